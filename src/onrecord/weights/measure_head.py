"""The small head that says of a number whether it is a figure, and of what measure."""

from typing import ClassVar

from onrecord.records.values import Measure
from onrecord.weights.small_head import SmallHead

MEASURES: tuple[Measure, ...] = (
    "killed", "injured", "missing", "displaced", "held", "captured", "detained", "released", "returned", "evacuated",
    "starved", "at_risk", "aid_trucks", "aid_tonnes", "money", "attacks", "buildings_destroyed", "duration", "share",
    "other",
)  # fmt: skip


class MeasureHead(SmallHead):
    """Its words are the number, what it counts, and the two that govern that; its runs what stands before and behind."""

    file: ClassVar[str] = "measures.npz"
    kinds: ClassVar[tuple[str, ...]] = MEASURES
