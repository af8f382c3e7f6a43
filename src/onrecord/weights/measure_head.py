"""The small head that says of a number whether it is a figure, and of what measure."""

from typing import ClassVar, get_args

from onrecord.records.values import Measure
from onrecord.weights.small_head import SmallHead

MEASURES: tuple[Measure, ...] = get_args(Measure)


class MeasureHead(SmallHead):
    """Its words are the number, what it counts, and the two that govern that; its runs what stands before and behind."""

    file: ClassVar[str] = "measures.npz"
    kinds: ClassVar[tuple[str, ...]] = MEASURES
