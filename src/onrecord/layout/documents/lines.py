"""One line of a document."""

from dataclasses import dataclass
from typing import Literal

from onrecord.records.span import Span

Part = Literal["front", "heading", "clause", "closing"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line or wrapped paragraph: where its words stand, what marks it and what it is.

    `kind` is that of a heading ("article", "phase", "capitals"); `number` what it is counted by.
    """

    start: int
    end: int
    text: str
    part: Part = "front"
    kind: str | None = None
    number: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)
