"""One clause of a proposal or agreement."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from onrecord.records.claim import Claim
from onrecord.records.values import ClaimKind, TermType, require, require_date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A set of terms, as the article names it, with who tabled it and when (a TIMEX3 date).

    `parties`, `mediators` and `place` (of signing) are told of what is read as a document, and left out of the JSON else.
    """

    name: str
    author: str | None = None
    date: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    place: str | None = None

    def __post_init__(self) -> None:
        require_date(self.date, "a proposal's date")

    def to_json(self) -> dict[str, Any]:
        """Return the proposal as JSON holds it."""
        told = {"parties": list(self.parties), "mediators": list(self.mediators), "place": self.place}
        return {"name": self.name, "author": self.author, "date": self.date} | {k: v for k, v in told.items() if v}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Claim):
    """Type, phase and parameters (duration as ISO 8601, quantities, order, condition) of one clause."""

    kind: ClassVar[ClaimKind] = "term"

    proposal: Proposal | None
    type: TermType
    phase: str | None = None
    parameters: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        require(self.type, TermType, "type of term")
