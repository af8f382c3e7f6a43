"""When and where something was said, from the words around the cue."""

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.cues import Cue
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_AT = {"in", "from", "at"}


def said_on(annotations: Annotations, cue: Cue) -> str | None:
    """Return the day among the circumstances of the saying, where one is stated."""
    for span in cue.circumstances():
        for time in annotations.times:
            inside = span.start <= time.start and time.end <= span.end
            if inside and time.type in {"DATE", "TIME"} and time.value[:4].isdigit():
                return time.value[:10]
    return None


def said_at(annotations: Annotations, tree: Tree, cue: Cue) -> str | None:
    """Return where it was said: a named place after in, from or at among the circumstances of the saying."""
    for span in cue.circumstances():
        for entity in annotations.entities:
            if entity.label not in {"LOCATION", "FACILITY"} or not span.contains(Span(entity.start, entity.end)):
                continue
            before = tree.range(entity.start, entity.end).start - 1
            if before >= 0 and tree.lower(before) == "the":
                before -= 1
            if before >= 0 and tree.words[before].start >= span.start and tree.lower(before) in _AT:
                return entity.actor or annotations.text[entity.start : entity.end]
    return None
