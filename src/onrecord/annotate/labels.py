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


def likeliest(scores: Floats, bigrams: Floats) -> list[int]:
    """Return the labels of the best path (Viterbi): the sum of `scores` [words, labels] and `bigrams` along it.

    `bigrams[a, b]` is added for b after a; the first word comes after label 0 (outside).
    """
    if not len(scores):
        return []
    best = scores[0] + bigrams[0]
    back = np.zeros(scores.shape, np.int64)
    for n in range(1, len(scores)):
        paths = best[:, None] + bigrams
        back[n] = paths.argmax(0)
        best = paths.max(0) + scores[n]
    path = [int(best.argmax())]
    for n in range(len(scores) - 1, 0, -1):
        path.append(int(back[n, path[-1]]))
    return path[::-1]


def forbid_orphans(bigrams: Floats, names: Sequence[str]) -> Floats:
    """Return the bigrams with every I-X that follows neither B-X nor I-X made impossible."""
    kept = bigrams.copy()
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
