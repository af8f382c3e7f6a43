"""The small heads together, as they are shipped."""

from typing import NamedTuple

from onrecord.weights.compliance_heads import ComplianceHead, CompliancePartHead
from onrecord.weights.event_head import EventHead
from onrecord.weights.measure_head import MeasureHead
from onrecord.weights.round_heads import RoundHead, RoundPartHead
from onrecord.weights.trigger_head import TriggerHead


class Heads(NamedTuple):
    """What numbers count; pairs and words that tell events; words that tell rounds of talks or compliance, and the
    parts of these.
    """

    measures: MeasureHead
    pairs: EventHead
    triggers: TriggerHead
    rounds: RoundHead
    round_parts: RoundPartHead
    compliance: ComplianceHead
    compliance_parts: CompliancePartHead

    @classmethod
    def load(cls) -> "Heads":
        """Return the shipped heads."""
        return cls(
            MeasureHead.load(), EventHead.load(), TriggerHead.load(), RoundHead.load(), RoundPartHead.load(),
            ComplianceHead.load(), CompliancePartHead.load(),
        )  # fmt: skip
