"""What the scores of confidence say: how far it is from the share right, and whether it ranks right above wrong."""

import numpy as np
import pytest

from evaluation.calibration import expected_error, ranking


def test_confidence_that_tells_the_share_right_has_no_error():
    assert expected_error(np.array([0.75] * 4), np.array([1, 1, 1, 0.0])) == pytest.approx(0)


def test_right_above_wrong_is_ranked_whole_and_ties_by_half():
    right = np.array([1, 1, 0, 0.0])
    assert ranking(np.array([0.9, 0.8, 0.2, 0.1]), right) == 1
    assert ranking(np.array([0.9, 0.2, 0.2, 0.1]), right) == pytest.approx(0.875)
    assert ranking(np.full(4, 0.7), right) == 0.5


def test_where_all_is_right_nothing_is_ranked():
    assert ranking(np.array([0.2, 0.9]), np.ones(2)) == 0.5
