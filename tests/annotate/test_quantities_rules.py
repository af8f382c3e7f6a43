import pytest

from onrecord.annotate.quantities import annotate_quantities
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.times import annotate_times
from onrecord.annotate.words import split_words


def read(text):
    words = split_words(text)
    return annotate_quantities(
        text, words=words, sentences=split_sentences(text, words), times=annotate_times(text, published="2025-06-05")
    )


@pytest.mark.parametrize(
    ("text", "written", "value", "low", "high", "comparator", "unit"),
    [
        ("At least 12 people died", "12", 12, None, None, ">=", None),
        ("nearly 40 were hurt", "40", 40, None, None, "~", None),
        ("the toll surpassed 40,000", "40,000", 40000, None, None, ">", None),
        ("between 30 and 40 bodies", "30 and 40", None, 30, 40, "=", None),
        ("20-30 drones", "20-30", None, 20, 30, "=", None),
        ("dozens fled", "dozens", None, 24, 99, "~", None),
        ("tens of thousands fled", "tens of thousands", None, 20000, 99999, "~", None),
        ("twenty-two soldiers", "twenty-two", 22, None, None, "=", None),
        ("one hundred and five captives", "one hundred and five", 105, None, None, "=", None),
        ("nearly six years and four months in jail", "six years and four", 76, None, None, "~", "months"),
        ("after two weeks, three days of rain", "two weeks, three", 17, None, None, "=", "days"),
        ("a dozen tanks", "a dozen", 12, None, None, "=", None),
        ("half a million people", "half a million", 500000, None, None, "=", None),
        ("1.2 million people", "1.2 million", 1200000, None, None, "=", None),
        ("2.3 M people", "2.3 M", 2.3e6, None, None, "=", None),
        ("402 K refugees", "402 K", 402000, None, None, "=", None),
        ("1 200 houses", "1 200", 1200, None, None, "=", None),
        ("$2.5 billion in aid", "$2.5 billion", 2.5e9, None, None, "=", "USD"),
        ("45 per cent of homes", "45 per cent", 45, None, None, "=", "percent"),
        ("most of the dead", "most of", 50, None, None, ">", "percent"),
        ("one in five children", "one in five", 20, None, None, "=", "percent"),
        ("up to 600 trucks a day", "600", 600, None, None, "<=", "trucks"),
        ("50 or more villages", "50 or more", 50, None, None, ">=", None),
        ("no fewer than nine camps", "nine", 9, None, None, ">=", None),
        ("Mali handed over 90 men", "90", 90, None, None, "=", None),
        ("the toll has gone up to 119 dead", "119", 119, None, None, "=", None),
        ("over 90 men fled", "90", 90, None, None, ">", None),
        ("a six-week pause", "six", 6, None, None, "=", "weeks"),
        ("5 million Guinean francs", "5 million", 5e6, None, None, "=", "GNF"),
        ("300 South Sudanese pounds", "300", 300, None, None, "=", "SSP"),
        ("about 1430 houses", "1430", 1430, None, None, "~", None),
    ],
)
def test_a_number_is_read_with_what_bounds_it(text, written, value, low, high, comparator, unit):
    (found,) = read(text)
    assert text[found.start : found.end] == written
    assert (found.value, found.low, found.high, found.comparator, found.unit) == (value, low, high, comparator, unit)


@pytest.mark.parametrize(
    "text",
    [
        "on June 3, 2025", "at 10:30 a.m.", "Resolution 2254 was adopted", "an F-16 jet", "the 34-year-old driver",
        "Brigade 35 withdrew", "since 2014", "the first round", "aged 12",
        "a Class 12 pupil", "at 1700 on June 3, 2025", "by 1430 local time",
        "The eighty-second day of the siege, and its eighty-first night",
    ],
)  # fmt: skip
def test_dates_names_and_ages_are_no_quantities(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The villagers fear, one, the mines, and two, the price of bread.", []),
        ("The blasts killed one, a girl, and two, both soldiers, were hurt.", ["one", "two"]),
    ],
)
def test_what_tells_one_thing_from_the_next_is_no_number(text, numbers):
    assert [text[q.start : q.end] for q in read(text)] == numbers
