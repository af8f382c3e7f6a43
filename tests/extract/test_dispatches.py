"""What only whole dispatches show: who the two sides are, whom "the rebels" are, what is only recalled."""

from onrecord.extract.page import Page
from onrecord.extract.two_sides import sides_of
from onrecord.pipeline import reader
from onrecord.records import Article, Compliance, Event, Position, Round, Term


def claims(text: str, kind: type, published: str = "2015-06-11") -> list:
    """Return the claims of a kind, or events with such a detail."""
    found = reader().read(Article.build(body=text, published=published)).claims
    return [c for c in found if isinstance(c, kind) or (isinstance(c, Event) and isinstance(c.detail, kind))]


def page(text: str) -> Page:
    """Return a text as the extractors of the deal ask about it."""
    article = Article.build(body=text, published="2015-06-11")
    return Page(article, reader().annotate(article), by="test")


def test_the_two_sides_are_those_told_of_most_and_no_world_bodies():
    told = page(
        "The United Nations and the European Union sent observers. Talks between Peru and Ecuador opened in Lima. Peru wants "
        "the border closed. Ecuador wants it open."
    )
    assert [told.name_of(w) for w in sides_of(told)] == ["Peru", "Ecuador"]


def test_who_attacked_whom_are_the_two_sides():
    told = page(
        "The war began with Eritrea's attack on Ethiopia in May. Tigray has been hungry since. Doctors in Tigray said so. "
        "Tigray's farmers asked for seed. Eritrea said nothing. Tigray officials said that Eritrea had shelled them."
    )
    assert [told.name_of(w) for w in sides_of(told)] == ["Eritrea", "Ethiopia"]


def test_the_rebels_are_the_only_armed_body():
    told = page("The Kasai Liberation Front attacked Tesh on Monday. The rebels burned the market, a priest said.")
    rebels = next(w for w in range(len(told.tree.words)) if told.tree.lower(w) == "rebels")
    assert told.name_of(rebels) == "Kasai Liberation Front"


def test_nobody_knows_whose_the_rebels_are_beside_another_group():
    told = page(
        "The Kasai Liberation Front attacked Tesh. Another rebel group burned the market. The rebels left later."
    )
    rebels = next(w for w in range(len(told.tree.words)) if told.tree.lower(w) == "rebels")
    assert told.name_of(rebels) != "Kasai Liberation Front"


def test_a_body_is_called_by_its_kind():
    found = reader().annotate(
        Article.build(body="The National Liberation Front freed nine men on Friday. The Front wants talks.")
    )
    assert {e.actor for e in found.entities if e.label == "ORGANIZATION"} == {"National Liberation Front"}


def test_whoever_meets_both_sides_mediates():
    (event,) = claims(
        "Talks between Peru and Ecuador have made no headway. Envoy Ana Diop is to meet both sides in Lima on Monday.",
        Round,
    )[-1:]
    assert event.detail.mediators == ("Ana Diop",)
    assert {v.name for v in event.detail.participants} == {"Peru", "Ecuador"}


def test_an_accord_that_is_recalled_is_no_position():
    text = "The rebels shelled Tesh on Friday. They broke the accord they signed with the army in May 2012, the governor said."
    assert not [p for p in claims(text, Position) if p.stance == "accepts"]


def test_what_failed_to_be_agreed_is_no_position():
    text = "Peru and Ecuador failed to agree on a ceasefire on Friday, a mediator said."
    assert not [p for p in claims(text, Position) if p.stance == "accepts"]


def test_harm_to_aid_is_no_stance_on_it():
    assert not claims("The coordinator condemned the attack on the aid convoy.", Position)


def test_a_meeting_to_come_is_no_clause():
    text = "Under the accord, Peru will withdraw its troops. The two sides are to meet again in Lima on 17 June."
    assert "talks_process" not in {t.type for t in claims(text, Term)}


def test_an_envoy_who_leaves_withdraws_nothing():
    text = "Under the accord, Peru will disarm the militia. Envoy Ana Diop is to leave for New York on Sunday."
    assert "withdrawal" not in {t.type for t in claims(text, Term)}


def test_captives_freed_are_no_promise_kept():
    assert not claims(
        "The rebels handed over 31 soldiers at a bridge near Tesh on Thursday, the Red Cross said.", Compliance
    )


def test_the_rules_of_war_are_no_accord_that_is_broken():
    text = "The chief of the UN mission, Ana Diop, blamed failures of the Peruvian Armed Forces to keep to the laws of war."
    assert not claims(text, Compliance)


def test_who_looks_on_or_mediates_is_no_side():
    told = page(
        "Chad's army and the Lake rebels signed a truce on Monday. It was brokered by Kenya and Uganda. Fighting had gone on "
        "for weeks. Peru and Chile welcomed it. Norway and Sweden said nothing."
    )
    assert [told.phrase(word) for word in sides_of(told)] == ["Chad's army", "Lake rebels"]


def test_a_country_in_the_name_of_an_outlet_is_a_side():
    told = page("Chad and Sudan signed a truce on Monday.")
    assert [told.phrase(word) for word in sides_of(told)] == ["Chad", "Sudan"]


def test_a_capital_and_its_country_are_one_side():
    told = page(
        "Russia will scale back its raids around Kyiv and northern Ukraine. Ukraine proposed a neutral status. Russia said "
        "it would study it. Ukraine said that Russia must leave first."
    )
    assert {told.country(told.name_of(w)) for w in sides_of(told)} == {"Russia", "Ukraine"}
