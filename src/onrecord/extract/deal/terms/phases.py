"""Which phase of a proposal a clause is of: "in the first phase", "the second stage would bring"."""

import re

from onrecord.extract.page import Page

_ORDINALS = {
    w: str(n)
    for n, words in enumerate(
        ("first initial opening one 1", "second two 2", "third three 3", "fourth four 4", "fifth five 5"), 1
    )
    for w in words.split()
}
_CARDINALS = set("one two three four five 1 2 3 4 5".split())  # which stand behind a phase to number it
_OPENING = {"begin", "begins", "start", "starts", "open", "opens"}
_ELIDED = 3  # words of "and the third"
PHASE = re.compile(r"phase|stage|step")
"""What nouns for a phase begin with."""
_OPENS = 6  # words before the phase in its sentence
_LEADING = {"in", "during", "under", "within"}
_CARRIED = 3  # sentences from the one that names a phase to one that goes on telling it


class Phases:
    """Reads the phases of one page, where its text counts them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def of(self, word: int, known: int = 0) -> str | None:
        """Return the number of the phase that a clause, by one of its words, belongs to; none that was opened before the
        sentence of the word by which its proposal is `known` first.
        """
        own = self._listed(word) or self._own(word)
        return own or (self._carried(word, self._tree.sentence_of(known)) if self._page.has_phases else None)

    def _own(self, clause: int) -> str | None:
        tree = self._tree
        if (elided := self._elided(clause)) is not None:
            return elided
        while clause >= 0:
            clause = tree.clause_head(clause)
            opens = self._page.has_phases and tree.tag(clause) == "VERB" and tree.lower(clause) in _OPENING
            if opens and any(
                tree.lower(c) == "with" for o in tree.dependents(clause, "obl", "obj") for c in tree.children[o]
            ):
                return "1"  # "the three-stage plan begins with a ceasefire"
            if (found := self._in(sorted(tree.clause(clause)))) is not None:
                return found
            clause = tree.head(clause)
        return None

    def _listed(self, word: int) -> str | None:
        """Return the phase that opens the item of a list a word stands in: "(a) phase one, ...; (b) | phase two |, ..."."""
        tree = self._tree
        opening = tree.sentences[tree.sentence_of(word)].first
        first = next((w for w in range(word, opening, -1) if self._parts(w)), None)
        if first is None:
            return None
        opens = (w for w in range(first + 1, min(first + 1 + _OPENS, word)) if PHASE.match(tree.lower(w)))
        return next((found for w in opens if (found := self._in([w]))), None)

    def _parts(self, word: int) -> bool:
        """Say whether a mark parts items of a list: ";", or the bracket of "(b)"."""
        tree = self._tree
        lettered = word > 1 and tree.word(word) == ")" and tree.word(word - 2) == "(" and len(tree.word(word - 1)) == 1
        return tree.word(word) == ";" or lettered

    def _carried(self, word: int, least: int) -> str | None:
        """Return the phase that was opened last before a clause: "The first phase lasts six weeks. Hamas will | free"."""
        tree = self._tree
        here = tree.sentence_of(word)
        first = tree.sentences[max(here - _CARRIED, least)].first
        for other in range(word - 1, first - 1, -1):
            if PHASE.match(tree.lower(other)) and self._opens(other):
                return self._in([other])
        return None

    def _opens(self, word: int) -> bool:
        """Say whether what follows is told of a phase: it leads a sentence as "in" it or as its subject."""
        tree = self._tree
        led = tree.cases(word)
        sentence = tree.sentences[tree.sentence_of(word)]
        opening = word - sentence.first <= _OPENS
        return opening and (bool(led & _LEADING) or (not led and tree.relation(word) in {"nsubj", "root"}))

    def _elided(self, head: int) -> str | None:
        """Return the phase told right before a term without its verb: "the second provides for A, and the third | for B"."""
        tree = self._tree
        first = min(tree.below(head))
        if not self._page.has_phases or first < _ELIDED or tree.lower(first - 1) not in _ORDINALS:
            return None
        return (
            _ORDINALS[tree.lower(first - 1)]
            if tree.lower(first - 3) in {"and", "in"} and tree.lower(first - 2) == "the"
            else None
        )

    def _in(self, words: list[int]) -> str | None:
        """Return the number of a phase that one of these words names."""
        tree = self._tree
        for word in words:
            if PHASE.match(tree.lower(word)) and tree.tag(word) in {"NOUN", "PROPN"}:
                near = [*range(max(word - 3, 0), word), *range(word + 1, min(word + 2, len(tree.words)))]
                for other in sorted(near, key=lambda w: abs(w - word)):
                    counted = other < word and tree.lower(other) in _CARDINALS  # "in three stages"
                    composed = counted or (other + 1 < word and tree.lower(other + 1) == "-")  # "the three-stage plan"
                    if tree.lower(other) in _ORDINALS and not composed:
                        return _ORDINALS[tree.lower(other)]
        if self._page.has_phases:  # "in the first, ...", "the second would bring"
            counted = _ORDINALS.keys() - _CARDINALS  # "the two" are two sides
            alone = [w for w in words if tree.lower(w) in counted and w and tree.lower(w - 1) == "the"]
            alone = [w for w in alone if self._page.ahead(w) in {",", ":"} or tree.relation(w) in {"nsubj", "obl"}]
            return _ORDINALS[tree.lower(alone[0])] if alone else None
        return None
