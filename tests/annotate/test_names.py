import pytest

from onrecord.annotate.names import abbreviates, bare, content_tokens, initials, person_tokens, same_person


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Okello", "Samuel Okello", True),
        ("President Okello", "Samuel Okello", True),
        ("Mr. Okello", "Samuel Okello", True),
        ("Sejourne", "Stéphane Séjourné", True),
        ("al-Burhan", "Abdel Fattah Burhan", True),
        ("S. Okello", "Samuel Okello", True),
        ("Grace Okello", "Samuel Okello", False),
        ("Diop", "Samuel Okello", False),
        ("Okello", "Samuel R. Okello Jr.", True),
    ],
)
def test_a_shorter_name_may_stand_for_a_fuller_one(short, full, same):
    assert same_person(person_tokens(short), person_tokens(full)) is same


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("the ministry's", "ministry"), ("A rebel official", "rebel official"), ("“Okello”,", "Okello")],
)
def test_a_name_has_no_article_and_no_possessive(phrase, name):
    assert bare(phrase) == name


def test_bodies_are_compared_by_the_words_that_carry_meaning():
    assert content_tokens("the Ministry of Health in Juba") == ("ministry", "health", "juba")
    assert initials("United Nations Relief and Works Agency") == "UNRWA"


def test_an_acronym_spells_a_body_s_name_in_order():
    states = "Economic Community of West African States"
    assert abbreviates("ECOWAS", states)
    assert abbreviates("UNIFIL", "United Nations Interim Force in Lebanon")
    assert not abbreviates("ECO", states)
    assert not abbreviates("AMISOM", "African Union Mission in Somalia")
