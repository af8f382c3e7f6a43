"""Items, headings and times of a live page stand for themselves: no sentence and no attribution runs over them."""

import pytest

from onrecord.layout.lines import borders, is_context, is_time, lines
from onrecord.pipeline import reader
from onrecord.records import Article, Event, Figure, Statement

REPORT = """Karvia: Situation Report

1. Highlights
- 26 civilians were killed in attacks on three villages of the Upper Valley
- 4,300 persons fled to the coast, the mayor said
• Roads are closed.

2. SECURITY
The army shelled Tano.

Health partners said:
- nine nurses were wounded
- two clinics were shut"""
LIVE = """Karvia war: live

16:42 GMT
Army hits port
The army has not commented.

3.15pm
Envoys gather in Lome
Talks will open at noon, the mediator said."""


def test_lines_of_a_report_are_told_apart():
    told = [(line.kind, REPORT[line.inner : line.end].split()[0]) for line in lines(REPORT)]
    assert told[:6] == [
        ("heading", "Highlights"), ("item", "26"), ("item", "4,300"), ("item", "Roads"), ("heading", "SECURITY"), ("item", "nine"),
    ]  # fmt: skip
    assert [line.kind for line in lines(LIVE)] == ["stamp", "heading", "stamp", "heading"]


def test_a_time_with_its_heading_on_one_line_opens_an_entry():
    text = "Karvia war: live\n\n14:32 | UN chief calls for calm\nNobody answered.\n\n8:51 pm — Envoys gather in Lome\nThey talk."
    assert [(line.kind, text[line.inner : line.end].split()[0]) for line in lines(text)] == [("stamp", "UN"), ("stamp", "Envoys")]
    assert [is_time(text, text.index(words)) for words in ("14:32", "UN chief", "8:51", "They")] == [True, False, True, False]
    assert lines("They met.\n\n14:32 - the hour of the raid - is known to all who were in the town on that day.") == ()


def test_items_that_a_line_leads_go_with_it():
    led = REPORT.index("Health partners")
    assert all(border < led for border in borders(REPORT)[:-1])


def test_what_stands_in_another_item_or_entry_is_no_context():
    first, second = REPORT.index("26"), REPORT.index("4,300")
    assert is_context(REPORT, first, first + 9)
    assert not is_context(REPORT, first, second)
    assert is_context(REPORT, 0, second)
    army, envoys = LIVE.index("Army hits"), LIVE.index("Envoys")
    assert not is_context(LIVE, army, envoys)
    assert is_context(LIVE, 0, envoys)


@pytest.mark.parametrize("text", ["Envoys met\n\nThey met in Lome.\n\nNobody left.", "LIMA, May 3 - They met.", ""])
def test_a_plain_article_has_no_such_lines(text):
    assert lines(text) == ()


@pytest.mark.weights
def test_no_item_takes_what_is_told_in_another():
    found = [
        c for c in reader().read(Article.build(body=REPORT, published="2024-05-03")).claims if isinstance(c, Figure)
    ]
    told = {c.value: (c.measure, [v.name for v in c.said_by]) for c in found}
    assert told[26] == ("killed", [])
    assert told[4300] == ("displaced", ["mayor"])


@pytest.mark.weights
def test_nobody_says_what_stands_in_the_next_entry():
    found = reader().read(Article.build(body=LIVE, published="2024-05-03")).claims
    assert [s.speaker.name for s in found if isinstance(s, Statement) and s.speaker] == ["mediator"]


@pytest.mark.weights
def test_a_deed_has_no_day_and_place_of_another_item():
    text = "Karvia: update\n\n- 38 people were killed in Tano on 10 May\n- Two clinics hit by shelling\n- Roads are closed"
    found = reader().read(Article.build(body=text, published="2024-05-21")).claims
    told = [(e.date, e.place) for e in found if isinstance(e, Event) and "hit" in e.evidence[0].text]
    assert told == [(None, None)]


@pytest.mark.weights
def test_a_name_in_capitals_is_told_in_the_usual_letters():
    text = "KARVIA: NORTHERN PROVINCE\n\nThe president of Karvia, Awa Diop, called for a truce."
    found = reader().read(Article.build(body=text, published="2024-05-21"))
    assert {e.actor for e in found.annotations.entities if e.actor and e.actor.lower() == "karvia"} == {"Karvia"}


@pytest.mark.weights
def test_who_a_heading_means_by_an_office_is_named_below_it():
    text = (
        "Karvia war: live\n\n15:10 GMT\nUN chief calls for restraint\nAntonio Guterres has called on both sides to hold back.\n\n"
        "14:00 GMT\nArmy chief vows to retake port\nThe rebels denied that they had left it."
    )
    found = reader().read(Article.build(body=text, published="2024-05-21")).claims
    assert [s.speaker.name for s in found if isinstance(s, Statement) and s.speaker] == [
        "Antonio Guterres", "Antonio Guterres", "Army chief", "rebels",
    ]  # fmt: skip
