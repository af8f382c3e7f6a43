"""The small heads that know rounds of talks: of the words that tell one, and of its parts."""

from typing import ClassVar

from onrecord.records.detail import RoundStatus
from onrecord.weights.small_head import SmallHead

ROUNDS: tuple[RoundStatus | None, ...] = ("held", "ongoing", "planned", "called_for", "cancelled", None)


class RoundHead(SmallHead):
    """Sees of a word what the head of triggers sees; a kind is how the round stands, None for a supposed one."""

    file: ClassVar[str] = "rounds.npz"
    kinds: ClassVar[tuple[str, ...]] = tuple(map(str, ROUNDS))


class RoundPartHead(SmallHead):
    """Its words are the one that tells a round, a phrase near it, and the words above both."""

    file: ClassVar[str] = "round_parts.npz"
    kinds: ClassVar[tuple[str, ...]] = ("side", "mediator", "venue")
