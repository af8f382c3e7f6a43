"""The small heads as they are shipped: each has a row for every mark and a column for every kind."""

import numpy as np
import pytest

from onrecord.weights.heads import EventHead, MeasureHead, SettingHead, StanceHead
from onrecord.weights.small_head import Asked

STATE = 384


@pytest.mark.parametrize("head", [EventHead, MeasureHead, SettingHead, StanceHead])
def test_a_head_scores_every_kind(head):
    states = np.zeros((4, STATE), np.float32)
    likely, kinds = head.load().score(states, [Asked((0, 1, 2, 3), ((0,), ()), (1, 4095))])
    assert likely.shape == (1,)
    assert kinds.shape == (1, len(head.kinds))
    assert kinds.sum() == pytest.approx(1, abs=1e-5)
