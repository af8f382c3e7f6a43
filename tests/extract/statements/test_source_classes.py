import pytest

from onrecord.extract.voices import class_of


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("senior U.S. official", "official"), ("two Western diplomats", "diplomat"),
        ("person familiar with the matter", "briefed_person"), ("two people briefed on the talks", "briefed_person"),
        ("Egyptian security source", "security"), ("hospital sources in Rafah", "medic"),
        ("medical source", "medic"), ("people in the camp", "resident"), ("local people", "resident"),
        ("nurse at a field hospital", "medic"), ("resident of Goma", "resident"), ("aid worker in Darfur", "aid_worker"),
        ("rebel commander", "armed_group"), ("army officer", "security"), ("analyst", "expert"),
        ("eyewitnesses", "witness"), ("group of rebels", "armed_group"), ("local journalist", "media"),
        ("law enforcement sources", "security"), ("local councilors", "official"),
    ],
)  # fmt: skip
def test_unnamed_sources_are_classed_by_the_head_of_their_description(description, kind):
    assert class_of(description) == kind


@pytest.mark.parametrize(
    "description",
    [
        "refugee agency",
        "prisoners’ bureau",
        "South African army",
        "other",
        "plan",
        "",
        "member of the local party branch",
    ],
)
def test_institutions_and_things_have_no_class(description):
    assert class_of(description) is None
