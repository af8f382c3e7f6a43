"""The likeliest sequence of BIO labels, and the spans it draws."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def log_shares(scores: Floats) -> Floats:
    """Return the log-probabilities of the labels of every word (log-softmax of each row)."""
    if not len(scores):
        return scores
    shifted = scores - scores.max(1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return logs


def likeliest(scores: Floats, follows: Floats) -> list[int]:
    """Return the labels of the best path (Viterbi): the sum of `scores` [words, labels] and of `follows` along it.

    `follows[a, b]` is added for b after a; the first word comes after label 0 (outside).
    """
    return likeliest_each([scores], follows)[0]


def likeliest_each(runs: Sequence[Floats], follows: Floats) -> list[list[int]]:
    """Return the best path of each run, found side by side: one step for the n-th words of all runs."""
    order = sorted(range(len(runs)), key=lambda r: -len(runs[r]))
    lengths = [len(runs[r]) for r in order]
    padded = np.zeros((len(runs), max(lengths, default=0), len(follows)), np.float32)
    for row, r in enumerate(order):
        padded[row, : lengths[row]] = runs[r]
    best = padded.copy()
    if padded.shape[1]:
        best[:, 0] += follows[0]
    alive, before = len(runs), np.ascontiguousarray(follows.T)
    for n in range(1, padded.shape[1]):
        while lengths[alive - 1] <= n:
            alive -= 1
        best[:alive, n] += np.maximum.reduce(best[:alive, n - 1, None] + before, axis=2)
    found: list[list[int]] = [[] for _ in runs]
    for row, r in enumerate(order):
        if lengths[row]:
            reached = best[row, : lengths[row]]
            path = [int(reached[-1].argmax())]
            for back in reversed((reached[:-1, None] + before).argmax(2).tolist()):
                path.append(back[path[-1]])
            found[r] = path[::-1]
    return found


def forbid_orphans(follows: Floats, names: Sequence[str]) -> Floats:
    """Return `follows` with every I-X that follows neither B-X nor I-X made impossible."""
    kept = follows.copy()
    for b, after in enumerate(names):
        if after.startswith("I-"):
            for a, before in enumerate(names):
                if before[2:] != after[2:]:
                    kept[a, b] = -1e4
    return kept


def runs(labels: Sequence[int], names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, type) of every labelled run, `last` not included."""
    start, kind = 0, ""
    for n, label in enumerate([*labels, 0]):
        name = names[label]
        if kind and (name[:1] != "I" or name[2:] != kind):
            yield start, n, kind
            kind = ""
        if name[:1] in {"B", "I"} and not kind:
            start, kind = n, name[2:]
