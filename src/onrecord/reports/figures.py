"""How many, of whom, where, and according to whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.records import Figure


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as one article has it; `source` is the last of the chain, to whom the number goes back.

    None as source: the article itself says so.
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


def figures(view: View, query: Query = Query()) -> Iterator[FigureRow]:  # noqa: B008 - frozen
    """Yield the figures asked for, by day of publication and place in the text; NotFound for unknown names."""
    view.require(query, "measure", "place", "population", "source", "outlet")
    for entry in view.entries(replace(query, kind="figure")):
        claim = entry.claim
        assert isinstance(claim, Figure)
        period = claim.period
        yield FigureRow(
            day=entry.day, measure=claim.measure, comparator=claim.comparator, value=claim.value, low=claim.low,
            high=claim.high, unit=claim.unit, population=claim.population, place=claim.place,
            period=period.kind if period else None, period_start=period.start if period else None,
            period_end=period.end if period else None, source=source_of(claim),
            said_by=tuple(v.name for v in claim.said_by), modality=claim.modality, part_of=claim.part_of,
            outlet=entry.outlet, article=claim.article, claim=claim.id,
        )  # fmt: skip


def source_of(figure: Figure) -> str | None:
    """Return whom a number goes back to: the last of the chain of those who say so."""
    return figure.said_by[-1].name if figure.said_by else None
