"""A clause of a proposal, before it is a term."""

from dataclasses import dataclass

from onrecord.extract.deal.learned import Clause
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.proposals import Sheet


@dataclass(frozen=True, slots=True)
class Told:
    """A term mention with the proposal that tells it.

    `heard` is what the learned reader says of it, `alone` whether that alone found it.
    """

    mention: TermMention
    sheet: Sheet
    governor: int
    heard: Clause | None = None
    alone: bool = False
