"""The small head that says of a pair of phrases whether one did something to the other, and of what PLOVER type.

One hidden layer over the encoder's states of the words of a pair, and hashed features of its words and paths. The
states' part is summed word by word, so that every word is multiplied once however many pairs it stands in.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""The types of the training pairs: YIELD is CONCEDE or RETREAT, told apart by words."""
BUCKETS = 4096  # rows of hashed features
PARTS = 6  # actor, recipient, predicate, governor, mean of the paths, mean of the words between


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a pair: `single` are four word indices, `means` two runs of them, `marks` the hashed features."""

    single: tuple[int, int, int, int]
    means: tuple[tuple[int, ...], tuple[int, ...]]
    marks: tuple[int, ...]


@lru_cache(maxsize=1 << 16)
def bucket(feature: str) -> int:
    """Return the row of a feature; the same on every machine."""
    return zlib.crc32(feature.encode()) % BUCKETS


def _summed(rows: Floats, runs: Sequence[Sequence[int]]) -> Floats:
    """Return the sum of the rows that each run names; zeros for an empty run."""
    sums = np.zeros((len(runs), rows.shape[1]), np.float32)
    full = [n for n, run in enumerate(runs) if run]
    if full:
        starts = np.cumsum([0, *(len(runs[n]) for n in full[:-1])])
        sums[full] = np.add.reduceat(rows[np.concatenate([runs[n] for n in full])], starts)
    return sums


class EventHead:
    """The weights of the head: `states` [parts, 384, hidden], `marks` [buckets, hidden], two layers of outputs."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._arrays = {name: np.asarray(a, np.float32) for name, a in arrays.items()}

    @classmethod
    def load(cls) -> "EventHead":
        """Return the shipped head."""
        with files("onrecord.weights").joinpath("events.npz").open("rb") as stream:
            return cls(dict(np.load(stream)))

    @cached_property
    def _wide(self) -> Floats:
        states = self._arrays["states"]
        return np.ascontiguousarray(states.transpose(1, 0, 2).reshape(states.shape[1], -1))

    def score(self, states: Floats, asked: Sequence[Asked]) -> tuple[Floats, Floats]:
        """Return how likely each pair is an event [pairs], and of each type if it is one [pairs, types]."""
        if not asked:
            return np.zeros(0, np.float32), np.zeros((0, len(TYPES)), np.float32)
        a = self._arrays
        words = sorted({w for pair in asked for w in (*pair.single, *pair.means[0], *pair.means[1])})
        place = {w: n for n, w in enumerate(words)}
        wide = np.asarray((states[words] - a["mean"]) @ self._wide, np.float32)
        seen = wide.reshape(len(words), PARTS, -1)
        hidden: Floats = np.repeat(a["bias"][None], len(asked), 0)
        for part in range(4):
            hidden += seen[[place[pair.single[part]] for pair in asked], part]
        for part in (4, 5):
            runs = [[place[w] for w in pair.means[part - 4]] for pair in asked]
            lengths = np.array([[max(len(run), 1)] for run in runs], np.float32)
            hidden += _summed(seen[:, part], runs) / lengths
        hidden += _summed(a["marks"], [pair.marks for pair in asked])
        hidden = np.maximum(hidden, 0)
        likely = 1 / (1 + np.exp(-(hidden @ a["event"] + a["event_bias"])))
        scores = hidden @ a["types"] + a["types_bias"]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return likely[:, 0], scores / scores.sum(1, keepdims=True)
