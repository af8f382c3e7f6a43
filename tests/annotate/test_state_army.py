""" "The army" is the state's: no rebels' army is told again by that word alone."""

import pytest

from onrecord.annotate.names import is_rebel_army
from onrecord.pipeline import reader
from onrecord.records import Article, Event


@pytest.mark.parametrize("name", ["Arakan Army", "the National Liberation Army", "Irish Republican Army", "Mahdi Army"])
def test_an_army_of_no_state(name):
    assert is_rebel_army(name)


@pytest.mark.parametrize("name", ["Sudanese Army", "US Army", "Libyan National Army", "army", "Congolese Army"])
def test_an_army_of_a_state(name):
    assert not is_rebel_army(name)


def test_the_army_that_speaks_is_not_the_rebels_army_that_spoke_before():
    text = "The National Liberation Army said it would free two soldiers. The army said an ambush killed four soldiers."
    found = reader().read(Article.build(body=text, published="2024-03-14")).annotations.attributions
    assert [a.speaker for a in found] == ["National Liberation Army", "army"]


def test_the_army_that_acts_is_not_the_rebels_army_that_acted_before():
    text = "The Arakan Army took the town of Kyauktaw on Sunday. The army shelled the town the next day."
    claims = reader().read(Article.build(body=text, published="2024-03-14")).claims
    acting = [c.actors for c in claims if isinstance(c, Event)]
    assert acting == [("Arakan Army",), ("army",)]


def test_an_army_of_a_state_is_told_again_as_the_army():
    text = "The Sudanese Army said it had retaken the bridge. The army said it lost twelve men."
    found = reader().read(Article.build(body=text, published="2024-03-14")).annotations.attributions
    assert {a.speaker for a in found} == {"Sudanese Army"}
