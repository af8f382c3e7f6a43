"""Which figures of one series repeat, update or contradict one another, and why. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.ledger import Entry
from onrecord.records import Figure
from onrecord.resolve.judge import Decisions

Relation = Literal["first", "updates", "contradicts", "part_of", "recalled"]


@dataclass(slots=True)
class Point:
    """One figure of a series, however often it was reported: the entries that report it, and how it relates to others."""

    day: str | None
    figure: Figure
    entries: list[Entry] = field(default_factory=list)
    relation: Relation = "first"
    reason: str | None = None


def order_points(entries: Sequence[Entry], decisions: Decisions = Decisions()) -> list[Point]:  # noqa: B008 - frozen
    """Return the points of one series by day; reports of the same figure are one point.

    A figure is the same when number, bounds, comparator and kind of period are, and for a window also its end. A number
    that an article only recalls is a report of the one it recalls, where that is on record.
    """
    points: dict[tuple[object, ...], Point] = {}
    late: list[tuple[tuple[object, ...], Entry]] = []
    for entry in sorted(entries, key=lambda e: (point_day(e) or "", e.claim.id)):
        figure = entry.claim
        assert isinstance(figure, Figure)
        kind = figure.period.kind if figure.period else None
        end = point_day(entry) if kind == "window" else None
        key = (figure.value, figure.low, figure.high, figure.comparator, kind, end, figure.modality, figure.negated)
        if figure.recalled:
            late.append((key, entry))
        else:
            points.setdefault((*key, False), Point(point_day(entry), figure)).entries.append(entry)
    for told_as, entry in late:
        known = points.get((*told_as, False)) or points.setdefault(
            (*told_as, True), Point(point_day(entry), _figure(entry))
        )
        known.entries.append(entry)
    ordered = _as_decided(sorted(points.values(), key=_order), decisions)
    for at, point in enumerate(ordered):
        point.relation, point.reason = relation_of(point, ordered[:at], ordered)
    return ordered


def _order(point: Point) -> tuple[str, str]:
    return point.day or "", point.entries[0].claim.id


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


def relation_of(point: Point, before: Sequence[Point], series: Sequence[Point]) -> tuple[Relation, str | None]:
    """Say how a point relates to those before it in its series (a window: to all), with the reason in words."""
    if point.figure.part_of:
        return "part_of", f"stated to be a part of figure {point.figure.part_of}"
    if all(_figure(e).recalled for e in point.entries):
        return "recalled", "an earlier number that the article compares with"
    if kind_of(point) == "window":
        return _against_cumulative(point, series)
    alike = [p for p in before if kind_of(p) == kind_of(point) and not p.figure.part_of and p.relation != "recalled"]
    if not alike:
        return "first", None
    last = alike[-1]
    most, least = most_of(point), least_of(last)
    if kind_of(point) == "cumulative" and most is not None and least is not None and most < least:
        reason = f"a cumulative count falls from {told(last)} ({last.day}) to {told(point)} ({point.day})"
        return "contradicts", reason
    return "updates", f"after {told(last)} ({last.day})"


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
        and p.relation != "recalled"
        and not p.figure.part_of
        and p.figure.comparator == "="
        and p.figure.value is not None
    }


def _against_cumulative(point: Point, series: Sequence[Point]) -> tuple[Relation, str | None]:
    """Check a window's count against the exact cumulative counts at its ends."""
    start = point.figure.period.start if point.figure.period else None
    totals = exact_totals(series)
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
    number = (
        f"{figure.value:,.12g}" if figure.value is not None else f"{figure.low or 0:,.12g}-{figure.high or 0:,.12g}"
    )
    return number if figure.comparator == "=" else f"{figure.comparator} {number}"
