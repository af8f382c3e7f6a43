"""The small heads together, as they are shipped."""

from typing import NamedTuple

from onrecord.weights.deed_head import DeedHead
from onrecord.weights.event_head import EventHead
from onrecord.weights.measure_head import MeasureHead
from onrecord.weights.setting_head import SettingHead


class Heads(NamedTuple):
    """What numbers count; words that tell events, who takes part in them and how they stand; pairs that are events; when and
    where what was."""

    measures: MeasureHead
    deeds: DeedHead
    pairs: EventHead
    settings: SettingHead

    @classmethod
    def load(cls) -> "Heads":
        """Return the shipped heads."""
        return cls(MeasureHead.load(), DeedHead.load(), EventHead.load(), SettingHead.load())
