import numpy as np
import pytest

from onrecord.weights.arrays import different
from onrecord.weights.heads import PAIR_TYPES, EventHead
from onrecord.weights.small_head import BUCKETS, PACKED, PARTS, Asked
from training.small_heads import packed

WIDTH, HIDDEN, WORDS = 8, 5, 40


@pytest.fixture
def arrays():
    draw = np.random.default_rng(7)
    return {
        "mean": draw.normal(size=WIDTH), "states": draw.normal(size=(PARTS, WIDTH, HIDDEN)),
        "marks": draw.normal(size=(BUCKETS, HIDDEN)), "bias": draw.normal(size=HIDDEN),
        "event": draw.normal(size=(HIDDEN, 1)) / 20, "event_bias": draw.normal(size=1),
        "types": draw.normal(size=(HIDDEN, len(PAIR_TYPES))), "types_bias": draw.normal(size=len(PAIR_TYPES)),
    }  # fmt: skip


@pytest.fixture
def states():
    return np.random.default_rng(8).normal(size=(WORDS, WIDTH)).astype(np.float32)


def pairs(count):
    draw = np.random.default_rng(9)

    def run(most):
        return tuple(draw.integers(0, WORDS, draw.integers(0, most)).tolist())

    return [
        Asked(tuple(draw.integers(0, WORDS, 4).tolist()), (run(4), run(9)), tuple(draw.integers(0, BUCKETS, 12).tolist()))
        for _ in range(count)
    ]  # fmt: skip


def one_by_one(a, states, asked):
    """The likelihood of one pair, summed as the card of the head tells it."""
    centred = states - a["mean"]
    hidden = a["bias"] + sum(centred[w] @ a["states"][part] for part, w in enumerate(asked.single))
    for part, run in enumerate(asked.means, start=len(asked.single)):
        hidden = hidden + (centred[list(run)] @ a["states"][part]).sum(0) / max(len(run), 1)
    hidden = np.maximum(hidden + sum(a["marks"][m] for m in asked.marks), 0)
    return 1 / (1 + np.exp(-(hidden @ a["event"] + a["event_bias"])[0]))


def test_pairs_are_scored_together_as_one_by_one(arrays, states):
    asked = pairs(300)  # more than are scored at once
    likely, types = EventHead(arrays).score(states, asked)
    assert np.allclose(likely, [one_by_one(arrays, states, pair) for pair in asked], atol=1e-4)
    assert np.allclose(types.sum(1), 1, atol=1e-5)


def test_a_mark_that_comes_twice_counts_twice(arrays, states):
    none, twice = Asked((0, 1, 2, 3), ((), ()), ()), Asked((0, 1, 2, 3), ((), ()), (5, 5))
    likely, _ = EventHead(arrays).score(states, [none, twice])
    assert likely[1] == pytest.approx(one_by_one(arrays, states, twice), abs=1e-4)
    assert likely[0] != likely[1]


def test_no_pairs_have_no_scores(arrays, states):
    likely, types = EventHead(arrays).score(states, [])
    assert likely.shape == (0,)
    assert types.shape == (0, len(PAIR_TYPES))


def test_arrays_in_one_byte_a_number_are_read_within_half_a_step(arrays):
    kept = packed(arrays)
    assert kept["states"].dtype == kept["marks"].dtype == np.int8
    for name in PACKED:
        off = np.abs(kept[name] * kept[f"{name}_step"] - arrays[name]).reshape(-1, HIDDEN).max(0)
        assert (off <= kept[f"{name}_step"] * 0.5001).all()


def test_different_numbers_come_in_order_with_the_place_of_each():
    numbers, places = different(np.array([4, 0, 4, 9]))
    assert (numbers.tolist(), places.tolist()) == ([0, 4, 9], [1, 0, 1, 2])
    assert [len(some) for some in different(np.array([], np.int64))] == [0, 0]
