"""The events of a ledger as PLOVER JSON Lines, and its statements as the extension STATEMENT.

Fields: PLOVER manual v0.8 (Open Event Data Alliance, CC BY-SA 4.0). By the manual, what is planned of CONSULT, SUPPORT,
COOPERATE and AID is AGREE. CAMEO's statements (01, 02) have no type in PLOVER; ours is named STATEMENT.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.ledger.export import write_lines
from onrecord.ledger.query import Query
from onrecord.ledger.view import Entry, View
from onrecord.records import Event, Figure, Round, Statement

_AGREED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
_SIZES: dict[str, Set[str]] = {"dead": {"killed"}, "injured": {"injured"}, "arrested": {"detained"}}
_AUXILIARY = {"planned": "future", "called_for": "hypothetical", "hypothetical": "hypothetical", "denied": "negation"}


def export_plover(view: View, path: Path, query: Query) -> None:
    """Write a line an event, then a line a statement."""
    write_lines(path, plover_rows(view, query))


def plover_rows(view: View, query: Query) -> Iterator[dict[str, Any]]:
    """Yield the events and statements asked for in PLOVER's fields, events first."""
    for entry in view.entries(replace(query, kind="event")):
        if isinstance(entry.claim, Event):
            yield _event(view, entry, entry.claim)
    for entry in view.entries(replace(query, kind="statement")):
        if isinstance(entry.claim, Statement):
            yield _statement(entry, entry.claim)


def _event(view: View, entry: Entry, event: Event) -> dict[str, Any]:
    planned = event.status == "planned" and event.plover in _AGREED
    auxiliary = _AUXILIARY.get(event.status)
    modes = [m for m in (None if planned else event.mode, auxiliary) if m]
    counts = view.figures_of([event]).get(event.id, ())
    until = event.detail.until if isinstance(event.detail, Round) else None
    return _row(entry) | {
        "date": event.date, "enddate": until, "actor": list(event.actors), "recipient": list(event.recipients),
        "event": ["AGREE" if planned else event.plover], "mode": modes, "event_loc": event.place, "event_geo": _geo(event),
        "context": list(event.context), "size": {name: _size(counts, measures) for name, measures in _SIZES.items()},
    }  # fmt: skip


def _size(counts: Sequence[Figure], measures: Set[str]) -> float | None:
    """Return how many of a measure an event's toll is: the article's total, else the first told that is no part of another.

    The least of a number that is only bounded; None where nobody tells.
    """
    told = [f for f in counts if f.measure in measures and f.part_of is None and not f.negated]
    first = next((f for f in told if f.total), next(iter(told), None))
    number = None if first is None else first.low if first.value is None else first.value
    return int(number) if number is not None and number == int(number) else number


def _statement(entry: Entry, statement: Statement) -> dict[str, Any]:
    return _row(entry) | {
        "date": entry.day, "enddate": None, "actor": [statement.speaker.name] if statement.speaker else [],
        "recipient": [statement.addressee] if statement.addressee else [], "event": ["STATEMENT"],
        "mode": [statement.speech_act], "event_loc": statement.place, "event_geo": _geo(statement),
    }  # fmt: skip


def _geo(claim: Event | Statement) -> dict[str, Any] | None:
    """Return where the place lies; PLOVER leaves the fields of a location open."""
    return {k: v for k, v in claim.location.to_json().items() if k != "candidates"} if claim.location else None


def _row(entry: Entry) -> dict[str, Any]:
    claim = entry.claim
    words = " … ".join(e.text for e in claim.evidence)
    cite = {"outlet": entry.outlet, "url": entry.url, "title": entry.title, "date": entry.published}
    return {
        "id": claim.id, "date": None, "enddate": None, "actor": [], "recipient": [], "event": [], "mode": [],
        "context": [], "event_loc": None, "event_geo": None, "size": dict.fromkeys(_SIZES), "event_text": words, "text": words,
        "text_info": {"sequence": 0, "start": claim.evidence[0].start, "end": claim.evidence[-1].end},
        "cite_info": cite, "coder": claim.by, "comment": " < ".join(v.name for v in claim.said_by) or None,
    }  # fmt: skip
