"""How many, of whom, where, and according to whom: every figure once, with its citations."""

from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.reports.points import Key, read_series, source_of
from onrecord.resolve.repeats import Point
from onrecord.resolve.state import State
from onrecord.resolve.voices import carried


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure, however many articles report it; `source` is the last of the chain, to whom the number goes back.

    None as source: the article itself says so. `outlet`, `article` and `claim` are the first report's; `claims` are all of
    them, `outlets` those that carry it, `origins` how many of them are independent. `actor` is who the source is across
    all articles; `relation` how the figure stands to those before it in its series, with the `reason`.
    """

    day: str | None
    measure: str
    comparator: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    population: str | None
    place: str | None
    period: str | None
    period_start: str | None
    period_end: str | None
    source: str | None
    said_by: tuple[str, ...]
    modality: str
    part_of: str | None
    outlet: str | None
    article: str
    claim: str
    actor: str | None = None
    relation: str = "first"
    reason: str | None = None
    citations: int = 1
    outlets: tuple[str, ...] = ()
    origins: int = 1
    claims: tuple[str, ...] = ()
    judged: str | None = None


def figures(view: View, query: Query = Query()) -> list[FigureRow]:  # noqa: B008 - frozen
    """Return the figures asked for, by day of publication and place in the text; NotFound for unknown names."""
    last = None if query.limit is None else query.offset + query.limit
    found, state = read_series(view, replace(query, limit=None, offset=0))
    placed = [(_place(p), _row(key, p, state)) for key, points in found for p in points]
    ordered = sorted(placed, key=lambda pair: pair[0])
    if query.newest:
        ordered.sort(key=lambda pair: pair[0][0], reverse=True)
    return [row for _, row in ordered][query.offset : last]


def _place(point: Point) -> tuple[str, str, int, str]:
    return min((e.published or "", e.claim.article, e.claim.evidence[0].start, e.claim.id) for e in point.entries)


def _row(key: Key, point: Point, state: State) -> FigureRow:
    first = min(point.entries, key=lambda e: (e.published or "", e.claim.article, e.claim.id))
    figure, period = point.figure, point.figure.period
    voices = carried(point.entries, state.origins)
    return FigureRow(
        day=first.day, measure=figure.measure, comparator=figure.comparator, value=figure.value, low=figure.low,
        high=figure.high, unit=figure.unit, population=figure.population, place=figure.place,
        period=period.kind if period else None, period_start=period.start if period else None,
        period_end=period.end if period else None, source=source_of(figure),
        said_by=tuple(v.name for v in figure.said_by), modality=figure.modality, part_of=figure.part_of,
        outlet=first.outlet, article=first.claim.article, claim=first.claim.id, actor=key[3],
        relation=point.relation, reason=point.reason, citations=len(point.entries), outlets=voices.outlets,
        origins=voices.origins, claims=voices.claims, judged=voices.judged,
    )  # fmt: skip
