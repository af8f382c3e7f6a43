"""How likely something is by its signs, each of which moves the log-odds by its weight."""

import math
from collections.abc import Mapping

Signs = dict[str, float]
"""Signs by name: 0 or 1, or a number that is 0 where it tells nothing."""
_FARTHEST = 4.0  # log-odds


def log_odds(share: float) -> float:
    """Return the log-odds of a share 0..1, at most 4 from nothing known."""
    kept = min(max(share, 0.001), 0.999)
    return min(max(math.log(kept / (1 - kept)), -_FARTHEST), _FARTHEST)


def chance(signs: Signs, weights: Mapping[str, float]) -> float:
    """Return how likely (0..1) something with these signs is; signs without a weight tell nothing."""
    told = sum(value * weights.get(name, 0.0) for name, value in signs.items())
    return 1 / (1 + math.exp(-told))
