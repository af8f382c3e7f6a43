"""Items, headings and times of a live page stand for themselves: no sentence and no attribution runs over them."""

import pytest

from onrecord.lines import borders, lines
from onrecord.pipeline import reader
from onrecord.records import Article, Figure, Statement

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


def test_items_that_a_line_leads_go_with_it():
    led = REPORT.index("Health partners")
    assert all(border < led for border in borders(REPORT)[:-1])


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
