"""What totals are chosen from and what they are: figures with the place of their number, and how many in all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.figures.victims import Victim
from onrecord.records import Figure
from onrecord.records.span import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure and where its number stands; `ruled` says that words of the vocabulary tell it, not the head, and `doubted`
    that the head hears no figure there: it counts for totals alone.
    """

    span: Span
    figure: Figure
    ruled: bool = True
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """How many, by the figure that states it, else by the spans that tell of them."""

    value: float
    spans: tuple[Span, ...]
    figure: Figure | None = None
    least: bool = False
    told: tuple[int, ...] = ()
    confidence: float = 1.0

    def __add__(self, victim: Victim) -> "Total":
        """Return the total with one more victim."""
        told = (*self.told, victim.told)
        return replace(self, value=self.value + 1, spans=(*self.spans, victim.span), told=told, figure=None)

    def sure(self, confidence: float) -> "Total":
        """Return the total with how likely it is."""
        return replace(self, confidence=confidence)


def total_of_victims(victims: Sequence[Victim], value: float) -> Total:
    """Return the total that rests on those told of."""
    return Total(value, tuple(v.span for v in victims), told=tuple(v.told for v in victims))


def count_of(figure: Figure) -> float:
    """Return the number of a figure, the lower bound where only bounds are told."""
    return figure.value if figure.value is not None else figure.low or 0.0
