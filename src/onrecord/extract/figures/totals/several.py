"""Which tolls are of one of several incidents or places, and so not the article's."""

from collections.abc import Sequence

from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.totals.records import Stated, count_of
from onrecord.records import Figure
from onrecord.records.span import Span


def is_of_one_place(tree: Tree, stated: Stated, others: Sequence[Stated]) -> bool:
    """Say whether a toll is one of several told side by side: "253 died in Gao. Another bomb killed ten in Kidal".

    So is one for each of some: "two died in each of the raids".
    """
    here = tree.sentence(stated.span.start)
    told = tree.sentences[here]
    if any(tree.lower(i) in {"each", "apiece"} for i in range(told.first, told.last)):
        return True
    beside = [o for o in others if o is not stated and _counts_others(stated.figure, o.figure)]
    return any(_is_joined(tree, stated.span, o.span) for o in beside)


def _counts_others(one: Figure, other: Figure) -> bool:
    """Say whether two figures are of one measure and of places that differ."""
    same = one.measure == other.measure and not other.part_of and not other.recalled and other.unit == one.unit
    return same and bool(one.place and other.place) and one.place != other.place and count_of(one) != count_of(other)


def _is_joined(tree: Tree, one: Span, other: Span) -> bool:
    """Say whether one clause tells of two tolls, or a next sentence of another attack."""
    first, last = sorted((one, other), key=lambda s: s.start)
    between = tree.range(first.start, last.start)
    apart = tree.sentence(last.start) - tree.sentence(first.start)
    if apart == 0:
        return sum(tree.tag(i) == "VERB" for i in between) < 2
    opening = range(tree.sentences[tree.sentence(last.start)].first, between.stop)
    return apart == 1 and any(tree.lower(i) in figure_words("besides") for i in opening)
