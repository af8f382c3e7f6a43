"""Expressions of several words that are one time: pairs of units and of nights, years as spoken, fiscal periods."""

import pytest

from onrecord.annotate.times import annotate_times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("They starved within weeks or months.", [("within weeks or months", "PXW")]),
        ("in recent weeks and months", [("recent weeks and months", "PXW")]),
        ("The relief flights leave on Wednesday and Saturday nights.", [("Wednesday", "XXXX-WXX-3TNI"), ("Saturday nights", "XXXX-WXX-6TNI")]),
        ("The port was shelled on Wednesday and Saturday nights.", [("Wednesday", "2025-06-04TNI"), ("Saturday nights", "2025-05-31TNI")]),
        ("He plays draughts with the guards on Friday nights.", [("Friday nights", "XXXX-WXX-5TNI")]),
        ("He was held in the early hours of Thursday.", [("the early hours of Thursday", "2025-06-05TMO")]),
        ("in the autumn of nineteen seventy-nine", [("in the autumn of nineteen seventy-nine", "1979-FA")]),
        ("since March of nineteen ninety-one", [("March of nineteen ninety-one", "1991-03")]),
        ("The people have herded here for more than two thousand years.", [("more than two thousand years", "P2000Y")]),
        ("The mine lost $3 million, against $1 million in the year-earlier nine months.", [("the year-earlier nine months", "P9M")]),
        ("A price for the year of $61 a ton was paid.", [("the year", "2025")]),
        ("The army's budget in the latest fiscal year was cut, and will be cut in the next fiscal year.", [("the latest fiscal year", "2024"), ("the next fiscal year", "2026")]),
        ("The bank reports for the year ending tomorrow.", [("the year", "P1Y"), ("tomorrow", "2025-06-06")]),
        ("in the quarter ended Jan. 31", [("the quarter", "2024-Q4"), ("Jan. 31", "2025-01-31")]),
        ("After several quarters of losses several quarters of the port closed.", [("several quarters", "PXQ")]),
        ("Aid will fall in future years, and be reviewed at a later date.", [("future years", "FUTURE_REF"), ("at a later date", "FUTURE_REF")]),
        ("The rebels shared power with the then current government.", [("then current", "PAST_REF")]),
        ("in the first two quarters of 2024 and the last quarter of last year", [("the first two quarters of 2024", "2024-H1"), ("the last quarter of last year", "2024-Q4")]),
        ("1990's first half, fiscal 1991's second quarter", [("1990's first half", "1990-H1"), ("fiscal 1991's second quarter", "1991-Q2")]),
        ("The two-and-a-half-year siege ended after a year-and-a-half of talks.", [("two-and-a-half-year", "P2Y6M"), ("a year-and-a-half", "P1Y6M")]),
        ("half a century of war, a quarter-century of peace", [("half a century", "P50Y"), ("quarter-century", "P25Y")]),
        ("They shelled the pass in the two weeks following the vote, 10 days ahead of the talks.", [("the two weeks following", "P2W"), ("10 days ahead", "P10D")]),
        ("In the early years of the month-old revolt", [("the early years", "PXY"), ("month-old", "P1M")]),
        ("The first shell fell. Minutes later came a second; hours earlier, mediators had left. That was years ago.", [("Minutes later", "PTXM"), ("hours earlier", "PTXH"), ("years ago", "PAST_REF")]),
        ("He returns every few years, and comes home this Christmas.", [("every few years", "PXY"), ("this Christmas", "2025-12-25")]),
        ("In the past three winters many froze.", []),
        ("It is the third day of the raid; the third day of a raid is hard.", [("the third day", "2025-06-05")]),
        ("The army gave no reason at this point.", []),
        ("The third quarter was calm, last year's quarter was not.", [("The third quarter", "2024-Q3"), ("last year's quarter", "2023-Q3")]),
    ],
)  # fmt: skip
def test_times_of_several_words_are_read_whole(text, times):
    assert [(text[t.start : t.end], t.value) for t in annotate_times(text, published="2025-06-05")] == times


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On May 9, the day before the vote, they met.", ["2025-05-09", "2025-05-09"]),  # the day of the meeting
        ("On Friday, the day after the raid, the market was shut.", ["2025-05-30", "2025-05-30"]),
        ("They met on May 9. The day before, they had quarrelled.", ["2025-05-09", "2025-05-08"]),
        ("They met on May 9. The night before, shells had fallen.", ["2025-05-09", "2025-05-08TNI"]),
        ("Nine died last year, up from two the year before.", ["2024", "2023"]),
        ("They met on May 9. Shelling resumed in the morning.", ["2025-05-09", "2025-05-09TMO"]),
        ("They fled in the last week of March, the last week of the siege.", ["2025-03", "P1W"]),
        ("He fled last week.", ["2025-W22"]),
    ],
)
def test_what_stands_beside_a_date_or_after_one_is_reckoned_from_it(text, values):
    assert [t.value for t in annotate_times(text, published="2025-06-05")] == values


@pytest.mark.parametrize(
    ("period", "value"),
    [("the third quarter", "2024-Q3"), ("the first nine months", "2024")],
)
def test_a_year_earlier_is_as_wide_as_the_period_it_is_compared_with(period, value):
    text = f"The port handled 40 ships in the third quarter. It lost $2 million in {period}, against $1 million a year earlier."
    assert annotate_times(text, published="2025-11-05")[-1].value == value


def test_the_latest_period_is_the_quarter_reported_on():
    text = "The mine closed in the fourth quarter. Wages in the latest period fell."
    assert [t.value for t in annotate_times(text, published="2025-11-05")] == ["2025-Q4", "2025-Q4"]


def test_a_month_cut_short_before_a_hyphen_is_a_name():
    assert annotate_times("They met at his Mar-a-Lago resort.", published="2025-11-05") == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They stand by the pact signed in Addis Ababa on 6 February.", ["2024-02-06"]),
        ("They recalled the pact of 6 February 2019. The pact signed in Addis Ababa on 6 February stands.", ["2019-02-06", "2019-02-06"]),
        ("The pact will be signed in Addis Ababa on 6 February.", ["2025-02-06"]),
    ],
)
def test_what_was_signed_was_signed_before_on_the_day_told_in_full(text, values):
    assert [t.value for t in annotate_times(text, published="2024-11-10")] == values
