"""Sources, cues and contents from the encoder's scores, and which of them belong together."""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from onrecord.annotate.annotations import Attribution, Sentence, Signs
from onrecord.annotate.attributions.quotations import quotation_of
from onrecord.annotate.labels import Floats, forbid_orphans, likeliest_each, log_shares, runs
from onrecord.annotate.tree import Tree
from onrecord.layout.datelines import dateline_at
from onrecord.layout.lines import borders, is_time
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_SENTENCE, _PARAGRAPH, _CUE = 8.0, 12.0, 12.0  # words of distance that a boundary or another cue between counts for
_BACK = 40.0  # a paragraph's boundary between a fragment and a cue after it: reports rarely reach back over one
_RELATIVE = {"who", "which"}
_BESIDE = 3  # words between a content and a source with no cue
_DASHES = {"-", "--", "–", "—", "―"}
_MARKS = {*_DASHES, ":"}
_CLOSING = {"”", '"', "''", "’", "»"}
_OPENING = {"“", '"', "``", "‘", "«"}
_LONGEST_NAME = 5  # words
_FARTHEST = 45.0  # beyond this a fragment and a cue are not linked
_TIED = 15.0  # words that a content is nearer to the cue that the tree joins it to


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of words labelled source, cue or content: word indices [first, last).

    `inner` is the mean share (0..1) of the scores its words give to its kind, `edges` what they give to its two ends.
    """

    first: int
    last: int
    kind: str
    inner: float = 1.0
    edges: float = 1.0


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


def label_fragments(scores: Floats, names: Sequence[str], follows: Floats) -> list[Fragment]:
    """Return the labelled runs of the best path through the scores of consecutive words."""
    return label_texts([scores], names, follows)[0]


def label_texts(scores: Sequence[Floats], names: Sequence[str], follows: Floats) -> list[list[Fragment]]:
    """Return the labelled runs of each of several texts, decoded side by side."""
    logs = [log_shares(s) for s in scores]
    paths = likeliest_each(logs, forbid_orphans(follows, names))
    shares = map(np.exp, logs)
    return [[_fragment(s, names, *r) for r in runs(path, names)] for s, path in zip(shares, paths, strict=True)]


def _fragment(shares: Floats, names: Sequence[str], first: int, last: int, kind: str) -> Fragment:
    begun, inside = names.index(f"B-{kind}"), names.index(f"I-{kind}")
    inner = float(shares[first:last, [begun, inside]].sum(1).mean())
    closed = 1.0 - float(shares[last, inside]) if last < len(shares) else 1.0
    return Fragment(first, last, kind.lower(), inner, float(shares[first, begun]) * closed)


def link(fragments: Sequence[Fragment], layout: Layout, quoted: Sequence[Span], tree: Tree) -> tuple[Attribution, ...]:
    """Return the attributions that the fragments make up, in the order of their cues.

    Every source and every content goes to the nearest cue; a boundary or another cue in between counts as distance,
    and a content is nearer to a cue that `tree` joins it to. What goes on behind a headline is of no cue in it: "X says it
    will march | By our reporter |".
    A cue left without a source takes that of the cue before it in the same sentence ("X said ..., adding ...").
    """
    parted = [_parted(f, layout, quoted) for f in fragments]
    over = {part for parts in parted for part in parts[1:] if _is_behind_headline(layout, part)}
    fragments = [part for parts in parted for part in parts if not _is_writers(part, layout, quoted)]
    cues = [f for f in fragments if f.kind == "cue"]
    relations = [_Relation(cue) for cue in cues]
    far = _Distance(layout, cues, tree)
    firsts, lasts = [c.first for c in cues], [c.last for c in cues]
    left: list[Fragment] = []
    for fragment in fragments:
        if fragment.kind != "cue":
            near = range(
                bisect_left(lasts, fragment.first - _FARTHEST), bisect_right(firsts, fragment.last + _FARTHEST)
            )
            nearest = min(near, key=lambda n: (far(fragment, cues[n]), n), default=None)
            signed = fragment.kind == "content" and _signature(layout, fragment.last)
            apart = nearest is not None and fragment in over and not far.same_paragraph(fragment, cues[nearest])
            if nearest is None or signed or apart or far(fragment, cues[nearest]) > _FARTHEST:
                left.append(fragment)
            elif fragment.kind == "source":
                relations[nearest].sources.append(fragment)
            else:
                relations[nearest].contents.append(fragment)
    _give_back(relations, layout, far)
    left = _carried_over(relations, left, _running_on(fragments, layout, quoted), far)
    for relation in relations:
        _keep_nearest(relation, far, layout)
    _share_sources(relations, far)
    relations += _without_cue(left, fragments, layout)
    found = [_attribution(r, layout, quoted) for r in relations if r.contents]
    found = [a for a in found if not _is_dateline(layout.text, a)]
    return tuple(sorted(found, key=lambda a: min(s.start for s in (*a.source, *a.cue, *a.content))))


def _parted(fragment: Fragment, layout: Layout, quoted: Sequence[Span]) -> list[Fragment]:
    """Cut a fragment where it leaves a dateline behind, or goes over to a paragraph: "the envoy | GOMA, May 3 - ".

    It goes over to one that a quotation runs on into. A question behind which a quotation opens is the writer's: "Will
    it hold? | “It must,” he said".
    """
    words, text = layout.words, layout.text
    cuts, edges = [fragment.first], borders(text)
    for n in range(fragment.first + 1, fragment.last):
        past, here = bisect_left(edges, words[n - 1].end), bisect_right(edges, words[n].start)
        broken, asked = past < here or "\n" in text[words[n - 1].end : words[n].start], words[n - 1].of(text) == "?"
        if broken or asked:
            before, within = (any(q.start <= words[m].start < q.end for q in quoted) for m in (n - 1, n))
            if (broken and not (within and before)) or (asked and within and not before):
                cuts.append(n)
    pairs = itertools.pairwise([*cuts, fragment.last])
    parts = [replace(fragment, first=_behind_dateline(layout, a, b), last=b) for a, b in pairs]
    return [part for part in parts if part.first < part.last]


def _is_behind_headline(layout: Layout, part: Fragment) -> bool:
    """Say whether what was cut off goes on behind a line that no full stop ends."""
    before, here = layout.words[part.first - 1], layout.words[part.first]
    return layout.text[here.start - 1] == "\n" and layout.text[before.end - 1].isalnum()


def _is_writers(fragment: Fragment, layout: Layout, quoted: Sequence[Span]) -> bool:
    """Say whether a content is a question of the writer's, behind which a quotation answers, or the time of an entry."""
    words, last = layout.words, fragment.last
    if is_time(layout.text, words[fragment.first].start):
        return True
    if fragment.kind != "content" or last >= len(words) or words[last - 1].of(layout.text) != "?":
        return False
    here = words[last - 1].start
    opens = any(q.start == words[last].start for q in quoted)
    return opens and not any(q.start <= here < q.end for q in quoted)


def _behind_dateline(layout: Layout, first: int, last: int) -> int:
    """Return where a run of words begins once a dateline in front of it is left out."""
    dateline = dateline_at(layout.text, layout.words[first].start)
    return next((n for n in range(first, last) if not dateline or layout.words[n].start >= dateline.end), last)


class _Distance:
    """Words between a fragment and a cue, more where something stands between them, fewer where the tree joins them."""

    def __init__(self, layout: Layout, cues: Sequence[Fragment], tree: Tree) -> None:
        self._tree = tree
        self._offset = tree.range(layout.words[0].start, layout.words[0].end).start if layout.words else 0
        self._sentence, self._paragraph = layout.boundaries()
        edges = borders(layout.text)
        self._part = [bisect_right(edges, w.start) for w in layout.words] if edges else []
        self._cues = sorted(c.first for c in cues)
        self._semicolons = [n for n, w in enumerate(layout.words) if w.of(layout.text) == ";"]

    def __call__(self, fragment: Fragment, cue: Fragment) -> float:
        if fragment.last <= cue.first:
            a, b = fragment.last - 1, cue.first
        else:
            a, b = cue.last - 1, fragment.first
        if self._part and self._part[a] != self._part[b]:
            return math.inf
        gap = float(b - a - 1)
        gap += _SENTENCE * abs(self._sentence[b] - self._sentence[a])
        paragraphs = abs(self._paragraph[b] - self._paragraph[a])
        gap += (_BACK if fragment.last <= cue.first else _PARAGRAPH) * paragraphs
        gap += _CUE * max(0, bisect_left(self._cues, b) - bisect_right(self._cues, a))
        if bisect_left(self._semicolons, b) > bisect_right(self._semicolons, a):
            return gap + _SENTENCE  # what stands behind it is told anew
        return gap - _TIED if fragment.kind == "content" and self._tied(fragment, cue) else gap

    def _tied(self, one: Fragment, other: Fragment) -> bool:
        """Say whether a word of one hangs from a word of the other."""
        return self._hangs(one, other) or self._hangs(other, one)

    def _hangs(self, below: Fragment, above: Fragment) -> bool:
        tree, offset = self._tree, self._offset
        first, last = above.first + offset, above.last + offset
        return any(
            first <= tree.head(i) < last and tree.relation(i) != "punct"
            for i in range(below.first + offset, below.last + offset)
        )

    def same_paragraph(self, a: Fragment, b: Fragment) -> bool:
        """Say whether two fragments begin in one paragraph."""
        return self._paragraph[a.first] == self._paragraph[b.first]

    def same_sentence(self, a: Fragment, b: Fragment) -> bool:
        """Say whether two fragments begin in one sentence."""
        return self._sentence[a.first] == self._sentence[b.first]


def _is_dateline(text: str, attribution: Attribution) -> bool:
    """Say whether the "source" is the place an article is datelined from, or the label of a line: "GOMA, Feb 2 - ...", "LIVE: ..."."""
    if not attribution.source or any(c.isalnum() for s in attribution.cue for c in s.of(text)):
        return False
    first = attribution.source[0]
    dateline = dateline_at(text, first.start)
    opens = first.start == 0 or text[first.start - 1] == "\n"
    label = first.of(text).split(",")[0]
    shouted = label.isupper() and len(label) > len("UNHCR")
    labels = opens and (shouted or label.lower() in _labels())
    return labels or (dateline is not None and dateline.start <= first.start < dateline.end)


@cache
def _labels() -> frozenset[str]:
    """Return the labels that head an item and name nobody: "live", "analysis"."""
    labels = load("wires")["labels"]
    return frozenset(labels["never_places"]) - frozenset(labels["speaking"].split())


def _without_cue(left: Sequence[Fragment], fragments: Sequence[Fragment], layout: Layout) -> list[_Relation]:
    """Contents far from every cue belong to a source right beside them ("... – Awa Diop"); others to nobody.

    The dash or colon between the two is the cue.
    """
    relations = []
    sources = [f for f in fragments if f.kind == "source"]
    for content in left:
        if content.kind == "content":
            named = _signature(layout, content.last) or _label(layout, content.first - 1)
            beside = [named] if named else []
            beside += [f for f in sources if 0 <= f.first - content.last <= _BESIDE]
            beside += [
                f for f in sources if 0 <= content.first - f.last <= _BESIDE and not _signature(layout, f.first - 1)
                and (_is_quoted(layout, content) or "\n" not in layout.text[layout.words[f.last - 1].end : layout.words[content.first].start])
            ]  # fmt: skip
            if beside:
                relations.append(_Relation(_mark_between(beside[0], content, layout), beside[:1], [content]))
    return relations


def _signature(layout: Layout, dash: int) -> Fragment | None:
    """Return the name behind a dash that ends a line, as under a letter: "... no water.” ― Awa Diop"."""
    words, text = layout.words, layout.text
    if not 0 < dash < len(words) - 1 or words[dash].of(text) not in _DASHES or words[dash - 1].of(text) not in _CLOSING:
        return None
    last = dash + 1
    while last < len(words) and last - dash <= _LONGEST_NAME and words[last].of(text)[0].isupper():
        last += 1
        if last == len(words) or "\n" in text[words[last - 1].end : words[last].start]:
            return Fragment(dash + 1, last, "source")
    return Fragment(dash + 1, last, "source") if last > dash + 1 and words[last].of(text) in {".", ","} else None


def _label(layout: Layout, colon: int) -> Fragment | None:
    """Return who stands before the colon of a headline: "Army: three killed in blast"."""
    words, text = layout.words, layout.text
    if not 0 < colon < len(words) or words[colon].of(text) != ":":
        return None
    first = colon - 1
    while first > max(colon - _LONGEST_NAME, 0) and "\n" not in text[words[first - 1].end : words[first].start]:
        first -= 1
    opens = first == 0 or "\n" in text[words[first - 1].end : words[first].start]
    named = opens and all(w.of(text)[0].isupper() for w in words[first:colon])
    return Fragment(first, colon, "source") if named else None


def _mark_between(source: Fragment, content: Fragment, layout: Layout) -> Fragment | None:
    one, other = sorted((source, content), key=lambda f: f.first)
    between = [n for n in range(one.last, other.first) if layout.words[n].of(layout.text) in _MARKS]
    return Fragment(between[0], between[0] + 1, "cue") if between else None


def _running_on(
    fragments: Sequence[Fragment], layout: Layout, quoted: Sequence[Span]
) -> list[tuple[Fragment, Fragment]]:
    """Return the contents that a quotation over two paragraphs parts: it opens anew in the second, unclosed in the first."""
    words, text = layout.words, layout.text
    open_still = {q.end for q in quoted if text[q.end - 1] not in "".join(_CLOSING)}
    opens = {q.start for q in quoted}
    pairs = itertools.pairwise(f for f in fragments if f.kind == "content") if open_still else ()
    return [
        (one, other)
        for one, other in pairs
        if words[one.last - 1].end in open_still
        and words[other.first].start in opens
        and one.last == other.first
        and not _labelled(layout, other.first + 1)
    ]


def _labelled(layout: Layout, first: int) -> bool:
    """Say whether a quoted paragraph opens with who speaks in it: “DIOP: We left.”"""
    words, text = layout.words, layout.text
    label = [words[n].of(text) for n in range(first, min(first + _LONGEST_NAME, len(words)))]
    return ":" in label and label[0].isupper()


def _carried_over(
    relations: Sequence[_Relation],
    left: Sequence[Fragment],
    pairs: Sequence[tuple[Fragment, Fragment]],
    far: _Distance,
) -> list[Fragment]:
    """Give both parts of a quotation to the nearer of their two cues; return what is still left to nobody."""
    left = list(left)
    for pair in pairs:
        held = [next((r for r in relations if f in r.contents), None) for f in pair]
        reach = [far(f, r.cue) if r and r.cue else math.inf for f, r in zip(pair, held, strict=True)]
        nearer = reach.index(min(reach))
        holder, moved, before = held[nearer], pair[1 - nearer], held[1 - nearer]
        if holder is None or holder is before:
            continue
        (before.contents if before else left).remove(moved)
        holder.contents.append(moved)
    return left


def _give_back(relations: Sequence[_Relation], layout: Layout, far: _Distance) -> None:
    """Give whole quoted sentences before a cue that has its own content to the cue before: "... left.” An envoy said that"."""
    for before, relation in itertools.pairwise(relations):
        cue = relation.cue
        if cue is None or before.cue is None or not any(_is_quoted(layout, f) for f in before.contents):
            continue
        own = [f for f in relation.contents if far.same_sentence(f, cue)]
        apart = [f for f in relation.contents if f.last <= cue.first and not far.same_sentence(f, cue)]
        given = [f for f in apart if own and _is_quoted_sentence(layout, f) and before.cue.first < f.first]
        relation.contents = [f for f in relation.contents if f not in given]
        before.contents += given


def _is_quoted_sentence(layout: Layout, fragment: Fragment) -> bool:
    """Say whether a run of words is quoted from its first to its last, a full stop before the closing mark."""
    return _is_quoted(layout, fragment) and layout.words[fragment.last - 2].of(layout.text) in {".", "!", "?"}


def _is_quoted(layout: Layout, fragment: Fragment) -> bool:
    words, text = layout.words, layout.text
    return words[fragment.first].of(text) in _OPENING and words[fragment.last - 1].of(text) in _CLOSING


def _keep_nearest(relation: _Relation, far: _Distance, layout: Layout) -> None:
    """Of several sources of one cue keep the nearest, with what stands right beside it ("X and Y").

    Of "X, who said" the source is "who"; whom that means is found as for any pronoun.
    """
    if relation.cue and len(relation.sources) > 1:
        cue = relation.cue
        nearest = min(relation.sources, key=lambda f: far(f, cue))
        if layout.words[nearest.last - 1].of(layout.text) in _RELATIVE:
            relation.sources = [nearest]
            return
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
    quotation = quotation_of(layout.text, content, tuple(quoted))
    signs = Signs(
        content=min(f.inner for f in relation.contents),
        edges=min(f.edges for f in relation.contents),
        cue=relation.cue.inner if relation.cue else 0.0,
        source=min((f.inner for f in relation.sources), default=0.0),
        direct=quotation == "direct",
        parted=len(relation.contents) > 1,
    )
    return Attribution(
        source=spans(relation.sources),
        cue=spans([relation.cue] if relation.cue else []),
        content=content,
        quotation=quotation,
        signs=signs,
    )
