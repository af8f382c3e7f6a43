"""Who is who, and what is a copy, on our own cases: no score falls, and copies keep what was asked of them."""

import json

import pytest

from evaluation import actors, copies
from evaluation.__main__ import FLOORS


@pytest.mark.parametrize("task", [actors, copies], ids=["actors", "copies"])
def test_no_score_is_under_its_floor(task):
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[task.__name__.removeprefix("evaluation.")]["floors"]
    scores = task.score(None)
    assert scores.keys() <= floors.keys()
    assert {name: value for name, value in scores.items() if value < floors[name]} == {}


def test_copies_and_rewrites_are_grouped_and_hardly_anything_else():
    scores = copies.score(None)
    assert scores["examples: precision"] >= 0.98
    assert min(value for name, value in scores.items() if "recall" in name) >= 0.9


def test_b_cubed_is_one_only_where_clusters_are_the_same():
    assert actors.b_cubed("aab", "xxy") == (1.0, 1.0)
    assert actors.b_cubed("aaa", "xxy") == (pytest.approx(5 / 9), 1.0)
    assert actors.b_cubed("abc", "xxy") == (1.0, pytest.approx(2 / 3))
