"""A stance held on a term, before it is a position."""

from dataclasses import dataclass

from onrecord.extract.deal.mentions import TermMention
from onrecord.records.values import Stance

NOBODY = frozenset(
    {"whose", "you", "no one", "nobody", "someone", "somebody", "everyone", "everybody", "anyone", "one"}
)
"""What names no party."""

UNNAMED = frozenset(
    "we i they he she it our my their his her its this these those who which what many most some few several others release document".split()
)
"""What stands for a party and was resolved to none, and papers in whose name somebody speaks."""


@dataclass(frozen=True, slots=True)
class Held:
    """A stance on a term mention: the party, the word of stance (None where only the act of saying tells it).

    `sure` is how far it is to be believed, before calibration.
    """

    mention: TermMention
    stance: Stance
    party: str
    operator: int | None
    condition: str | None = None
    sure: float = 0.7
