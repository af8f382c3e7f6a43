"""When and where something was said, from the words around the cue."""

import re
from collections.abc import Sequence

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.cues import Cue
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AT = {"in", "from", "at"}
_NOMINAL = {"NOUN", "PROPN", "DET", "ADJ", "PRON", "PART", "NUM"}
_HEARER = 6  # words of a noun phrase that tells who was told


def said_on(annotations: Annotations, cue: Cue) -> str | None:
    """Return the day among the circumstances of the saying, where one is stated."""
    for span in cue.circumstances():
        for time in annotations.times:
            inside = span.start <= time.start and time.end <= span.end
            if inside and time.type in {"DATE", "TIME"} and _DAY.match(time.value):
                return time.value[:10]
    return None


def said_at(annotations: Annotations, tree: Tree, cue: Cue, around: Sequence[int], medium: int) -> str | None:
    """Return where it was said: a named place after in, from or at among the circumstances of the saying.

    `around` are the indices of the words that tell of the saying, `medium` that of the medium's last word (-1: none).
    """
    for span in cue.circumstances():
        for entity in annotations.entities:
            if entity.label not in {"LOCATION", "FACILITY"} or not span.contains(Span(entity.start, entity.end)):
                continue
            before = _before(tree, entity.start)
            if before >= 0 and tree.words[before].start >= span.start and tree.lower(before) in _AT:
                return entity.actor or annotations.text[entity.start : entity.end]
    return _right_behind(annotations, tree, cue) or _behind_hearer(annotations, tree, cue, around, medium)


def _behind_hearer(annotations: Annotations, tree: Tree, cue: Cue, around: Sequence[int], medium: int) -> str | None:
    """Return the place behind who was told or the medium, however the tree joins it: "told | the BBC | in Goma"."""
    inside = set(around)
    for entity in annotations.entities:
        if entity.label not in {"LOCATION", "FACILITY"}:
            continue
        before = _before(tree, entity.start)
        if before not in inside or tree.lower(before) not in _AT:
            continue
        if (medium >= 0 and before == medium + 1) or (cue.tells and _only_hearer(tree, cue, before)):
            return entity.actor or annotations.text[entity.start : entity.end]
    return None


def _only_hearer(tree: Tree, cue: Cue, before: int) -> bool:
    """Say whether nothing but a noun phrase stands between the cue and a preposition."""
    between = range((cue.head or 0) + 1, before)
    return 0 < len(between) <= _HEARER and all(tree.tag(i) in _NOMINAL for i in between)


def _right_behind(annotations: Annotations, tree: Tree, cue: Cue) -> str | None:
    """Return the place that follows the cue's own words, however the tree joins it: "said in Tel Aviv that"."""
    behind = cue.end
    if behind is None or tree.lower(behind) not in _AT:
        return None
    for entity in annotations.entities:
        if entity.label == "LOCATION" and _before(tree, entity.start) == behind:
            return entity.actor or annotations.text[entity.start : entity.end]
    return None


def _before(tree: Tree, start: int) -> int:
    """Return the index of the word before a place and what describes it: "from | the besieged | Homs"."""
    at = tree.range(start, start + 1).start - 1
    while at >= 0 and tree.tag(at) in {"DET", "ADJ"}:
        at -= 1
    return at
