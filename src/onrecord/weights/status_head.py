"""The small head that says how an event stands: done, going on, planned, called for, denied, only supposed."""

from typing import ClassVar, get_args

from onrecord.records.values import EventStatus
from onrecord.weights.small_head import SmallHead

STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)


class StatusHead(SmallHead):
    """Its words are those of the head for words that tell events."""

    file: ClassVar[str] = "statuses.npz"
    kinds: ClassVar[tuple[str, ...]] = STATUSES
