"""How figures of own cases are scored."""

import pytest

from evaluation.figures import fields_right
from onrecord.records import Evidence, Figure, Period

DAY, WEEK = Period("window", "2024-06-03", "2024-06-03"), Period("window", "2024-05-27", "2024-06-03")


@pytest.mark.parametrize(
    ("period", "wanted", "right"),
    [
        (DAY, "window", True),
        (DAY, None, True),
        (WEEK, None, False),
        (Period("window", "2024-05", "2024-05"), None, False),
        (Period("planned", "2024-06-07", "2024-06-07"), None, False),
        (Period("cumulative", None, "2024-06-03"), None, False),
        (None, None, True),
        (None, "window", False),
    ],
)
def test_a_window_of_one_day_is_right_where_no_kind_of_period_is_asked_for(period, wanted, right):
    evidence = (Evidence(0, 9, "six dead "),)
    figure = Figure(article="a", evidence=evidence, by="test", measure="killed", value=6, period=period)
    case = {"measure": "killed", "value": 6} | ({"period": wanted} if wanted else {})
    assert fields_right(figure, case)["period"] is right
