"""A small head that says of a run of words whether it is a name, and of what kind."""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, Self

import numpy as np

from onrecord.weights.arrays import Floats, Ints, read_arrays, softmax

FILE = "names.npz"
KNOWN = "features"  # of the arrays: the numbers of the features that have rows, in order
PACKED = ("marks",)  # kept in one byte a number
AROUND = 0.5  # how much what stands around a run counts, beside its own words


class Features(NamedTuple):
    """Features of runs of words, by their numbers: `own` of every different name, `names` the one that each run is,
    `around` what stands around each run, `alike` the runs elsewhere that are the same words."""

    own: Sequence[Sequence[int]]
    names: Sequence[int]
    around: Sequence[Sequence[int]]
    alike: Sequence[Sequence[int]]


class NameHead:
    """The weights: `numbers` [signs, hidden] and `marks` [features, hidden] make the hidden layer, `kinds` and `straight`
    (past it) the scores of every kind and, last, of none. Features that the head did not learn tell nothing."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._known = np.asarray(arrays[KNOWN], np.int64)
        self._arrays = {name: np.asarray(a, np.float32) for name, a in arrays.items() if name != KNOWN}
        marks = self._arrays["marks"]
        self._marks = np.concatenate([marks, np.zeros_like(marks[:1])])

    @classmethod
    def load(cls) -> Self:
        """Return the shipped head."""
        return cls(read_arrays(FILE))

    def score(self, numbers: Floats, features: Features) -> Floats:
        """Return how likely each run is a name of every kind, in the order of the encoder's labels [runs, kinds]."""
        a = self._arrays
        told = self._sums(features.own)[list(features.names)]
        around = self._sums(features.around)
        told += AROUND * (around + _sums(around, features.alike) * spread(features.alike)[:, None])
        hidden = np.maximum(told + numbers @ a["numbers"] + a["bias"], 0)
        scores = hidden @ a["kinds"] + numbers @ a["straight"] + a["kinds_bias"]
        return softmax(scores)[:, :-1]

    def _sums(self, each: Sequence[Sequence[int]]) -> Floats:
        """Return what the features of each add up to."""
        different, places = np.unique(_flat(each), return_inverse=True)
        rows = np.searchsorted(self._known, different)
        known = self._known[np.minimum(rows, len(self._known) - 1)] == different
        kept = self._marks[np.where(known, rows, len(self._known))]
        return _sums(kept, each, places)


def spread(alike: Sequence[Sequence[int]]) -> Floats:
    """Return how much what stands around each of the same words elsewhere counts: many tell more than one, not so many times."""
    return np.array([max(len(some), 1) ** -0.5 for some in alike], np.float32)


@lru_cache(maxsize=1 << 16)
def feature(name: str) -> int:
    """Return the number of a feature; the same on every machine."""
    return zlib.crc32(name.encode())


def _flat(each: Sequence[Sequence[int]]) -> Ints:
    return np.fromiter(chain.from_iterable(each), np.int64, sum(map(len, each)))


def _sums(values: Floats, each: Sequence[Sequence[int]], at: Ints | None = None) -> Floats:
    """Return the sums of the rows of `values` that each names, or, in turn, of those of `at`."""
    sums = np.zeros((len(each), values.shape[1]), np.float32)
    lengths = np.array([len(some) for some in each])
    rows = _flat(each) if at is None else at
    if len(rows):
        starts = np.cumsum(lengths) - lengths
        sums[lengths > 0] = np.add.reduceat(values[rows], starts[lengths > 0], 0)
    return sums
