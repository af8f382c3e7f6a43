"""Sources in brackets behind a sentence, as bulletins give them: "12 people were killed (Ministry of Health)."."""

from collections.abc import Iterator, Sequence

from onrecord.annotate.annotations import Attribution, Entity
from onrecord.annotate.names import outlets, outsiders
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_LEAST, _MOST = 4, 9  # words that are told, at least; of a source, at most
_ENDS = {".", "!", ";"}
_SAID = {"source", "sources"}


def with_bracketed(tree: Tree, found: Sequence[Attribution], entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """Return the attributions with those whose source stands in brackets at the end of a sentence that has no other."""
    bodies = [e for e in entities if e.label == "ORGANIZATION"]
    taken = [s for a in found for s in (*a.cue, *a.content)]
    told = (a for n in range(len(tree.sentences)) for a in _attributions(tree, n, bodies))
    return (*found, *(a for a in told if not any(s.overlaps(t) for s in a.content for t in taken)))


def _attributions(tree: Tree, number: int, bodies: Sequence[Entity]) -> Iterator[Attribution]:
    sentence = tree.sentences[number]
    close = sentence.last - 1
    while close > sentence.first and tree.word(close) in _ENDS:
        close -= 1
    opening = next((w for w in range(close - 1, sentence.first, -1) if tree.word(w) == "("), None)
    if tree.word(close) != ")" or opening is None or opening - sentence.first < _LEAST:
        return
    first = opening + 1
    named = tree.lower(first) in _SAID and tree.word(first + 1) == ":"
    if named:
        first += 2
    source = Span(tree.words[first].start, tree.words[close - 1].end) if first < close else None
    if source is None or close - first > _MOST or not (named or _is_body(tree, range(first, close), bodies)):
        return
    start = sentence.first + (tree.tag(sentence.first) == "PUNCT")
    content = Span(tree.words[start].start, tree.words[opening - 1].end)
    if any(tree.tag(w) in {"VERB", "AUX", "NUM"} for w in range(start, opening)):  # not "Statement of the National Front (| NF/M7 |)"
        yield Attribution((source,), (tree.words[opening],), (content,))


def _is_body(tree: Tree, words: range, bodies: Sequence[Entity]) -> bool:
    """Say whether brackets hold a body alone: no outlet that is credited, and not the short form of the name before them."""
    inside = Span(tree.words[words.start].start, tree.words[words.stop - 1].end)
    text = inside.of(tree.text)
    known = text in outsiders() or any(inside.start <= e.start and e.end <= inside.end for e in bodies)
    if not known or text in outlets() or any(tree.tag(w) in {"VERB", "AUX", "NUM"} for w in words):
        return False
    first = tree.sentences[tree.sentence_of(words.start)].first
    before = [tree.word(w)[:1].upper() for w in range(words.start - 2, first - 1, -1)]
    named = any(e.end == tree.words[words.start - 2].end for e in bodies)  # "the Liberation Army (| ELN |)"
    return len(words) > 1 or not (named or _shortens(text, before))


def _shortens(short: str, before: Sequence[str]) -> bool:
    """Say whether letters are initials of the words before, last one first: "Rapid Support Forces (| RSF | )"."""
    letters = [c.upper() for c in short if c.isalpha()][::-1]
    return not set(letters) - set(before[: 2 * len(letters)])
