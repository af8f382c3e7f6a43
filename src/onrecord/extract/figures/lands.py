"""Where counts over a war or a year were of which no place is told: in the land that the article is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.lookups import starting
from onrecord.annotate.once import once
from onrecord.extract.circumstances.periods import WARS
from onrecord.extract.countries import country_meant
from onrecord.extract.page import Page
from onrecord.records import Figure

_OFTEN = 3  # namings of a land that an article is about
_TIMES = 2  # as often as any other is it named
_DAY = len("2024-05-31")


def set_in_land(page: Page, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures, those counted over long in the land that the article is about where no place of theirs is told."""
    return [replace(f, place=_land_of(page, f)) if f.place is None and _is_over_long(f) else f for f in figures]


def _is_over_long(figure: Figure) -> bool:
    """Say whether a figure counts over more than a day, or how long a war was."""
    if figure.measure == "duration":
        return any(WARS.intersection(e.text.lower().split()) for e in figure.evidence)
    period = figure.period
    if period is None or period.kind == "planned":
        return False
    return period.kind == "cumulative" or period.start != period.end or len(period.start or "") < _DAY


def _land_of(page: Page, figure: Figure) -> str | None:
    """Return the land that the article is about, where the sentence of a figure names no other."""
    land = _land_told_of(page.annotations)
    sentence = page.tree.sentences[page.tree.sentence(figure.evidence[0].start)]
    here = _lands(page.annotations, sentence.start, sentence.end)
    return land if all(named == land for named in here) else None


@once
def _land_told_of(annotations: Annotations) -> str | None:
    """Return the country that an article names often, and by far the most; None where there is none."""
    told = Counter(_lands(annotations, 0, len(annotations.text))).most_common(2)
    if not told or told[0][1] < _OFTEN or (len(told) > 1 and told[0][1] < _TIMES * told[1][1]):
        return None
    return told[0][0]


def _lands(annotations: Annotations, start: int, end: int) -> list[str]:
    """Return the countries named in a stretch, by themselves or by their people, as often as they are."""
    named = [e for e in starting(annotations.entities, start, end) if e.label in {"LOCATION", "NORP"}]
    return [land for e in named if (land := country_meant(annotations.text[e.start : e.end]))]
