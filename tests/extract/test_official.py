"""Official texts: statements introduced or signed, readouts, communiqués, op-eds by those in office."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Position, Statement, Term

pytestmark = pytest.mark.weights


def claims(text, title=None, published="2024-05-03"):
    return reader().read(Article.build(title=title, body=text, published=published)).claims


def of(kind, told):
    return [c for c in told if isinstance(c, kind)]


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


def test_what_answers_breaches_breaks_nothing():
    told = claims(
        "The truce took effect at noon. There have been violations of the truce. The armed forces are giving an adequate response to these violations."
    )
    assert not {a for e in of(Event, told) if e.detail and e.detail.kind == "compliance" for a in e.actors}


def test_aggression_is_of_who_commits_it():
    told = claims("We condemn the aggression of Peru against our people. We shall defend our land.", "Statement by the Ministry of Defence of Chad")
    assert ("Peru",) in {e.actors for e in of(Event, told) if e.plover == "ASSAULT"}
