"""What is new since a day, and what changed between two versions of an article, from dispatches made by hand."""

from dataclasses import replace

import pytest
from dispatches import BACKGROUND, dispatch

from onrecord.desk import Desk
from onrecord.errors import InvalidRecord, NotFound
from onrecord.ledger import open_writer
from onrecord.reports.brief.pages import markdown, page
from onrecord.settings import Settings


@pytest.fixture
def desk(tmp_path):
    def write(*told):
        path = str(tmp_path / "ledger.db")
        with open_writer(path) as writer:
            for article, claims in told:
                writer.add(article, claims, by="test")
        return Desk(Settings(ledger=path))

    return write


URL = "https://news.example/story"


def test_a_number_told_again_is_not_new_and_one_that_moved_is_told_with_the_one_before(desk):
    held = desk(
        dispatch("2025-03-01", "A", "Mary Deng", "Health minister", toll=31),
        dispatch("2025-03-02", "B", "Mary Deng", "Health minister", toll=31),
        dispatch("2025-03-03", "A", "Mary Deng", "Health minister", toll=40),
    )
    figures = [line for line in held.brief("2025-03-02").lines if "figure" in line.kind]
    assert [(line.kind, line.text) for line in figures] == [
        ("moved figure", "40 killed in Juba, in all so far, after 31 (2025-03-01)")
    ]
    assert held.brief("2025-03-02", "2025-03-02").lines == ()


def test_of_several_numbers_that_a_source_gave_since_the_last_is_told_with_the_one_known_before(desk):
    held = desk(
        *(dispatch(f"2025-03-0{n}", "A", "Mary Deng", "Health minister", toll=toll) for n, toll in ((1, 31), (3, 40), (5, 52)))
    )
    figures = [line.text for line in held.brief("2025-03-02").lines if "figure" in line.kind]
    assert figures == ["52 killed in Juba, in all so far, after 31 (2025-03-01)"]


def test_every_line_has_its_source_and_claims_and_counts_outlets_and_voices_apart(desk):
    wire = {"toll": 31, "extra": BACKGROUND, "wire": "AFP"}
    held = desk(
        dispatch("2025-03-02", "A", "Mary Deng", "Health minister", **wire),
        dispatch("2025-03-02", "B", "Mary Deng", "Health minister", **wire),
    )
    lines = held.brief("2025-03-02").lines
    assert lines
    assert all(line.claims and line.source for line in lines)
    figure = next(line for line in lines if line.kind == "new figure")
    assert (figure.outlets, figure.origins) == (("A", "B"), 1)
    assert "[2 outlets, 1 independent]" in markdown(held.brief("2025-03-02"))


def test_what_an_outlet_corrects_is_told_once_as_a_correction_and_not_as_news(desk):
    held = desk(
        dispatch("2025-03-01", "A", "Mary Deng", "Health minister", toll=40, url=URL),
        dispatch("2025-03-02", "A", "Mary Deng", "Health minister", toll=31, url=f"{URL}/?utm_source=feed"),
    )
    lines = held.brief("2025-03-01").lines
    assert [line.text for line in lines if line.kind == "correction"] == [
        "31 killed in Juba according to Mary Deng: value 40 → 31"
    ]
    assert not any("40 killed" in line.text for line in lines if line.kind == "new figure")


def test_an_actor_under_another_name_is_no_change(desk):
    held = desk(
        dispatch("2025-03-01", "A", "Ismail Haniyeh", "Hamas leader", toll=40, url=URL),
        dispatch("2025-03-01", "A", "Ismaïl Haniya", "Hamas leader", toll=40, url=URL, extra="More to come."),
    )
    found = held.diff("http://www.news.example/story/#top")
    assert all("speaker" not in row.fields and "party" not in row.fields for row in found.rows)


def test_an_article_of_one_version_differs_from_nothing(desk):
    with pytest.raises(NotFound, match="one version only"):
        desk(dispatch("2025-03-01", "A", "Mary Deng", None, url=URL)).diff(URL)


def test_a_brief_is_a_page_that_needs_nothing_else_and_escapes_what_it_quotes(desk):
    held = desk(dispatch("2025-03-02", "A<b>", "Mary Deng", "Health minister", toll=31))
    found = held.brief("2025-03-01")
    assert "A&lt;b&gt;" in page(found)
    assert "A\\<b\\>" in markdown(found)
    assert "http" not in page(found)
    assert "Nothing new" in markdown(held.brief("2026-01-01"))


def test_copies_and_versions_of_one_text_are_one_story(desk):
    wire = {"toll": 31, "extra": BACKGROUND}
    held = desk(
        dispatch("2025-03-02", "A", "Mary Deng", "Health minister", **wire, wire="AFP"),
        dispatch("2025-03-03", "B", "Mary Deng", "Health minister", **wire),
        dispatch("2025-03-01", "C", "Peter Deng", "Army spokesman", url=URL),
        dispatch("2025-03-04", "C", "Peter Deng", "Army spokesman", toll=52, url=f"{URL}/"),
    )
    rows = held.stories()
    assert [(r.day, r.outlets, r.origins, len(r.articles), len(r.versions)) for r in rows] == [
        ("2025-03-02", ("A", "B"), 1, 2, 0), ("2025-03-01", ("C",), 1, 2, 2),
    ]  # fmt: skip
    assert rows[0].voice == "AFP"
    assert rows[0].alike > 0.5
    assert [r.day for r in held.stories(outlet="b")] == ["2025-03-02"]
    assert held.stories(as_of="2025-03-01", since="2025-03-02") == []


def test_what_states_no_day_of_publication_is_not_new_for_ever(desk):
    told, claims = dispatch("2025-03-03", "A", "Mary Deng", "Health minister", toll=31)
    held = desk((replace(told, published=None), claims), dispatch("2025-03-04", "B", "Peter Garang", "Army spokesman", toll=12))
    assert {outlet for line in held.brief("2025-03-01").lines for outlet in line.outlets} == {"B"}


def test_what_was_published_before_a_day_may_be_left_out_of_the_comparison(desk):
    held = desk(
        dispatch("2025-03-01", "A", "Mary Deng", "Health minister", toll=31),
        dispatch("2025-03-03", "B", "Mary Deng", "Health minister", toll=31),
    )
    assert [line.kind for line in held.brief("2025-03-03").lines if "figure" in line.kind] == []
    assert [line.kind for line in held.brief("2025-03-03", back_to="2025-03-02").lines if "figure" in line.kind] == ["new figure"]
    assert held._view.state(None, since="2025-03-02").lands.keys() < held._view.state(None).lands.keys()
    with pytest.raises(InvalidRecord, match="back_to 2025-03-05 is later than since 2025-03-03"):
        held.brief("2025-03-03", back_to="2025-03-05")
