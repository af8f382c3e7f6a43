"""Places without the shipped encoder: entities, scores and a gazetteer are built by hand."""

import numpy as np
import pytest

from onrecord.annotate.annotations import Entity, Sentence, Syntax
from onrecord.annotate.places.annotator import annotate_places, choose
from onrecord.annotate.places.mentions import LABELS
from onrecord.annotate.places.roles import role_of
from onrecord.annotate.places.spans import find_names
from onrecord.annotate.tree import Tree
from onrecord.annotate.words import split_words
from onrecord.gazetteer import gazetteer, key
from onrecord.gazetteer.gazetteer import by_bytes, joined
from onrecord.records.span import Span

NAMES = ["O", *(f"{part}-{label}" for label in LABELS for part in "BI")]


def names(text):
    words = split_words(text)
    return find_names(text, (Sentence(0, len(text), 0, len(words)),), gazetteer())


def places(text, *entities):
    """Annotate a text of one sentence whose entities are given as (words, label)."""
    words = split_words(text)
    scores = np.zeros((len(words), len(NAMES)), np.float32)
    scores[:, 0] = 6
    found = []
    for written, label in entities:
        start = text.index(written)
        found.append(Entity(start, start + len(written), label))
        for n, w in enumerate(words):
            if start <= w.start < start + len(written):
                scores[n, NAMES.index(f"{'B' if w.start == start else 'I'}-{label}")] = 12
    tags = tuple("PROPN" if text[w.start].isupper() else "NOUN" for w in words)
    tree = Tree(
        text, words, Syntax(tags, (-1, *(0 for _ in words[1:])), ("root", *("obl" for _ in words[1:]))),
        (Sentence(0, len(text), 0, len(words)),),
    )  # fmt: skip
    return [(text[p.start : p.end], p) for p in annotate_places(tree, found, scores, NAMES)]


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Séjourné", "Sejourne"),
        ("N'Djamena", "NDJAMENA"),
        ("Port-au-Prince", "port au prince"),
        ("St. Louis", "Saint Louis"),
    ],
)
def test_a_name_is_looked_up_without_accents_marks_and_case(written, other):
    assert key(written) == key(other)


def test_old_and_new_spellings_are_one_place():
    assert {p.geonameid for p in gazetteer().find("Kiev")} <= {p.geonameid for p in gazetteer().find("Kyiv")}
    assert gazetteer().find("Kiev")


def test_indians_are_of_india():
    assert gazetteer().country_of_people("Indians") == "IN"


def test_numbers_taken_apart_by_their_bytes_are_the_same_when_joined():
    for numbers in (np.array([1, -2, 70_000], np.int32), np.array([2**40, -3]), np.array([3, 250], np.uint8)):
        kept = joined(by_bytes(numbers))
        assert (kept.dtype, kept.tolist()) == (numbers.dtype, numbers.tolist())


def test_a_country_is_named_by_its_code():
    assert gazetteer().country_name("LY") == "Libya"
    assert gazetteer().country_name("??") is None


def test_a_name_nobody_bears_is_no_place():
    assert gazetteer().find("Qwxzville on the Moon") == []


def test_every_place_knows_its_country():
    (found,) = [p for p in gazetteer().find("Bukavu") if p.kind == "city"]
    assert (found.country, round(found.lat, 1), round(found.lon, 1)) == ("CD", -2.5, 28.8)


def test_the_possessive_and_the_full_stop_are_no_part_of_a_name():
    found = {n.text for n in names("They left Sudan's capital for Juba.")}
    assert {"Sudan", "Juba"} <= found
    assert not {"Sudan's", "Juba."} & found


def test_an_abbreviated_state_keeps_its_stop_and_is_that_state():
    (found,) = [n for n in names("He lives in Dothan, Ala., with his wife.") if n.text == "Ala."]
    assert [p.name for p in found.places] == ["Alabama"]


def test_two_letters_are_a_state_only_behind_a_comma():
    assert any(n.abbreviated for n in names("A farm near Salem, OR"))
    assert not any(n.abbreviated for n in names("Salem OR Portland"))


def test_what_holds_a_name_decides_between_its_places():
    there = dict(places("Clashes broke out in Tripoli, Lebanon.", ("Tripoli", "LOCATION"), ("Lebanon", "LOCATION")))
    assert there["Tripoli"].candidates[0].country == "LB"
    here = dict(places("Clashes broke out in Tripoli, Libya.", ("Tripoli", "LOCATION"), ("Libya", "LOCATION")))
    assert here["Tripoli"].candidates[0].country == "LY"


def test_runners_up_are_kept_with_their_shares():
    found = dict(places("Clashes broke out in Tripoli.", ("Tripoli", "LOCATION")))["Tripoli"]
    assert {"LY", "LB"} <= {c.country for c in found.candidates}
    assert [c.score for c in found.candidates] == sorted((c.score for c in found.candidates), reverse=True)
    assert 0 < found.score < 1


def test_a_person_called_like_a_country_is_no_place():
    found = dict(places("Chad Miller spoke in Nairobi.", ("Chad Miller", "PERSON"), ("Nairobi", "LOCATION")))
    assert "Nairobi" in found
    assert "Chad" not in found


def test_of_overlapping_spans_the_surest_is_kept():
    found = names("Fighting in South Sudan")
    sure = np.array([0.9 if n.text == "South Sudan" else 0.8 for n in found])
    assert [found[n].text for n in choose(found, sure, 0.5)] == ["South Sudan"]


def test_a_capital_that_acts_is_a_government_and_one_acted_in_is_not():
    text = "Ankara rejected talks in Tehran"
    words = split_words(text)
    syntax = Syntax(
        ("PROPN", "VERB", "NOUN", "ADP", "PROPN"), (1, -1, 1, 4, 2), ("nsubj", "root", "obj", "case", "nmod")
    )
    tree = Tree(text, words, syntax, (Sentence(0, len(text), 0, 5),))
    roles = {n.text: role_of(n, tree, ()) for n in names(text)}
    assert (roles["Ankara"], roles["Tehran"]) == ("government", "place")


def test_a_text_without_names_has_no_places():
    assert places("nothing happened here") == []


def test_words_are_spans_of_the_text():
    text = "NAIROBI — Rebels in Goma, Congo"
    assert all(text[n.start : n.end] == n.text for n in names(text))
    assert isinstance(split_words(text)[0], Span)


def test_a_very_long_text_keeps_fewer_places_a_name():
    text = ", ".join(["San Jose", "Santa Cruz", *(f"{n} Springfield" for n in range(5))])
    assert all(len(n.places) <= 30 for n in names(text))
    towns = "Goma Bukavu Juba Malakal Kyiv Sumy Odesa Homs Idlib Aleppo Mosul Erbil Gao Bamako Doha Cairo Tunis Paris".split()
    states = [f"San {x}" for x in "Jose Juan Pedro Pablo Miguel Antonio Luis Carlos Felipe Rafael Marcos Mateo".split()]
    pairs = [f"{a} {b}" for a in ("Santa", "La", "El", "San", "Villa") for b in "Cruz Rosa Maria Ana Paz Union".split()]
    many = names(". ".join([*towns, *states, *pairs] * 2))
    assert len({(n.key, len(n.places)) for n in many}) == len({n.key for n in many})
    assert sum({n.key: len(n.places) for n in many}.values()) <= 2500
