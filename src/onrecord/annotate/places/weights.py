"""The numbers that `python -m training.places` learned, with the digest of the encoder they were learned on."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.annotate.places.senses import Floats


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """`senses`: one vector a round; a small net of tanh units for mentions; a span is a place from `threshold` on."""

    senses: tuple[Floats, ...]
    mean: Floats
    spread: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: float
    threshold: float

    def scores(self, clues: Floats) -> Floats:
        """Return how likely each span is a place that lies within 161 km of the one it is taken for (0..1)."""
        units = np.tanh((clues - self.mean) / self.spread @ self.hidden + self.hidden_bias)
        scores: Floats = 1 / (1 + np.exp(-(units @ self.out + self.out_bias)))
        return scores


@cache
def place_weights() -> PlaceWeights:
    """Return the shipped weights."""
    with files("onrecord.weights").joinpath("places.npz").open("rb") as file, np.load(file) as held:
        a = {name: held[name].astype(np.float64) for name in held.files}
    return PlaceWeights(
        (a["sense_1"], a["sense_2"]), a["mean"], a["spread"], a["hidden"], a["hidden_bias"], a["out"],
        float(a["out_bias"][0]), float(a["threshold"][0]),
    )  # fmt: skip
