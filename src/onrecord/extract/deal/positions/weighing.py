"""How likely what may be a stance is one, by what the vocabulary and the learned reader say of it.

A logistic regression over signs, fitted on articles that no reader learned from (`python -m training.positions`).
"""

import json
from functools import cache
from importlib.resources import files

from onrecord.extract import odds
from onrecord.extract.odds import Signs


def chance(signs: Signs) -> float:
    """Return how likely (0..1) something with these signs is a position."""
    return odds.chance(signs, _weights())


@cache
def _weights() -> Signs:
    text = files("onrecord.weights").joinpath("positions.json").read_text(encoding="utf-8")
    weights: Signs = json.loads(text)
    return weights
