"""A deed is told at the closest place that its words tell, and at no place of something else."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event


def _places(text, plover):
    told = reader().read(Article.build(body=text, published="2024-06-05")).claims
    return [c.place for c in told if isinstance(c, Event) and c.plover == plover]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "place"),
    [
        ("The army recaptured Rutshuru in North Kivu on Sunday.", "COERCE", "Rutshuru"),
        (
            "Rebels attacked the towns of Magwi and Torit in Eastern Equatoria on Monday, military officials said.",
            "ASSAULT", "Magwi and Torit",
        ),
        ("In Borno, gunmen on Friday shot dead five farmers in Gwoza.", "ASSAULT", "Gwoza"),
    ],
)  # fmt: skip
def test_of_two_places_one_of_which_lies_in_the_other_the_closer_is_told(text, plover, place):
    assert _places(text, plover) == [place]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "place"),
    [
        ("Troops pulled out of Kidal on Monday. Fighters of the front seized the town a day later.", "COERCE", "Kidal"),
        ("Two bombs went off in Quetta on Monday. Gunmen later killed three guards in the same city.", "ASSAULT", "Quetta"),
    ],
)  # fmt: skip
def test_a_town_told_again_without_its_name_is_the_one_named_before(text, plover, place):
    assert _places(text, plover)[-1] == place


@pytest.mark.weights
def test_where_another_part_of_a_land_is_told_no_town_told_before_is_meant():
    text = "Gunmen stormed the Serena Hotel in June. In the south, two soldiers were killed in a bomb blast on Monday."
    assert _places(text, "ASSAULT")[-1] is None


@pytest.mark.weights
def test_where_somebody_was_before_is_not_where_he_speaks():
    text = "The envoy Ana Diaz, who met rebel leaders in Doha last week, urged Mali and Niger to end the fighting."
    told = reader().read(Article.build(body=text, published="2024-06-05")).claims
    (urged,) = [c for c in told if isinstance(c, Event) and c.plover == "REQUEST"]
    assert (urged.place, urged.date) == (None, None)


@pytest.mark.weights
def test_people_are_killed_where_the_shelling_that_killed_them_was():
    told = "FREETOWN, May 4 (Reuter) - Peacekeepers found bodies in the village of Koidu last month. Radio Kono said seven people had been killed by shelling in the capital since Monday evening."
    assert _places(told, "ASSAULT") == ["Freetown"]
