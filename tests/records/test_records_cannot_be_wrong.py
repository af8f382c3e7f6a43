from dataclasses import FrozenInstanceError, replace

import pytest

from onrecord.errors import InvalidRecord
from onrecord.records import (
    Article,
    Event,
    Evidence,
    Figure,
    Judgement,
    Period,
    Position,
    Span,
    Statement,
    Term,
    Voice,
    content_id,
)
from onrecord.records.values import following

TEXT = "Officials said 40 people died."
EVIDENCE = (Evidence.quote(TEXT, Span(15, 17)),)
COMMON = {"article": "a", "evidence": EVIDENCE, "by": "test"}


@pytest.mark.parametrize(
    "build",
    [
        lambda: Span(3, 3),
        lambda: Span(-1, 2),
        lambda: Span(0, 99).of(TEXT),
        lambda: Evidence(0, 3, "four"),
        lambda: Evidence(0, 3, "Nob").check(TEXT),
        lambda: Voice(" "),
        lambda: Period("ever"),
        lambda: Period("window", "last week"),
        lambda: Figure(**COMMON, measure="killed", value=None),
        lambda: Figure(**COMMON, measure="killed", value=None, low=9, high=3),
        lambda: Figure(**COMMON, measure="slain", value=3),
        lambda: Figure(**COMMON, measure="killed", value=3, comparator="about"),
        lambda: Figure(**{**COMMON, "evidence": ()}, measure="killed", value=3),
        lambda: Figure(**COMMON, measure="killed", value=3, confidence=1.2),
        lambda: Statement(**COMMON, speaker=None, quotation="loud", content=(Span(0, 3),)),
        lambda: Statement(**COMMON, speaker=None, quotation="direct", content=()),
        lambda: Position(**COMMON, party="A", term="ceasefire", stance="likes"),
        lambda: Term(**COMMON, proposal=None, type="cake"),
        lambda: Event(**COMMON, plover="ASSAULT", status="maybe"),
        lambda: Article(id="a", text="Body", title="Title"),
        lambda: Article(id="", text="Body"),
        lambda: Article(id="a", text="Body", published="yesterday"),
        lambda: Judgement(verdict="like", subject="x", who="me", when="2024-01-01"),
        lambda: Judgement(verdict="accept", subject="x", who="", when="2024-01-01"),
    ],
)
def test_a_record_that_may_not_exist_cannot_be_built(build):
    with pytest.raises(InvalidRecord):
        build()


def test_records_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        EVIDENCE[0].text = "41"


def test_the_id_of_a_claim_is_the_hash_of_what_is_claimed_and_not_of_who_read_it():
    one = Figure(**COMMON, measure="killed", value=40, confidence=0.5)
    same = Figure(**{**COMMON, "by": "another reader"}, measure="killed", value=40, confidence=0.9)
    other = Figure(**COMMON, measure="killed", value=41)
    assert one.id == same.id != other.id


def test_an_article_without_an_id_gets_the_hash_of_its_content():
    one = Article.build(body="Words.", title="Title", outlet="A")
    assert one.id == Article.build(body="Words.", title="Title", outlet="A").id
    assert one.id != Article.build(body="Words.", title="Title", outlet="B").id
    assert one.text == "Title\n\nWords."
    assert Article.build(body="Words.", id="mine").id == "mine"


def test_without_a_title_the_text_is_the_text_as_given():
    assert Article.build(body=" \r\n x \n").text == " \r\n x \n"


def test_a_claim_prints_in_the_form_of_the_seam():
    position = Position(**COMMON, party="A", term="ceasefire", proposal="the plan", stance="demands").to_json()
    assert position["on"] == {"type": "ceasefire", "proposal": "the plan"}
    assert position["evidence"] == [{"start": 15, "end": 17, "text": "40"}]
    statement = Statement(**COMMON, speaker=Voice("A", "envoy"), quotation="direct", content=(Span(0, 3),)).to_json()
    assert statement["speaker"] == {"name": "A", "role": "envoy"}
    assert statement["content"] == [[0, 3]]


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("2025-03-08", "2025-03-09"), ("2024-02-28", "2024-02-29"), ("2025-12-31", "2026-01-01"), ("2025-03", "2025-04"),
        ("2025-12", "2026-01"), ("2025", "2026"), ("9999", "A"),
    ],
)  # fmt: skip
def test_what_follows_a_day_a_month_or_a_year(value, after):
    assert following(value) == after


def test_a_link_between_a_figure_and_an_event_changes_neither_id():
    figure, event = Figure(**COMMON, measure="killed", value=40), Event(**COMMON, plover="ASSAULT")
    assert replace(figure, event=event.id).id == figure.id
    assert replace(event, figures=(figure.id,)).id == event.id


def test_a_figure_and_an_event_have_the_ids_that_they_had_before_they_were_linked():
    figure, event = Figure(**COMMON, measure="killed", value=40), Event(**COMMON, plover="ASSAULT")
    later = {"id", "by", "confidence", "total", "location", "context"}  # of which no id depends
    told = ({k: v for k, v in c.to_json().items() if k not in later} for c in (figure, event))
    assert [content_id(content) for content in told] == [figure.id, event.id]


def test_what_is_noted_of_a_claim_changes_no_id():
    event = Event(**COMMON, plover="ASSAULT")
    noted = event.noted(confidence=0.4, context=("military",), figures=("f",))
    assert (noted.confidence, noted.context, noted.figures) == (0.4, ("military",), ("f",))
    assert noted.id == event.id == replace(event, confidence=0.4).id


def test_what_an_id_depends_on_is_no_note():
    with pytest.raises(InvalidRecord):
        Event(**COMMON, plover="ASSAULT").noted(place="Goma")
