"""Where contents begin and end: words at the edges that the likeliest labels took in are left out again.

What would be left out (its syntax, its first and last words) and what that costs the labels' scores decide; the weights
of these signs were learned on PolNeAR (`python -m training.edges`). Taking in further words was tried without gain.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.quotations import quotation_of
from onrecord.annotate.labels import Floats
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_FARTHEST = 25  # words that an edge moves at most
_COST = 5.0  # log-probability: a move that costs the labels' scores more is not weighed
_HOPELESS = 10.0  # nor is looked behind one that costs this
_QUOTES = {'"', "“", "”", "``", "''", "«", "»", "„"}
_GOVERNED = {"obj", "ccomp", "xcomp"}
_BESIDE = {"as", "while"}
_BACK = {"would", "had", "could", "was", "were", "might", "should"}
COST = "cost"


@dataclass(frozen=True, slots=True)
class Place:
    """An edge of a run of content words: its beginning or its end, and the words of the cue it belongs to."""

    run: range
    begins: bool
    cue: Sequence[int]

    @property
    def at(self) -> int:
        """The word that the run begins at, or ends before."""
        return self.run.start if self.begins else self.run.stop

    def moved(self, to: int) -> range:
        """Return the run with this edge elsewhere."""
        return range(to, self.run.stop) if self.begins else range(self.run.start, to)


@dataclass(frozen=True, slots=True)
class Move:
    """Another place for an edge: what the labels' scores lose by it, and its signs, the first naming the edge."""

    to: int
    cost: float
    signs: tuple[str, ...]


class Edges:
    """The contents of one article with the labels' scores of its words."""

    def __init__(self, tree: Tree, scores: Floats, names: Sequence[str], follows: Floats) -> None:
        self._tree = tree
        outside, begun, inside = (names.index(n) for n in ("O", "B-CONTENT", "I-CONTENT"))
        stay = float(follows[outside, outside] - follows[inside, inside])
        self._leaving = (scores[:, outside] - scores[:, inside] + stay).tolist()
        self._opening = (scores[:, begun] - scores[:, inside]).tolist()

    def mended(self, attributions: Sequence[Attribution], quoted: Sequence[Span]) -> tuple[Attribution, ...]:
        """Return the attributions with every edge of a content where it weighs most."""
        return tuple(self._mended(a, quoted) for a in attributions)

    def _mended(self, attribution: Attribution, quoted: Sequence[Span]) -> Attribution:
        words, content, cue = self._tree.words, [], self.cue(attribution)
        for span in attribution.content:
            run = self._tree.range(span.start, span.end)
            for begins in (True, False):
                place = Place(run, begins, cue)
                run = place.moved(self._best(place))
            said = _without_narrated(self._tree, run, cue)
            if said != run and quotation_of(self._tree.text, (span,), tuple(quoted)) == "indirect":
                run = said
            content.append(Span(words[run.start].start, words[run.stop - 1].end))
        if tuple(content) == attribution.content:
            return attribution
        quotation = quotation_of(self._tree.text, tuple(content), tuple(quoted))
        return replace(attribution, content=tuple(content), quotation=quotation)

    def _best(self, place: Place) -> int:
        weights = _weights()
        best, to = 0.0, place.at
        for move in self.moves(place):
            weight = sum(weights.get(sign, 0.0) for sign in move.signs)
            weight += weights[f"{move.signs[0]} {COST}"] * move.cost
            if weight > best:
                best, to = weight, move.to
        return to

    def cue(self, attribution: Attribution) -> list[int]:
        """Return the words of an attribution's cue."""
        return [i for s in attribution.cue for i in self._tree.range(s.start, s.end)]

    def moves(self, place: Place) -> Iterator[Move]:
        """Yield the places further inside a run that the labels' scores all but allow for its edge."""
        step = 1 if place.begins else -1
        cost, edge = 0.0, place.at
        for _ in range(min(_FARTHEST, len(place.run) - 1)):
            cost -= self._leaving[edge if place.begins else edge - 1]
            edge += step
            if cost > _HOPELESS:
                return
            whole = cost - (self._opening[edge] - self._opening[place.at] if place.begins else 0.0)
            if whole < _COST and not self._parts_verb(place, edge):
                yield Move(edge, whole, self._signs(place, edge))

    def _parts_verb(self, place: Place, edge: int) -> bool:
        """Say whether a later beginning would leave out a verb and keep what it governs: "[residents doubted] that"."""
        tree, kept = self._tree, place.moved(edge)
        governed = (i for i in kept if tree.relation(i) in _GOVERNED and place.at <= tree.head(i) < edge)
        return place.begins and any(tree.tag(tree.head(i)) == "VERB" for i in governed)

    def _signs(self, place: Place, edge: int) -> tuple[str, ...]:
        """Return what tells of a move: the edge it moves, then the part left out and what stands at the new border."""
        tree = self._tree
        part = range(min(edge, place.at), max(edge, place.at))
        kept = place.moved(edge)
        top = tree.top(part)
        top = part[0] if top is None else top
        head, relation = tree.head(top), tree.syntax.relations[top]
        where = "cue" if head in place.cue else "kept" if head in kept else "away"
        side = "none" if not place.cue else "before" if place.cue[0] < place.run.start else "behind"
        crossing = sum(tree.head(i) in part for i in kept)
        left, right, tags = tree.lower(edge - 1), tree.lower(edge), f"{tree.tag(edge - 1)} {tree.tag(edge)}"
        first, last, long = tree.word(part[0]), tree.word(part[-1]), len(part)
        quotes = sum(tree.word(i) in _QUOTES for i in part)
        kind = "begin" if place.begins else "end"
        signs = [
            f"{kind} long {long if long < 4 else 4 if long < 8 else 8}", f"{kind} is {relation}",
            f"{kind} is {relation} of {where}", f"{kind} is {relation} {side}", f"{kind} {tree.tag(top)} {where} {side}",
            f"{kind} first {first.lower()}", f"{kind} last {last.lower()}", f"{kind} tags {tags}",
            f"{kind} left {left}", f"{kind} right {right}", f"{kind} crossing {min(crossing, 3)} {where}",
            f"{kind} quotes {min(quotes, 2)} {first in _QUOTES} {last in _QUOTES}",
        ]  # fmt: skip
        if long <= 2:
            signs.append(f"{kind} all {' '.join(tree.lower(i) for i in part)}")
        return (kind, *signs)


def _without_narrated(tree: Tree, run: range, cue: Sequence[int]) -> range:
    """Return what was said without what the article tells beside it: "would not yield|, as the shelling killed six".

    What was said is told in the past ("would", "was"); a clause behind that is not, and not of the speaker.
    """
    if not cue or cue[0] > run.start:
        return run
    for mark in run:
        comma = mark - 2 if tree.lower(mark - 1) == "even" else mark - 1
        clause = tree.head(mark)
        if tree.lower(mark) not in _BESIDE or comma <= run.start or tree.word(comma) != "," or clause not in run:
            continue
        top = clause
        while tree.head(top) in run:
            top = tree.head(top)
        own = [w for w in tree.dependents(clause, "nsubj") if mark < w < clause and tree.tag(w) != "PRON"]
        if tree.relation(mark) == "mark" and own and top < comma and _back(tree, top) and not _back(tree, clause):
            return range(run.start, comma)
    return run


def _back(tree: Tree, verb: int) -> bool:
    """Say whether a clause is told a step further back, as what somebody said is: "would", "had", "was"."""
    return any(tree.lower(w) in _BACK for w in (verb, *tree.dependents(verb, "aux", "cop")))


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads((files("onrecord.weights") / "edges.json").read_text(encoding="utf-8"))
    return weights
