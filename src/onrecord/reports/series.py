"""Figures of one measure, place, population and source over time; sources are never mixed, counts never added."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations, groupby

from onrecord.ledger import Entry, Query, View
from onrecord.records import Figure
from onrecord.reports.figures import source_of
from onrecord.resolve.repeats import Point, order_points
from onrecord.resolve.sources import name_words
from onrecord.resolve.state import State, state_of

_FAR = 1.5  # two sources on one day whose counts differ by more than this factor are shown as far apart


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One figure of a series with everything that reports it.

    `relation` to what comes before it: first, updates, contradicts (with `reason`), part_of. `outlets` are those that
    carry it; `origins` how many of them are independent as far as the articles state (one wire's copies count once).
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


def series(view: View, query: Query = Query()) -> Iterator[SeriesRow]:  # noqa: B008 - frozen
    """Yield the series asked for, one after the other, each by day; NotFound for unknown names."""
    view.require(query, "measure", "place", "population", "source", "outlet")
    entries = [e for e in view.entries(replace(query, kind="figure")) if isinstance(e.claim, Figure)]
    state = state_of(view, query.as_of)
    keyed = sorted(((_key(e, state), n, e) for n, e in enumerate(entries)), key=lambda k: (_sortable(k[0]), k[1]))
    found = [(key, order_points([e for _, _, e in group])) for key, group in groupby(keyed, key=lambda k: k[0])]
    apart = _far_apart(found)
    for key, points in found:
        for point in points:
            yield _row(key, point, apart, state)


Key = tuple[str, str | None, str | None, str | None]


def _key(entry: Entry, state: State) -> Key:
    figure = entry.claim
    assert isinstance(figure, Figure)
    source = source_of(figure)
    population = " ".join(sorted(name_words(figure.population))) if figure.population else None
    if figure.part_of is None and population in {"people", "person", "persons", "others", "dead", "lives"}:
        population = None
    return figure.measure, figure.place, population, state.actors.called(source, figure.article) if source else None


def _sortable(key: Key) -> tuple[str, ...]:
    return tuple(part or "" for part in key)


def _row(key: Key, point: Point, apart: dict[int, str], state: State) -> SeriesRow:
    figure, period = point.figure, point.figure.period
    reason = "; ".join(filter(None, (point.reason, apart.get(id(point))))) or None
    return SeriesRow(
        measure=key[0], place=key[1], population=figure.population, source=key[3], day=point.day,
        comparator=figure.comparator, value=figure.value, low=figure.low, high=figure.high, unit=figure.unit,
        period=period.kind if period else None, period_start=period.start if period else None,
        period_end=period.end if period else None, modality=figure.modality,
        relation="contradicts" if id(point) in apart else point.relation, reason=reason,
        citations=len(point.entries), outlets=tuple(sorted({e.outlet or "?" for e in point.entries})),
        origins=state.origins.count(e.claim.article for e in point.entries),
        claims=tuple(e.claim.id for e in point.entries),
    )  # fmt: skip


def _far_apart(found: list[tuple[Key, list[Point]]]) -> dict[int, str]:
    """Return, by the point's identity, a note on cumulative counts of one day that two sources put far apart."""
    notes: dict[int, str] = {}
    of_a_day: dict[tuple[object, ...], list[tuple[Key, Point]]] = {}
    for key, points in found:
        for point in points:
            if key[3] and point.figure.value and _cumulative(point):
                of_a_day.setdefault((*key[:3], point.day), []).append((key, point))
    for (key, point), (other_key, other) in chain.from_iterable(combinations(held, 2) for held in of_a_day.values()):
        low, high = sorted((point.figure.value or 0, other.figure.value or 0))
        if key[3] != other_key[3] and high > _FAR * low:
            notes[id(point)] = f"{other_key[3]} says {other.figure.comparator} {other.figure.value:,g} the same day"
            notes[id(other)] = f"{key[3]} says {point.figure.comparator} {point.figure.value:,g} the same day"
    return notes


def _cumulative(point: Point) -> bool:
    return point.figure.period is not None and point.figure.period.kind == "cumulative" and not point.figure.part_of
