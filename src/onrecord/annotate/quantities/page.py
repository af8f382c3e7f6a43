"""The words of one text, as the reading of numbers needs them."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.annotate.annotations import TimeExpression
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_OPEN = {"ADJ", "NOUN", "PROPN"}
_CLOSED = {"were", "was", "are", "is", "have", "has", "had", "in", "on", "and", "at", "to", "by", "or"}


class Page:
    """Words in lower case, the tree where there is one, and which words belong to dates."""

    def __init__(self, text: str, words: Sequence[Span], tree: Tree | None, times: Sequence[TimeExpression]) -> None:
        self.text = text
        self.words = words
        self.lower = [text[w.start : w.end].lower() for w in words]
        self.tree = tree
        dates = [t for t in times if t.type in {"DATE", "TIME", "SET"}]
        starts = [w.start for w in words]
        self.dated = {i for t in dates for i in range(bisect_left(starts, t.start), bisect_left(starts, t.end))}

    def word(self, at: int) -> str:
        """Return the word as it is written."""
        return self.text[self.words[at].start : self.words[at].end]

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def glued(self, at: int) -> bool:
        """Say whether nothing stands between a word and the one before it."""
        return at > 0 and self.words[at - 1].end == self.words[at].start

    def phrase(self, at: int, length: int) -> str:
        """Return `length` words in lower case, single spaces between them."""
        return " ".join(self.lower[at : at + length])

    def nominal(self, at: int) -> bool:
        """Say whether a word may belong to the noun phrase that a number counts."""
        if at in self.dated:
            return False
        if not self.tree:
            return self.lower[at].isalpha() and self.lower[at] not in _CLOSED
        if self.tree.tag(at) in _OPEN:
            return True
        return self.tree.tag(at) == "VERB" and self.tree.relation(at) == "amod" and self.tree.head(at) > at

    def noun_behind(self, last: int, stop: int) -> bool:
        """Say whether a noun phrase goes on behind a number; True too where there is no tree to tell."""
        return last < stop and (self.tree is None or self.nominal(last))
