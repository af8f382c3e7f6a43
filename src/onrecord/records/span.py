"""Where words stand: half-open ranges of Unicode code points in an article's text."""

from dataclasses import dataclass
from typing import Self

from onrecord.errors import InvalidRecord


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """[start, end) in code points of `Article.text`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecord(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the words the span covers in `text`; InvalidRecord if it reaches outside."""
        if self.end > len(text):
            raise InvalidRecord(f"span [{self.start}, {self.end}) reaches outside a text of {len(text)}")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span and its exact words; `onrecord.pipeline.Reading` checks them against the article."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecord(f"evidence needs 0 <= start < end, not [{self.start}, {self.end})")
        if len(self.text) != self.end - self.start:
            raise InvalidRecord(
                f"evidence [{self.start}, {self.end}) quotes {len(self.text)} characters: {self.text[:40]!r}"
            )

    @classmethod
    def quote(cls, text: str, span: Span) -> Self:
        """Return the evidence that `span` is in `text`."""
        return cls(span.start, span.end, span.of(text))

    def check(self, text: str) -> None:
        """Raise InvalidRecord unless these are the words of `text` at that place."""
        if text[self.start : self.end] != self.text:
            raise InvalidRecord(f"evidence [{self.start}, {self.end}) is not in the text: {self.text[:40]!r}")
