"""Sources, cues and contents from the encoder's scores, and which of them belong together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.annotate.annotations import Attribution, Sentence
from onrecord.annotate.labels import Floats, forbid_orphans, likeliest, runs
from onrecord.annotate.quotations import quotation_of
from onrecord.records.span import Span

PRIOR = 0.3  # weight of the label bigrams against the encoder's scores: best on PolNeAR dev (training/README.md)
_SENTENCE, _PARAGRAPH, _CUE = 8.0, 9.0, 12.0  # words of distance that a boundary or another cue between counts for
_BACK = 40.0  # a paragraph's boundary between a fragment and a cue after it: reports rarely reach back over one
_FARTHEST = 45.0  # beyond this a fragment and a cue are not linked


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of words labelled source, cue or content: word indices [first, last)."""

    first: int
    last: int
    kind: str


@dataclass(slots=True)
class _Relation:
    cue: Fragment | None
    sources: list[Fragment] = field(default_factory=list)
    contents: list[Fragment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a text with the sentence and paragraph each stands in."""

    text: str
    words: Sequence[Span]
    sentences: Sequence[Sentence]

    def boundaries(self) -> tuple[list[int], list[int]]:
        """Return the sentence's and the paragraph's number of every word."""
        of_sentence = [n for n, s in enumerate(self.sentences) for _ in range(s.first, s.last)]
        of_paragraph, number = [], 0
        for n, word in enumerate(self.words):
            if n and "\n" in self.text[self.words[n - 1].end : word.start]:
                number += 1
            of_paragraph.append(number)
        return of_sentence, of_paragraph


def label_fragments(scores: Floats, names: Sequence[str], bigrams: Floats) -> list[Fragment]:
    """Return the labelled runs of the best path through the scores of consecutive words."""
    shifted = scores - scores.max(1, keepdims=True) if len(scores) else scores
    logs = shifted - np.log(np.exp(shifted).sum(1, keepdims=True)) if len(scores) else scores
    path = likeliest(logs, forbid_orphans(PRIOR * bigrams, names))
    return [Fragment(first, last, kind.lower()) for first, last, kind in runs(path, names)]


def link(fragments: Sequence[Fragment], layout: Layout, quoted: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions that the fragments make up, in the order of their cues.

    Every source and every content goes to the nearest cue; a boundary or another cue in between counts as distance.
    A cue left without a source takes that of the cue before it in the same sentence ("X said ..., adding ...").
    """
    cues = [f for f in fragments if f.kind == "cue"]
    relations = [_Relation(cue) for cue in cues]
    far = _Distance(layout, cues)
    for fragment in fragments:
        if fragment.kind != "cue":
            nearest = min(range(len(cues)), key=lambda n: (far(fragment, cues[n]), n), default=None)
            if nearest is None or far(fragment, cues[nearest]) > _FARTHEST:
                _leave(relations, fragment)
            elif fragment.kind == "source":
                relations[nearest].sources.append(fragment)
            else:
                relations[nearest].contents.append(fragment)
    for relation in relations:
        _keep_nearest(relation, far)
    _share_sources(relations, far)
    found = [_attribution(r, layout, quoted) for r in relations if r.contents]
    return tuple(sorted(found, key=lambda a: min(s.start for s in (*a.source, *a.cue, *a.content))))


class _Distance:
    """Words between a fragment and a cue, more where something stands between them."""

    def __init__(self, layout: Layout, cues: Sequence[Fragment]) -> None:
        self._sentence, self._paragraph = layout.boundaries()
        self._cues = cues

    def __call__(self, fragment: Fragment, cue: Fragment) -> float:
        if fragment.last <= cue.first:
            gap, a, b = cue.first - fragment.last, fragment.last - 1, cue.first
        else:
            gap, a, b = fragment.first - cue.last, cue.last - 1, fragment.first
        gap += _SENTENCE * abs(self._sentence[b] - self._sentence[a])
        paragraphs = abs(self._paragraph[b] - self._paragraph[a])
        gap += (_BACK if fragment.last <= cue.first else _PARAGRAPH) * paragraphs
        return gap + _CUE * sum(a < c.first < b for c in self._cues if c is not cue)

    def same_sentence(self, a: Fragment, b: Fragment) -> bool:
        """Say whether two fragments begin in one sentence."""
        return self._sentence[a.first] == self._sentence[b.first]


def _leave(relations: list[_Relation], fragment: Fragment) -> None:
    """A content with no cue near runs on from the attribution before it, or stands alone."""
    if fragment.kind == "content":
        relations.append(_Relation(None, contents=[fragment]))


def _keep_nearest(relation: _Relation, far: _Distance) -> None:
    """Of several sources of one cue keep the nearest, with what stands right beside it ("X and Y")."""
    if relation.cue and len(relation.sources) > 1:
        cue = relation.cue
        nearest = min(relation.sources, key=lambda f: far(f, cue))
        beside = [f for f in relation.sources if abs(f.first - nearest.last) <= 2 or abs(nearest.first - f.last) <= 2]
        relation.sources = [f for f in relation.sources if f is nearest or f in beside]


def _share_sources(relations: list[_Relation], far: _Distance) -> None:
    for before, relation in zip(relations, relations[1:], strict=False):
        if relation.cue and before.cue and not relation.sources and far.same_sentence(before.cue, relation.cue):
            relation.sources = list(before.sources)


def _attribution(relation: _Relation, layout: Layout, quoted: Sequence[Span]) -> Attribution:
    def spans(fragments: Sequence[Fragment]) -> tuple[Span, ...]:
        return tuple(sorted(Span(layout.words[f.first].start, layout.words[f.last - 1].end) for f in fragments))

    content = spans(relation.contents)
    return Attribution(
        source=spans(relation.sources),
        cue=spans([relation.cue] if relation.cue else []),
        content=content,
        quotation=quotation_of(layout.text, content, tuple(quoted)),
    )
