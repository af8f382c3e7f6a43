"""A series as a small drawing made of plain SVG: one line a source, a ring where something contradicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.records.wording import ITSELF

WIDTH, HEIGHT, EDGE = 220, 56, 6
_SOURCES = 5  # drawn; more cannot be told apart


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure."""

    x: float
    y: float
    contradicts: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One source; `runs` are what SVG polylines take: a count that begins anew is not joined to the one before."""

    source: str
    runs: tuple[str, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Spark:
    """A small drawing; `latest` is the row that holds for the last day."""

    lines: tuple[Line, ...]
    first: str
    last: str
    latest: Any
    contradictions: int


def spark(rows: Sequence[Any]) -> Spark | None:
    """Return the drawing of rows of series of one measure and place; None where no chart has any."""
    held = [(r.drawn_on.toordinal(), r.number, r) for r in rows if r.drawn_on]
    if not held:
        return None
    totals = [h for h in held if h[2].period != "window"]
    windows = [h for h in held if h[2].period == "window"]
    held = totals if len(totals) >= len(windows) else windows  # their numbers are not to be read off one axis
    days, numbers = [d for d, _, _ in held], [n for _, n, _ in held]
    across, up = (
        _scale(min(days), max(days), EDGE, WIDTH - EDGE),
        _scale(min(numbers), max(numbers), HEIGHT - EDGE, EDGE),
    )
    by_source: dict[tuple[str, str | None], list[tuple[Dot, Any]]] = {}
    for day, number, row in sorted(held, key=lambda h: h[0]):
        dot = Dot(round(across(day), 1), round(up(number), 1), row.relation == "contradicts")
        by_source.setdefault((row.source or ITSELF, row.period), []).append((dot, row))
    ranked = sorted(by_source.items(), key=lambda pair: -len(pair[1]))[:_SOURCES]
    latest = max(held, key=lambda h: h[0])[2]
    return Spark(
        tuple(_line(source, period, dots) for (source, period), dots in ranked),
        date.fromordinal(min(days)).isoformat(), date.fromordinal(max(days)).isoformat(), latest,
        sum(row.relation == "contradicts" for _, _, row in held),
    )  # fmt: skip


def _line(source: str, period: str | None, held: list[tuple[Dot, Any]]) -> Line:
    runs: list[list[Dot]] = []
    for dot, row in held:
        if row.relation == "first" or not runs:
            runs.append([])
        runs[-1].append(dot)
    joined = [run for run in runs if period == "cumulative" and len(run) > 1]
    points = tuple(" ".join(f"{dot.x:g},{dot.y:g}" for dot in run) for run in joined)
    return Line(source, points, tuple(dot for dot, _ in held))


def _scale(low: float, high: float, start: float, end: float) -> Any:
    span = high - low
    return lambda value: (start + end) / 2 if not span else start + (value - low) / span * (end - start)
