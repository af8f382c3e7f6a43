"""Who was freed or handed over for whom, with rival counts side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.records import Exchange, Side
from onrecord.records.values import days_apart
from onrecord.reports.actors import require_known
from onrecord.reports.detailed import Detailed, detailed, holds
from onrecord.resolve.clusters import first_fitting
from onrecord.resolve.names import name_words
from onrecord.resolve.state import State, state_of
from onrecord.resolve.voices import carried

Told = Detailed[Exchange]

_DAYS = 1  # exchanges told this far apart may be one


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the two sides, according to whom."""

    first: str
    second: str
    said_by: tuple[str, ...]
    outlet: str | None
    claim: str


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One exchange; `ratio` is how many of the second side for one of the first; `counts` tell every version of it."""

    day: str | None
    status: str
    first: str
    second: str
    ratio: float | None
    place: str | None
    counts: tuple[Count, ...]
    rival: bool
    outlets: tuple[str, ...] = ()
    origins: int = 1


def exchanges(view: View, query: Query = Query(), *, party: str | None = None) -> list[ExchangeRow]:  # noqa: B008 - frozen
    """Return the exchanges by day; claims of one day with sides that fit are one exchange, told several times.

    `party` and the place asked for match where any of these tells of them; NotFound for a party that nobody, and a place
    that none on record is.
    """
    view.require(replace(query, kind="event"), "place")
    wanted, query = query.place, replace(query, place=None)
    state = state_of(view, query.as_of)
    told = detailed(view, query, Exchange)
    groups = first_fitting(told, lambda one, group: any(_same(one, other, state) for other in group))
    found = [g for g in groups if holds(wanted, (t.event.place for t in g)) and holds(party, _parties(g, state))]
    if party is not None and not found:
        require_known(state, party)
    return sorted((_row(g, state) for g in found), key=lambda row: (row.day or "9", row.counts[0].claim))


def _parties(group: Sequence[Told], state: State) -> Iterator[str]:
    """Yield the names of those who give, and whom: a side may be told by its people only."""
    for told in group:
        for name in (*(s.party for s in told.detail.sides), *told.event.actors, *told.event.recipients):
            yield from (name, state.actors.called(name, told.event.article)) if name else ()
        yield from (s.of for s in told.detail.sides if s.of)


def _same(one: Told, other: Told, state: State) -> bool:
    a, b = one.event, other.event
    copied = b.article in state.origins.copies(a.article)
    if a.status != b.status or not (_near(a.date, b.date) if a.date and b.date else copied and a.date == b.date):
        return False
    ours, theirs = one.detail.sides, other.detail.sides
    alike = any(all(_fits(x, y) for x, y in zip(ours, order, strict=True)) for order in (theirs, theirs[::-1]))
    return alike and not state.conflicts.apart([a.article], [b.article])


def _near(one: str, other: str) -> bool:
    apart = days_apart(one, other)
    return one == other if apart is None else apart <= _DAYS


def _fits(one: Side, other: Side) -> bool:
    """Say whether two sides may be one: the same are given, or the same number of some."""
    kinds = [name_words(s.of or "") for s in (one, other)]
    return bool(kinds[0] & kinds[1]) or (one.value is not None and one.value == other.value)


def _row(group: Sequence[Told], state: State) -> ExchangeRow:
    fullest = max(group, key=lambda told: sum(side.party is not None for side in told.detail.sides))
    event, (one, two) = fullest.event, fullest.detail.sides
    counts = tuple(
        Count(*_sides(t, state), state.voices(t.event), t.entry.outlet, t.event.id)
        for t in group
    )
    ratio = round(two.value / one.value, 2 if two.value > one.value else 4) if one.value and two.value else None
    rival = len({tuple(sorted(str(s.value) for s in t.detail.sides)) for t in group}) > 1
    voices = carried([t.entry for t in group], state.origins)
    return ExchangeRow(
        event.date, event.status, *_sides(fullest, state), ratio, event.place, counts, rival, voices.outlets,
        voices.origins,
    )  # fmt: skip


def _sides(told: Told, state: State) -> tuple[str, str]:
    """Return both sides in words, those who give as they are called."""
    article = told.event.article
    one, two = (replace(s, party=state.actors.called(s.party, article)) if s.party else s for s in told.detail.sides)
    return side_words(one), side_words(two)


def side_words(side: Side) -> str:
    """Return a side in words: "~ 1,900 prisoners from Israel"; "?" for what is not told."""
    if side.value is not None:
        number = f"{'' if side.comparator == '=' else side.comparator + ' '}{side.value:,.12g}"
    else:
        number = " to ".join(f"{n:,.12g}" for n in (side.low, side.high) if n is not None) or "?"
    return f"{number} {side.of or ''}".strip() + (f" from {side.party}" if side.party else "")
