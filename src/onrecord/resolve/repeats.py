"""Which figures of one series repeat, update or contradict one another, and why. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.ledger import Entry
from onrecord.records import Figure
from onrecord.records.values import days_apart
from onrecord.records.wording import number
from onrecord.resolve.judge import Decisions

_FAR = 2  # times lower: what falls so far has seldom been put right

_DAYS = 7  # a number of no period that is told again later than this is another

Lands = Mapping[str, frozenset[str]]  # article -> countries it is about
Relation = Literal["first", "updates", "contradicts", "part_of", "recalled"]


@dataclass(slots=True)
class Point:
    """One figure of a series, however often it was reported: the entries that report it, and how it relates to others."""

    day: str | None
    figure: Figure
    entries: list[Entry] = field(default_factory=list)
    relation: Relation = "first"
    reason: str | None = None

    @property
    def stands(self) -> bool:
        """Whether its number holds by itself: it is no part of another, and not denied."""
        return not (self.figure.part_of or self.figure.negated)


def order_points(
    entries: Sequence[Entry],
    decisions: Decisions = Decisions(),  # noqa: B008 - frozen
    lands: Lands = {},  # noqa: B006 - only looked at
) -> list[Point]:
    """Return the points of one series by day; reports of the same figure are one point.

    A figure is the same when number, bounds, comparator and kind of period are, and for a window also its end; one of no
    period, told again weeks later, is another. Where no place is told, the articles must be about one country (`lands`). A
    number that an article only recalls is a report of the one it recalls, where that is on record.
    """
    points: defaultdict[tuple[object, ...], list[Point]] = defaultdict(list)
    late: list[tuple[tuple[object, ...], Entry]] = []
    for entry in sorted(entries, key=_as_told):
        if _figure(entry).recalled:
            late.append((_told_as(entry), entry))
        else:
            _report(points[_told_as(entry)], entry, lands)
    for told_as, entry in late:
        known = next((p for p in reversed(points[told_as]) if _one_land(p, entry, lands)), None)
        if known:
            known.entries.append(entry)
        else:
            _report(points[*told_as, "recalled"], entry, lands)
    worded = _once_an_article(sorted((p for held in points.values() for p in held), key=_order))
    ordered = _as_decided(worded, decisions)
    totals = exact_totals(ordered)
    before: defaultdict[str, list[Point]] = defaultdict(list)
    for point in ordered:
        earlier = (
            p for p in reversed(before[kind_of(point)])
            if _one_land(p, point.entries[0], lands) and not _in_one_breath(p, point)
        )  # fmt: skip
        point.relation, point.reason = relation_of(point, earlier, totals)
        if point.relation != "recalled" and point.stands:
            before[kind_of(point)].append(point)
    return ordered


def _once_an_article(points: list[Point]) -> list[Point]:
    """Return the points with those as one that one article words in two ways: "killed 40,000", "passed 40,000". What tells
    more than the round number stands.
    """
    found: dict[tuple[object, ...], Point] = {}
    kept: list[Point] = []
    for point in points:
        figure, articles = point.figure, {e.claim.article for e in point.entries}
        key = (
            figure.value,
            kind_of(point),
            point.day,
            figure.modality,
            figure.negated,
            figure.recalled,
            *sorted(articles),
        )
        other = found.get(key) if figure.value is not None and kind_of(point) != "point" else None
        if other is None:
            found[key] = point
            kept.append(point)
            continue
        other.entries += point.entries
        if other.figure.comparator == "=":
            other.figure = figure
    return kept


def _told_as(entry: Entry) -> tuple[object, ...]:
    figure = _figure(entry)
    kind = figure.period.kind if figure.period else None
    end = point_day(entry) if kind == "window" else None
    return figure.value, figure.low, figure.high, figure.comparator, kind, end, figure.modality, figure.negated


def _report(points: list[Point], entry: Entry, lands: Lands) -> None:
    """Add a report to the point it repeats, or as a point of its own."""
    day = point_day(entry)
    figure = _figure(entry)
    lasting = figure.period is not None and figure.period.kind != "point"
    for point in reversed(points):
        if (lasting or _near(point_day(point.entries[-1]), day)) and _one_land(point, entry, lands):
            point.entries.append(entry)
            return
    points.append(Point(day, figure, [entry]))


def _near(one: str | None, other: str | None) -> bool:
    apart = days_apart(one, other)
    return apart is None or apart <= _DAYS


def _one_land(point: Point, entry: Entry, lands: Lands) -> bool:
    """Say whether articles may tell of one country; where a place is told, it says so already."""
    if _figure(entry).place is not None:
        return True
    ours, theirs = lands.get(entry.claim.article), lands.get(point.entries[0].claim.article)
    return not ours or not theirs or bool(ours & theirs)


def _in_one_breath(one: Point, other: Point) -> bool:
    """Say whether one sentence tells two numbers: they count different things ("35 trucks of food and three of medicine")."""
    return any(a.claim.shares_words(b.claim) for a in one.entries for b in other.entries)


def _order(point: Point) -> tuple[str, str, str]:
    return point.day or "", *_as_told(point.entries[0])[1:]


def _as_told(entry: Entry) -> tuple[str, str, str]:
    return point_day(entry) or "", entry.published or "", entry.claim.id


def _figure(entry: Entry) -> Figure:
    assert isinstance(entry.claim, Figure)
    return entry.claim


def _as_decided(points: list[Point], decisions: Decisions) -> list[Point]:
    """Return the points with reports that people said are the same figure as one, and those they said are not apart."""
    if not (decisions.same or decisions.apart):
        return points
    found = list(points)
    for pair in sorted(decisions.apart, key=sorted):
        for point in [p for p in found if pair <= {e.claim.id for e in p.entries}]:
            moved = [e for e in point.entries if e.claim.id == max(pair)]
            point.entries = [e for e in point.entries if e.claim.id != max(pair)]
            found.append(Point(point_day(moved[0]), _figure(moved[0]), moved))
    for pair in sorted(decisions.same, key=sorted):
        held = [p for p in found if pair & {e.claim.id for e in p.entries}]
        if len(held) > 1:
            held[0].entries += [e for p in held[1:] for e in p.entries]
            found = [p for p in found if all(p is not other for other in held[1:])]
    return sorted(found, key=_order)


def point_day(entry: Entry) -> str | None:
    """Return the day a figure holds for: the end of its period, else the day it was said or published."""
    figure = entry.claim
    assert isinstance(figure, Figure)
    end = figure.period.end if figure.period else None
    return end if end and end[:4].isdigit() else entry.day


def relation_of(
    point: Point, before: Iterable[Point], totals: Mapping[str | None, Point]
) -> tuple[Relation, str | None]:
    """Say how a point relates to those of its kind before it (the latest first), a window to the exact cumulative counts, with the reason."""
    if point.figure.part_of:
        return "part_of", f"stated to be a part of figure {point.figure.part_of}"
    if point.figure.negated:
        return "first", "a number that its source says is wrong"
    if _is_recalled(point):
        return "recalled", "an earlier number that the article compares with"
    last = next((p for p in before if _same_start(p, point)), None)
    if kind_of(point) == "window":
        found = _against_cumulative(point, totals)
        again = last is not None and found[0] == "first" and last.day == point.day
        return ("updates", f"another number of the same time, after {told(last)}") if last and again else found
    if last is None:
        return "first", None
    most, least = most_of(point), least_of(last)
    if kind_of(point) == "cumulative" and most is not None and least is not None and most < least:
        return _fall(point, last, most, least)
    return "updates", f"after {told(last)} ({last.day})"


def _same_start(one: Point, other: Point) -> bool:
    """Say whether two points may count from the same day on: what is not told does not differ."""
    starts = [p.figure.period.start if p.figure.period else None for p in (one, other)]
    return None in starts or starts[0].startswith(starts[1]) or starts[1].startswith(starts[0])  # type: ignore[union-attr, arg-type]


def _fall(point: Point, last: Point, most: float, least: float) -> tuple[Relation, str]:
    """Say what a lower cumulative count means: a contradiction, or, far lower and of no place, another thing counted."""
    if point.figure.place is None and most < least / _FAR:
        return "first", f"far lower than {told(last)} ({last.day}): with no place told, it may count something else"
    return "contradicts", f"a cumulative count falls from {told(last)} ({last.day}) to {told(point)} ({point.day})"


def _is_recalled(point: Point) -> bool:
    return all(_figure(e).recalled for e in point.entries)


def part_too_large(point: Point, whole: Mapping[str, Figure]) -> str | None:
    """Return what contradicts where a part is stated to be more than its whole; None where nothing does."""
    full = whole.get(point.figure.part_of or "")
    part = least_of(point)
    if full is None or part is None:
        return None
    most = full.high if full.high is not None else full.value if full.comparator in {"=", "<", "<="} else None
    return (
        f"a part of {part:,.12g} is more than the whole of {most:,.12g}" if most is not None and part > most else None
    )


def exact_totals(series: Sequence[Point]) -> dict[str | None, Point]:
    """Return the exact cumulative counts of a series by day."""
    return {
        p.day: p
        for p in series
        if kind_of(p) == "cumulative"
        and not _is_recalled(p)
        and p.stands
        and p.figure.comparator == "="
        and p.figure.value is not None
    }


def _against_cumulative(point: Point, totals: Mapping[str | None, Point]) -> tuple[Relation, str | None]:
    """Check a window's count against the exact cumulative counts at its ends."""
    start = point.figure.period.start if point.figure.period else None
    first, last = totals.get(start), totals.get(point.day)
    least = least_of(point)
    if last and least is not None and last.figure.value is not None and least > last.figure.value:
        return "contradicts", f"more than the cumulative count of the same day, {told(last)}"
    if first and last and point.figure.value is not None and point.figure.comparator == "=":
        grown = last.figure.value - first.figure.value  # type: ignore[operator]
        if grown != point.figure.value:
            return "contradicts", f"the cumulative count grew by {grown:,.12g} over the same time"
    return "first", None


def kind_of(point: Point) -> str:
    """Return the kind of period a point counts over; "point" where none is told."""
    return point.figure.period.kind if point.figure.period else "point"


def most_of(point: Point) -> float | None:
    """Return the most that a point says, None where it is open."""
    figure = point.figure
    return figure.high if figure.high is not None else (figure.value if figure.comparator in {"=", "<", "<="} else None)


def least_of(point: Point) -> float | None:
    """Return the least that a point says, None where it is open."""
    figure = point.figure
    return figure.low if figure.low is not None else (figure.value if figure.comparator in {"=", ">", ">="} else None)


def told(point: Point) -> str:
    """Return a point's number in short."""
    figure = point.figure
    return number(figure.comparator, figure.value, figure.low, figure.high)
