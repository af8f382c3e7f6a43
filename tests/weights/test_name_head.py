import numpy as np
import pytest

from onrecord.weights.name_head import PACKED, NameHead
from onrecord.weights.small_head import BUCKETS
from training.small_heads import in_bytes

SIGNS, HIDDEN, KINDS = 6, 5, 4


@pytest.fixture
def arrays():
    draw = np.random.default_rng(7)
    return {
        "numbers": draw.normal(size=(SIGNS, HIDDEN)), "bias": draw.normal(size=HIDDEN), "marks": draw.normal(size=(BUCKETS, HIDDEN)),
        "kinds": draw.normal(size=(HIDDEN, KINDS)), "straight": draw.normal(size=(SIGNS, KINDS)), "kinds_bias": draw.normal(size=KINDS),
    }  # fmt: skip


def runs(count):
    draw = np.random.default_rng(8)
    marks = [
        [(int(m), float(w)) for m, w in zip(draw.integers(0, BUCKETS, n), draw.random(n), strict=True)]
        for n in draw.integers(1, 9, count)
    ]
    return draw.normal(size=(count, SIGNS)).astype(np.float32), marks


def alone(a, numbers, marks):
    """How likely one run is of each kind, summed as the head's card tells it."""
    hidden = np.maximum(numbers @ a["numbers"] + a["bias"] + sum(a["marks"][m] * w for m, w in marks), 0)
    scores = np.exp(hidden @ a["kinds"] + numbers @ a["straight"] + a["kinds_bias"])
    return scores[:-1] / scores.sum()


def test_runs_are_scored_together_as_one_by_one(arrays):
    numbers, marks = runs(300)  # more than are scored at once
    likely = NameHead(arrays).score(numbers, marks)
    assert np.allclose(likely, [alone(arrays, n, m) for n, m in zip(numbers, marks, strict=True)], atol=1e-4)


def test_arrays_in_one_byte_a_number_say_nearly_the_same(arrays):
    kept = in_bytes(arrays, PACKED)
    kept["marks"] = kept["marks"] * kept.pop("marks_step")
    numbers, marks = runs(20)
    assert np.allclose(NameHead(kept).score(numbers, marks), NameHead(arrays).score(numbers, marks), atol=0.02)
