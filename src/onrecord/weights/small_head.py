"""A small head that says of something in a text whether it tells what is looked for, and of what kind it is.

One hidden layer over the encoder's states of the words that play a part in it, and hashed features of them. Every word
is multiplied once for each part it plays, however many times it plays it.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np

from onrecord.weights.arrays import Floats, Ints, different, read_arrays, softmax

BUCKETS = 4096  # rows of hashed features
PARTS = 6  # four words and the means of two runs of words
PACKED = ("states", "marks")  # kept as whole numbers of one byte, each column with the size of one
_SINGLE = 4
_TOGETHER = 256  # what is scored at once: more make a matrix that is all zeros, fewer many small ones


class Asked(NamedTuple):
    """What is asked about: `single` are four word indices, `means` two runs of them, `marks` the hashed features."""

    single: tuple[int, int, int, int]
    means: tuple[tuple[int, ...], tuple[int, ...]]
    marks: tuple[int, ...]


@lru_cache(maxsize=1 << 16)
def bucket(feature: str) -> int:
    """Return the row of a feature; the same on every machine."""
    return zlib.crc32(feature.encode()) % BUCKETS


def _counted(runs: Sequence[Sequence[int]]) -> tuple[Ints, Floats]:
    """Return the numbers that stand in the runs, and how often each does in each run [runs, numbers]."""
    lengths = [len(run) for run in runs]
    numbers, columns = different(np.fromiter(chain.from_iterable(runs), np.int64, sum(lengths)))
    cells = np.repeat(np.arange(len(runs)) * len(numbers), lengths) + columns
    counts = np.bincount(cells, minlength=len(runs) * len(numbers)).reshape(len(runs), -1)
    return numbers, counts.astype(np.float32)


class SmallHead:
    """The weights of a head: `states` [parts, 384, hidden], `marks` [buckets, hidden], two layers of outputs.

    Of these `event` says whether it is what is looked for, `types` of which of the `kinds`.
    """

    file: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]]

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._arrays = {name: np.asarray(a, np.float32) for name, a in arrays.items()}

    @classmethod
    def load(cls) -> Self:
        """Return the shipped head."""
        return cls(read_arrays(cls.file))

    def score(self, states: Floats, asked: Sequence[Asked]) -> tuple[Floats, Floats]:
        """Return how likely each is what is looked for [asked], and of each kind if it is [asked, kinds]."""
        if not asked:
            return np.zeros(0, np.float32), np.zeros((0, len(self.kinds)), np.float32)
        a = self._arrays
        runs = range(0, len(asked), _TOGETHER)
        hidden = np.concatenate([self._hidden(states, asked[n : n + _TOGETHER]) for n in runs])
        hidden = np.maximum(hidden, 0)
        likely = 1 / (1 + np.exp(-(hidden @ a["event"] + a["event_bias"])))
        return likely[:, 0], softmax(hidden @ a["types"] + a["types_bias"])

    def _hidden(self, states: Floats, asked: Sequence[Asked]) -> Floats:
        """Return the hidden layer of some of them: shares of rows, one row for each word in each part and each mark."""
        a = self._arrays
        hidden: Floats = np.repeat(a["bias"][None], len(asked), 0)
        single = np.array([p.single for p in asked])
        for part in range(_SINGLE):
            words, at = different(single[:, part])
            hidden += ((states[words] - a["mean"]) @ a["states"][part])[at]
        for part in range(_SINGLE, PARTS):
            words, counts = _counted([p.means[part - _SINGLE] for p in asked])
            shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
            hidden += shares @ ((states[words] - a["mean"]) @ a["states"][part])
        marks, counts = _counted([p.marks for p in asked])
        return hidden + counts @ a["marks"][marks]
