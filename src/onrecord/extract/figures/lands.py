"""Where counts were of which no place is told: those over a war or a year in the land that the article is about, others
where those were that are counted right before.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.lookups import starting
from onrecord.annotate.once import once
from onrecord.extract.circumstances.periods import WARS, spans_days, tells_war
from onrecord.extract.countries import country_meant
from onrecord.extract.page import Page
from onrecord.layout.lines import entry_of, is_context, story_at
from onrecord.layout.rows import row_at
from onrecord.records import Figure
from onrecord.records.values import Measure

_OFTEN = 3  # namings of a land that an article is about
_TIMES = 2  # as often as any other is it named
_NEAR = 2  # sentences between two counts of one scene
_OF_SCENES: frozenset[Measure] = frozenset({"killed", "injured", "missing", "captured", "buildings_destroyed", "evacuated"})


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
    return period.kind == "cumulative" or spans_days(period)


def set_in_scene(page: Page, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures in text order, those of which no place is told where those are that are counted a sentence or two before,
    where no place is named since and both may be of one day: "A shell killed nine in Gao. | Medics treated 40 wounded".
    """
    set_in: list[Figure] = []
    last: Figure | None = None
    for figure in figures:
        if figure.place is None and last is not None and _is_of_scene(page, last, figure):
            figure = replace(figure, place=last.place)
        set_in.append(figure)
        last = figure if figure.place and figure.measure in _OF_SCENES else last
    return set_in


def _is_of_scene(page: Page, last: Figure, figure: Figure) -> bool:
    """Say whether what befell people, told of no place and of no war, was where those were that are counted before it."""
    tree, start, end = page.tree, last.evidence[0].start, figure.evidence[0].start
    if row_at(tree.text, end) or not is_context(tree.text, start, end):
        return False  # "Total: 51"
    if figure.measure not in _OF_SCENES or figure.modality != "asserted" or figure.recalled or last.recalled or start >= end:
        return False
    period = figure.period
    apart = period and period != last.period and (last.period or (period.kind == "cumulative" and period.start))
    if apart or _is_over_long(last):
        return False
    first, here = tree.sentence(start), tree.sentence(end)
    named = starting(page.annotations.entities, tree.sentences[first].end, tree.sentences[here].end)
    if here - first > _NEAR or any(e.label == "LOCATION" for e in named):
        return False
    return here == first or not tells_war(tree, here)


def _land_of(page: Page, figure: Figure) -> str | None:
    """Return the land that the article is about, where the sentence of a figure, or its entry of a live page, names no other."""
    land, start = _land_told_of(page.annotations), figure.evidence[0].start
    sentence = page.tree.sentences[page.tree.sentence(start)]
    around = story_at(page.text, start) if entry_of(page.text, start) else sentence
    here = _lands(page.annotations, around.start, around.end)
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
