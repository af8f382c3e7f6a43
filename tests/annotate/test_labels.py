import numpy as np
import pytest

from onrecord.annotate.labels import forbid_orphans, likeliest, likeliest_each, runs

NAMES = ["O", "B-CUE", "I-CUE"]


def test_the_best_path_weighs_labels_against_what_may_follow():
    scores = np.array([[9, 0, 0], [0, 1, 3], [0, 0, 2]], np.float32)
    free = np.zeros((3, 3), np.float32)
    assert likeliest(scores, free) == [0, 2, 2]
    assert likeliest(scores, forbid_orphans(free, NAMES)) == [0, 1, 2]


@pytest.mark.parametrize(
    ("labels", "found"),
    [([0, 1, 2, 0], [(1, 3, "CUE")]), ([1, 1, 2], [(0, 1, "CUE"), (1, 3, "CUE")]), ([], []), ([0, 2], [(1, 2, "CUE")])],
)
def test_labels_draw_spans(labels, found):
    assert list(runs(labels, NAMES)) == found


def test_nothing_has_no_labels():
    assert likeliest(np.zeros((0, 3), np.float32), np.zeros((3, 3), np.float32)) == []


def test_runs_decoded_side_by_side_are_as_alone():
    draw = np.random.default_rng(0)
    several = [draw.normal(size=(n, 3)).astype(np.float32) for n in (4, 0, 9, 1, 9, 2)]
    follows = draw.normal(size=(3, 3)).astype(np.float32)
    assert likeliest_each(several, follows) == [likeliest(run, follows) for run in several]
