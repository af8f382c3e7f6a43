"""Statements inside statements: what stands in a content is read once more, alone."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from onrecord.annotate.annotations import Attribution, Sentence
from onrecord.annotate.attributions import Fragment, Layout, label_texts, link
from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.labels import Floats
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.weights.session import Encoder

_DEEPEST = 3  # levels: who said that who said that who said
_SHORTEST = 4  # words: a shorter content holds no statement of its own


def nested_attributions(
    encoder: Encoder,
    layout: Layout,
    tree: Tree,
    outer: Sequence[Attribution],
    quoted: Sequence[Span],
    follows: Floats,
) -> list[Attribution]:
    """Return the attributions inside the contents of `outer`, and inside theirs, each with the index of its holder.

    Indices count in `outer` followed by what is returned.
    """
    found: list[Attribution] = []
    level, first = list(outer), 0
    for _ in range(_DEEPEST):
        inner = _inside(encoder, layout, tree, level, quoted, follows)
        inner = [replace(a, inside=first + a.inside) for a in inner if a.inside is not None]
        first, level = first + len(level), inner
        found += inner
    return found


def _inside(
    encoder: Encoder,
    layout: Layout,
    tree: Tree,
    outer: Sequence[Attribution],
    quoted: Sequence[Span],
    follows: Floats,
) -> list[Attribution]:
    chosen = [(n, run) for n, a in enumerate(outer) for span in a.content if (run := _run(layout, tree, span))]
    if not chosen:
        return []
    texts = [[layout.text[w.start : w.end] for w in layout.words[first:last]] for _, (first, last) in chosen]
    scores = encoder.encode(texts, openings=frozenset(range(len(texts)))).attribution
    names: Any = encoder.labels["attribution"]
    found: list[Attribution] = []
    ends = list(accumulate(map(len, texts)))
    labelled = label_texts([scores[e - len(t) : e] for e, t in zip(ends, texts, strict=True)], names, follows)
    for (index, (first, last)), fragments in zip(chosen, labelled, strict=True):
        inner = Layout(layout.text, layout.words[first:last], _sentences(layout, first, last))
        found.extend(
            replace(a, inside=index) for a in link(_whole(fragments), inner, quoted, tree) if a.source and a.cue
        )
    return found


def _whole(fragments: list[Fragment]) -> list[Fragment]:
    """Without a cue nothing inside is reported, whatever else was labelled."""
    return fragments if any(f.kind == "cue" for f in fragments) else []


def _run(layout: Layout, tree: Tree, span: Span) -> tuple[int, int] | None:
    """Return the word range of a content that may hold a statement: long enough, with a reporting verb inside."""
    first, last = (bisect_left(layout.words, edge, key=lambda w: w.start) for edge in (span.start, span.end))
    inside = range(first, last)
    if len(inside) < _SHORTEST:
        return None
    spoken = [layout.text[layout.words[n].start : layout.words[n].end].lower() for n in inside]
    verbs = (word for n, word in zip(inside, spoken, strict=True) if tree.tag(n) == "VERB")
    says = any(word in acts() or word == "according" for word in verbs)
    first += spoken[0] == "that"  # "that the talks failed" is read as "the talks failed"
    return (first, last) if says else None


def _sentences(layout: Layout, first: int, last: int) -> list[Sentence]:
    """Return the sentences of the run, with word numbers counted from its start."""
    kept = [s for s in layout.sentences if s.first < last and s.last > first]
    return [Sentence(s.start, s.end, max(s.first, first) - first, min(s.last, last) - first) for s in kept]
