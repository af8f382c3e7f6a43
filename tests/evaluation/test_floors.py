import pytest

from evaluation.__main__ import digest, update
from evaluation.matching import Counts, jaccard, match


def test_a_floor_rises_with_the_score_and_falls_only_with_a_reason():
    floors = {"floors": {}}
    update(floors, {"F1": 0.8}, "data", None)
    update(floors, {"F1": 0.9}, "data", None)
    assert floors["floors"] == {"F1": 0.898}
    with pytest.raises(SystemExit, match="would fall"):
        update(floors, {"F1": 0.7}, "data", None)
    assert floors["floors"] == {"F1": 0.898}
    update(floors, {"F1": 0.7}, "data", "the gold was mended")
    assert floors["floors"] == {"F1": 0.698}
    assert floors["lowered"][0]["why"] == "the gold was mended"


def test_a_score_just_under_its_slack_lowers_nothing():
    floors = {"floors": {"F1": 0.898}}
    update(floors, {"F1": 0.899}, "data", None)
    assert floors["floors"] == {"F1": 0.898}


def test_the_digest_tells_when_the_gold_has_changed(tmp_path):
    (tmp_path / "a").write_text("1")
    one = digest(tmp_path, ("a",))
    (tmp_path / "a").write_text("2")
    assert digest(tmp_path, ("a",)) != one


def test_matching_is_one_to_one_and_takes_the_best_first():
    scores = {(0, 0): 0.6, (0, 1): 0.9, (1, 0): 0.2, (1, 1): 0.8}
    assert match("ab", "xy", scores, 0.5) == [(0, 1)]
    assert match("ab", "xy", scores, 0.1) == [(0, 1), (1, 0)]
    assert jaccard({1, 2}, {2, 3}) == pytest.approx(1 / 3)
    assert Counts(1, 2, 2).f1 == 0.5
