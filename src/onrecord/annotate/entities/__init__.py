"""Named entities: runs of words that the encoder's scores make likely, chosen by a head that has read the whole article."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np

from onrecord.annotate.annotations import Entity, EntityLabel, Sentence
from onrecord.annotate.entities.runs import LONGEST, Candidates, find_candidates
from onrecord.annotate.entities.signs import NameSigns
from onrecord.annotate.labels import Floats, forbid_orphans, likeliest_each, log_shares, runs
from onrecord.annotate.words import is_address
from onrecord.records.span import Span
from onrecord.weights.name_head import NameHead
from onrecord.weights.session import Scores

_SHARED = 0.5  # how far a word's scores go to the mean of its like in the article; .4 to .8 score the same on both sets
_SURE = 0.48  # how likely a name must be, other kinds counted too: half of the F1 reached, or a little more, makes F1 greatest
_OTHERWISE = 0.5  # how much it counts that it is a name of another kind than the likeliest: one missed is worse than one mistaken
_SOME = 0.5  # how likely the runs that share a word must be, together, for the one of the best sequence to stay a name


def annotate_entities(
    text: str,
    scores: Scores,
    words: Sequence[Span],
    sentences: Sequence[Sentence],
    names: Sequence[str],
    follows: Floats,
    head: NameHead,
) -> tuple[Entity, ...]:
    """Return the named entities in text order; none crosses a sentence's end or holds a web address."""
    written = [w.of(text) for w in words]
    found, signs = name_signs(written, sentences, scores, names, follows)
    if not len(found.first):
        return ()
    likely = head.score(signs.numbers, signs.features)
    best, most, any_kind = likely.argmax(1), likely.max(1), likely.sum(1)
    first, last = found.first.tolist(), found.last.tolist()
    chosen = choose_apart(first, last, (most + _OTHERWISE * (any_kind - most) - _SURE).tolist())
    chosen += _left_out(first, last, any_kind.tolist(), signs.path, chosen)
    kinds = [name[2:] for name in names if name.startswith("B-")]
    return tuple(
        Entity(words[first[n]].start, words[last[n] - 1].end, cast(EntityLabel, kinds[best[n]])) for n in sorted(chosen)
    )


def name_signs(
    words: Sequence[str], sentences: Sequence[Sentence], scores: Scores, names: Sequence[str], follows: Floats
) -> tuple[Candidates, NameSigns]:
    """Return the runs of words that may be names, with what tells of them."""
    possible = forbid_orphans(follows, names)
    logs = log_shares(scores.entities)
    shared = _shared(logs, words)
    if addresses := [n for n, word in enumerate(words) if is_address(word)]:
        shared[np.ix_(addresses, [n for n, name in enumerate(names) if name != "O"])] = -1e4
    found = find_candidates(shared, possible, sentences)
    path: dict[tuple[int, int], int] = {}
    kinds = [name[2:] for name in names if name.startswith("B-")]
    for sentence, labels in zip(
        sentences, likeliest_each([shared[s.first : s.last] for s in sentences], possible), strict=True
    ):
        for first, last, kind in runs(labels, names):
            path[sentence.first + first, sentence.first + last] = kinds.index(kind)
    chosen = [path.get(run, -1) for run in zip(found.first.tolist(), found.last.tolist(), strict=True)]
    return found, NameSigns(words, sentences, scores, logs, found, chosen)


def choose_apart(first: Sequence[int], last: Sequence[int], gains: Sequence[float]) -> list[int]:
    """Return which runs of words, none of which share one, together gain most, in text order."""
    ends: list[int] = []
    best = [(0.0, -1, 0)]  # of the runs up to each end: their sum, the one taken last, how many ends are before that
    for n in sorted((n for n, gain in enumerate(gains) if gain > 0), key=lambda n: (last[n], first[n])):
        before = bisect_right(ends, first[n])
        total = best[before][0] + gains[n]
        ends.append(last[n])
        best.append((total, n, before) if total > best[-1][0] else (best[-1][0], -1, len(best) - 1))
    chosen: list[int] = []
    at = len(best) - 1
    while at > 0:
        _, run, before = best[at]
        if run >= 0:
            chosen.append(run)
        at = before
    return chosen[::-1]


def _left_out(
    first: Sequence[int], last: Sequence[int], likely: Sequence[float], path: Sequence[int], chosen: Sequence[int]
) -> Iterator[int]:
    """Yield the runs of the best sequence of labels where nothing was chosen, though some run or other there is a name."""
    taken = {word for n in chosen for word in range(first[n], last[n])}
    for n in path:
        if taken.isdisjoint(range(first[n], last[n])):
            near = range(bisect_left(first, first[n] - LONGEST), bisect_left(first, last[n]))
            if sum(likely[m] for m in near if last[m] > first[n]) >= _SOME:
                yield n


def _shared(logs: Floats, words: Sequence[str]) -> Floats:
    """Draw a capitalised word's scores towards the mean of all its like: one article means one thing by one name.

    Like are those with the same letters and a capital, or none, before and behind: "New York" tells nothing of "New";
    a hyphen behind sets apart too, since "X-run" is read otherwise than X.
    """
    like: dict[tuple[str, bool, bool, bool], list[int]] = defaultdict(list)
    capital = [w[:1].isupper() for w in words]
    for n, word in enumerate(words):
        if capital[n] and (len(word) > 1 or not word.isupper()):
            behind = words[n + 1] if n + 1 < len(words) else ""
            like[word, n > 0 and capital[n - 1], behind[:1].isupper(), behind == "-"].append(n)
    drawn = logs.copy()
    for places in like.values():
        if len(places) > 1:
            drawn[places] += _SHARED * (logs[places].mean(0) - logs[places])
    return drawn
