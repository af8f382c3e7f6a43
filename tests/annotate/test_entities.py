from itertools import combinations
from types import SimpleNamespace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.entities import annotate_entities, choose_apart
from onrecord.records import Span
from onrecord.weights.name_head import feature

KINDS = ["LOCATION", "ORGANIZATION"]
NAMES = ["O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI")]


class Trusting:
    """Takes a run for what the labels make likeliest."""

    def score(self, numbers, features):
        assert len(numbers) == len(features.names) == len(features.around) == len(features.alike)
        return np.exp(numbers[:, : len(KINDS)])


class Listing(Trusting):
    """Takes a name that stands behind another for what that one is; keeps the features."""

    def score(self, numbers, features):
        self.features = features
        before = numbers[:, -2 * len(KINDS) - 6 : -len(KINDS) - 6]
        is_beside = numbers[:, [-6]] > 0
        return np.where(is_beside, np.exp(before), super().score(numbers, features))


def found(text, scores, head=None):
    words, at = [], 0
    for word in text.split():
        words.append(Span(at, at + len(word)))
        at += len(word) + 1
    rows = np.zeros((len(words), len(NAMES)), np.float32)
    for row, (outside, *begins) in zip(rows, scores, strict=True):
        row[[0, 1, 3]] = outside, *begins
        row[[2, 4]] = -9
    none = np.zeros(len(words), np.int64)
    told = SimpleNamespace(entities=rows, tags=none, heads=np.arange(len(words)), relations=none)
    whole = [Sentence(0, len(text), 0, len(words))]
    entities = annotate_entities(text, told, words, whole, NAMES, np.zeros((5, 5), np.float32), head or Trusting())
    return [(text[e.start : e.end], e.label) for e in entities]


ASIDE = [9, 0, 0]


def test_one_doubtful_mention_follows_its_like_in_the_article():
    text, place, body = "at Hamza , at Hamza , at Hamza", [0, 5, 0], [0, 1, 1.5]
    rows = [ASIDE, place, ASIDE, ASIDE, place, ASIDE, ASIDE, body]
    assert found(text, rows) == [("Hamza", "LOCATION")] * 3


def test_words_with_other_neighbours_or_in_lower_case_are_not_alike():
    text, place = "in Hamza and Hamza Airport hamza", [0, 4, 0]
    rows = [ASIDE, place, ASIDE, [0, 0, 4], ASIDE, ASIDE]
    assert found(text, rows) == [("Hamza", "LOCATION"), ("Hamza", "ORGANIZATION")]


def test_a_head_is_told_what_the_names_beside_one_are():
    place, body = [0, 7, 0], [0, 0, 5]
    rows = [ASIDE, place, ASIDE, body]
    assert found("in Kidal and Hamza", rows, Listing()) == [("Kidal", "LOCATION"), ("Hamza", "LOCATION")]
    far = "in Kidal where it had rained for days and days before Hamza"
    rows = [ASIDE, place, *[ASIDE] * 9, body]
    assert found(far, rows, Listing()) == [("Kidal", "LOCATION"), ("Hamza", "ORGANIZATION")]


def test_longer_words_near_a_name_are_features_of_it():
    head = Listing()
    text = "the wide river at Hamza , which boats had left by then , floods"
    found(text, [*[ASIDE] * 4, [0, 5, 0], *[ASIDE] * 9], head)
    near = [word for word in text.split() if feature(f"near={word}") in head.features.around[0]]
    assert near == ["wide", "river", "which", "boats", "left"]


def test_a_web_address_is_no_name():
    assert found("see https://hamza.example/ in Hamza", [ASIDE, [0, 9, 0], ASIDE, [0, 9, 0]]) == [("Hamza", "LOCATION")]


def test_no_words_have_no_entities():
    assert found("", []) == []


def test_words_of_which_none_may_be_a_name_have_no_entities():
    assert found("it rained", [ASIDE, ASIDE]) == []


RUNS = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4), st.integers(-3, 9)), max_size=7)


@given(RUNS)
def test_the_runs_chosen_share_no_word_and_gain_as_much_as_any_such(runs):
    first, last, gains = [a for a, _, _ in runs], [a + n for a, n, _ in runs], [g for _, _, g in runs]

    def apart(some):
        return all(last[a] <= first[b] or last[b] <= first[a] for a, b in combinations(some, 2))

    chosen = choose_apart(first, last, gains)
    every = [s for size in range(len(runs) + 1) for s in combinations(range(len(runs)), size) if apart(s)]
    assert apart(chosen)
    assert sum(gains[n] for n in chosen) == max(sum(gains[n] for n in s) for s in every)
    assert chosen == sorted(chosen, key=lambda n: first[n])
