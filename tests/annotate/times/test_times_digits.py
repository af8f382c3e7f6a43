import pytest

from onrecord.annotate.times import annotate_times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("signed on 2024-05-31 in Doha", "2024-05-31"),
        ("signed on 5/31/2024 in Doha", "2024-05-31"),
        ("in fiscal 2019 it", "2019"),
        ("in the 1990s it", "199"),
        ("IN THE 1990S IT", "199"),
        ("in the ’90s it", "199"),
        ("in the 19th century it", "18"),
        ("in 2019 it", "2019"),
        ("in 2019-20 it", "2019"),
        ("at 5 p.m. it", "T17"),
        ("at 1430 GMT it", "T14:30"),
        ("at 14:30 it", "T14:30"),
    ],
)
def test_times_in_digits_are_found_whatever_stands_behind_them(text, value):
    assert any(value in time.value for time in annotate_times(text, published="2025-06-05"))


@pytest.mark.parametrize("text", ["12,500 people fled", "the score was 3:1", "500 tonnes of flour", "room 7b"])
def test_counts_are_no_times(text):
    assert not annotate_times(text, published="2025-06-05")
