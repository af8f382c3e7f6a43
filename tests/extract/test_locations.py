"""Where the places of claims lie, on annotations made by hand."""

import pytest

from onrecord.annotate.annotations import Annotations, Entity, PlaceMention
from onrecord.extract.locations import locate_claims
from onrecord.records import Event, Evidence, Position
from onrecord.records.location import PlaceCandidate

TEXT = "Shells fell in San Marcos. Envoys left El Fasher for Sudan's Atbara. The San Marcos talks ended."
SAN_MARCOS = tuple(
    PlaceCandidate(n, "San Marcos", "city", None, country, 10.0 + n, -90.0, share)
    for n, (country, share) in enumerate((("NI", 0.6), ("GT", 0.2), ("US", 0.15), ("MX", 0.05)), 1)
)


def mention(words, *candidates, score=0.8, after=0):
    start = TEXT.index(words, after)
    held = candidates or (PlaceCandidate(9, words, "city", None, "SD", 15.0, 30.0, 1.0),)
    return PlaceMention(start, start + len(words), score, "place", held)


ANNOTATIONS = Annotations(
    text=TEXT,
    entities=(Entity(TEXT.index("San"), TEXT.index("San") + 10, "LOCATION", "San Marcos de Colón"),),
    places=(
        mention("San Marcos", *SAN_MARCOS), mention("El Fasher"), mention("Atbara"),
        mention("San Marcos", *SAN_MARCOS[1:], score=0.3, after=40),
    ),
)  # fmt: skip


def located(place, words="Shells fell", kind=Event, **told):
    start = TEXT.index(words)
    evidence = (Evidence(start, start + len(words), words),)
    told = {"plover": "ASSAULT", "place": place} if kind is Event else told
    (claim,) = locate_claims([kind(article="a", by="test", evidence=evidence, **told)], ANNOTATIONS)
    return getattr(claim, "location", None)


def test_the_likeliest_place_stands_first_with_two_runners_up():
    found = located("San Marcos")
    assert (found.place.country, found.score) == ("NI", 0.8)
    assert [c.country for c in found.candidates] == ["NI", "GT", "US"]


def test_of_two_mentions_of_a_name_the_nearer_one_tells():
    assert located("San Marcos", "talks ended").place.country == "GT"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("San Marcos de Colón", "San Marcos"), ("the El Fasher", "El Fasher"), ("El Fasher, North Darfur", "El Fasher"),
        ("Sudan's Atbara", "Atbara"),
    ],
)  # fmt: skip
def test_a_place_is_known_by_its_fullest_name_and_inside_a_longer_one(place, name):
    assert located(place).place.name == name


def test_a_place_that_was_not_resolved_has_no_location_and_a_position_has_no_place():
    assert located("Fasher") is None
    assert located(None) is None
    assert located(None, kind=Position, party="army", term="ceasefire", stance="demands") is None
