"""Who did what to whom, and the timeline of it."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from onrecord.ledger import Entry, Query, View
from onrecord.records import Compliance, Event, Round
from onrecord.records.values import EventStatus, PloverType, Sector, chosen
from onrecord.reports.actors import require_known
from onrecord.reports.numbers import toll_words
from onrecord.reports.proposals import proposals
from onrecord.reports.talks import talks
from onrecord.resolve.clusters import first_fitting
from onrecord.resolve.names import words_of
from onrecord.resolve.state import State, state_of
from onrecord.resolve.voices import COPIES, carried, once


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event; `day` is when it happened or is to happen, `told` the day of publication.

    `figures` are the claims of its toll or extent, `toll` these in words, of all articles that tell it: "12 killed".
    What several articles tell in the same words is one row: `outlets` carry it, `origins` of them independently.
    `verdict` tells of compliance what is kept, broken or delayed: "ceasefire kept".
    """

    day: str | None
    plover: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    status: str
    duration: str | None
    detail: str | None
    words: str
    said_by: tuple[str, ...]
    told: str | None
    outlet: str | None
    article: str
    claim: str
    outlets: tuple[str, ...] = ()
    origins: int = 1
    claims: tuple[str, ...] = ()
    judged: str | None = None
    figures: tuple[str, ...] = ()
    toll: tuple[str, ...] = ()
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What is on record for one day: `what` in a few words, `kind` event, round, exchange, compliance (with its `verdict`) or
    proposal.
    """

    day: str
    kind: str
    what: str
    status: str
    said_by: tuple[str, ...]
    outlet: str | None
    claim: str
    outlets: tuple[str, ...] = ()
    origins: int = 1
    verdict: str | None = None


def events(
    view: View, query: Query = Query(), *, plover: str | None = None, actor: str | None = None,  # noqa: B008 - frozen
    status: str | None = None, sector: str | None = None,
) -> Iterator[EventRow]:  # fmt: skip
    """Yield the events asked for, by day of publication; `actor` matches those who act and those acted upon.

    So does `sector`, PLOVER's. NotFound for a type, status or sector that there is not, and for a name that nobody and no
    place on record has.
    """
    sector = chosen(sector, "PLOVER sector", get_args(Sector))
    plover = chosen(plover, "type of event", get_args(PloverType))
    status = chosen(status, "status", get_args(EventStatus))
    wanted = replace(query, kind="event", plover=plover, status=status)
    view.require(wanted, "source", "place")
    state = state_of(view, query.as_of)
    last = None if query.limit is None else query.offset + query.limit
    most = None if last is None or actor or sector else last * COPIES
    found = view.entries(replace(wanted, limit=most, offset=0))
    asked = (e for e in found if _of_actor(e, state, actor) and _of_sector(e, state, sector))
    groups = _once(list(asked), state)
    if actor is not None and not groups:
        require_known(state, actor)
    shown = groups[query.offset : last]
    counts = view.figures_of((e.claim for group in shown for e in group if isinstance(e.claim, Event)), query.as_of)
    for group in shown:
        told = [f for e in group for f in counts.get(e.claim.id, ())]
        yield replace(_row(group, state), figures=tuple(f.id for f in told), toll=toll_words(told))


def _of_actor(entry: Entry, state: State, actor: str | None) -> bool:
    event = entry.claim
    assert isinstance(event, Event)
    names = (*event.actors, *event.recipients)
    return actor is None or actor.lower() in " ".join((*names, *(state.actors.called(n, event.article) for n in names))).lower()


def _of_sector(entry: Entry, state: State, sector: str | None) -> bool:
    event = entry.claim
    assert isinstance(event, Event)
    names = (*event.actors, *event.recipients)
    return sector is None or any(state.sector_called(name, event.article) == sector for name in names)


def _once(entries: Sequence[Entry], state: State) -> list[list[Entry]]:
    """Return the entries that tell one event together: in the same words, at one place or in copies of one text."""

    def one(entry: Entry, group: Sequence[Entry]) -> bool:
        copies = state.origins.copies(entry.claim.article)
        return any(_place(entry) == _place(e) or e.claim.article in copies for e in group)

    number = {entry.claim.id: n for n, entry in enumerate(entries)}
    groups = (g for told in once(entries, _told) for g in first_fitting(told, one))
    return sorted(groups, key=lambda g: number[g[0].claim.id])


def _place(entry: Entry) -> str | None:
    return entry.claim.place if isinstance(entry.claim, Event) else None


def _told(entry: Entry) -> Hashable:
    event = entry.claim
    assert isinstance(event, Event)
    detail = repr(event.detail) if event.detail else None
    return event.plover, event.mode, event.status, event.date, detail, words_of(event.words)


def _row(group: Sequence[Entry], state: State) -> EventRow:
    entry, voices = group[0], carried(group, state.origins)
    event = entry.claim
    assert isinstance(event, Event)
    return EventRow(
        day=event.date, plover=event.plover, mode=event.mode, actors=event.actors, recipients=event.recipients,
        place=event.place, status=event.status, duration=event.duration,
        detail=event.detail.kind if event.detail else None, words=event.words,
        said_by=state.voices(event), told=entry.published and entry.published[:10],
        outlet=entry.outlet, article=event.article, claim=event.id, outlets=voices.outlets, origins=voices.origins,
        claims=voices.claims, judged=voices.judged,
        verdict=event.detail.words if isinstance(event.detail, Compliance) else None,
    )  # fmt: skip


def timeline(view: View, query: Query = Query()) -> list[TimelineRow]:  # noqa: B008 - frozen
    """Return what happened or is to happen on which day, in order; what has no day is left out."""
    rows = [
        TimelineRow(
            row.day, row.detail or "event", row.words, row.status, row.said_by, row.outlet, row.claim, row.outlets,
            row.origins, row.verdict,
        )
        for row in events(view, query)
        if row.day and row.detail != Round.kind
    ]  # fmt: skip
    rows += [
        TimelineRow(
            row.day, Round.kind, f"talks{f' in {row.venue}' if row.venue else ''}: {', '.join(row.participants)}", row.status, (),
            row.outlets[0] if row.outlets else None, row.claims[0], row.outlets, row.origins,
        )
        for row in talks(view, query, assessed=False)
        if row.day
    ]  # fmt: skip
    rows += [
        TimelineRow(
            row.day, "proposal", row.name, "agreed" if row.status == "agreed" else "tabled", (row.author,) if row.author else (),
            row.outlets[0] if row.outlets else None, row.terms[0].claims[0], row.outlets, row.origins,
        )
        for row in proposals(view, query)
        if row.day
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.day, row.kind, row.claim))
