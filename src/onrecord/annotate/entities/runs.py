"""Runs of words that may be names, and how likely each is one of every kind by the scores of labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.labels import Floats
from onrecord.weights.arrays import Ints

LEAST = 0.03  # how likely a run must be a name of any kind
LONGEST = 24  # words of a name
_FAINT = 1e-3  # how likely the beginning of one must be to be gone on with

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Runs of words from `first` to before `last`, in text order; `likely` [runs, kinds]."""

    first: Ints
    last: Ints
    likely: Floats


def find_candidates(scores: Floats, follows: Floats, sentences: Sequence[Sentence]) -> Candidates:
    """Return the runs that are likely enough, by all sequences of labels at once (forward and backward sums).

    Labels are outside, then B and I of every kind in turn; `scores` [words, labels] and `follows` as in `labels`.
    """
    steps = np.exp(follows.astype(np.float64))
    shares = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))
    behind, ahead, sums = _sums(shares, steps, sentences)
    begin, inner = np.arange(1, len(steps), 2), np.arange(2, len(steps), 2)
    entered = np.zeros_like(shares)  # at every word, what it and all behind it add to a label before it
    entered[:-1] = (shares * ahead / sums[:, None])[1:]
    ends = np.zeros(len(shares), bool)
    ends[[s.last - 1 for s in sentences if s.last > s.first]] = True
    entered[ends] = 0.0
    leave = [
        np.where(ends[:, None], 1.0, entered @ steps[part].T - entered[:, inner] * steps[part, inner])
        for part in (begin, inner)
    ]
    on = [steps[part, inner] for part in (begin, inner)]
    goes = np.zeros((len(shares), len(inner)))  # from a word into the next one's inner labels
    goes[:-1] = (shares[:, inner] / sums[:, None])[1:]
    goes[ends] = 0.0
    starts = np.arange(len(shares))
    weight = behind[:, begin]
    found: list[tuple[Ints, int, Doubles]] = []
    for length in range(1, LONGEST + 1):
        alive = weight.max(1, initial=0.0) > _FAINT
        starts, weight = starts[alive], weight[alive]
        if not len(starts):
            break
        at, part = starts + length - 1, int(length > 1)
        likely = weight * leave[part][at]
        kept = likely.sum(1) > LEAST
        found.append((starts[kept], length, likely[kept]))
        weight = weight * on[part] * goes[at]
    first = np.concatenate([np.zeros(0, np.int64), *(s for s, _, _ in found)])
    last = np.concatenate([np.zeros(0, np.int64), *(s + length for s, length, _ in found)])
    each = np.concatenate([np.zeros((0, len(inner))), *(likely for _, _, likely in found)])
    order = np.lexsort((last, first))
    return Candidates(first[order], last[order], each[order].astype(np.float32))


def _sums(shares: Doubles, steps: Doubles, sentences: Sequence[Sentence]) -> tuple[Doubles, Doubles, Doubles]:
    """Return for every word what all labels before it and it add up to, what all behind it do, and the sizes taken off.

    Sentences run side by side, one step for the n-th words of all.
    """
    behind, ahead, sums = np.zeros_like(shares), np.ones_like(shares), np.ones(len(shares))
    order = sorted((s for s in sentences if s.last > s.first), key=lambda s: s.first - s.last)
    first, lengths = np.array([s.first for s in order]), np.array([s.last - s.first for s in order])
    for n in range(lengths[0] if len(order) else 0):
        at = first[: int(np.searchsorted(-lengths, -n))]
        before = behind[at + n - 1] @ steps if n else steps[:1]
        here = before * shares[at + n]
        sums[at + n] = here.sum(1)
        behind[at + n] = here / sums[at + n, None]
    for n in range(lengths[0] - 2 if len(order) else -1, -1, -1):
        at = first[: int(np.searchsorted(-lengths, -n - 1))]
        ahead[at + n] = (ahead[at + n + 1] * shares[at + n + 1] / sums[at + n + 1, None]) @ steps.T
    return behind, ahead, sums
