"""Where a party stands on a term or proposal, at a time."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from onrecord.records.claim import Claim
from onrecord.records.values import ClaimKind, Stance, TermType, require, require_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Claim):
    """Party x (`term` of `proposal`) x stance, on `date`; `proposal` is its name as the article gives it."""

    kind: ClassVar[ClaimKind] = "position"

    party: str
    term: TermType
    proposal: str | None = None
    stance: Stance
    parameters: dict[str, Any] = field(default_factory=dict)
    date: str | None = None

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        require(self.stance, Stance, "stance")
        require(self.term, TermType, "type of term")
        require_date(self.date, "a position's date")

    def _content(self) -> dict[str, Any]:
        content = Claim._content(self)
        on = {"type": content.pop("term"), "proposal": content.pop("proposal")}
        return {**content, "on": on}
