"""When figures count: whose time it is that a sentence names beside a number."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Figure, Period

pytestmark = pytest.mark.weights


def periods(text):
    """Return the periods of a text's figures by value; the text is published on Wednesday 5 June 2024."""
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    return {
        c.value: c.period and (c.period.kind, c.period.start, c.period.end)
        for c in read.claims
        if isinstance(c, Figure)
    }


def test_a_time_in_a_name_and_that_of_what_was_long_before_date_no_deed():
    text = (
        "A car bomb ripped through Gao on Saturday, killing 28 people, only three months after voters endorsed the "
        "Good Friday Agreement."
    )
    assert periods(text) == {28: ("window", "2024-06-01", "2024-06-01")}
    assert periods("The blast, three months after the truce was signed on March 3, killed 12.") == {12: None}


def test_the_dead_of_a_war_are_not_those_of_the_day_it_ended():
    text = "The government declared an end on Monday to a ten-year civil war that claimed more than 13,000 lives."
    assert periods(text) == {10: None, 13_000: ("cumulative", None, "2024-06-05")}


def test_a_war_that_is_over_did_not_last_on_the_day_of_the_signing():
    assert periods("The two signed a pact on Sunday, three months after a five-day border war.") == {5: None}


def test_the_time_of_a_part_is_not_that_of_the_whole():
    found = periods("Some 18,000 people crossed the border, 1,260 of them since Saturday.")
    assert found[1260] == ("cumulative", "2024-06-01", "2024-06-05")
    assert found[18_000] != found[1260]


def test_since_when_some_are_held_is_not_since_when_they_are_freed():
    assert periods("Niger is to release 18 soldiers it has held since May 2.") == {18: ("planned", None, None)}


def test_a_number_raised_counts_all_up_to_now():
    text = "The agency said 9,000 fled last week, bringing to more than 230,000 the number of those uprooted."
    assert periods(text)[230_000] == ("cumulative", None, "2024-06-05")


def test_what_is_in_want_now_is_not_of_the_month_of_something_else():
    text = "According to the agency, 3.3 million depend on aid, and two of its lorries were hit this month."
    assert periods(text)[3_300_000] is None


@pytest.mark.parametrize(
    "text",
    [
        "An estimated 600,000 people died in the two-year war in Tigray, the mediator said on Monday.",
        "More than 600,000 people were killed during the conflict.",
    ],
)
def test_the_dead_of_a_whole_war_are_counted_over_it(text):
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    assert [c.period for c in read.claims if isinstance(c, Figure) and c.measure == "killed"] == [Period("cumulative")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Some 12,000 people fled the town between 11 and 13 May.", "2024-05-11", "2024-05-13"),
        ("From 20 to 26 May, the mission documented 12,000 arrests.", "2024-05-20", "2024-05-26"),
        ("Shelling displaced 12,000 people from 3 May through 8 May.", "2024-05-03", "2024-05-08"),
        ("From 3 March, when the truce ended, to 8 May, raids killed 12,000 people.", "2024-03-03", "2024-05-08"),
        ("Between November and March, raids killed 12,000 people.", "2023-11", "2024-03"),
    ],
)
def test_a_stretch_runs_from_its_first_day_to_its_last(text, first, last):
    assert periods(text) == {12_000: ("window", first, last)}


def test_a_year_that_only_bounds_a_comparison_dates_no_count():
    assert periods("The 160 deaths on the coast were the highest number in a day since 2006.")[160] is None


def test_the_month_of_the_old_of_two_numbers_is_not_that_of_the_new():
    found = periods("The number of those uprooted has tripled to 578,000, the agency said, up from 362,000 in March.")
    assert found == {578_000: None, 362_000: ("window", "2024-03", "2024-03")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They have not met since May 3, when the rebels released 40 soldiers.", {40: ("window", "2024-05-03", "2024-05-03")}),
        (
            "Doctors in Adre treated 72 wounded between Thursday and Saturday, the charity said.",
            {72: ("window", "2024-05-30", "2024-06-01")},
        ),
        (
            "The war has killed at least 43,800 Yemenis and wounded 103,700, according to the ministry.",
            {43_800: ("cumulative", None, "2024-06-05"), 103_700: ("cumulative", None, "2024-06-05")},
        ),
        ("The clinic said 60 had been hurt between Wednesday and Monday.", {60: ("window", "2024-05-29", "2024-06-03")}),
    ],
)
def test_what_was_done_then_or_goes_on_is_not_of_another_day(text, told):
    assert periods(text) == told
