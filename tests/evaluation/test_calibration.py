"""The calibration error and the fit behind it."""

import numpy as np
import pytest

from evaluation.calibration import expected_error, fit, reliability, told


def test_confidence_that_tells_the_share_right_has_no_error():
    confidence = np.array([0.75] * 4 + [0.25] * 4)
    right = np.array([1, 1, 1, 0, 1, 0, 0, 0.0])
    assert expected_error(confidence, right) == pytest.approx(0)


def test_the_error_weighs_each_bin_by_its_count():
    confidence, right = np.array([0.95, 0.95, 0.95, 0.55]), np.array([1, 1, 0, 1.0])
    assert expected_error(confidence, right) == pytest.approx(0.75 * (0.95 - 2 / 3) + 0.25 * 0.45)


def test_certainty_falls_into_the_last_bin():
    assert reliability(np.array([1.0, 0.0]), np.array([1.0, 0.0])) == [(0.0, 0.0, 1), (1.0, 1.0, 1)]


def test_the_fit_finds_the_shares_of_two_groups():
    rows = np.array([[1.0, 1.0]] * 100 + [[0.0, 1.0]] * 100)
    right = np.array([1.0] * 90 + [0.0] * 10 + [1.0] * 20 + [0.0] * 80)
    confidence = told(rows, fit(rows, right, ridge=0.01))
    assert (confidence[0], confidence[-1]) == (pytest.approx(0.9, abs=0.01), pytest.approx(0.2, abs=0.01))
