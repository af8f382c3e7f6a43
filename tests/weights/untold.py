"""What the reader of the deal says of words that tell nothing, for tests to fill in."""

import numpy as np

from onrecord.weights.deal_head import LABELS, POINTERS, TELLING, DealScores


def untold(words: int) -> DealScores:
    """Return scores of words that tell nothing; each points at itself."""
    told = {name: np.zeros((words, len(labels)), np.float32) for name, labels in LABELS.items()}
    for name in TELLING:
        told[name][:, 0] = 1
    targets = {name: np.repeat(np.arange(words)[:, None], 2, 1) for name in POINTERS}
    return DealScores(**told, targets=targets, shares={name: np.zeros((words, 2), np.float32) for name in POINTERS})
