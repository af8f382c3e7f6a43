"""Sources, cues and contents from the encoder's scores, and which of them belong together."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.annotate.annotations import Attribution, Sentence
from onrecord.annotate.labels import Floats, forbid_orphans, likeliest, log_shares, runs
from onrecord.annotate.quotations import quotation_of
from onrecord.records.span import Span

PRIOR = 0.3  # weight of the label bigrams against the encoder's scores: best on PolNeAR dev (training/README.md)
_SENTENCE, _PARAGRAPH, _CUE = 8.0, 12.0, 12.0  # words of distance that a boundary or another cue between counts for
_BACK = 40.0  # a paragraph's boundary between a fragment and a cue after it: reports rarely reach back over one
_BESIDE = 3  # words between a content and a source with no cue
_FARTHEST = 45.0  # beyond this a fragment and a cue are not linked
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]+(?:, [\w .]{2,30}?){0,2} ?(?:\([^()\n]{2,40}\) ?)?(?:[—–]|--?(?=\s)) ?"
    r"|[A-Z][\w.'’ -]{2,30}(?:, [\w .]{2,30}?){0,2} ?\([A-Z][^()\n]{1,39}\) ?(?:[—–]|--?(?=\s)) ?"
)


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
    path = likeliest(log_shares(scores), forbid_orphans(PRIOR * bigrams, names))
    return [Fragment(first, last, kind.lower()) for first, last, kind in runs(path, names)]


def link(fragments: Sequence[Fragment], layout: Layout, quoted: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions that the fragments make up, in the order of their cues.

    Every source and every content goes to the nearest cue; a boundary or another cue in between counts as distance.
    A cue left without a source takes that of the cue before it in the same sentence ("X said ..., adding ...").
    """
    fragments = [part for f in fragments for part in _parted(f, layout, quoted)]
    cues = [f for f in fragments if f.kind == "cue"]
    relations = [_Relation(cue) for cue in cues]
    far = _Distance(layout, cues)
    firsts, lasts = [c.first for c in cues], [c.last for c in cues]
    left: list[Fragment] = []
    for fragment in fragments:
        if fragment.kind != "cue":
            near = range(
                bisect_left(lasts, fragment.first - _FARTHEST), bisect_right(firsts, fragment.last + _FARTHEST)
            )
            nearest = min(near, key=lambda n: (far(fragment, cues[n]), n), default=None)
            if nearest is None or far(fragment, cues[nearest]) > _FARTHEST:
                left.append(fragment)
            elif fragment.kind == "source":
                relations[nearest].sources.append(fragment)
            else:
                relations[nearest].contents.append(fragment)
    for relation in relations:
        _keep_nearest(relation, far)
    _share_sources(relations, far)
    relations += _without_cue(left, fragments)
    found = [_attribution(r, layout, quoted) for r in relations if r.contents]
    found = [a for a in found if not _is_dateline(layout.text, a)]
    return tuple(sorted(found, key=lambda a: min(s.start for s in (*a.source, *a.cue, *a.content))))


def _parted(fragment: Fragment, layout: Layout, quoted: Sequence[Span]) -> list[Fragment]:
    """Cut a content where it leaves a dateline behind, or goes over to a paragraph that no quotation runs on into."""
    if fragment.kind != "content":
        return [fragment]
    words, text = layout.words, layout.text
    cuts = [fragment.first]
    for n in range(fragment.first + 1, fragment.last):
        gap = text[words[n - 1].end : words[n].start]
        if "\n" in gap and not any(q.start == words[n].start for q in quoted):
            cuts.append(n)
    edges = [*cuts, fragment.last]
    parts = [Fragment(_behind_dateline(layout, a, b), b, "content") for a, b in itertools.pairwise(edges)]
    return [part for part in parts if part.first < part.last]


def _behind_dateline(layout: Layout, first: int, last: int) -> int:
    """Return where a run of words begins once a dateline in front of it is left out."""
    opening = layout.words[first].start
    line = layout.text.rfind("\n", 0, opening) + 1
    match = _DATELINE.match(layout.text, line)
    return next((n for n in range(first, last) if not match or layout.words[n].start >= match.end()), last)


class _Distance:
    """Words between a fragment and a cue, more where something stands between them."""

    def __init__(self, layout: Layout, cues: Sequence[Fragment]) -> None:
        self._sentence, self._paragraph = layout.boundaries()
        self._cues = sorted(c.first for c in cues)

    def __call__(self, fragment: Fragment, cue: Fragment) -> float:
        if fragment.last <= cue.first:
            a, b = fragment.last - 1, cue.first
        else:
            a, b = cue.last - 1, fragment.first
        gap = float(b - a - 1)
        gap += _SENTENCE * abs(self._sentence[b] - self._sentence[a])
        paragraphs = abs(self._paragraph[b] - self._paragraph[a])
        gap += (_BACK if fragment.last <= cue.first else _PARAGRAPH) * paragraphs
        return gap + _CUE * max(0, bisect_left(self._cues, b) - bisect_right(self._cues, a))

    def same_sentence(self, a: Fragment, b: Fragment) -> bool:
        """Say whether two fragments begin in one sentence."""
        return self._sentence[a.first] == self._sentence[b.first]


def _is_dateline(text: str, attribution: Attribution) -> bool:
    """Say whether the "source" is the place an article is datelined from: "GOMA, Feb 2 - ...", "KYIV: ..."."""
    if not attribution.source or any(c.isalnum() for s in attribution.cue for c in s.of(text)):
        return False
    first = attribution.source[0]
    opens = first.start == 0 or text[first.start - 1] == "\n"
    return opens and first.of(text).split(",")[0].isupper()


def _without_cue(left: Sequence[Fragment], fragments: Sequence[Fragment]) -> list[_Relation]:
    """Contents far from every cue belong to a source right beside them ("... – Awa Diop"); others to nobody."""
    relations = []
    for content in left:
        if content.kind == "content":
            beside = [f for f in fragments if f.kind == "source" and 0 <= f.first - content.last <= _BESIDE]
            beside += [f for f in fragments if f.kind == "source" and 0 <= content.first - f.last <= _BESIDE]
            if beside:
                relations.append(_Relation(None, beside[:1], [content]))
    return relations


def _keep_nearest(relation: _Relation, far: _Distance) -> None:
    """Of several sources of one cue keep the nearest, with what stands right beside it ("X and Y")."""
    if relation.cue and len(relation.sources) > 1:
        cue = relation.cue
        nearest = min(relation.sources, key=lambda f: far(f, cue))
        beside = [f for f in relation.sources if abs(f.first - nearest.last) <= 2 or abs(nearest.first - f.last) <= 2]
        relation.sources = [f for f in relation.sources if f is nearest or f in beside]


def _share_sources(relations: list[_Relation], far: _Distance) -> None:
    for before, relation in itertools.pairwise(relations):
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
