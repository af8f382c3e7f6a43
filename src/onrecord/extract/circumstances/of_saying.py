"""When and where something was said, from the words around the cue."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.annotate.annotations import Annotations, TimeExpression
from onrecord.annotate.attributions.cues import Cue, weekdays
from onrecord.annotate.lookups import holding, starting
from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}(-\d\d)?")
# "after landing on Monday, he said": said on another day
_OTHER_TIMES = frozenset({"after", "before", "since", "until"})
_AT = {"in", "from", "at"}
_NOMINAL = {"NOUN", "PROPN", "DET", "ADJ", "PRON", "PART", "NUM"}
_HEARER = 6  # words of a noun phrase that tells who was told


class Cased(NamedTuple):
    """A place behind a preposition: its fullest name, its words, the preposition's index, whether it is no building."""

    name: str
    span: Span
    before: int
    location: bool


def said_on(annotations: Annotations, cue: Cue, published: str | None = None, *, coarse: bool = False) -> str | None:
    """Return the day among the circumstances of the saying, where one is stated; none behind the day of publication.

    With `coarse`, the month or year where no day is told: "said in May".
    """
    times = _dated(annotations)
    if not times:
        return None
    told = list(_told(cue, times))
    if day := next((t for t in told if _DAY.match(t.value)), None):
        return _passed(day, annotations.text, published)
    spans = (t for t in told if coarse and _MONTH.fullmatch(t.value) and not (published or t.value) < t.value)
    return next((t.value for t in spans), None)


@once
def _dated(annotations: Annotations) -> list[TimeExpression]:
    return [t for t in annotations.times if t.type in {"DATE", "TIME"}]


def _told(cue: Cue, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Yield those of some times that stand where the time of the saying is told, the likeliest place first."""
    for phrase in cue.circumstances(less=_OTHER_TIMES):
        yield from (t for t in starting(times, phrase.start, phrase.end) if t.end <= phrase.end)
    for word in cue.beside():
        if time := holding(times, word.start):
            yield time
    for phrase in (*cue.shared_circumstances(), *cue.issued()):
        yield from (t for t in starting(times, phrase.start, phrase.end) if t.end <= phrase.end)


def _passed(time: TimeExpression, text: str, published: str | None) -> str:
    """Return the day of a time; a weekday is of the week before, where it would come only after publication."""
    day = time.value[:10]
    weekday = any(w in weekdays() for w in text[time.start : time.end].lower().split())
    if published and day > published[:10] and weekday:
        earlier = date.fromisoformat(day) - timedelta(days=7)
        return earlier.isoformat() if earlier.isoformat() <= published[:10] else day
    return day


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
