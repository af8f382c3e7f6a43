"""Where and when a count was that an article tells twice: "Blast kills 14" has the place and day of "14 people died in Gao"."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.figure_vocabulary import counts_persons, figure_words
from onrecord.records import Figure

_FEW = 3  # counts below it are often of others: two died here, two there


def filled_from_each_other(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures with the place and period that the same count has elsewhere in the article, where all agree."""
    return with_their_wholes(figures, [_filled(figure, figures) for figure in figures])


def headed_as_told(figures: Sequence[Figure], end: int) -> tuple[Figure, ...]:
    """Return the figures with those of a headline, which ends at `end`, meant as the article tells them: "Deal on swap: | 120 |
    for 35. The sides agreed to swap 120 men".
    """
    return tuple(_as_below(figure, figures, end) if figure.evidence[0].start < end else figure for figure in figures)


def _as_below(figure: Figure, figures: Sequence[Figure], end: int) -> Figure:
    """Return a figure of a headline with the one way in which the text below means the same count of what may be agreed."""
    if figure.modality != "asserted" or figure.measure not in figure_words("negotiable"):
        return figure
    number = (figure.measure, figure.value, figure.low, figure.high)
    below = [f for f in figures if f.evidence[0].start >= end and (f.measure, f.value, f.low, f.high) == number]
    meant = {f.modality for f in below}
    return replace(figure, modality=meant.pop(), period=below[0].period) if len(meant) == 1 else figure


def with_their_wholes(figures: Sequence[Figure], filled: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return figures of which more is known now, each part with the id that its whole has now."""
    if not any(f.part_of for f in filled):
        return tuple(filled)
    now = {old.id: new for old, new in zip(figures, filled, strict=True)}
    return tuple(replace(f, part_of=now[f.part_of].id) if f.part_of in now else f for f in filled)


def _filled(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Return a figure with the one place and the one period that the same count is told with."""
    again = [f for f in figures if f is not figure and _is_same_count(f, figure)]
    places = {f.place for f in again if f.place}
    periods = {f.period for f in again if f.period}
    if figure.place is None and len(places) == 1:
        figure = replace(figure, place=places.pop())
    if figure.period is None and len(periods) == 1:
        figure = replace(figure, period=periods.pop())
    return figure


def _is_same_count(one: Figure, other: Figure) -> bool:
    """Say whether two figures count as many people of one measure, too many for that to be by chance."""
    same = (one.measure, one.unit, one.value, one.low, one.high) == (
        other.measure, other.unit, other.value, other.low, other.high,
    )  # fmt: skip
    large = max(n for n in (one.value, one.low, 0) if n is not None) >= _FEW
    apart = one.recalled or other.recalled or one.modality != other.modality
    return same and large and counts_persons(one.measure) and not apart
