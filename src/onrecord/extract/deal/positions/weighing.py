"""How likely what may be a stance is one, by what the vocabulary and the learned reader say of it.

A logistic regression over signs, fitted on articles that no reader learned from (`python -m training.positions`).
"""

import json
import math
from functools import cache
from importlib.resources import files

Signs = dict[str, float]
_FARTHEST = 4.0  # log-odds


def log_odds(share: float) -> float:
    """Return the log-odds of a share 0..1, at most 4 from nothing known."""
    kept = min(max(share, 0.001), 0.999)
    return min(max(math.log(kept / (1 - kept)), -_FARTHEST), _FARTHEST)


def chance(signs: Signs) -> float:
    """Return how likely (0..1) something with these signs is a position."""
    told = sum(value * _weights().get(name, 0.0) for name, value in signs.items())
    return 1 / (1 + math.exp(-told))


@cache
def _weights() -> Signs:
    text = files("onrecord.weights").joinpath("positions.json").read_text(encoding="utf-8")
    weights: Signs = json.loads(text)
    return weights
