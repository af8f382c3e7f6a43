import pytest

from onrecord.resolve.side_names import are_one_side


@pytest.mark.parametrize(("one", "other"), [
    ("Sudan’s army", "Sudan’s army and Rapid Support Forces"), ("Ukraine", "Russia and Ukraine"), ("M23", "both sides"),
    ("South Sudan’s army", "South Sudan’s foes"), ("Juba", "South Sudan’s army"), ("military", "Government forces"),
    ("RSF", "Rapid Support Forces"), ("rebels", "rebels"), ("government", "Sudan"), ("Israel", "Israeli forces"),
    ("Sudanese army", "Government of the Republic of Sudan"),
])  # fmt: skip
def test_names_of_one_side(one, other):
    assert are_one_side(one, other)
    assert are_one_side(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("army", "Kachin Independence Army"), ("National Liberation Army", "Kachin Independence Army"),
    ("Yemen’s government", "Houthis"), ("Israel", "Hamas"), ("Sudan’s army", "South Sudan’s army"),
    ("Ukraine", "Russia"), ("National Salvation Alliance", "Three Brotherhood Alliance"),
])  # fmt: skip
def test_names_of_two_sides(one, other):
    assert not are_one_side(one, other)
    assert not are_one_side(other, one)
