"""The small net that scores mentions and links, in numpy; it reads the encoder's states and the features of phrases."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.weights.arrays import Floats, Ints, read_arrays


@dataclass(frozen=True, slots=True)
class Sides:
    """What the candidates bring to a pair as its later one (`left`, `one`, `opening`) and as its earlier one."""

    left: Floats
    right: Floats
    one: Floats
    other: Floats
    opening: Floats


class Linker:
    """Weights of `coreference.npz`, or those given by name; `training/coreference.py` holds the same net in torch."""

    def __init__(self, weights: dict[str, Floats] | None = None) -> None:
        self._given = weights

    @cached_property
    def _w(self) -> dict[str, Floats]:
        if self._given is not None:
            return self._given
        return {name: array.astype(np.float32) for name, array in read_arrays("coreference.npz").items()}

    def encode(self, inputs: Floats) -> Floats:
        """Return what the net makes of each candidate [candidates, hidden] from its inputs."""
        w = self._w
        return np.asarray(np.maximum(inputs @ w["mention"] + w["mention_bias"], 0), np.float32)

    def mentioned(self, hidden: Floats) -> Floats:
        """Return the log-odds that each candidate is in a chain at all."""
        w = self._w
        return hidden @ w["chained"] + w["chained_bias"]

    def sides(self, hidden: Floats) -> Sides:
        """Return what each candidate brings to its pairs."""
        w = self._w
        opening = hidden @ w["opening"]
        return Sides(hidden @ w["left"], hidden @ w["right"], hidden @ w["one"], hidden @ w["other"], opening)

    def links(self, sides: Sides, later: Ints, earlier: Ints, kinds: Ints, labels: Ints, flags: Floats) -> Floats:
        """Return the score of every pair; above 0 it is likelier a link than that the later one opens a chain."""
        w = self._w
        pair = flags @ w["flags"] + (sides.one[later] * sides.other[earlier]) @ w["product"]
        pair += sides.left[later]
        pair += sides.right[earlier]
        pair += w["kinds"][kinds]
        pair += w["labels"][labels]
        np.maximum(pair, 0, out=pair)
        return np.asarray(pair @ w["link"] + sides.opening[later] + w["opening_bias"], np.float32)
