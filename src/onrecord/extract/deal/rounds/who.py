"""Who takes part in talks and who mediates: phrases as parties, "the two sides" as those told before."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from onrecord.annotate.annotations import Entity
from onrecord.annotate.names import bare, role_nouns
from onrecord.extract.deal.rounds.meeting import Party
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.words import nouns
from onrecord.vocabularies.load import load

_DATELINE = re.compile(r"[^a-z\n]{3,60}?\s?(\([^)\n]*\)\s?)?[—–:-]+\s")
_OWN = re.compile(r"^(?:his|her|its|their) ")
_LINKS = {"and", ",", "-", "–", "/", "&"}
NAMES = {"NORP", "LOCATION", "ORGANIZATION"}


class Who(Phrases):
    """Finds the parties of talks."""

    def parties(self, words: Iterable[int]) -> list[Party]:
        """Return those that phrases mean, each once, in the order of the words."""
        found: list[Party] = []
        for word in words:
            for party in self._meant(word):
                if not any(party.name == known.name for known in found):
                    found.append(party)
        return found

    def anaphoric(self, word: int) -> bool:
        """Say whether a phrase means the parties told before together: "they", "the two sides", "both men"."""
        tree = self.tree
        lower = tree.lower(word)
        if lower in {"they", "both", "them", "neither", "either"} and tree.tag(word) in {"PRON", "DET"}:
            return True
        around = {tree.lower(c) for c in tree.dependents(word, "det", "nummod", "amod")}
        counted = bool(around & {"two", "three", "four", "five", "six", "both"})
        counted = counted and bool(around & {"the", "both", "these"})
        named = any(
            (c in self.page.entity_at and not (counted and self.page.entity_at[c].label == "NORP"))
            or tree.relation(c) == "acl"
            or (tree.syntax.relations[c] == "nmod:poss" and any(w in self.page.entity_at for w in tree.below(c)))
            for c in tree.children[word]
        )
        both = around & {"the", "both", "two", "three", "these"} or counted or not around
        return bool(both) and not named and (lower in nouns("together") or (lower in nouns("persons") and counted))

    def _listed(self, word: int) -> list[int]:
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

    def _sends(self, word: int) -> bool:
        """Say whether a name is of those whom somebody comes from: "the commanders of X and of the | Resistance"."""
        tree, at = self.tree, word
        while tree.relation(at) == "conj" and tree.head(at) >= 0:
            at = tree.head(at)
        sent = nouns("sent") | nouns("heading") | nouns("persons")
        return bool(self.cases(at) & {"of", "from"}) and tree.head(at) >= 0 and tree.lower(tree.head(at)) in sent

    def in_dateline(self, word: int) -> bool:
        """Say whether a word stands in the dateline: "KHARTOUM/NAIROBI - "."""
        line = _DATELINE.match(self.page.text)
        return line is not None and self.tree.words[word].end <= line.end()

    def _meant(self, word: int) -> Iterator[Party]:
        page, tree = self.page, self.tree
        if listed := self._listed(word):
            yield from self.parties(listed)
            return
        for joined in self.joined(word):
            if self.in_dateline(joined):
                continue
            if self.anaphoric(joined):
                continue
            if tree.lower(joined) == "it" and self._person(joined):
                continue  # a chain that runs wrong
            if tree.lower(joined) in {"he", "she"} and not self._can_talk(joined):
                yield from self._one_before(joined)
                continue
            owned = any(tree.tag(c) == "PRON" for c in tree.dependents(joined, "nmod"))  # "his opposite number, X"
            person = self.apposed(joined) if owned or self._can_talk(joined) else None
            if person is not None:
                yield Party(self.name(person), person)
                continue
            named = [c for c in tree.dependents(joined, "appos", "flat") if c in page.entity_at and c > joined]
            if tree.lower(joined) in nouns("mediators") and tree.lower(joined).endswith("s") and named:
                yield from self.parties(named)  # "mediators Egypt and Qatar"
                continue
            whose = self._whose(joined)
            if whose:
                for each in whose:
                    yield from self._meant(each)
                continue
            split = list(self._split(joined))
            if split:
                yield from split
            elif self._can_talk(joined):
                yield Party(self.name(joined), joined)

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
        ]

    def _follows_and(self, word: int) -> bool:
        first = min(w for w in self.tree.below(word))
        return self.tree.lower(first) == "and" or (first > 0 and self.tree.lower(first - 1) == "and")

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
                entity = page.entity_at.get(w + 1)
                if entity is None or entity.label != "PERSON":
                    return None
                last = tree.range(entity.start, entity.end).stop
                closed = last >= stop or tree.lower(last) in {",", ".", ";", ")"}
                return w + 1 if closed else None
            if tree.tag(w) in {"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT", "PRON"} and tree.lower(w) != "-":
                return None
        return None

    def name(self, word: int) -> str:
        """Return the name of a party: a country for its people alone ("the Russians"), else as the page names it."""
        name = _OWN.sub("", self.page.name_of(word).removeprefix("and "))
        if word not in self.page.entity_at and " and " in name:  # "the X government and the authorities of | Y"
            name = bare(self.page.text[self._first(word) : self.tree.words[word].end])
        behind = word + 2 if self.page.ahead(word, 2) in {"the", "a"} else word + 1
        if self._loose_of(word) and (entity := self.page.entity_at.get(behind + 1)) and entity.end > 0:
            name = (
                f"{name} of {self.page.text[self.tree.words[word + 1].end : entity.end].removeprefix(' the').strip()}"
            )
        return self.page.country(name)

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

    def _whose(self, word: int) -> list[int]:
        """Return those who sent the ones a phrase means: "envoys of X", "its counterparts from Y", "the leaders of Z"."""
        tree, page = self.tree, self.page
        if tree.tag(word) == "PROPN" and word in page.entity_at:
            return []
        lower = tree.lower(word)
        if lower == "those":
            return self._named_below(word)
        if (
            lower in nouns("sent")
            and not lower.startswith("counterpart")
            and not self._named_below(word)
            and any(tree.lower(c) in {"their", "its"} for c in tree.dependents(word, "nmod"))
        ):
            above = self.subjects(self._saying_above(word)) if self._saying_above(word) >= 0 else []
            return [s for s in above if s != word and tree.tag(s) != "PRON"]
        sent = lower in nouns("sent") or (lower in nouns("heading") | role_nouns() and lower.endswith("s"))
        return [c for c in self._named_below(word) if self._can_talk(c)] if sent else []

    def _named_below(self, word: int) -> list[int]:
        """Return whose they are: "of X", "from Y", also one phrase deeper ("heads of operations of X")."""
        below = [c for c in self.under([word], frozenset({"of", "from", "for"})) if c > word]
        named = [c for c in below if any(w in self.page.entity_at for w in self.tree.below(c))]
        deeper = [
            d
            for c in below
            if c not in self.page.entity_at
            for d in self.under([c], frozenset({"of"}))
            if d in self.page.entity_at
        ]
        found = deeper if deeper and not any(c in self.page.entity_at for c in below) else named or below
        return [*found, *(self._repeated(found[-1], word) if found else [])]

    def _repeated(self, last: int, word: int) -> list[int]:
        """Return who is told by a repeated preposition the parser hangs elsewhere: "envoys of A and of | B"."""
        tree = self.tree
        stop = self.sentence_words(word).stop
        if (
            last < word
            or last + 3 >= stop
            or tree.lower(last + 1) != "and"
            or tree.lower(last + 2) not in {"of", "from"}
        ):
            return []
        first = last + 4 if tree.tag(last + 3) == "DET" else last + 3
        if tree.head(first) == last:
            return []
        return [w for w in range(first, min(first + 4, stop)) if tree.tag(w) in {"NOUN", "PROPN"}][:1]

    def _saying_above(self, word: int) -> int:
        """Return the verb whose content the clause of a word is, -1 where there is none."""
        tree = self.tree
        at = tree.clause_head(word)
        return tree.head(at) if tree.relation(at) == "ccomp" else -1

    def _person(self, word: int) -> bool:
        name = self.page.name_of(word)
        return any(e.actor == name and e.label == "PERSON" for e in self.page.annotations.entities)

    def _one_before(self, word: int) -> list[Party]:
        """Return whom "he" means: the one who says so, else the person told last before."""
        above = self._saying_above(word)
        speaking = [s for s in self.subjects(above) if s < word] if above >= 0 else []
        said = [p for p in self.parties(speaking) if p.name.lower() not in {"he", "she"}]
        return said[:1] or self._subject_before(word) or self.persons_before(word)[-1:]

    def _subject_before(self, word: int) -> list[Party]:
        """Return the person who is the subject of the sentence before."""
        number = self.tree.sentence(self.tree.words[word].start)
        if not number:
            return []
        before = self.tree.sentences[number - 1]
        roots = [w for w in range(before.first, before.last) if self.tree.head(w) < 0 and self.tree.tag(w) == "VERB"]
        subjects = [s for r in roots for s in self.tree.dependents(r, "nsubj")]
        persons = [p for p in self.parties(subjects) if any(e.actor == p.name for e in self._people)]
        return persons[:1] if len(persons) == 1 else []

    @cached_property
    def _people(self) -> list[Entity]:
        return [e for e in self.page.annotations.entities if e.label == "PERSON"]

    def _split(self, word: int) -> Iterator[Party]:
        """Yield the parties of a noun with several names before it: "Ukrainian and Russian negotiators"."""
        page, tree = self.page, self.tree
        if tree.tag(word) != "NOUN" or not tree.lower(word).endswith("s") or word in page.entity_at:
            return
        at = word - 1
        names: list[tuple[Entity, range]] = []
        while at >= 0 and at > word - 12 and not self.in_dateline(at):
            entity = page.entity_at.get(at)
            if entity and entity.label in NAMES:
                words = tree.range(entity.start, entity.end)
                names.insert(0, (entity, words))
                at = words.start - 1
            elif tree.lower(at) in _LINKS or (
                tree.tag(at) in {"ADJ", "NOUN", "PROPN"} and not tree.dependents(at, "case")
            ):
                at -= 1
            else:
                break
        linked = [
            n
            for n, (_, w) in enumerate(names[:-1])
            if any(tree.lower(x) in _LINKS for x in range(w.stop, names[n + 1][1].start))
        ]
        if (
            len(names) < 2
            or len(linked) < len(names) - 1
            or not (tree.lower(word) in nouns("persons") | nouns("sent") | nouns("together") or page.is_actor(word))
        ):
            return
        last = names[-1][1].stop
        tail = self.page.text[tree.words[last].start : tree.words[word].end]
        for entity, words in names:
            yield Party(bare(f"{page.text[entity.start : entity.end]} {tail}"), words.start)

    def _can_talk(self, word: int) -> bool:
        page, tree = self.page, self.tree
        entity = page.entity_at.get(word)
        if entity and entity.label in {"LOCATION", "FACILITY"}:
            return not self.cases(word) & {"in", "at", "near", "to", "around", "on"}
        if entity is None and tree.tag(word) == "PROPN" and self._sends(word):
            return True
        if entity and entity.label == "MISC":
            return tree.relation(word) in {"conj", "nsubj"} and tree.tag(word) == "PROPN"
        if tree.tag(word) == "PRON" and page.name_of(word).lower() in load("deal")["people"]["pronouns"].split():
            return False
        lower = tree.lower(word)
        if lower in nouns("together") and any(w in page.entity_at for w in tree.below(word)):
            return True  # "the country's warring camps"
        return page.is_actor(word) or lower in nouns("persons") | nouns("sent") | nouns("bodies") | nouns("mediators")

    def persons_before(self, word: int) -> list[Party]:
        """Return the last two persons told before a word, in this sentence or the one before."""
        page, tree = self.page, self.tree
        sentences = page.annotations.sentences
        first = sentences[max(tree.sentence(tree.words[word].start) - 1, 0)].start
        named = [
            e
            for e in page.annotations.entities
            if e.label == "PERSON" and e.actor and first <= e.start < tree.words[word].start
        ]
        return self._latest(named)

    def _latest(self, named: list[Entity]) -> list[Party]:
        found: dict[str, int] = {}
        for entity in reversed(named):
            if entity.actor and len(found) < 2:
                found.setdefault(entity.actor, self.tree.range(entity.start, entity.end).start)
        return [Party(n, w) for n, w in reversed(found.items())]
