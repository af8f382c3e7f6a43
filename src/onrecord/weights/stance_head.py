"""The small head that says of a word of stance, and of a topic that it may be on, which stance it tells."""

from typing import ClassVar

from onrecord.weights.deal_head import STANCES
from onrecord.weights.small_head import SmallHead


class StanceHead(SmallHead):
    """Its words are the word of stance, the topic, and the two that govern them; its runs what hangs on the word of stance,
    and its sentence."""

    file: ClassVar[str] = "stances.npz"
    kinds: ClassVar[tuple[str, ...]] = STANCES[1:]
