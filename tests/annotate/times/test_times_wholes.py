"""Expressions of several words that are one time: pairs of units and of nights, years as spoken, fiscal periods."""

import pytest

from onrecord.annotate.times import annotate_times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("They starved within weeks or months.", [("within weeks or months", "PXW")]),
        ("in recent weeks and months", [("recent weeks and months", "PXW")]),
        ("The relief flights leave on Monday and Tuesday nights.", [("Monday", "XXXX-WXX-1TNI"), ("Tuesday nights", "XXXX-WXX-2TNI")]),
        ("The port was shelled on Monday and Tuesday nights.", [("Monday", "2025-06-02TNI"), ("Tuesday nights", "2025-06-03TNI")]),
        ("He plays draughts with the guards on Friday nights.", [("Friday nights", "XXXX-WXX-5TNI")]),
        ("He was held in the early hours of Thursday.", [("the early hours of Thursday", "2025-06-05TMO")]),
        ("in the winter of nineteen ninety-four", [("in the winter of nineteen ninety-four", "1994-WI")]),
        ("since March of nineteen ninety-one", [("March of nineteen ninety-one", "1991-03")]),
        ("The people have herded here for more than two thousand years.", [("more than two thousand years", "P2000Y")]),
        ("The mine lost $3 million, against $1 million in the year-earlier nine months.", [("the year-earlier nine months", "P9M")]),
        ("A price for the year of $42 a ton was paid.", [("the year", "2025")]),
        ("The army's budget in the latest fiscal year was cut, and will be cut in the next fiscal year.", [("the latest fiscal year", "2024"), ("the next fiscal year", "2026")]),
        ("The bank reports for the year ending tomorrow.", [("the year", "P1Y"), ("tomorrow", "2025-06-06")]),
        ("in the quarter ended Jan. 31", [("the quarter", "2024-Q4"), ("Jan. 31", "2025-01-31")]),
        ("After several quarters of losses several quarters of the port closed.", [("several quarters", "PXQ")]),
        ("Aid will fall in future years, and be reviewed at a later date.", [("future years", "FUTURE_REF"), ("at a later date", "FUTURE_REF")]),
        ("The rebels shared power with the then current government.", [("then current", "PAST_REF")]),
    ],
)  # fmt: skip
def test_times_of_several_words_are_read_whole(text, times):
    assert [(text[t.start : t.end], t.value) for t in annotate_times(text, published="2025-06-05")] == times


@pytest.mark.parametrize(
    ("period", "value"),
    [("the third quarter", "2024-Q3"), ("the first nine months", "2024")],
)
def test_a_year_earlier_is_as_wide_as_the_period_it_is_compared_with(period, value):
    text = f"The port handled 40 ships in the third quarter. It lost $2 million in {period}, against $1 million a year earlier."
    assert annotate_times(text, published="2025-11-05")[-1].value == value
