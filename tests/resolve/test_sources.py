import pytest

from onrecord.resolve.sources import group_names


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["Gaza’s health ministry", "the Gaza health ministry"], 1),
        (["health ministry", "Gaza health ministry"], 1),
        (["health ministry", "Gaza health ministry", "Sudan health ministry"], 3),
        (["Amal Bashir", "Bashir"], 2),
        (["Médecins Sans Frontières", "Medecins sans Frontieres"], 1),
        (["ministry", "defence ministry"], 2),
    ],
)
def test_names_are_one_source_only_where_nothing_speaks_against_it(names, groups):
    assert len(set(group_names(names).values())) == groups


def test_the_fullest_name_stands_for_all():
    assert group_names(["health ministry", "Gaza health ministry"])["health ministry"] == "Gaza health ministry"
