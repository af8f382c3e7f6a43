"""Who takes part in talks and who mediates: phrases as parties, "the two sides" as those told before."""

import re
from collections.abc import Iterable, Iterator

from onrecord.annotate.annotations import Entity
from onrecord.annotate.names import bare, role_nouns
from onrecord.annotate.roles import role_of
from onrecord.extract.deal.rounds.meeting import Party, alike
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.vocabularies.load import load

_LINKS = {"and", ",", "-", "–", "/", "&"}
_NAMES = {"NORP", "LOCATION", "ORGANIZATION"}
_REACH = 14  # words between "between" and the "and" that ends its first side
_WITH = frozenset({"with", "between", "involving", "including", "among"})


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
        if lower in {"they", "both", "them"} and tree.tag(word) in {"PRON", "DET"}:
            return True
        around = {tree.lower(c) for c in tree.dependents(word, "det", "nummod", "amod")}
        counted = bool(around & {"two", "three", "four", "five", "six", "both"})
        counted = counted and bool(around & {"the", "both", "these"})
        named = any(
            (c in self.page.entity_at and not (counted and self.page.entity_at[c].label == "NORP"))
            or tree.relation(c) == "acl"
            for c in tree.children[word]
        )
        both = around & {"the", "both", "two", "three", "these"} or counted or not around
        return bool(both) and not named and (lower in nouns("together") or (lower in nouns("persons") and counted))

    def _meant(self, word: int) -> Iterator[Party]:
        page, tree = self.page, self.tree
        for joined in self.joined(word):
            if self.anaphoric(joined):
                continue
            if tree.lower(joined) == "it" and self._names_person(joined):
                continue  # a chain that runs wrong
            if tree.lower(joined) in {"he", "she"} and not self._can_talk(joined):
                yield from self._one_before(joined)
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
        return [
            word,
            *(c for c in tree.dependents(word, "conj") if tree.tag(c) in {"NOUN", "PROPN", "PRON", "ADJ", "X"}),
            *behind,
        ]

    def _follows_and(self, word: int) -> bool:
        first = min(w for w in self.tree.below(word))
        return self.tree.lower(first) == "and" or (first > 0 and self.tree.lower(first - 1) == "and")

    def name(self, word: int) -> str:
        """Return the name of a party: a country for its people alone ("the Russians"), else as the page names it."""
        return self.page.country(self.page.name_of(word).removeprefix("and "))

    def _whose(self, word: int) -> list[int]:
        """Return those who sent the ones a phrase means: "envoys of X", "its counterparts from Y", "the leaders of Z"."""
        tree, page = self.tree, self.page
        if tree.tag(word) == "PROPN" and word in page.entity_at:
            return []
        lower = tree.lower(word)
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
        below = list(self.under([word], frozenset({"of", "from", "for"})))
        named = [c for c in below if any(w in self.page.entity_at for w in self.tree.below(c))]
        deeper = [
            d
            for c in below
            if c not in self.page.entity_at
            for d in self.under([c], frozenset({"of"}))
            if d in self.page.entity_at
        ]
        return deeper if deeper and not any(c in self.page.entity_at for c in below) else named or below

    def _saying_above(self, word: int) -> int:
        """Return the verb whose content the clause of a word is, -1 where there is none."""
        tree = self.tree
        at = tree.clause_head(word)
        return tree.head(at) if tree.relation(at) == "ccomp" else -1

    def _names_person(self, word: int) -> bool:
        name = self.page.name_of(word)
        return any(e.actor == name and e.label == "PERSON" for e in self.page.annotations.entities)

    def _one_before(self, word: int) -> list[Party]:
        """Return whom "he" means: the one who says so, else the person told last before."""
        above = self._saying_above(word)
        speaking = [s for s in self.subjects(above) if s < word] if above >= 0 else []
        said = [p for p in self.parties(speaking) if p.name.lower() not in {"he", "she"}]
        return said[:1] or self.persons_before(word)[-1:]

    def _split(self, word: int) -> Iterator[Party]:
        """Yield the parties of a noun with several names before it: "Ukrainian and Russian negotiators"."""
        page, tree = self.page, self.tree
        if tree.tag(word) != "NOUN" or not tree.lower(word).endswith("s") or word in page.entity_at:
            return
        at = word - 1
        names: list[tuple[Entity, range]] = []
        while at >= 0 and at > word - 12:
            entity = page.entity_at.get(at)
            if entity and entity.label in _NAMES:
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
            or tree.lower(word) not in nouns("persons") | nouns("sent") | nouns("together")
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
        if tree.tag(word) == "PRON" and page.name_of(word).lower() in load("deal")["people"]["pronouns"].split():
            return False
        lower = tree.lower(word)
        return page.is_actor(word) or lower in nouns("persons") | nouns("sent") | nouns("bodies")

    def between(self, word: int) -> list[int]:
        """Return the heads of "between A and B" behind a word in its sentence, however they hang in the tree."""
        tree = self.tree
        sentence = self.sentence_words(word)
        start = next((w for w in range(word + 1, min(word + 12, sentence.stop)) if tree.lower(w) == "between"), None)
        if start is None or any(
            tree.tag(w) == "VERB" and tree.lower(w) not in verbs("mediating") | verbs("planning") | {"involving"}
            for w in range(word + 1, start)
        ):
            return []
        found: list[int] = []
        at = start + 1
        for w in range(start + 1, min(start + _REACH, sentence.stop)):
            if tree.lower(w) == "and":
                found.append(self._last_head(at, w))
                found.append(self._outer(w + 1, sentence.stop))
                break
            if tree.lower(w) == ",":
                found.append(self._last_head(at, w))
                at = w + 1
        return [w for w in found if w >= 0]

    def _last_head(self, first: int, stop: int) -> int:
        return self.tree.top(range(first, stop)) if stop > first else -1  # type: ignore[return-value]

    def _outer(self, first: int, stop: int) -> int:
        """Return the head of the phrase that begins at a word: the highest noun whose phrase begins there."""
        tree = self.tree
        at = first
        while tree.head(at) > at and tree.head(at) < stop and tree.tag(tree.head(at)) in {"NOUN", "PROPN"}:
            at = tree.head(at)
        return at

    def hyphened(self, word: int) -> list[int]:
        """Return the names of "A-B talks" right before a word."""
        tree, page = self.tree, self.page
        at = word - 1
        while at >= 0 and at not in page.entity_at and tree.tag(at) in {"ADJ", "NOUN"} and at > word - 4:
            at -= 1
        found: list[int] = []
        while at >= 0 and (entity := page.entity_at.get(at)) and entity.label in _NAMES | {"PERSON"}:
            found.insert(0, at)
            first = tree.range(entity.start, entity.end).start
            if first < 2 or tree.lower(first - 1) not in {"-", "–", "/"}:
                break
            at = first - 2
        return found if len(found) > 1 else []

    def mediators(self, word: int, verb: int | None) -> list[Party]:
        """Return who mediates: "brokered by X", "X hosted the talks", "X-mediated", "under the auspices of X"."""
        heads = [
            *self._participles(word, verb),
            *self._active(word, verb),
            *self._compounded(word),
            *self._auspices(word),
        ]
        return self.parties(dict.fromkeys(heads))

    def _participles(self, word: int, verb: int | None) -> Iterator[int]:
        tree = self.tree
        tops = {word, self.top(word), *([] if verb is None else [verb])}
        words = self.sentence_words(word)
        for w in range(word + 1, min(word + 8, words.stop - 2)):  # wherever the parser hangs "brokered by"
            if tree.lower(w) in verbs("mediating") | verbs("leading") and tree.lower(w + 1) == "by":
                yield self._outer(w + 3 if tree.tag(w + 2) == "DET" else w + 2, words.stop)
            if tree.lower(w) in {",", ";"}:
                break
        for clause in (c for t in tops for c in tree.dependents(t, "acl", "advcl", "amod", "parataxis", "conj")):
            if tree.lower(clause) in verbs("mediating") | verbs("leading"):
                yield from self.under([clause], frozenset({"by"}))
                if tree.lower(clause).endswith("ing") or clause in self._relative(clause):
                    yield from (s for s in tree.dependents(clause, "nsubj") if tree.tag(s) != "PRON")
        if verb is not None and tree.lower(verb) in verbs("mediating") | verbs("leading"):
            yield from self.under([verb], frozenset({"by"}))

    def _relative(self, clause: int) -> set[int]:
        return {clause} if any(self.tree.lower(c) in {"which", "that"} for c in self.tree.children[clause]) else set()

    def _active(self, word: int, verb: int | None) -> Iterator[int]:
        tree = self.tree
        if verb is None or tree.lower(verb) not in verbs("mediating"):
            return
        object_ = tree.relation(self.top(word)) in {"obj", "obl"} and tree.head(self.top(word)) == verb
        if object_ or tree.relation(word) == "obj":
            yield from (s for s in self.subjects(verb) if s != word and tree.syntax.relations[s] != "nsubj:pass")

    def _compounded(self, word: int) -> Iterator[int]:
        """X-brokered talks."""
        tree = self.tree
        for c in range(max(word - 6, 0), word - 1):
            if tree.lower(c + 1) in {"-", "–"} and self.page.ahead(c, 2) in verbs("mediating") | verbs("leading"):
                yield c

    def _auspices(self, word: int) -> Iterator[int]:
        """Under the auspices of X and Y; under X's mediation; with X mediating."""
        tree = self.tree
        for at in self.sentence_words(word):
            if tree.lower(at) in nouns("auspices") and tree.tag(at) == "NOUN":
                yield from self.under([at], frozenset({"of", "by"}))
                yield from (
                    c for c in tree.dependents(at, "nmod", "compound", "amod") if c < at and c in self.page.entity_at
                )

    def sides(self, word: int, verb: int | None) -> list[int]:
        """Return the heads of the phrases under talks or their verb that tell with or between whom."""
        tree = self.tree
        tops = list(dict.fromkeys([word, self.top(word), *([] if verb is None else [verb])]))
        heads = [*self.between(word), *self.hyphened(word), *self.under(tops, _WITH)]
        heads += list(self.under([w for w in tops if w != verb], frozenset({"of", "by"})))
        for clause in (c for top in tops for c in tree.children[top]):
            if tree.lower(clause) in nouns("gathering"):
                heads += [c for c in tree.dependents(clause, "obj", "obl") if not self.cases(c) & {"in", "at", "on"}]
        owners = [
            c
            for top in tops
            if top != verb
            for c in tree.dependents(top, "nmod", "compound")
            if c < top and not self.cases(c)
        ]
        heads += [c for c in owners if tree.syntax.relations[c] == "nmod:poss" and tree.tag(c) != "PRON"]
        return [h for h in dict.fromkeys(heads) if tree.lower(h) not in nouns("nouns") and tree.tag(h) not in {"VERB"}]

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

    def negotiating(self) -> list[Party]:
        """Return those whose negotiators the article tells of anywhere: "X and Y negotiators", "Z's delegates"."""
        tree = self.tree
        words = [w for w in range(len(tree.words)) if tree.lower(w) in nouns("negotiating") and tree.tag(w) == "NOUN"]
        own = [w for w in words if any(c in self.page.entity_at for c in tree.below(w))]
        return [p for p in self.parties(own) if p.name.lower() not in nouns("negotiating")]

    def office_holders(self) -> list[Party]:
        """Return the persons and bodies that the article calls mediators: "facilitator X", "UN envoy X"."""
        page = self.page
        found: list[Party] = []
        for entity in page.annotations.entities:
            words = self.tree.range(entity.start, entity.end)
            if entity.label == "PERSON" and entity.actor and words:
                around = f" {self.role(entity.actor, words)} ".lower()
                if any(re.search(office, around) for office in load("deal")["rounds"]["offices"]) and not any(
                    alike(entity.actor, f.name) for f in found
                ):
                    found.append(Party(entity.actor, words.start))
        return [*found, *(p for p in self._called_mediators() if not any(alike(p.name, f.name) for f in found))]

    def _called_mediators(self) -> list[Party]:
        """Return the bodies called mediators, and those who are to mediate: "Qatari mediators", "X is to mediate"."""
        tree = self.tree
        heads: list[int] = []
        for word in range(len(tree.words)):
            lower = tree.lower(word)
            if lower in nouns("mediators") and tree.tag(word) == "NOUN":
                named = any(c in self.page.entity_at for c in tree.below(word) if c != word)
                person = any(
                    self.page.entity_at[c].label == "PERSON" for c in tree.below(word) if c in self.page.entity_at
                )
                heads += [word] if named and not person else []
            elif lower in {"mediate", "mediated", "mediates", "mediating"} and tree.tag(word) == "VERB":
                heads += [
                    s
                    for s in self.subjects(word)
                    if tree.syntax.relations[s] != "nsubj:pass" and tree.lower(s) not in nouns("nouns")
                ]
        return self.parties(heads)

    def role(self, name: str, words: range) -> str:
        """Return the office of a person as the article tells it, "" where it does not."""
        said = next((a.role for a in self.page.annotations.attributions if a.speaker == name and a.role), None)
        return said or role_of(self.tree, words) or self._beside(words)

    def _beside(self, words: range) -> str:
        """Return the description in apposition to a name: "X, the acting UN envoy who", "the UN's envoy for Y, X"."""
        tree = self.tree
        head = tree.top(words)
        if head is None:
            return ""
        nouns_beside = [c for c in tree.dependents(head, "appos") if tree.tag(c) == "NOUN"]
        if tree.relation(head) == "appos" and tree.tag(tree.head(head)) == "NOUN":
            nouns_beside.append(tree.head(head))
        return next((self.page.phrase(n) for n in nouns_beside if tree.lower(n) in role_nouns()), "")
