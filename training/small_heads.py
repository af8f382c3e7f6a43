"""Teaching a small head (weights/small_head.py): plain numpy, about a minute."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.weights.small_head import BUCKETS, PACKED, PARTS, Asked

Floats = NDArray[np.float32]
HIDDEN = 64
RATE = 2e-3
DECAY = 2e-2
DROP = 0.3
TOGETHER = 2  # heads whose hidden layers stand side by side in one


class Course(NamedTuple):
    """How often a head sees its examples, and how many at once."""

    epochs: int = 16
    batch: int = 128


ORDINARY = Course()
SHORT = Course(epochs=12)
MANY = Course(epochs=10, batch=256)
LONG = Course(epochs=12, batch=256)  # where there are hundreds of thousands of examples


@dataclass(frozen=True, slots=True)
class Example:
    """What is asked about with its vectors; `event` is 0 and `type` -1 where it is not what is looked for.

    `weight` is how much it counts in learning whether it is.
    """

    dense: Floats
    marks: tuple[int, ...]
    event: int
    type: int
    weight: float = 1.0


def dense(states: Any, asked: Asked) -> Floats:
    """Return the states of the words asked about, end to end."""
    none = np.zeros(states.shape[1], np.float32)
    runs = [states[list(run)].mean(0) if run else none for run in asked.means]
    return np.concatenate([*(states[w] for w in asked.single), *runs]).astype(np.float32)


def example(states: Any, asked: Asked, kind: int, weight: float = 1.0) -> Example:
    """Return what is asked about as an example of a kind, of none where that is negative."""
    return Example(dense(states, asked), asked.marks, int(kind >= 0), kind, weight)


def told(arrays: dict[str, Floats], rows: Sequence[Example]) -> tuple[Floats, Any]:
    """Return how likely each example is what is looked for, and the number of its likeliest kind."""
    states = arrays["states"].reshape(-1, arrays["bias"].size)
    marks = np.stack([arrays["marks"][list(r.marks)].sum(0) for r in rows])
    hidden = np.maximum(np.stack([r.dense for r in rows]) @ states + marks + arrays["bias"], 0)
    likely = 1 / (1 + np.exp(-(hidden @ arrays["event"] + arrays["event_bias"])[:, 0]))
    return likely, (hidden @ arrays["types"] + arrays["types_bias"]).argmax(1)


def fit(
    rows: Sequence[Example], kinds: int, seed: int = 0, together: int = TOGETHER, course: Course = ORDINARY
) -> dict[str, Floats]:
    """Return the arrays of a head that has learned from the examples, of so many kinds."""
    heads = [_fit_one(rows, kinds, seed + n, course) for n in range(together)]
    join = {name: np.concatenate([h[name] for h in heads], axis=-1) for name in ("states", "marks", "bias")}
    out = {name: np.concatenate([h[name] for h in heads]) / together for name in ("event", "types")}
    bias = {name: np.mean([h[name] for h in heads], axis=0) for name in ("event_bias", "types_bias")}
    return {**join, **out, **bias, "mean": np.zeros(rows[0].dense.size // PARTS, np.float32)}


def write(path: Path, rows: Sequence[Example], kinds: int, together: int = TOGETHER, course: Course = ORDINARY) -> None:
    """Fit a head and write its arrays."""
    np.savez_compressed(path, **packed(fit(rows, kinds, together=together, course=course)))  # type: ignore[arg-type]
    print(f"{path}: {sum(r.event for r in rows)} of {len(rows)} examples are what is looked for", flush=True)


def packed(arrays: dict[str, Floats]) -> dict[str, NDArray[Any]]:
    """Return the arrays of a small head as they are kept."""
    return in_bytes(arrays, PACKED)


def in_bytes(arrays: dict[str, Floats], large: Collection[str]) -> dict[str, NDArray[Any]]:
    """Return arrays as they are kept: the large ones in whole numbers of one byte, with the size of one a column."""
    kept: dict[str, NDArray[Any]] = {}
    for name, array in arrays.items():
        if name in large:
            step = np.maximum(np.abs(array).reshape(-1, array.shape[-1]).max(0), 1e-8) / 127
            kept[name] = np.rint(array / step).astype(np.int8)
            kept[f"{name}_step"] = step.astype(np.float32)
        else:
            kept[name] = array.astype(np.float16)
    return kept


def _fit_one(rows: Sequence[Example], kinds: int, seed: int, course: Course) -> dict[str, Floats]:
    chance = np.random.default_rng(seed)
    size = rows[0].dense.size
    inputs = np.stack([r.dense for r in rows])
    event = np.array([r.event for r in rows], np.float32)
    types = np.array([r.type for r in rows])
    weights = np.array([r.weight for r in rows], np.float32)
    longest = max(len(r.marks) for r in rows)
    marks = np.full((len(rows), longest), BUCKETS)
    for n, row in enumerate(rows):
        marks[n, : len(row.marks)] = row.marks
    params = {
        "states": chance.normal(0, 0.6 / np.sqrt(size), (size, HIDDEN)), "marks": chance.normal(0, 0.03, (BUCKETS + 1, HIDDEN)),
        "bias": np.zeros(HIDDEN), "event": chance.normal(0, 0.1, (HIDDEN, 1)), "event_bias": np.zeros(1),
        "types": chance.normal(0, 0.1, (HIDDEN, kinds)), "types_bias": np.zeros(kinds),
    }  # fmt: skip
    params = {k: v.astype(np.float32) for k, v in params.items()}
    params["marks"][BUCKETS] = 0
    first = {k: np.zeros_like(v) for k, v in params.items()}
    second = {k: np.zeros_like(v) for k, v in params.items()}
    epochs, batch = course
    steps = epochs * -(-len(rows) // batch)
    step = 0
    for _ in range(epochs):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), batch):
            chosen = order[start : start + batch]
            slopes = _slopes(
                params, inputs[chosen], marks[chosen], event[chosen], types[chosen], weights[chosen], chance
            )
            step += 1
            rate = RATE * min(1.0, step / (0.1 * steps)) * max(0.02, 1 - step / steps)
            for name, slope in slopes.items():
                first[name] += 0.1 * (slope - first[name])
                second[name] += 0.01 * (slope * slope - second[name])
                moved = (first[name] / (1 - 0.9**step)) / (np.sqrt(second[name] / (1 - 0.99**step)) + 1e-8)
                decay = DECAY if name in {"states", "marks"} else 0.0
                params[name] -= (rate * (moved + decay * params[name])).astype(np.float32)
            params["marks"][BUCKETS] = 0
    params["marks"] = params["marks"][:BUCKETS]
    params["states"] = params["states"].reshape(PARTS, size // PARTS, HIDDEN)
    return params


def _slopes(
    p: dict[str, Floats], x: Floats, marks: Any, event: Floats, types: Any, weights: Floats, random: Any
) -> Any:
    n = np.float32(len(x))
    shown = (random.random(marks.shape) > DROP) * np.float32(1 / (1 - DROP))
    x = x * (random.random(x.shape) > DROP) * np.float32(1 / (1 - DROP))
    x = x.astype(np.float32)
    before = x @ p["states"] + (p["marks"][marks] * shown[..., None]).sum(1) + p["bias"]
    keep = (random.random(before.shape) > DROP) * np.float32(1 / (1 - DROP))
    hidden = (np.maximum(before, 0) * keep).astype(np.float32)
    likely = 1 / (1 + np.exp(-(hidden @ p["event"] + p["event_bias"])))
    d_event = ((likely[:, 0] - event) * weights)[:, None] / n
    scores = hidden @ p["types"] + p["types_bias"]
    scores = np.exp(scores - scores.max(1, keepdims=True))
    d_types = scores / scores.sum(1, keepdims=True)
    d_types[np.arange(len(x)), np.maximum(types, 0)] -= 1
    d_types *= 3 * (types >= 0)[:, None] / n  # as many as one in a handful of pairs has a type
    d_hidden = (d_event @ p["event"].T + d_types @ p["types"].T) * keep * (before > 0)
    d_marks = np.zeros_like(p["marks"])
    np.add.at(d_marks, marks.ravel(), (d_hidden[:, None, :] * shown[..., None]).reshape(-1, HIDDEN))
    return {
        "states": x.T @ d_hidden, "marks": d_marks, "bias": d_hidden.sum(0), "event": hidden.T @ d_event,
        "event_bias": d_event.sum(0), "types": hidden.T @ d_types, "types_bias": d_types.sum(0),
    }  # fmt: skip
