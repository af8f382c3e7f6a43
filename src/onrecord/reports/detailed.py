"""Events that tell more than who did what to whom: rounds, exchanges, compliance."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from onrecord.ledger import Query, View
from onrecord.ledger.view import Entry
from onrecord.records import Compliance, Event, Exchange, Round

D = TypeVar("D", Round, Exchange, Compliance)


@dataclass(frozen=True, slots=True)
class Detailed(Generic[D]):
    """An event with its detail and the entry it stands in."""

    entry: Entry
    event: Event
    detail: D

    @property
    def said_by(self) -> tuple[str, ...]:
        """The names of those who say so."""
        return tuple(v.name for v in self.event.said_by)


def holds(asked: str | None, names: Iterable[str | None]) -> bool:
    """Say whether any of some names contains the words asked for, whatever the case; so it is where nothing is asked."""
    return asked is None or any(asked.casefold() in (name or "").casefold() for name in names)


def detailed(view: View, query: Query, kind: type[D]) -> Iterator[Detailed[D]]:
    """Yield the events whose detail is of a kind, in the order of the view's entries."""
    for entry in view.entries(replace(query, kind="event", detail=kind.kind)):
        event = entry.claim
        if isinstance(event, Event) and isinstance(event.detail, kind):
            yield Detailed(entry, event, event.detail)
