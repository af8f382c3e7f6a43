"""The small head that says of a pair of phrases whether one did something to the other, and of what PLOVER type."""

from typing import ClassVar

from onrecord.weights.small_head import SmallHead

TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""The types of the training pairs: YIELD is CONCEDE or RETREAT, told apart by words."""


class EventHead(SmallHead):
    """Its words are actor, recipient, predicate and governor; its runs the paths and what stands between."""

    file: ClassVar[str] = "events.npz"
    kinds: ClassVar[tuple[str, ...]] = TYPES
