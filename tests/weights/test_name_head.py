import numpy as np
import pytest

from onrecord.weights.name_head import AROUND, KNOWN, PACKED, Features, NameHead
from training.small_heads import in_bytes

SIGNS, HIDDEN, KINDS, MARKS = 6, 5, 4, 40


@pytest.fixture
def arrays():
    draw = np.random.default_rng(7)
    return {
        "numbers": draw.normal(size=(SIGNS, HIDDEN)), "bias": draw.normal(size=HIDDEN), "marks": draw.normal(size=(MARKS, HIDDEN)),
        "kinds": draw.normal(size=(HIDDEN, KINDS)), "straight": draw.normal(size=(SIGNS, KINDS)), "kinds_bias": draw.normal(size=KINDS),
        KNOWN: np.arange(MARKS) * 3 + 5,
    }  # fmt: skip


def runs(count):
    """Runs of so many words, every name of which stands three times; two features of three are unknown."""
    draw = np.random.default_rng(8)
    some = [draw.integers(0, MARKS * 3 + 9, n).tolist() for n in draw.integers(0, 9, count)]
    names = [n // 3 for n in range(count)]
    alike = [[m for m in range(n - n % 3, min(n - n % 3 + 3, count)) if m != n] for n in range(count)]
    features = Features(some[: names[-1] + 1], names, some[::-1], alike)
    return draw.normal(size=(count, SIGNS)).astype(np.float32), features


def alone(a, n, numbers, features):
    """How likely one run is of each kind, summed as the head's card tells it."""
    rows = dict(zip(a[KNOWN].tolist(), a["marks"], strict=True))

    def told(some):
        return sum((rows.get(f, np.zeros(HIDDEN)) for f in some), np.zeros(HIDDEN))

    alike = features.alike[n]
    elsewhere = sum((told(features.around[m]) for m in alike), np.zeros(HIDDEN)) / max(len(alike), 1) ** 0.5
    marks = told(features.own[features.names[n]]) + AROUND * (told(features.around[n]) + elsewhere)
    hidden = np.maximum(numbers[n] @ a["numbers"] + a["bias"] + marks, 0)
    scores = np.exp(hidden @ a["kinds"] + numbers[n] @ a["straight"] + a["kinds_bias"])
    return scores[:-1] / scores.sum()


@pytest.mark.parametrize("count", [1, 2, 100])
def test_runs_are_scored_together_as_one_by_one(arrays, count):
    numbers, features = runs(count)
    likely = NameHead(arrays).score(numbers, features)
    assert np.allclose(likely, [alone(arrays, n, numbers, features) for n in range(count)], atol=1e-4)


def test_features_that_were_not_learned_tell_nothing(arrays):
    numbers, features = runs(6)
    unknown = Features([[1]] * 2, features.names, [[4, 10_000]] * 6, features.alike)
    none = Features([[]] * 2, features.names, [[]] * 6, [[]] * 6)
    head = NameHead(arrays)
    assert np.array_equal(head.score(numbers, unknown), head.score(numbers, none))


def test_arrays_in_one_byte_a_number_say_nearly_the_same(arrays):
    kept = in_bytes({name: a for name, a in arrays.items() if name != KNOWN}, PACKED)
    kept["marks"] = kept["marks"] * kept.pop("marks_step")
    numbers, features = runs(20)
    likely = NameHead(kept | {KNOWN: arrays[KNOWN]}).score(numbers, features)
    assert np.allclose(likely, NameHead(arrays).score(numbers, features), atol=0.02)
