"""How far claims are to be believed: by signs of how they are told, each kind by weights of its own."""

import pytest

from onrecord.extract.claim_signs import kind_of
from onrecord.extract.confidence import weights
from onrecord.extract.odds import chance, log_odds
from onrecord.pipeline import reader
from onrecord.records import Article, Claim, Event, Evidence, Exchange, Figure, Position, Side


def claims(text: str, kind: type[Claim]) -> list[Claim]:
    article = Article.build(body=text, published="2021-03-04")
    return [c for c in reader().read(article).claims if isinstance(c, kind)]


def test_an_event_is_weighed_by_what_its_detail_tells():
    told = {"article": "a", "evidence": (Evidence(0, 2, "12"),), "by": "test"}
    assert kind_of(Event(**told, plover="ASSAULT")) == "event"
    assert kind_of(Event(**told, plover="RETREAT", detail=Exchange((Side("Chad"), Side("Niger"))))) == "exchange"
    assert kind_of(Figure(**told, measure="killed", value=12.0)) == "figure"


def test_a_sign_without_weight_tells_nothing():
    assert chance({"never seen": 3.0}, {}) == 0.5
    assert chance({"heard": log_odds(0.8)}, {"heard": 1.0}) == pytest.approx(0.8)


def test_log_odds_end_at_four():
    assert log_odds(0.0) == -log_odds(1.0) == -4.0


@pytest.mark.weights
def test_every_kind_of_claim_but_statements_has_weights():
    assert set(weights()) == {"position", "term", "exchange", "round", "compliance", "event", "figure"}


@pytest.mark.weights
def test_a_plain_count_of_the_dead_is_surer_than_a_number_told_of_nobody():
    (dead,) = claims("Shelling killed 14 people in Abra on Monday, the health ministry said.", Figure)
    (more,) = claims("Some 14 were seen as the war came to Abra, and nobody asked of whom they were or what was lost.", Figure) or [None]
    assert dead.confidence > 0.8
    assert more is None or more.confidence < dead.confidence


@pytest.mark.weights
def test_a_demand_told_in_so_many_words_is_surer_than_one_in_passing():
    (plain, *_) = claims(
        "Chad demanded on Monday that the rebels declare a ceasefire before talks. Chad's minister said so in Geneva.", Position
    )
    assert plain.confidence > 0.6
