import pytest

from onrecord.records.wording import durations, number, parameters
from onrecord.vocabularies.load import load


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("P60D", "60 days"), ("P1W", "a week"), ("PT1H", "an hour"), ("PT30M", "30 minutes"), ("P3M", "3 months"),
        ("100 trucks P1D", "100 trucks a day"), ("P.O. box", "P.O. box"),
    ],
)  # fmt: skip
def test_durations_are_told_in_words(told, words):
    assert durations(told) == words


def test_parameters_are_told_in_words():
    told = {
        "quantity": 100.0,
        "unit": "trucks",
        "per": "P1D",
        "duration": "P60D",
        "place": "Upper Nile",
        "status": "agreed",
    }
    assert parameters(told) == "100 trucks a day, 60 days, place: Upper Nile"


def test_vague_words_stand_for_the_bounds_that_reading_gives_them():
    for word in ("several", "dozens", "scores", "hundreds", "thousands", "tens of thousands", "millions", "billions"):
        low, high = load("numbers")["vague"][word]
        assert number("=", None, low, high) == word
