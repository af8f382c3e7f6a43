"""How the phrases of parties are read: who is joined, told between commas, and by what name."""

import re
from functools import cached_property

from onrecord.annotate.annotations import Entity
from onrecord.annotate.names import bare, role_nouns
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.words import nouns

_TITLES = {"mr", "ms", "mrs", "dr", "madam", "sir"}
_OWN = re.compile(r"^(?:his|her|its|their) ")


class PartyPhrases(Phrases):
    """Reads the phrases that name parties."""

    def listed(self, word: int) -> list[int]:
        """Return the persons told between commas behind several: "the foreign ministers, A and B, met"."""
        tree, page = self.tree, self.page
        stop = self.sentence_words(word).stop
        if tree.tag(word) != "NOUN" or not tree.lower(word).endswith("s"):
            return []
        comma = next((w for w in range(word + 1, min(word + 9, stop)) if tree.lower(w) == ","), None)
        if comma is None or any(tree.tag(w) in {"VERB", "AUX"} for w in range(word + 1, comma)):
            return []
        found: list[int] = []
        at = comma + 1
        while at < stop:
            entity = page.entity_at.get(at)
            if entity and entity.label == "PERSON":
                found.append(at)
                at = tree.range(entity.start, entity.end).stop
            elif tree.lower(at) in {"and", ","} and found:
                at += 1
            else:
                break
        return found if len(found) > 1 else []

    def joined(self, word: int) -> list[int]:
        """Return a phrase's head and those joined to it, also where the parser takes "and Y" to tell who X is."""
        tree = self.tree
        behind = [
            c
            for c in tree.dependents(word, "appos")
            if any(tree.lower(w) == "and" for w in tree.dependents(c, "cc")) or self._follows_and(c)
        ]
        listed = [
            w
            for c in tree.dependents(word, "appos")
            if c in self.page.entity_at
            and word in self.page.entity_at
            and tree.dependents(c, "conj")
            and c not in behind
            for w in (c, *tree.dependents(c, "conj"))
        ]  # "the UN, | the EU and the OSCE"
        return [
            word,
            *(
                c
                for c in tree.dependents(word, "conj")
                if c > word and tree.tag(c) in {"NOUN", "PROPN", "PRON", "ADJ", "X"}
            ),
            *behind,
            *listed,
            *self.page.beside_owner(word),
            *(c for c in tree.dependents(word, "nmod") if c > word and self._titled(c)),
        ]

    def _titled(self, word: int) -> bool:
        """Say whether an office joined by "and" is read as told of the one before: "A and Turkish leader | B"."""
        return self.tree.syntax.relations[word] == "nmod:desc" and bool(self.tree.dependents(word, "cc"))

    def _follows_and(self, word: int) -> bool:
        first = min(w for w in self.tree.below(word))
        return self.tree.lower(first) == "and" or (first > 0 and self.tree.lower(first - 1) == "and")

    def titled(self, word: int) -> int | None:
        """Return the name right behind an office: "the secretary of state | Jane Doe"."""
        at, stop = word + 1, min(word + 4, self.sentence_words(word).stop)
        while at < stop and self.tree.lower(word) in role_nouns():
            entity = self.page.entity_at.get(at)
            if entity is not None and entity.label == "PERSON":
                return at
            if self.tree.lower(at) not in {"of", "for"} and self.tree.tag(at) not in {"NOUN", "PROPN"}:
                return None
            at += 1
        return None

    def apposed(self, word: int) -> int | None:
        """Return the name told between commas behind a description, wherever the parser hangs it.

        "The speaker of the house in X, | Aguila Saleh, met", "his counterpart from Y, | Nouri Abusahmain,".
        """
        tree, page = self.tree, self.page
        if tree.tag(word) not in {"NOUN", "PROPN"} or word in page.entity_at or tree.lower(word).endswith("s"):
            return None
        stop = self.sentence_words(word).stop
        for w in range(word + 1, min(word + 10, stop - 1)):
            if tree.lower(w) == ",":
                first = w + 2 if tree.lower(w + 1).rstrip(".") in _TITLES else w + 1
                entity = page.entity_at.get(first)
                if entity is None or entity.label != "PERSON":
                    return None
                last = tree.range(entity.start, entity.end).stop
                closed = last >= stop or tree.lower(last) in {",", ".", ";", ")"}
                return first if closed else None
            if tree.tag(w) in {"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT", "PRON"} and tree.lower(w) != "-":
                return None
        return None

    def name(self, word: int) -> str:
        """Return the name of a party: a country for its people alone ("the Russians"), else as the page names it."""
        name = _OWN.sub("", self.page.name_of(word).removeprefix("and "))
        if self.tree.lower(word) in nouns("collectives") and self._is_name_of_person(name):
            name = self.page.phrase(word)  # a chain that runs wrong
        if word not in self.page.entity_at and " and " in name:  # "the X government and the authorities of | Y"
            name = bare(self.page.text[self._first(word) : self.tree.words[word].end])
        if name[:2] in {"'s", "’s"}:  # a phrase that runs into the one before
            own = [c for c in self.tree.dependents(word, "amod", "compound", "nmod") if c < word]
            name = bare(self.page.text[self.tree.words[min(own, default=word)].start : self.tree.words[word].end])
        behind = word + 2 if self.page.ahead(word, 2) in {"the", "a"} else word + 1
        if self._loose_of(word) and (entity := self.page.entity_at.get(behind + 1)) and entity.end > 0:
            name = (
                f"{name} of {self.page.text[self.tree.words[word + 1].end : entity.end].removeprefix(' the').strip()}"
            )
        return self.page.country(name)

    def _is_name_of_person(self, name: str) -> bool:
        return any(e.actor == name for e in self.people)

    def _first(self, word: int) -> int:
        """Return where the phrase of a noun begins, by what stands before it."""
        before = [c for c in self.tree.dependents(word, "amod", "compound", "nmod", "nummod") if c < word]
        return self.tree.words[min((w for c in before for w in self.tree.below(c) if w < word), default=word)].start

    def _loose_of(self, word: int) -> bool:
        """Say whether the "of" behind a joined noun hangs on the one it is joined to: "A and the authorities of | B"."""
        tree = self.tree
        if tree.relation(word) != "conj" or self.page.ahead(word) != "of" or word in self.page.entity_at:
            return False
        return not any(tree.lower(m) == "of" for c in tree.children[word] for m in tree.dependents(c, "case"))

    @cached_property
    def people(self) -> list[Entity]:
        """The persons named in the article."""
        return [e for e in self.page.annotations.entities if e.label == "PERSON"]
