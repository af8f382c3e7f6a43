"""Conflict monitors' and armies' reports: telegraphic days, tallies of several happenings, arms lost, those who only keep count."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Figure

pytestmark = pytest.mark.weights


def _read(text, kind, published="2024-07-15"):
    return [c for c in reader().read(Article.build(body=text, published=published)).claims if isinstance(c, kind)]


def _figures(text):
    return [(f.measure, f.value, f.population, f.place) for f in _read(text, Figure)]


@pytest.mark.parametrize(
    ("text", "plover", "actor", "day"),
    [
        ("Rebels 5 June accused the army of shelling Bria.", "ACCUSE", "Rebels", "2024-06-05"),
        ("Separatists 15 April abducted two nuns in Kumba.", "ASSAULT", "Separatists", "2024-04-15"),
        ("Military 27 April said it had freed 386 civilians.", "RETREAT", "Military", None),
    ],
)
def test_a_bare_day_between_a_noun_and_its_verb_is_no_part_of_the_name(text, plover, actor, day):
    (event,) = [e for e in _read(text, Event) if e.plover == plover]
    assert (event.actors, event.date) == ((actor,), day)


def test_the_source_ends_before_a_bare_day_of_saying():
    (figure,) = _read("Govt 11 June said troops had killed 87 militants near Galkayo.", Figure)
    assert [v.name for v in figure.said_by] == ["Govt"]
