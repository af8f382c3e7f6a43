"""How far an attribution is to be believed: the share of its like that are right, told from its labels' scores."""

import json
import math
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.annotate.annotations import Attribution, Signs


def confidence_of(attribution: Attribution) -> float:
    """Return the calibrated confidence, 0..1 (fitted by `python -m training.confidence`)."""
    stored = _stored()
    if attribution.signs is None:
        return float(stored["by rule"])
    total: float = sum(stored["signs"][name] * value for name, value in weighed(attribution.signs).items())
    return 1 / (1 + math.exp(-total))


def weighed(signs: Signs) -> dict[str, float]:
    """Return the numbers that the calibration weighs: the shares, their log-odds, and what is or is not there."""
    shares = {"content": signs.content, "edges": signs.edges, "cue": signs.cue, "source": signs.source}
    odds = {f"log-odds of {name}": _log_odds(share) for name, share in shares.items()}
    there = {"no source": signs.source == 0, "direct": signs.direct, "parted": signs.parted}
    return shares | odds | {name: float(value) for name, value in there.items()} | {"constant": 1.0}


def _log_odds(share: float) -> float:
    kept = min(max(share, 0.005), 0.995)
    return math.log(kept / (1 - kept))


@cache
def _stored() -> dict[str, Any]:
    text = files("onrecord.weights").joinpath("confidence.json").read_text(encoding="utf-8")
    stored: dict[str, Any] = json.loads(text)["attribution"]
    return stored
