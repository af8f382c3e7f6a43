"""When and where something was said, from the words around the cue."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.cues import Cue
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AT = {"in", "from", "at"}
_NOMINAL = {"NOUN", "PROPN", "DET", "ADJ", "PRON", "PART", "NUM"}
_HEARER = 6  # words of a noun phrase that tells who was told


class Cased(NamedTuple):
    """A place behind a preposition: its fullest name, its words, the preposition's index, whether it is no building."""

    name: str
    span: Span
    before: int
    location: bool


def said_on(annotations: Annotations, cue: Cue) -> str | None:
    """Return the day among the circumstances of the saying, where one is stated."""
    for span in cue.circumstances():
        for time in annotations.times:
            inside = span.start <= time.start and time.end <= span.end
            if inside and time.type in {"DATE", "TIME"} and _DAY.match(time.value):
                return time.value[:10]
    return None


def said_at(places: Sequence[Cased], tree: Tree, cue: Cue, around: Sequence[int], medium: int) -> str | None:
    """Return where it was said: a named place after in, from or at among the circumstances of the saying.

    `places` are the article's behind such a preposition, `around` the indices of the words that tell of the saying,
    `medium` that of the medium's last word (-1: none).
    """
    for span in cue.circumstances():
        for place in places:
            if span.contains(place.span) and tree.words[place.before].start >= span.start:
                return place.name
    return _right_behind(places, cue) or _behind_hearer(places, tree, cue, around, medium)


def cased_places(annotations: Annotations, tree: Tree) -> list[Cased]:
    """Return the places of an article that stand behind in, from or at."""
    found = []
    for entity in annotations.entities:
        if entity.label in {"LOCATION", "FACILITY"}:
            before = _before(tree, entity.start)
            if before >= 0 and tree.lower(before) in _AT:
                name = entity.actor or annotations.text[entity.start : entity.end]
                found.append(Cased(name, Span(entity.start, entity.end), before, entity.label == "LOCATION"))
    return found


def _behind_hearer(places: Sequence[Cased], tree: Tree, cue: Cue, around: Sequence[int], medium: int) -> str | None:
    """Return the place behind who was told or the medium, however the tree joins it: "told | the BBC | in Goma"."""
    inside = set(around)
    for place in places:
        behind_medium = medium >= 0 and place.before == medium + 1
        if place.before in inside and (behind_medium or (cue.tells and _only_hearer(tree, cue, place.before))):
            return place.name
    return None


def _only_hearer(tree: Tree, cue: Cue, before: int) -> bool:
    """Say whether nothing but a noun phrase stands between the cue and a preposition."""
    between = range((cue.head or 0) + 1, before)
    return 0 < len(between) <= _HEARER and all(tree.tag(i) in _NOMINAL for i in between)


def _right_behind(places: Sequence[Cased], cue: Cue) -> str | None:
    """Return the place that follows the cue's own words, however the tree joins it: "said in Tel Aviv that"."""
    behind = cue.end
    return next((p.name for p in places if p.location and p.before == behind), None)


def _before(tree: Tree, start: int) -> int:
    """Return the index of the word before a place and what describes it: "from | the besieged | Homs"."""
    at = tree.range(start, start + 1).start - 1
    while at >= 0 and tree.tag(at) in {"DET", "ADJ"}:
        at -= 1
    return at
