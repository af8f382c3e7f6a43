import pytest

from onrecord.resolve.roles import head_of, office_words, person_role, shared_offices


def test_countries_and_words_without_weight_are_no_part_of_an_office():
    assert office_words("acting Sudanese foreign minister") == office_words("foreign minister")


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("president", "interim president", True),
        ("president", "former president", False),
        ("former president", "president", True),
        ("president", "vice president", False),
        ("former president", "former minister", False),
        ("first vice president", "deputy president", True),
        ("Kenyan envoy", "Kenyan lawmaker", False),
    ],
)
def test_an_office_once_held_or_a_deputy_s_is_another(ours, theirs, shared):
    assert bool(shared_offices(office_words(ours), office_words(theirs))) is shared


def test_an_office_is_a_person_s_unless_its_noun_is_a_body_s():
    assert person_role("member of the delegation")
    assert not person_role("government delegation")
    assert not person_role(None)
    assert head_of("spokesman for the army") == "spokesman"
