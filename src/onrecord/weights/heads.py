"""The small heads together, as they are shipped."""

from typing import NamedTuple

from onrecord.weights.event_head import EventHead
from onrecord.weights.measure_head import MeasureHead
from onrecord.weights.role_head import RoleHead
from onrecord.weights.setting_head import SettingHead
from onrecord.weights.status_head import StatusHead
from onrecord.weights.trigger_head import TriggerHead


class Heads(NamedTuple):
    """What numbers count; pairs and words that tell events, who takes part in them, when and where they were, how they
    stand."""

    measures: MeasureHead
    pairs: EventHead
    triggers: TriggerHead
    roles: RoleHead
    settings: SettingHead
    statuses: StatusHead

    @classmethod
    def load(cls) -> "Heads":
        """Return the shipped heads."""
        return cls(
            MeasureHead.load(), EventHead.load(), TriggerHead.load(), RoleHead.load(), SettingHead.load(),
            StatusHead.load(),
        )  # fmt: skip
