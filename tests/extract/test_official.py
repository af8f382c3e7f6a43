"""Official texts: statements introduced or signed, readouts, communiqués, op-eds by those in office."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Figure, Position, Statement, Term

pytestmark = pytest.mark.weights

SAID = "At least 14 civilians were killed in the shelling of Abra on Monday. We call on both sides to cease fire. Our position has not changed."


def claims(text, title=None, published="2024-05-03"):
    return reader().read(Article.build(title=title, body=text, published=published)).claims


def of(kind, told):
    return [c for c in told if isinstance(c, kind)]


@pytest.mark.parametrize(
    ("title", "opening", "issuer"),
    [
        ("Statement attributable to the Spokesperson for the Secretary-General on Mali", "", "Spokesperson for the Secretary-General"),
        ("Tapu Front statement on the truce", "", "Tapu Front"),
        ("Peru condemns shelling", "The following statement was released by the Tapu Front today:\n\n", "Tapu Front"),
        ("Peru condemns shelling", "The following is the full text of a statement issued by the Tapu Front:\n\n", "Tapu Front"),
        ("Peru condemns shelling", "LIMA, May 3 (Xin) -- Awa Diop, the premier’s sister, issued the following press statement:\n\n", "Awa Diop"),
        ("Peru condemns shelling", "LIMA, May 3 (Xin) -- The Foreign Ministry of Peru issued a statement. The full text is as follows:\n\n", "Foreign Ministry of Peru"),
        ("Peru condemns shelling", "Statement by the Minister for Foreign Affairs, Awa Diop, 3 May 2024\n\n", "Awa Diop"),
        ("Why we chose a truce", "By Awa Diop\nThe writer is minister of trade of Peru.\n\n", "Awa Diop"),
    ],
)
def test_who_issues_a_text_says_what_stands_in_it(title, opening, issuer):
    told = claims(opening + SAID, title)
    assert {f.said_by[0].name for f in of(Figure, told)} == {issuer}
    assert issuer in {s.speaker.name for s in of(Statement, told) if s.speaker}
    assert None not in {s.speaker for s in of(Statement, told)}


def test_who_signs_speaks_for_the_body_of_the_line_below():
    told = claims(f"{SAID}\n\nAwa Diop\nSpokeswoman of the Tapu Front\nLima, 3 May 2024", "Press statement")
    assert {(p.party, p.stance, p.term) for p in of(Position, told)} == {("Tapu Front", "demands", "ceasefire")}


def test_our_state_is_the_issuers_and_a_ministry_its_countrys():
    told = claims(
        "We urge Chad and Niger to withdraw from Abra. Our country will never give up its weapons.",
        "Statement by the Ministry of Foreign Affairs of the Republic of Peru",
    )
    assert {(p.party, p.term) for p in of(Position, told)} == {("Peru", "withdrawal"), ("Peru", "disarmament")}


def test_several_ministers_each_hold_what_they_ask_for():
    told = claims(SAID, "Joint Statement by the Foreign Ministers of Chad, Niger and Mali")
    assert {p.party for p in of(Position, told)} == {"Chad", "Niger", "Mali"}


def test_we_in_what_critics_say_is_whose_text_it_is():
    told = claims(
        "By Awa Diop\nThe writer is minister of trade of Peru.\n\nCritics say that we have broken the truce of May. We reject this charge. "
        "We want our neighbours to keep the truce too.",
    )
    broken = {(*e.actors, v.name) for e in of(Event, told) if e.detail and e.detail.kind == "compliance" for v in e.said_by[:1]}
    assert ("Awa Diop", "Critics") in broken
    assert "Critics" not in {first for first, *_ in broken}


def test_a_communique_that_denounces_and_denies_is_no_agreement():
    told = claims(
        "OFFICIAL COMMUNIQUÉ\n\n1. The Tapu Front informs the public that its fighters hold the town of Abra.\n\n2. We denounce the bombing of "
        "Abra by the army, which killed nine civilians.\n\n3. Our movement denies that it fired on the airport.\n\n4. We call on the soldiers to "
        "hand over their weapons.\n\n5. We will not withdraw from Abra.\n\n6. We ask the people to stay calm.\n\nAbra, 2 May 2024\n\nAwa Diop\n"
        "Spokeswoman of the Tapu Front",
        "Statement of the Tapu Front",
    )
    assert not of(Term, told)
    assert ("Tapu Front", "rejects", "withdrawal") in {(p.party, p.stance, p.term) for p in of(Position, told)}


def test_what_is_only_asked_for_is_no_clause_of_the_accord_told_of_before():
    told = claims(
        "Having heard of the clashes in Abra, in which 41 people died,\n\nThe ministers express concern at breaches of the Political Agreement signed "
        "in Lima on 6 February 2023 by the Abra Front and the Tapu Movement.\n\nWe condemn the killing of a peacekeeper at Kiro. We call on both armed "
        "groups to lay down their weapons, to withdraw from the town without delay and to allow aid workers in.\n\nWe welcome the decision of the "
        "government to send a delegation to Abra.",
        "Communiqué of the Council of Coastal States",
    )
    assert not {t.type for t in of(Term, told)} & {"disarmament", "withdrawal"}


def test_an_envoy_for_a_land_does_not_speak_for_it():
    told = claims("The special envoy for Chad, Awa Diop, urged the parties to honour the truce. She called for the release of all captives.")
    assert {p.party for p in of(Position, told)} == {"Awa Diop"}


def test_an_envoy_who_briefs_says_what_stands_in_it():
    told = claims(
        "Madam President,\n\nI urge the parties to honour what they have signed. Nine civilians were killed on Monday. Our office in Abra was hit. We regret it.",
        "Briefing to the Security Council by the Special Envoy for Chad, Awa Diop",
    )
    assert {v.name for f in of(Figure, told) for v in f.said_by} == {"Awa Diop"}
    assert {p.party for p in of(Position, told)} == {"Awa Diop"}


def test_two_who_state_something_together_each_hold_it():
    told = claims("We call upon all parties to release detainees. We condemn the killing of nine civilians.", "Joint Statement of Chad and Niger on Peru")
    assert {p.party for p in of(Position, told)} == {"Chad", "Niger"}
    assert ("Chad", "Niger") in {e.actors for e in of(Event, told) if e.plover == "ACCUSE"}


def test_what_answers_breaches_breaks_nothing():
    told = claims(
        "The truce took effect at noon. There have been violations of the truce. The armed forces are giving an adequate response to these violations."
    )
    assert not {a for e in of(Event, told) if e.detail and e.detail.kind == "compliance" for a in e.actors}


def test_aggression_is_of_who_commits_it():
    told = claims("We condemn the aggression of Peru against our people. We shall defend our land.", "Statement by the Ministry of Defence of Chad")
    assert ("Peru",) in {e.actors for e in of(Event, told) if e.plover == "ASSAULT"}
