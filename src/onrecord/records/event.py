"""Something that happened, is planned, called for or denied, coded by PLOVER."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.records.claim import Claim
from onrecord.records.values import ClaimKind, EventStatus, require, require_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """Who did what to whom: PLOVER type and mode, actors, recipients, place, date and status."""

    kind: ClassVar[ClaimKind] = "event"

    plover: str
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    status: EventStatus = "occurred"
    figures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        require(self.status, EventStatus, "status")
        require_date(self.date, "an event's date")
