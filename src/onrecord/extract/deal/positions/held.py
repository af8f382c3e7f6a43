"""A stance held on a term, before it is a position."""

from dataclasses import dataclass

from onrecord.extract.deal.mentions import TermMention
from onrecord.records.values import Stance


@dataclass(frozen=True, slots=True)
class Held:
    """A stance on a term mention: the party, the word of stance (None where only the act of saying tells it)."""

    mention: TermMention
    stance: Stance
    party: str
    operator: int | None
    condition: str | None = None
