"""Who did what to whom, and the timeline of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.records import Event, Term


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one article has it; `day` is when it happened or is to happen, `told` the day of publication."""

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


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What is on record for one day: `what` in a few words, `kind` event, round, exchange, compliance or proposal."""

    day: str
    kind: str
    what: str
    status: str
    said_by: tuple[str, ...]
    outlet: str | None
    claim: str


def events(
    view: View, query: Query = Query(), *, plover: str | None = None, actor: str | None = None,  # noqa: B008 - frozen
    status: str | None = None,
) -> Iterator[EventRow]:  # fmt: skip
    """Yield the events asked for, by day of publication; `actor` matches those who act and those acted upon."""
    view.require(query, "source", "outlet")
    for entry in view.entries(replace(query, kind="event", place=None)):
        event = entry.claim
        assert isinstance(event, Event)
        names = " ".join((*event.actors, *event.recipients)).lower()
        if (
            (plover and event.plover != plover.upper())
            or (actor and actor.lower() not in names)
            or (status and event.status != status)
            or (query.place and query.place.lower() not in (event.place or "").lower())
        ):
            continue
        yield EventRow(
            day=event.date, plover=event.plover, mode=event.mode, actors=event.actors, recipients=event.recipients,
            place=event.place, status=event.status, duration=event.duration,
            detail=event.detail.kind if event.detail else None, words=" … ".join(e.text for e in event.evidence),
            said_by=tuple(v.name for v in event.said_by), told=entry.published and entry.published[:10],
            outlet=entry.outlet, article=event.article, claim=event.id,
        )  # fmt: skip


def timeline(view: View, query: Query = Query()) -> list[TimelineRow]:  # noqa: B008 - frozen
    """Return what happened or is to happen on which day, in order; what has no day is left out."""
    rows = [
        TimelineRow(row.day, row.detail or "event", row.words, row.status, row.said_by, row.outlet, row.claim)
        for row in events(view, query)
        if row.day
    ]
    seen: set[tuple[str, str]] = set()
    for entry in view.entries(replace(query, kind="term")):
        term = entry.claim
        assert isinstance(term, Term)
        if term.proposal and term.proposal.date and (key := (term.article, term.proposal.name)) not in seen:
            seen.add(key)
            author = (term.proposal.author,) if term.proposal.author else ()
            rows.append(
                TimelineRow(term.proposal.date, "proposal", term.proposal.name, "tabled", author, entry.outlet, term.id)
            )
    return sorted(rows, key=lambda row: (row.day, row.kind, row.claim))
