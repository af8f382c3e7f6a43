"""Confidence against what turned out right: logistic calibration, the reliability curve and its expected error."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
BINS = 10


def fit(rows: Floats, right: Floats, *, ridge: float = 1.0, steps: int = 30) -> Floats:
    """Return the weights of a logistic regression (Newton's method; `ridge` holds them near 0)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        shares = told(rows, weights)
        slope = rows.T @ (right - shares) - ridge * weights
        bend = (rows * (shares * (1 - shares))[:, None]).T @ rows + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def told(rows: Floats, weights: Floats) -> Floats:
    """Return the confidence of every row, 0..1."""
    result: Floats = 1 / (1 + np.exp(-(rows @ weights)))
    return result


def held_out(rows: Floats, right: Floats, folds: Floats, *, ridge: float = 1.0) -> Floats:
    """Return every row's confidence by the weights that its fold had no part in."""
    confidence = np.zeros(len(right))
    for fold in np.unique(folds):
        apart = folds == fold
        confidence[apart] = told(rows[apart], fit(rows[~apart], right[~apart], ridge=ridge))
    return confidence


def reliability(confidence: Floats, right: Floats) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, count) of each of ten equal bins that holds anything."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [
        (float(confidence[bins == b].mean()), float(right[bins == b].mean()), int((bins == b).sum()))
        for b in range(BINS)
        if (bins == b).any()
    ]


def expected_error(confidence: Floats, right: Floats) -> float:
    """Return the expected calibration error (ECE), 0..1: the mean gap of the bins, weighed by their counts.

    Naeini, Cooper and Hauskrecht 2015.
    """
    return sum(abs(c - r) * n for c, r, n in reliability(confidence, right)) / len(right)


def ranking(confidence: Floats, right: Floats) -> float:
    """Return the share (0..1) of pairs of a right and a wrong item of which the right one is the surer, ties counted half."""
    sure, unsure = confidence[right > 0], np.sort(confidence[right == 0])
    if not len(sure) or not len(unsure):
        return 0.5
    below, upto = (np.searchsorted(unsure, sure, side) for side in ("left", "right"))
    return float((below + upto).mean() / (2 * len(unsure)))
