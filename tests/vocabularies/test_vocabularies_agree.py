from typing import get_args

import pytest

from onrecord.annotate.attributions.cues import acts
from onrecord.records.values import Comparator, Measure, Sector, SpeechAct
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load


def test_measures_are_those_that_records_allow():
    assert set(load("measures")) <= set(get_args(Measure))


def test_sectors_are_those_that_records_allow():
    assert {line["code"] for line in load("actors")["sectors"]} == set(get_args(Sector))


def test_speech_acts_are_those_that_records_allow():
    assert set(load("reporting_verbs")["acts"]) == set(get_args(SpeechAct))
    assert acts()["denied"] == "denies"
    assert acts()["told"] == "asserts"


def test_nouns_tell_speech_acts_that_records_allow():
    assert set(load("speech_acts")["nouns"]) <= set(get_args(SpeechAct))


def test_kinds_of_media_that_speak_are_kinds():
    assert set(load("media")["speaking"]["kinds"]) <= set(load("media")["kinds"])


def test_words_around_unnamed_sources_tell_classes_that_there_are():
    assert set(load("sources")["described"]["before"]) <= set(load("sources")["classes"])


def test_comparators_are_those_that_records_allow():
    assert set(load("numbers")["comparators"].values()) <= set(get_args(Comparator))


def test_bounds_of_vague_numbers_are_in_order():
    assert all(low <= high for low, high in load("numbers")["vague"].values())


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", {"say", "says", "sayed", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("release", {"release", "releases", "released", "releasing"}),
        ("free", {"free", "frees", "freed", "freeing"}),
        ("publish", {"publish", "publishes", "published", "publishing"}),
    ],
)
def test_regular_verbs_are_inflected(verb, forms):
    assert verb_forms(verb) == forms
