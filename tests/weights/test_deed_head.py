"""The head of events: what it says of words and of pairs, told what the rules take them for."""

import numpy as np
import pytest

from onrecord.weights.deed_head import DEEDS, FARTHEST, PAIRED, STATUSES, DeedHead, Pair, Seen, way_between

WORDS, STATE = 9, 384


@pytest.fixture(scope="module")
def seen():
    chance = np.random.default_rng(1)
    above, states = (chance.normal(size=(WORDS, STATE)).astype(np.float32) for _ in range(2))
    return Seen(DeedHead.load(), above, states)


def test_every_word_is_given_shares_of_all_types(seen):
    likely = seen.kinds([0, 3], ["none", "AID"])
    assert likely.shape == (2, len(DEEDS) + 1)
    assert likely.sum(1) == pytest.approx(1, abs=1e-5)


def test_what_vocabularies_take_a_word_for_is_heard(seen):
    one, other = seen.kinds([3, 3], ["none", "ASSAULT"])
    assert not np.allclose(one, other)


def test_how_an_event_stands_is_told_with_what_the_rules_say(seen):
    told = [seen.stands(3, "ASSAULT", status) for status in STATUSES]
    assert all(len(t) == len(STATUSES) for t in told)
    assert not np.allclose(told[0], told[1])


@pytest.mark.parametrize(
    ("asked", "may_be"),
    [("part", {"none", "actor", "recipient"}), ("day", {"none", "day"}), ("place", {"none", "place"})],
)
def test_a_pair_is_only_what_it_is_asked_for(seen, asked, may_be):
    scores = seen.pairs(asked, [Pair(2, "ASSAULT", 5, "none"), Pair(2, "AID", 7, "other")])
    assert scores.shape == (2, len(PAIRED))
    assert {name for n, name in enumerate(PAIRED) if scores[:, n].max() > 1e-6} == may_be


def test_of_no_pairs_nothing_is_told(seen):
    assert seen.pairs("part", []).shape == (0, len(PAIRED))


def test_how_an_event_stands_is_the_same_where_its_kind_was_asked_before(seen):
    first = seen.stands(5, "AID", "occurred")
    seen.kinds([1, 5], ["none", "AID"])
    assert np.allclose(seen.stands(5, "AID", "occurred"), first, atol=1e-5)


def test_what_is_not_a_type_of_event_is_asked_about_as_one_of_none(seen):
    scores = seen.pairs("day", [Pair(2, "killed", 5, "none")])
    assert scores.sum() == pytest.approx(1, abs=1e-5)


def test_ways_are_told_apart_near_by_and_run_together_far_off():
    ways = way_between(np.array([5, 5, 5, 900, 900]), np.array([5, 4, 25, 100, 90])) - FARTHEST
    assert ways.tolist()[:3] == [0, -1, 20]
    assert ways[3] == ways[4] == -FARTHEST
