"""The small head that says of a time or place that an article tells whether an event was then or there."""

from typing import ClassVar, Literal

from onrecord.weights.small_head import SmallHead

SETTINGS: tuple[Literal["day", "place"], ...] = ("day", "place")


class SettingHead(SmallHead):
    """Its words are the trigger, the head of what tells the time or place, the words above either; its runs the way
    between them, and what stands there."""

    file: ClassVar[str] = "settings.npz"
    kinds: ClassVar[tuple[str, ...]] = SETTINGS
