"""A small head that says of a run of words whether it is a name, and of what kind."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Self

import numpy as np

from onrecord.weights.small_head import Floats, Ints, read_arrays

FILE = "names.npz"
PACKED = ("marks",)  # kept in one byte a number
_TOGETHER = 256  # runs scored at once

Marks = Sequence[tuple[int, float]]


class NameHead:
    """The weights: `numbers` [signs, hidden] and `marks` [buckets, hidden] make the hidden layer, `kinds` and `straight`
    (past it) the scores of every kind and, last, of none."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._arrays = {name: np.asarray(a, np.float32) for name, a in arrays.items()}

    @classmethod
    def load(cls) -> Self:
        """Return the shipped head."""
        return cls(read_arrays(files("onrecord.weights"), FILE))

    def score(self, numbers: Floats, marks: Sequence[Marks]) -> Floats:
        """Return how likely each run is a name of every kind, in the order of the encoder's labels [runs, kinds]."""
        a = self._arrays
        some = range(0, len(marks), _TOGETHER)
        hidden = np.concatenate([self._told(marks[n : n + _TOGETHER]) for n in some])
        hidden = np.maximum(hidden + numbers @ a["numbers"] + a["bias"], 0)
        scores = hidden @ a["kinds"] + numbers @ a["straight"] + a["kinds_bias"]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        likely: Floats = scores[:, :-1] / scores.sum(1, keepdims=True)
        return likely

    def _told(self, marks: Sequence[Marks]) -> Floats:
        """Return what the marks of each run add up to; each has some."""
        buckets: Ints = np.array([bucket for some in marks for bucket, _ in some])
        weights = np.array([weight for some in marks for _, weight in some], np.float32)
        starts = np.cumsum([0, *map(len, marks[:-1])])
        told: Floats = np.add.reduceat(self._arrays["marks"][buckets] * weights[:, None], starts, 0)
        return told
