"""Which figures of one series repeat, update or contradict one another, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.ledger import Entry
from onrecord.records import Figure

Relation = Literal["first", "updates", "contradicts", "part_of", "recalled"]


@dataclass(slots=True)
class Point:
    """One figure of a series, however often it was reported: the entries that report it, and how it relates to others."""

    day: str | None
    figure: Figure
    entries: list[Entry] = field(default_factory=list)
    relation: Relation = "first"
    reason: str | None = None


def order_points(entries: Sequence[Entry]) -> list[Point]:
    """Return the points of one series by day; reports of the same figure are one point.

    A figure is the same when number, bounds, comparator and kind of period are, and for a window also its end.
    """
    points: dict[tuple[object, ...], Point] = {}
    for entry in sorted(entries, key=lambda e: (point_day(e) or "", e.claim.id)):
        figure = entry.claim
        assert isinstance(figure, Figure)
        kind = figure.period.kind if figure.period else None
        end = point_day(entry) if kind == "window" else None
        key = (
            figure.value,
            figure.low,
            figure.high,
            figure.comparator,
            kind,
            end,
            figure.modality,
            figure.negated,
            figure.recalled,
        )
        point = points.setdefault(key, Point(point_day(entry), figure))
        point.entries.append(entry)
    ordered = list(points.values())
    for at, point in enumerate(ordered):
        point.relation, point.reason = relation_of(point, ordered[:at], ordered)
    return ordered


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
    if point.figure.recalled:
        return "recalled", "an earlier number that the article compares with"
    if _kind(point) == "window":
        return _against_cumulative(point, series)
    before = [p for p in before if not p.figure.recalled]
    alike = [p for p in before if _kind(p) == _kind(point) and not p.figure.part_of]
    if not alike:
        return "first", None
    last = alike[-1]
    most, least = _most(point), _least(last)
    if _kind(point) == "cumulative" and most is not None and least is not None and most < least:
        reason = f"a cumulative count falls from {_told(last)} ({last.day}) to {_told(point)} ({point.day})"
        return "contradicts", reason
    return "updates", f"after {_told(last)} ({last.day})"


def _against_cumulative(point: Point, series: Sequence[Point]) -> tuple[Relation, str | None]:
    """Check a window's count against the two exact cumulative counts at its ends."""
    start = point.figure.period.start if point.figure.period else None
    totals = {
        p.day: p
        for p in series
        if _kind(p) == "cumulative"
        and not p.figure.recalled
        and p.figure.comparator == "="
        and p.figure.value is not None
    }
    first, last = totals.get(start), totals.get(point.day)
    if first and last and point.figure.value is not None and point.figure.comparator == "=":
        grown = last.figure.value - first.figure.value  # type: ignore[operator]
        if grown != point.figure.value:
            return "contradicts", f"the cumulative count grew by {grown:g} over the same time"
    return "first", None


def _kind(point: Point) -> str:
    return point.figure.period.kind if point.figure.period else "point"


def _most(point: Point) -> float | None:
    figure = point.figure
    return figure.high if figure.high is not None else (figure.value if figure.comparator in {"=", "<", "<="} else None)


def _least(point: Point) -> float | None:
    figure = point.figure
    return figure.low if figure.low is not None else (figure.value if figure.comparator in {"=", ">", ">="} else None)


def _told(point: Point) -> str:
    figure = point.figure
    number = f"{figure.value:,g}" if figure.value is not None else f"{figure.low or 0:,g}-{figure.high or 0:,g}"
    return number if figure.comparator == "=" else f"{figure.comparator} {number}"
