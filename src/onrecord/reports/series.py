"""Figures of one measure, place, population and source over time; sources are never mixed, counts never added."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Query, View
from onrecord.records.values import day_of
from onrecord.reports.points import Key, read_series
from onrecord.resolve.repeats import Point
from onrecord.resolve.state import State
from onrecord.resolve.voices import carried


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One figure of a series with everything that reports it.

    `relation` to what comes before it: first, updates, contradicts (with `reason`), part_of, recalled. `outlets` are
    those that carry it; `origins` how many of them are independent (copies of one text and one wire's reports count once).
    `counted` are the words by which its series is told from those of other populations.
    """

    measure: str
    place: str | None
    population: str | None
    source: str | None
    day: str | None
    comparator: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    period: str | None
    period_start: str | None
    period_end: str | None
    modality: str
    relation: str
    reason: str | None
    citations: int
    outlets: tuple[str, ...]
    origins: int
    claims: tuple[str, ...]
    judged: str | None = None
    counted: str | None = None

    @property
    def number(self) -> float | None:
        """The number where a chart has it: the stated one, else the middle of the bounds that are told."""
        bounds = [b for b in (self.low, self.high) if b is not None]
        return self.value if self.value is not None else sum(bounds) / len(bounds) if bounds else None

    @property
    def drawn_on(self) -> date | None:
        """The day at which a chart has it, of a month or year the first; None for what no chart has: what is recalled
        or denied, or told without a day or a number.
        """
        if self.relation == "recalled" or self.modality == "denied" or self.number is None:
            return None
        return day_of(f"{self.day}-01-01"[:_WHOLE_DAY]) if self.day else None


_WHOLE_DAY = len("2025-03-08")


def series(view: View, query: Query = Query()) -> Iterator[SeriesRow]:  # noqa: B008 - frozen
    """Yield the series asked for, one after the other, each by day; NotFound for unknown names."""
    found, state = read_series(view, query)
    for key, points in found:
        for point in points:
            yield _row(key, point, state)


def _row(key: Key, point: Point, state: State) -> SeriesRow:
    figure, period = point.figure, point.figure.period
    voices = carried(point.entries, state.origins)
    return SeriesRow(
        measure=key[0], place=key[1], population=figure.population, source=key[3], day=point.day,
        comparator=figure.comparator, value=figure.value, low=figure.low, high=figure.high, unit=figure.unit,
        period=period.kind if period else None, period_start=period.start if period else None,
        period_end=period.end if period else None, modality=figure.modality, relation=point.relation, reason=point.reason,
        citations=len(point.entries), outlets=voices.outlets, origins=voices.origins, claims=voices.claims,
        judged=voices.judged, counted=key[2],
    )  # fmt: skip
