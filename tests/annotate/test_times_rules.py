import pytest

from onrecord.annotate.times import annotate_times


@pytest.mark.parametrize(
    ("text", "published", "times"),
    [
        ("Fighting resumed on Tuesday.", "2025-06-05", [("Tuesday", "2025-06-03")]),
        ("Talks will resume on Monday.", "2025-06-05", [("Monday", "2025-06-09")]),
        ("He spoke on Thursday.", "2025-06-05", [("Thursday", "2025-06-05")]),
        ("last Friday and next Friday", "2025-06-05", [("last Friday", "2025-05-30"), ("next Friday", "2025-06-06")]),
        ("since 7 October 2023", "2025-06-05", [("7 October 2023", "2023-10-07")]),
        ("the March 3 raid", "2025-06-05", [("March 3", "2025-03-03")]),
        ("in November, when it broke", "2025-06-05", [("November", "2024-11")]),
        ("a six-week truce", "2025-06-05", [("six-week", "P6W")]),
        ("a week-long pause", "2025-06-05", [("week-long", "P1W")]),
        ("two days earlier, on May 9", "2025-06-05", [("two days earlier", "2025-06-03"), ("May 9", "2025-05-09")]),
        (
            "On May 9. Two days later it fell.",
            "2025-06-05",
            [("May 9", "2025-05-09"), ("Two days later", "2025-05-11")],
        ),
        ("last week", "2025-06-05", [("last week", "2025-W22")]),
        ("the end of June", "2025-06-05", [("the end of June", "2025-06")]),
        ("at 0630 GMT", "2025-06-05", [("0630 GMT", "2025-06-05T06:30Z")]),
        ("every day", "2025-06-05", [("every day", "P1D")]),
        ("the 1990s", "2025-06-05", [("the 1990s", "199")]),
        ("some 2,300 people, 1500 soldiers left, aged 40", "2025-06-05", []),
    ],
)
def test_times_are_reckoned_from_the_day_of_publication(text, published, times):
    assert [(text[t.start : t.end], t.value) for t in annotate_times(text, published=published)] == times


def test_the_previous_hours_bound_a_window_before_publication():
    (time,) = annotate_times("in the previous 24 hours", published="2025-06-05")
    assert (time.type, time.value, time.begin, time.finish) == ("DURATION", "PT24H", "2025-06-04", "2025-06-05")


def test_without_a_day_of_publication_nothing_is_invented():
    assert [t.value for t in annotate_times("on May 31, six weeks", published=None)] == ["XXXX-05-31", "P6W"]
