"""The arrays that weights are: how they are read from the package, and the few functions that every head is made of."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def read_file(file: str, folder: Traversable | None = None) -> bytes:
    """Return a shipped file of weights, or that of another `folder`; WeightsError where it is not there."""
    try:
        return (folder or files("onrecord.weights")).joinpath(file).read_bytes()
    except FileNotFoundError as error:
        raise WeightsError(
            f"the weights are not in this installation ({error.filename}); install it again"
        ) from error


def read_arrays(file: str, folder: Traversable | None = None) -> dict[str, Any]:
    """Return the arrays of a file of weights, those kept in whole numbers of one byte at their size."""
    kept = dict(np.load(BytesIO(read_file(file, folder))))
    steps = {name: kept.pop(f"{name}_step") for name in [*kept] if f"{name}_step" in kept}
    return kept | {name: kept[name] * step for name, step in steps.items()}


def different(numbers: Ints) -> tuple[Ints, Ints]:
    """Return the different ones of some small numbers from 0 up, in order, and the place that each number has among them.

    np.unique says the same by sorting them, which takes longer.
    """
    there = np.bincount(numbers) > 0
    return np.flatnonzero(there), (np.cumsum(there) - 1)[numbers]


def gelu(x: Floats) -> Floats:
    """Return the activation in its tanh form (Hendrycks and Gimpel 2016)."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)


def softmax(x: Floats) -> Floats:
    """Return the shares of the numbers of each row."""
    scores = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(scores / scores.sum(-1, keepdims=True), np.float32)
