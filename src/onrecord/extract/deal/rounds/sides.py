"""Whom talks are told to be between: "talks between A and B", "A-B talks", "with C", the negotiators of D."""

from onrecord.extract.deal.rounds.meeting import Party
from onrecord.extract.deal.rounds.who import NAMES, Who
from onrecord.extract.deal.rounds.words import nouns, verbs

_REACH = 14  # words between "between" and the "and" that ends its first side
_WITH = frozenset({"with", "between", "involving", "including", "among"})


class Sides(Who):
    """Finds the phrases that tell who takes part."""

    def between(self, word: int) -> list[int]:
        """Return the heads of "between A and B" behind a word in its sentence, however they hang in the tree."""
        tree = self.tree
        sentence = self.sentence_words(word)
        start = next((w for w in range(word + 1, min(word + 12, sentence.stop)) if tree.lower(w) == "between"), None)
        if start is None or any(
            tree.tag(w) == "VERB"
            and tree.lower(w) not in verbs("mediating", "planning", "opening", "holding") | {"involving"}
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
        while at >= 0 and (entity := page.entity_at.get(at)) and entity.label in NAMES | {"PERSON"}:
            found.insert(0, at)
            first = tree.range(entity.start, entity.end).start
            if first < 2 or tree.lower(first - 1) not in {"-", "–", "/"}:
                break
            at = first - 2
        return found if len(found) > 1 else []

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

    def negotiating(self) -> list[Party]:
        """Return those whose negotiators the article tells of anywhere: "X and Y negotiators", "Z's delegates"; not who
        somebody named is: "N, a Z | negotiator".
        """
        tree = self.tree
        words = [w for w in tree.where(nouns("negotiating")) if tree.tag(w) == "NOUN"]
        own = [w for w in words if any(c in self.page.entity_at for c in tree.below(w)) and not self._tells_of(w)]
        return [p for p in self.parties(own) if p.name.lower() not in nouns("negotiating")]

    def _tells_of(self, word: int) -> bool:
        """Say whether a phrase only tells who the person named before it is."""
        entity = self.page.entity_at.get(self.tree.head(word))
        return self.tree.relation(word) == "appos" and entity is not None and entity.label == "PERSON"
