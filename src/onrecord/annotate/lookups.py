"""What of an article's annotations stands where, found without going through all of them: a report has thousands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from onrecord.annotate.annotations import Annotations, Attribution
from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span


class _Spanning(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Spanning)
_Told = TypeVar("_Told")
_START = attrgetter("start")


def starting(found: Sequence[_Found], start: int, end: int) -> Sequence[_Found]:
    """Return those that begin inside [start, end), of entities, times, quantities or others in text order."""
    return found[bisect_left(found, start, key=_START) : bisect_left(found, end, key=_START)]


def holding(found: Sequence[_Found], position: int) -> _Found | None:
    """Return the one that covers a code point, of some in text order that do not overlap."""
    at = bisect_right(found, position, key=_START) - 1
    return found[at] if at >= 0 and position < found[at].end else None


def touching(found: Sequence[_Found], start: int, end: int) -> Sequence[_Found]:
    """Return those that share a code point with [start, end), of some in text order that do not overlap."""
    around = holding(found, start)
    return [*([around] if around else []), *starting(found, start + 1, end)]


class Taken:
    """Spans that are taken, by the sentences that they touch."""

    def __init__(self, tree: Tree, spans: Iterable[Span]) -> None:
        self._tree = tree
        self._here = by_sentence(tree, ((s, s) for s in spans))

    def meets(self, span: Span) -> bool:
        """Say whether one of them shares a code point with a span."""
        first, last = self._tree.sentence(span.start), self._tree.sentence(span.end - 1)
        return any(s.overlaps(span) for n in range(first, last + 1) for s in self._here.get(n, ()))


@once
def spoken_in(annotations: Annotations, tree: Tree) -> dict[int, list[Span]]:
    """Return the spans of sources and cues by the number of each sentence that they stand in."""
    return by_sentence(tree, ((s, s) for a in annotations.attributions for s in (*a.source, *a.cue)))


@once
def sources_in(annotations: Annotations, tree: Tree) -> dict[int, list[Span]]:
    """Return the spans of sources by the number of each sentence that they stand in."""
    return by_sentence(tree, ((s, s) for a in annotations.attributions for s in a.source))


@once
def cues_in(annotations: Annotations, tree: Tree) -> dict[int, list[Span]]:
    """Return the spans of cues by the number of each sentence that they stand in."""
    return by_sentence(tree, ((s, s) for a in annotations.attributions for s in a.cue))


@once
def said_in(annotations: Annotations, tree: Tree) -> dict[int, list[Attribution]]:
    """Return the attributions by the number of each sentence that their content stands in, in their order."""
    return by_sentence(tree, ((s, a) for a in annotations.attributions for s in a.content))


@once
def told_in(annotations: Annotations, tree: Tree) -> dict[int, list[Attribution]]:
    """Return the attributions by the number of each sentence that their content or cue stands in, in their order."""
    return by_sentence(tree, ((s, a) for a in annotations.attributions for s in (*a.content, *a.cue)))


def by_sentence(tree: Tree, told: Iterable[tuple[_Spanning, _Told]]) -> dict[int, list[_Told]]:
    """Return what is told by the numbers of the sentences that its spans touch, each once where its spans are in a row."""
    found: dict[int, list[_Told]] = {}
    for span, one in told:
        for number in range(tree.sentence(span.start), tree.sentence(span.end - 1) + 1):
            here = found.setdefault(number, [])
            if not here or here[-1] is not one:
                here.append(one)
    return found
