"""Who did what to whom, and the timeline of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.ledger import Query, View
from onrecord.records import Claim, Event, Term


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
    wanted = replace(query, kind="event", plover=plover and plover.upper(), status=status)
    entries = view.entries(replace(wanted, limit=None, offset=0) if actor else wanted)
    found = (entry for entry in entries if actor is None or _acts(actor, entry.claim))
    for entry in islice(found, query.offset, _last(query)) if actor else found:
        event = entry.claim
        assert isinstance(event, Event)
        yield EventRow(
            day=event.date, plover=event.plover, mode=event.mode, actors=event.actors, recipients=event.recipients,
            place=event.place, status=event.status, duration=event.duration,
            detail=event.detail.kind if event.detail else None, words=" … ".join(e.text for e in event.evidence),
            said_by=tuple(v.name for v in event.said_by), told=entry.published and entry.published[:10],
            outlet=entry.outlet, article=event.article, claim=event.id,
        )  # fmt: skip


def _acts(actor: str, event: Claim) -> bool:
    return isinstance(event, Event) and actor.lower() in " ".join((*event.actors, *event.recipients)).lower()


def _last(query: Query) -> int | None:
    return None if query.limit is None else query.offset + query.limit


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
