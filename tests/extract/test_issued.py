"""Statements and letters: all that stands in them is said by whom the title names, who is "we" there."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Figure, Position, Statement

pytestmark = pytest.mark.weights


def told(text):
    return reader().read(Article.build(body=text, published="2001-05-03")).claims


def test_a_communique_is_its_issuers():
    claims = told(
        "Communique of the Tapu Front\n\nOur fighters seized Abra on Monday and killed nine soldiers. We have freed two men."
        "\n\nWe demand the release of all prisoners."
    )
    events = [c for c in claims if isinstance(c, Event)]
    assert all([v.name for v in c.said_by] == ["Tapu Front"] for c in claims if isinstance(c, Figure | Event))
    assert {a for e in events for a in e.actors} == {"Tapu Front's fighters", "Tapu Front"}
    assert ("Tapu Front", "demands") in {(c.party, c.stance) for c in claims if isinstance(c, Position)}


def test_a_letter_is_told_by_who_sends_it():
    claims = told(
        "Letter dated 3 May 2001 from the Permanent Representative of Chad to the President of the Security Council\n\n"
        "On 2 May the army of Sudan attacked Adre. Our forces captured 12 soldiers.\n\nWe call on the Council to meet."
    )
    (figure,) = [c for c in claims if isinstance(c, Figure)]
    assert [v.name for v in figure.said_by] == ["Permanent Representative of Chad"]
    assert {"Chad", "Chad's forces"} <= {a for e in claims if isinstance(e, Event) for a in e.actors}


def test_news_of_a_statement_is_told_by_the_article():
    claims = told("Rebels issue statement on truce\n\nThe army killed nine rebels in Abra on Monday.")
    assert [c.said_by for c in claims if isinstance(c, Figure)] == [()]


def test_who_speaks_holds_captives():
    (figure,) = [
        c
        for c in told("Communique of the Tapu Front\n\nWe are holding 19 Belmari servicemen.")
        if isinstance(c, Figure)
    ]
    assert (figure.measure, figure.value) == ("held", 19)


def speakers(text):
    return [c.speaker and c.speaker.name for c in told(text) if isinstance(c, Statement)]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "The Movement for Abra informs the public of the following:\n\n1. We condemn the shelling of Tapu.\n\n"
            "2. We reiterate our call for talks with the government.",
            "Movement for Abra",
        ),
        (
            "We, the Council of the Southern Provinces, reject the roadmap.\n\nWe demand the release of our 47 prisoners.",
            "Council of the Southern Provinces",
        ),
        (
            "Communiqué issued by the Sierra Army: we announce a truce from 24 December. We believe that talks can begin.",
            "Sierra Army",
        ),
        (
            "Tapu, 29 Sep 89 -- [Communique] [Lake Front general command] [Text] We note with concern that arrests go on. "
            "We propose a meeting in Abra.",
            "Lake Front general command",
        ),
        (
            "To our people\n\nWe say that the war must end. We expect the regime to free our comrades.\n\n"
            "Political Bureau of the Patriotic Front\n8 September 1997",
            "Political Bureau of the Patriotic Front",
        ),
    ],
)
def test_who_says_we_is_told_by_opening_heading_or_signature(text, issuer):
    assert set(speakers(text)) == {issuer}


def test_a_reporters_we_is_nobody_who_signed():
    text = (
        "We drove north before dawn. At the bridge soldiers told us that four people had been killed in Tapu.\n\n"
        "“We will hold the town,” Colonel Awa Diop said.\n\nAli Kone and Musa Keita"
    )
    assert set(speakers(text)) == {"soldiers", "Awa Diop"}


BRIEFING = """Noon briefing by Awa Diop, Spokeswoman for the Secretary-General.

In Gao, the Ministry of Health says that 12 people were killed on Monday.

Spokeswoman: Moussa?
Question: Any news from Kidal?
Spokeswoman: I can tell you that 30 people were wounded in Kidal. We condemn the attack.
Question: Do you believe that no more than 100 soldiers were killed? Because...
Spokeswoman: I have not seen that number. The Group of Experts has gone home.
"""


def test_a_spokeswoman_is_who_the_opening_of_a_briefing_names():
    claims = told(BRIEFING)
    spoken = {c.speaker.name for c in claims if c.kind == "statement" and c.speaker and "condemn" in c.evidence[-1].text}
    assert spoken <= {"Awa Diop"}
    figures = {(c.value, c.said_by[0].name if c.said_by else None) for c in claims if isinstance(c, Figure)}
    assert (30, "Awa Diop") in figures
    assert 100 not in {value for value, _ in figures}
