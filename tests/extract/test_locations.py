"""Where the places of claims lie, on annotations made by hand."""

import pytest

from onrecord.annotate.annotations import Annotations, Entity, PlaceMention, Sentence
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


def around(text, known, place):
    """Where a claim's place lies in a text of one sentence in which the places of `known` are resolved."""
    mentions = tuple(
        PlaceMention(text.index(n), text.index(n) + len(n), 0.9, "place", (PlaceCandidate(1, n, kind, None, land, 1.0, 1.0, 1.0),))
        for n, (kind, land) in sorted(known.items(), key=lambda k: text.index(k[0]))
    )  # fmt: skip
    names = sorted({*known, *((place,) if " and " not in place else ())}, key=text.index)
    entities = tuple(Entity(text.index(n), text.index(n) + len(n), "LOCATION", None) for n in names)
    found = Annotations(text=text, sentences=(Sentence(0, len(text), 0, 0),), entities=entities, places=mentions)
    event = Event(article="a", by="test", evidence=(Evidence(0, 5, text[:5]),), plover="ASSAULT", place=place)
    (claim,) = locate_claims([event], found)
    return (claim.location.place.name, claim.location.score) if claim.location else None


@pytest.mark.parametrize(
    ("text", "known", "place", "name"),
    [
        ("Shells hit Zarqun market in Goma.", {"Goma": ("city", "CD")}, "Zarqun market", "Goma"),
        ("Shells hit Zarqun, a village north of Goma.", {"Goma": ("city", "CD")}, "Zarqun", "Goma"),
        ("Shells hit the Zarqun district, Lebanon.", {"Lebanon": ("country", "LB")}, "Zarqun", "Lebanon"),
        ("In Tyre, shells hit a queue at Zarqun Bridge.", {"Tyre": ("city", "LB")}, "Zarqun Bridge", "Tyre"),
        ("Shells hit Tyre's Zarqun district.", {"Tyre": ("city", "LB")}, "Zarqun", "Tyre"),
        ("Shells hit the Goma Hospital.", {"Goma": ("city", "CD")}, "Goma Hospital", "Goma"),
        ("Shells hit Zarqun, Tyre and Sidon.", {"Tyre": ("city", "LB"), "Sidon": ("city", "LB")}, "Zarqun", "Lebanon"),
        ("Shells hit Tyre and Sidon.", {"Tyre": ("city", "LB"), "Sidon": ("city", "LB")}, "Tyre and Sidon", "Lebanon"),
    ],
)  # fmt: skip
def test_a_place_that_was_not_resolved_lies_in_the_one_around_it_less_surely(text, known, place, name):
    found, score = around(text, known, place)
    assert found == name
    assert score < 0.9


def test_a_place_of_which_nothing_is_told_lies_nowhere():
    assert around("Shells hit Zarqun.", {}, "Zarqun") is None
    assert around("Goma and Tyre saw Zarqun fall.", {"Goma": ("city", "CD"), "Tyre": ("city", "LB")}, "Zarqun") is None
    assert around("Envoys in Goma met in Geneva.", {"Goma": ("city", "CD")}, "Geneva") is None


def test_a_place_that_was_not_resolved_has_no_location_and_a_position_has_no_place():
    assert located("Fasher") is None
    assert located(None) is None
    assert located(None, kind=Position, party="army", term="ceasefire", stance="demands") is None
