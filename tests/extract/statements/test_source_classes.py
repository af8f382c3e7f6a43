import pytest

from onrecord.extract.voices import class_of
from onrecord.pipeline import reader
from onrecord.records import Article, Statement


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


@pytest.mark.weights
def test_a_chief_executive_is_known_by_the_office():
    told = reader().read(Article.build(body="The mining firm's chief executive said the pit was shut.", published="2024-03-14"))
    assert [c.source_class for c in told.claims if isinstance(c, Statement)] == [None]
