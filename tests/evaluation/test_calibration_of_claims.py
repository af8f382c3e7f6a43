"""The shift that calibrates a kind, and its held-out confidence."""

import numpy as np
import pytest

from evaluation.claim_confidence import Judged, held_out, is_helped, shift_of
from onrecord.extract.confidence import moved


def test_the_shift_makes_the_mean_confidence_the_share_right():
    scores, right = np.array([0.7] * 10), np.array([1.0] * 9 + [0.0])
    assert moved(0.7, shift_of(scores, right)) == pytest.approx(0.9)


def test_a_claim_has_no_part_in_its_own_calibration():
    right = np.array([0.0] * 2 + [1.0] * 4 + [0.0] * 4)
    judged = Judged(np.full(10, 0.5), right, np.array([0, 0, 1, 1, 2, 2, 3, 3, 4, 4.0]))
    assert held_out(judged)[0] == pytest.approx(0.5)
    assert held_out(judged)[2] == pytest.approx(0.25)


def test_a_kind_is_calibrated_only_where_that_helps():
    folds = np.arange(10.0) % 5
    right = np.array([1.0] * 9 + [0.0])
    assert is_helped(Judged(np.full(10, 0.5), right, folds))
    assert not is_helped(Judged(np.full(10, 0.9), right, folds))


def test_where_all_claims_are_right_the_shift_ends():
    assert shift_of(np.full(5, 0.9), np.ones(5)) == 4.0
