"""What headlines and other lines without a full stop attribute by a colon alone: "12 dead in Mali: officials"."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache

from onrecord.annotate.annotations import Attribution, Sentence
from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_NAMING = {"NOUN", "PROPN", "ADJ"}
_HEADLINE = 3  # words a headline has before its colon, or behind it
_SPOKESMEN = 5  # words that may name a source on the other side, and the colon
_ASKING = {"what", "how", "why", "who", "when", "where"}
_STOPS = {".", "!", "?", "…"}


def headline_attributions(
    tree: Tree, found: Sequence[Attribution], people: Collection[int] = ()
) -> tuple[Attribution, ...]:
    """Return what headlines attribute by a colon alone: "12 dead as bus hits mine in Mali: officials".

    The sets that the weights learned from have no headlines. Only a line without a full stop counts, and only a short
    noun phrase that speaks: a body, people of an office, or a name; in front, "Diop to the council: We | will go", only
    one of `people`, whose words those are, or of an office.
    """
    begun = sorted(s.start for a in found for s in (*a.cue, *a.content))
    heads = []
    for sentence in tree.sentences:
        taken = bisect_left(begun, sentence.start) < bisect_left(begun, sentence.end)
        if not taken and tree.word(sentence.last - 1) not in _STOPS:
            heads += [a for a in (_led(tree, sentence, people), _signed(tree, sentence)) if a][:1]
    return tuple(heads)


def _signed(tree: Tree, sentence: Sentence) -> Attribution | None:
    """Return what is told before a colon or dash by who is named behind it."""
    words = range(sentence.first, sentence.last)
    colons = [i for i in words if tree.word(i) in {":", "–", "—"} and i - sentence.first >= _HEADLINE]
    if not colons or not sentence.last - _SPOKESMEN <= colons[-1] + 1 < sentence.last:
        return None
    source = range(colons[-1] + 1, sentence.last)
    if not _is_name(tree, source) or not _speaks(tree, source):
        return None
    content = Span(sentence.start, tree.words[colons[-1] - 1].end)
    return Attribution((Span(tree.words[source[0]].start, sentence.end),), (), (content,))


def _led(tree: Tree, sentence: Sentence, people: Collection[int]) -> Attribution | None:
    """Return what is told behind a colon by the one in front of it: "Diop to the council: | We will go"."""
    colon = next((i for i in range(sentence.first, sentence.last) if tree.word(i) == ":"), None)
    if colon is None or sentence.last - colon <= _HEADLINE or tree.lower(colon + 1) in _ASKING:
        return None
    to = next((i for i in range(sentence.first, colon) if tree.lower(i) == "to"), colon)
    source = range(sentence.first, to)
    if not 0 < len(source) < _SPOKESMEN or colon - to > _SPOKESMEN or not _is_name(tree, source):
        return None
    tells = any(tree.tag(i) == "VERB" for i in range(colon + 1, sentence.last)) or tree.is_none(colon + 2)
    known = tree.lower(source[-1]) in role_nouns() | institution_nouns()
    if not tells or not (source[-1] in people or known):
        return None
    content = Span(tree.words[colon + 1].start, sentence.end)
    return Attribution((Span(sentence.start, tree.words[source[-1]].end),), (tree.words[colon],), (content,))


def _is_name(tree: Tree, words: range) -> bool:
    return all(tree.tag(i) in _NAMING or tree.word(i) in {"-", "’s", "'s"} for i in words)


def without_topics(text: str, attributions: Sequence[Attribution], places: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions less those of a headline that only names its place, "El Obeid: 54 dead", and of an address
    behind a colon, "For more, contact: press@news.example".
    """
    return tuple(a for a in attributions if not _is_topic(text, a, places))


def _is_topic(text: str, attribution: Attribution, places: Sequence[Span]) -> bool:
    source = attribution.source[0] if attribution.source else None
    if source and "@" in source.of(text):
        return True
    if source not in places or source is None or attribution.quotation != "indirect":
        return False
    return text[source.end : source.end + 1] == ":" and not any(
        c.isalnum() for s in attribution.cue for c in s.of(text)
    )


def _speaks(tree: Tree, words: range) -> bool:
    last = tree.lower(words[-1])
    if last in _documents():
        return False  # "Upper Valley – Situation Report"
    return last in role_nouns() or last in institution_nouns() or tree.tag(words[-1]) == "PROPN"


@cache
def _documents() -> frozenset[str]:
    """Return the nouns for papers that a title names and that say nothing there: "report", "update"."""
    return frozenset([*load("wires")["labels"]["reports"], *load("media")["kinds"]["report"].split()])
