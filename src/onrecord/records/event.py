"""Something that happened, is planned, called for or denied, coded by PLOVER."""

from dataclasses import dataclass
from typing import Any, ClassVar

from onrecord.records.claim import Claim
from onrecord.records.detail import Detail
from onrecord.records.location import Location
from onrecord.records.values import ClaimKind, EventStatus, require, require_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """Who did what to whom: PLOVER type and mode, actors, recipients, place, date and status.

    `figures` are the ids of the figures that are its toll or extent, on which its own id does not depend.
    `context` are the contexts of PLOVER in which it stands, as far as its sentences tell them.
    `duration` is how long it lasted or is to last (ISO 8601); `detail` holds what a round of talks, an exchange or a
    claim of compliance tells besides. Both are left out of the JSON where nothing is told.
    """

    kind: ClassVar[ClaimKind] = "event"

    plover: str
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    location: Location | None = None
    date: str | None = None
    status: EventStatus = "occurred"
    figures: tuple[str, ...] = ()
    duration: str | None = None
    context: tuple[str, ...] = ()
    detail: Detail | None = None

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        require(self.status, EventStatus, "status")
        require_date(self.date, "an event's date")

    def _content(self) -> dict[str, Any]:
        content = Claim._content(self)
        return {k: v for k, v in content.items() if v is not None or k not in {"duration", "detail"}}
