"""Whom "the two", "both leaders", "the former" and "both countries" mean in every kind of claim."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Position, Statement

pytestmark = pytest.mark.weights


def claims(text):
    return reader().read(Article.build(body=text, published="2024-03-04")).claims


def actors(text, plover):
    return [set(c.actors) for c in claims(text) if isinstance(c, Event) and c.plover == plover]


@pytest.mark.parametrize(
    ("text", "two"),
    [
        (
            "Premier Paul Koffi was in Nairobi, where he had signed an agreement with President Amos Kone on police. "
            "The two met on Friday.",
            {"Paul Koffi", "Amos Kone"},
        ),
        (
            "The force will work with that of Malawi, President Paul Koffi said at a ceremony attended by the Zambian "
            "president, Amos Kone. Both leaders condemned Chad.",
            {"Paul Koffi", "Amos Kone"},
        ),
        ("The envoy had spoken with Turkey and Iran. Both met in Doha a day later.", {"Turkey", "Iran"}),
        ("Peru would take in people of Chile and Bolivia. The two countries condemned Chad.", {"Chile", "Bolivia"}),
    ],
)
def test_two_who_were_just_named_take_part(text, two):
    assert two in [*actors(text, "CONSULT"), *actors(text, "ACCUSE")]


def test_nobody_takes_part_where_it_is_not_told_who_the_two_are():
    text = "Paul Koffi, Amos Kone, Awa Diop and Ibrahim Sow fled to Doha. The two condemned the junta."
    assert actors(text, "ACCUSE") in ([], [set()])


def test_the_former_and_the_latter_speak_under_their_names():
    text = (
        "Envoy Amos Kone is to meet both Paul Koffi and Ibrahim Sow this week. The former wants the rebels to disarm "
        "first; the latter says that the army should leave."
    )
    told = claims(text)
    assert [c.speaker.name for c in told if isinstance(c, Statement)] == ["Paul Koffi", "Ibrahim Sow"]
    assert {c.party for c in told if isinstance(c, Position)} <= {"Paul Koffi", "Ibrahim Sow"}


def test_two_presidents_speak_together():
    text = "President Paul Koffi spoke with Amos Kone; the two agreed on the need for a ceasefire, his office said."
    told = claims(text)
    assert "Paul Koffi and Amos Kone" in {c.speaker.name for c in told if isinstance(c, Statement) and c.speaker}
    assert {c.party for c in told if isinstance(c, Position)} == {"Paul Koffi", "Amos Kone"}


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("The ministers met the rebel leaders in Doha on Tuesday. They signed a ceasefire.", {"ministers", "rebel leaders"}),
        ("Paul Koffi met his Malian counterpart, Awa Diop, in Dakar. They signed a truce.", {"Paul Koffi", "Awa Diop"}),
    ],
)
def test_they_are_both_who_met(text, two):
    assert two in actors(text, "AGREE")
