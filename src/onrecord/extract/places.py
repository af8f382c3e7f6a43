"""Where a figure counts."""

from collections.abc import Iterator

from onrecord.annotate.annotations import Annotations, Attribution, Entity, Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.records import Span

_IN = {"in", "at", "near", "across", "throughout", "around", "inside", "outside", "within", "from", "on", "of", "over"}


def place_of(
    annotations: Annotations, tree: Tree, quantity: Quantity, word: int, source: Attribution | None
) -> str | None:
    """Return the named place the count is of: behind a preposition in the number's clause, else in its sentence.

    Where none is named, those who count the dead and wounded (a health ministry, a hospital) count them where they are.
    """
    clause = tree.clause(word)
    sentence = tree.sentences[tree.sentence(quantity.start)]
    here = list(_placed(annotations, tree, sentence.start, sentence.end))
    spoken = [s for a in annotations.attributions for s in (*a.source, *a.cue)]
    here = [e for e in here if not any(s.start <= e.start < s.end for s in spoken)]
    above = [e for e in here if tree.rules(tree.range(e.start, e.end).start, word)]
    joined = frozenset[int]().union(*(tree.clause(c) for c in tree.joined_clauses(tree.clause_head(word))))
    for chosen in (
        [e for e in here if tree.range(e.start, e.end).start in clause],
        [e for e in here if tree.range(e.start, e.end).start in joined],
        above,
    ):
        if chosen:
            nearest = min(chosen, key=lambda e: (abs(e.start - quantity.start), e.start))
            return nearest.actor or annotations.text[nearest.start : nearest.end]
    return _place_of_source(annotations, source) if source else None


def _place_of_source(annotations: Annotations, source: Attribution) -> str | None:
    speaker = (source.speaker or "").lower()
    if not any(word in speaker for word in figure_words("counting")):
        return None
    said = [s for a in annotations.attributions if a.speaker == source.speaker for s in a.source]
    named = [
        e for e in annotations.entities
        if e.label == "LOCATION" and any(s.contains(Span(e.start, e.end)) for s in said)
        and not _joined(annotations.text, e)
    ]  # fmt: skip
    return (named[-1].actor or annotations.text[named[-1].start : named[-1].end]) if named else None


def _joined(text: str, entity: Entity) -> bool:
    """Say whether a hyphen follows: in "X-run Y" only Y is the place."""
    return text[entity.end : entity.end + 1] in {"-", "\u2010", "\u2011"}


def _placed(annotations: Annotations, tree: Tree, start: int, end: int) -> Iterator[Entity]:
    """Yield the places of a stretch that stand behind a preposition of place, or before a headline's colon."""
    opening = tree.range(start, end).start
    for entity in annotations.entities:
        inside = start <= entity.start and entity.end <= end
        if inside and entity.label in {"LOCATION", "FACILITY"} and not _joined(annotations.text, entity):
            if entity.start == start and annotations.text[entity.end : entity.end + 1] == ":":
                if not annotations.text[entity.start : entity.end].isupper():  # that is a dateline
                    yield entity
                continue
            before = tree.range(entity.start, entity.end).start - 1
            steps = 0
            while (
                before >= opening
                and steps < 4
                and tree.tag(before) in {"DET", "ADJ", "PROPN", "NOUN", "PUNCT"}
                and tree.lower(before) not in _IN
                and tree.word(before) != ","
            ):
                before, steps = before - 1, steps + 1
            if before >= opening and tree.lower(before) in _IN:
                yield entity
