"""The small head that says of a word whether it tells of an event, and of what PLOVER type."""

from typing import ClassVar

from onrecord.weights.small_head import SmallHead

DEEDS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip


class TriggerHead(SmallHead):
    """Its words are the one asked about, the one above, its subject and its object; its runs what stands around it."""

    file: ClassVar[str] = "triggers.npz"
    kinds: ClassVar[tuple[str, ...]] = DEEDS
