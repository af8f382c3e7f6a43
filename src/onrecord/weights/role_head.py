"""The small head that says of a phrase whether it tells who takes part in an event, and as whom."""

from typing import ClassVar

from onrecord.weights.small_head import SmallHead

ROLES = ("actor", "recipient")


class RoleHead(SmallHead):
    """Its words are the trigger, the phrase's head, the words above either; its runs the way between them, and what stands there."""

    file: ClassVar[str] = "roles.npz"
    kinds: ClassVar[tuple[str, ...]] = ROLES
