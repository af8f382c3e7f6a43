"""The reports of the deal, on claims made by hand."""

import pytest

from onrecord.cli.claims import what
from onrecord.errors import NotFound
from onrecord.ledger import Query, open_view, open_writer
from onrecord.ledger.plover import plover_rows
from onrecord.records import (
    Article,
    Compliance,
    Event,
    Evidence,
    Exchange,
    Position,
    Proposal,
    Round,
    Side,
    Term,
    Voice,
)
from onrecord.records.wording import ratio_words
from onrecord.reports.events import events, timeline
from onrecord.reports.exchanges import exchanges
from onrecord.reports.obligations import obligations
from onrecord.reports.positions import agreements, positions
from onrecord.reports.proposals import proposals, sheet
from onrecord.reports.review import value_words
from onrecord.reports.talks import talks

DRAFT = Proposal("Nairobi draft", "Kenya", "2025-03-01")
DEAL = Proposal("Nairobi agreement", None, "2025-03-20")


@pytest.fixture
def ledger(tmp_path):
    """Return what writes claims a day and an outlet at a time, and opens the view."""
    path = str(tmp_path / "deal.db")
    writer = open_writer(path)

    def write(day, outlet, *claims, about="its war"):
        article = Article.build(body=f"Words of {outlet} on {day} about {about}.", published=day, outlet=outlet)
        evidence = (Evidence.quote(article.text, article_span(article)),)
        built = [kind(article=article.id, evidence=evidence, by="test", **told) for kind, told in claims]
        writer.add(article, built, by="test")
        return [claim.id for claim in built]

    write.view = lambda: open_view(path)
    yield write
    writer.close()


def article_span(article):
    from onrecord.records import Span

    return Span(0, len(article.text))


def term(kind, proposal, **parameters):
    return Term, {"type": kind, "proposal": proposal, "parameters": parameters}


def stand(party, kind, stance, **told):
    return Position, {"party": party, "term": kind, "stance": stance, **told}


def test_the_latest_stance_stands_in_the_matrix_and_the_earlier_ones_behind_it(ledger):
    ledger("2025-03-02", "Post", stand("army", "ceasefire", "rejects"), stand("rebels", "ceasefire", "accepts"))
    ledger("2025-03-05", "Wire", stand("Sudan’s army", "ceasefire", "accepts", parameters={"duration": "P30D"}))
    with ledger.view() as view:
        rows = positions(view)
        army = next(r for r in rows if "army" in r.party)
        assert (army.latest.stance, [s.stance for s in army.before], army.changed) == ("accepts", ["rejects"], True)
        assert [(a.term, a.agreed, a.numbers) for a in agreements(rows)] == [
            ("ceasefire", True, {"Sudan’s army": "P30D"})
        ]
        assert (
            next(r for r in positions(view, Query(as_of="2025-03-03")) if r.party == "army").latest.stance == "rejects"
        )
        assert positions(view, party="army", term="Sanctions") == []
        with pytest.raises(NotFound, match="no actor 'nobody' on record"):
            positions(view, party="nobody")
        with pytest.raises(NotFound, match="no type of term 'ceasefires'; did you mean 'ceasefire'"):
            positions(view, term="ceasefires")


def test_one_against_is_no_agreement_and_one_alone_tells_nothing(ledger):
    ledger("2025-03-02", "Post", stand("a", "withdrawal", "rejects"), stand("b", "withdrawal", "demands"))
    ledger("2025-03-03", "Post", stand("b", "sanctions", "demands"))
    with ledger.view() as view:
        assert [(a.term, a.agreed) for a in agreements(positions(view))] == [("sanctions", None), ("withdrawal", False)]


def test_the_sheet_tells_what_a_version_changed(ledger):
    ledger("2025-03-01", "Post", term("ceasefire", DRAFT, duration="P30D"), term("withdrawal", DRAFT))
    later = Proposal("new Nairobi draft", "Kenya", "2025-03-09")
    ledger("2025-03-09", "Wire", term("ceasefire", later, duration="P60D"), term("monitoring", later, quantity=50))
    with ledger.view() as view:
        assert [p.day for p in proposals(view)] == ["2025-03-01", "2025-03-09"]
        found = sheet(view, "2025-03-09")
        assert found.previous == "Nairobi draft (2025-03-01)"
        assert [(c.type, c.how) for c in found.changes] == [
            ("ceasefire", "changed"), ("monitoring", "came"), ("withdrawal", "went"),
        ]  # fmt: skip
        assert "deadline" in found.proposal.terms[0].open
        with pytest.raises(NotFound, match="Nairobi draft"):
            sheet(view, "the Oslo plan")


def test_two_outlets_that_name_one_proposal_make_one_row(ledger):
    ledger("2025-03-01", "Post", term("ceasefire", DRAFT, duration="P30D"))
    ledger("2025-03-02", "Wire", term("ceasefire", Proposal("Kenyan plan", "Kenya", "2025-03-01"), duration="P30D"))
    with ledger.view() as view:
        (row,) = proposals(view)
        assert set(row.names) == {"Nairobi draft", "Kenyan plan"}
        assert len(row.terms) == 1
        assert len(row.terms[0].claims) == 2


def test_what_is_called_only_a_truce_or_its_authors_plan_is_the_last_one_made_before_in_the_same_war(ledger):
    plan, truce = Proposal("five-point plan", "Ghana", "2025-03-01"), Proposal("ceasefire", None, "2025-03-10")
    ledger("2025-03-01", "Post", term("withdrawal", plan), about="Mali and its rebels")
    ledger("2025-03-10", "Post", term("ceasefire", truce, status="agreed"), about="Mali and its rebels")
    for day, name, author, agreed, land in (
        ("2025-03-08", "Ghana's plan", "Ghana", "proposed", "Mali"), ("2025-03-20", "truce", None, "agreed", "Mali"),
        ("2025-03-21", "truce", None, "agreed", "Chad"), ("2025-03-22", "plan", "Togo", "proposed", "Mali"),
        ("2025-03-23", "new truce", None, "agreed", "Mali"), ("2025-12-20", "truce", None, "agreed", "Mali"),
    ):  # fmt: skip
        ledger(day, "Wire", term("ceasefire", Proposal(name, author), status=agreed), about=f"{land} and its rebels")
    with ledger.view() as view:
        assert [(p.day, p.name, len(p.articles)) for p in proposals(view)] == [
            ("2025-03-01", "five-point plan", 2), ("2025-03-10", "ceasefire", 2), (None, "new truce", 1), (None, "plan", 1),
            (None, "truce", 1), (None, "truce", 1),
        ]  # fmt: skip
        told = [(row.day, row.what, row.status) for row in timeline(view)]
        assert told == [("2025-03-01", "five-point plan", "tabled"), ("2025-03-10", "ceasefire", "agreed")]


def test_a_draft_told_of_before_is_not_the_agreement_of_its_place(ledger):
    ledger("2025-03-01", "Post", term("ceasefire", Proposal("draft tabled in Lomé", "Togo")), about="Mali")
    ledger("2025-03-09", "Post", term("ceasefire", Proposal("Lomé agreement", None, "2025-03-09"), status="agreed"), about="Mali")
    ledger("2025-03-12", "Wire", term("withdrawal", Proposal("Lomé agreement"), status="agreed"), about="Mali")
    with ledger.view() as view:
        assert [(p.name, len(p.articles)) for p in proposals(view)] == [("Lomé agreement", 2), ("draft tabled in Lomé", 1)]


def test_clauses_of_an_agreements_own_text_are_rows_in_its_order_and_news_adds_to_them(ledger):
    text = Proposal("Agreement on a Truce", None, "2025-03-20", ("Chad", "Eastern Front"), ("Qatar",), "Doha")
    ledger(
        "2025-03-20", None,
        term("withdrawal", text, order="10", debtor="Eastern Front", status="agreed"),
        term("withdrawal", text, order="2.1", debtor="Government of Chad", status="agreed"),
    )  # fmt: skip
    ledger("2025-03-22", "Post", term("withdrawal", Proposal("Doha agreement"), debtor="Chad", quantity=4, status="agreed"))
    with ledger.view() as view:
        (row,) = proposals(view)
        assert (row.name, row.parties, row.mediators, row.place) == (text.name, text.parties, text.mediators, "Doha")
        first, last = row.terms
        assert (first.parameters["order"], first.parameters["debtor"], first.parameters["quantity"]) == (
            "2.1", "Government of Chad", 4,
        )  # fmt: skip
        assert last.parameters == {"order": "10", "debtor": "Eastern Front"}


def test_a_proposal_is_that_of_exactly_the_name_and_several_are_said(ledger):
    for day, name in (("2025-03-01", "draft agreement"), ("2025-03-20", "Agreement"), ("2025-04-01", "revised draft")):
        (claim,) = ledger(day, "Post", term("ceasefire", Proposal(name, None, day)))
    with ledger.view() as view:
        assert sheet(view, "agreement").proposal.name == "Agreement"
        assert sheet(view, "DRAFT 2025-03-01").proposal.name == "draft agreement"
        assert sheet(view, claim[:8]).proposal.name == "revised draft"
        with pytest.raises(
            NotFound, match=r"several .* 'draft'; on record: draft agreement \(2025-03-01.*revised draft"
        ):
            sheet(view, "draft")
        for empty in ("", "the"):
            with pytest.raises(NotFound, match="no proposal"):
                sheet(view, empty)


def breach(party, said, of="ceasefire", **told):
    detail = Compliance(of, "broken")
    return Event, {"plover": "REJECT", "actors": (party,) if party else (), "said_by": said, "detail": detail, **told}


def test_a_breach_alleged_and_denied_is_contested_with_both_sides_shown(ledger):
    ledger(
        "2025-03-20",
        "Post",
        term("ceasefire", DEAL, duration="P60D", status="agreed"),
        of("Sudan’s army"),
        about="Sudan",
    )
    denied = breach("Sudan’s army", (Voice("army"),), status="denied")
    ledger("2025-03-25", "Wire", breach("Sudan’s army", (Voice("rebels"),)), denied, about="Sudan")
    with ledger.view() as view:
        (row,) = obligations(view)
        assert (row.agreement, row.promised, row.status) == ("Nairobi agreement", "P60D", "contested")
        assert [(e.said_by, e.denied) for e in row.evidence] == [(("rebels",), False), (("Sudan’s army",), True)] or [
            (e.said_by, e.denied) for e in row.evidence
        ] == [(("Sudan’s army",), True), (("rebels",), False)]
        assert obligations(view, Query(as_of="2025-03-21"))[0].status == "unreported"


def test_the_verdict_of_nobody_told_stands_with_its_event_and_its_day(ledger):
    ledger("2025-03-25", "Wire", breach(None, (Voice("monitors"),), of="prisoner_release", date="2025-03-24"), about="Sudan")
    with ledger.view() as view:
        assert [(e.actors, e.verdict) for e in events(view)] == [((), "prisoner release broken")]
        assert [(day.kind, day.verdict) for day in timeline(view)] == [("compliance", "prisoner release broken")]
        (claim,) = view.entries(Query(kind="event"))
        assert value_words(claim.claim) == "prisoner release broken, by nobody named (occurred)"
        assert what(claim.claim.to_json()).startswith("prisoner release broken: ")


def test_a_breach_of_nobody_told_is_held_against_a_debtor_that_alone_owes_what_was_broken(ledger):
    owed = term("ceasefire", DEAL, status="agreed", debtor="Sudan’s army")
    ledger("2025-03-20", "Post", owed, of("Sudan’s army"), about="Sudan")
    ledger("2025-03-25", "Wire", breach(None, (Voice("monitors"),)), of("Sudan’s army"), about="Sudan")
    with ledger.view() as view:
        assert [(r.agreement, r.status) for r in obligations(view)] == [("Nairobi agreement", "broken")]


def test_a_breach_of_nobody_told_is_held_against_none_of_two_who_owe_what_was_broken(ledger):
    owed = [term("withdrawal", DEAL, status="agreed", debtor=who) for who in ("Sudan’s army", "rebels")]
    ledger("2025-03-20", "Post", *owed, of("Sudan’s army"), about="Sudan")
    ledger("2025-03-25", "Wire", breach(None, (Voice("monitors"),), "withdrawal"), of("Sudan’s army"), about="Sudan")
    with ledger.view() as view:
        assert {(r.debtor, r.status) for r in obligations(view)} == {
            ("Sudan’s army", "unreported"), ("rebels", "unreported"), (None, "broken"),
        }  # fmt: skip


def test_a_breach_before_the_agreement_is_none_of_it(ledger):
    ledger("2025-03-20", "Post", term("ceasefire", DEAL, status="agreed"))
    ledger("2025-03-02", "Wire", breach("army", (Voice("rebels"),)))
    with ledger.view() as view:
        assert [(r.agreement, r.status) for r in obligations(view)] == [
            ("Nairobi agreement", "unreported"), (None, "broken"),
        ]  # fmt: skip


def pledge(day, **told):
    return term("ceasefire", Proposal(f"truce of {day}", None, day), status="agreed", **told)


def test_a_breach_is_of_the_last_truce_and_none_of_one_that_is_over(ledger):
    ledger("2021-03-01", "Post", pledge("2021-03-01"), of("Sudan’s army"), about="Sudan")
    ledger("2025-03-01", "Post", pledge("2025-03-01"), of("Sudan’s army"), about="Sudan")
    ledger("2025-03-20", "Post", pledge("2025-03-03"), of("Sudan’s army"), about="Sudan again")
    ledger("2025-04-25", "Wire", breach("Sudan’s army", (Voice("rebels"),)), of("Sudan’s army"), about="Sudan")
    with ledger.view() as view:
        assert {r.day: r.status for r in obligations(view)} == {
            "2021-03-01": "unreported", "2025-03-01": "broken", "2025-03-03": "broken",
        }  # fmt: skip


def test_a_truce_of_two_weeks_is_not_broken_four_years_on(ledger):
    ledger("2018-07-31", "Post", pledge("2018-07-31", duration="P2W"), of("Sudan’s army"), about="Sudan")
    for day in ("2018-08-20", "2022-06-02"):
        ledger(day, "Wire", breach("Sudan’s army", (Voice("rebels"),)), about="Sudan")
    with ledger.view() as view:
        assert [(r.day, [e.day for e in r.evidence]) for r in obligations(view)] == [
            ("2018-07-31", ["2018-08-20"]), (None, ["2022-06-02"]),
        ]  # fmt: skip


@pytest.mark.parametrize(("day", "agreement"), [("2025-08-20", "truce of 2025-03-20"), ("2025-10-20", None)])
def test_what_nobody_is_blamed_for_is_of_no_agreement_that_the_news_has_long_been_silent_on(ledger, day, agreement):
    ledger("2025-03-20", "Post", pledge("2025-03-20"), of("Sudan’s army"), about="Sudan")
    ledger(day, "Wire", breach(None, (Voice("monitors"),)), of("Sudan’s army"), about="Sudan")
    with ledger.view() as view:
        assert [r.agreement for r in obligations(view) if r.evidence] == [agreement]


def test_a_breach_told_elsewhere_is_of_the_agreement_that_has_a_day(ledger):
    ledger("2025-03-20", "Post", pledge("2025-03-20"), of("Sudan’s army"), about="Sudan")
    ledger("2025-03-22", "Post", term("ceasefire", Proposal("truce"), status="agreed"), of("Sudan’s army"), about="Sudan")
    ledger("2025-03-25", "Wire", breach("Sudan’s army", (Voice("rebels"),)), of("Sudan’s army"), about="Sudan")
    with ledger.view() as view:
        assert [r.agreement for r in obligations(view) if r.evidence] == ["truce of 2025-03-20"]


def of(*parties):
    return Event, {"plover": "AGREE", "actors": parties}


def two_wars(ledger, *, debtors=(None, None)):
    """Write a truce of Sudan and one of Myanmar, both called ceasefire and without a day."""
    for (land, army, rebels), debtor in zip(
        (("Sudan", "Sudan’s army", "Rapid Support Forces"), ("Myanmar", "Myanmar’s army", "Arakan Army")),
        debtors, strict=True,
    ):  # fmt: skip
        told = {"status": "agreed", **({"debtor": debtor} if debtor else {})}
        ledger(
            "2025-03-20", f"{land} Post", term("ceasefire", Proposal("ceasefire"), **told), of(army, rebels), about=land
        )


@pytest.mark.parametrize("debtors", [(None, None), ("two sides", "both sides"), ("army", "army")])
def test_a_breach_bears_on_the_truce_of_its_own_war_only(ledger, debtors):
    two_wars(ledger, debtors=debtors)
    sudan = breach("Sudan’s army", (Voice("Rapid Support Forces"),))
    myanmar = breach("Myanmar’s army", (Voice("villagers"),))
    ledger("2025-03-25", "Wire", sudan, about="Sudan")
    ledger("2025-03-26", "Wire", myanmar, about="Myanmar")
    with ledger.view() as view:
        rows = {r.countries: r for r in obligations(view)}
        assert {land: [e.party for e in r.evidence] for land, r in rows.items()} == {
            ("Sudan",): ["Sudan’s army"], ("Myanmar",): ["Myanmar’s army"],
        }  # fmt: skip


def test_a_breach_of_a_war_without_an_agreement_bears_on_none_of_another(ledger):
    two_wars(ledger)
    ledger("2025-03-25", "Wire", breach("both sides", (Voice("rebels"), Voice("United Nations"))), about="Colombia")
    with ledger.view() as view:
        rows = obligations(view)
        assert [(r.agreement, r.status) for r in rows] == [
            ("ceasefire", "unreported"), ("ceasefire", "unreported"), (None, "broken"),
        ]  # fmt: skip
        assert rows[-1].countries == ("Colombia",)


def test_sides_that_cannot_be_followed_are_those_of_the_war_that_the_article_tells_of(ledger):
    two_wars(ledger)
    ledger("2025-03-25", "Wire", breach("rebels", ()), of("Sudan’s army"), about="Sudan")
    with ledger.view() as view:
        assert {r.countries: r.status for r in obligations(view)} == {("Sudan",): "broken", ("Myanmar",): "unreported"}


def test_an_army_in_two_wars_breaks_the_truce_of_the_war_told_of(ledger):
    for land, foe in (("Gaza", "Hamas"), ("Lebanon", "Hezbollah")):
        truce = term("ceasefire", Proposal("ceasefire"), status="agreed")
        ledger("2025-03-20", f"{land} Post", truce, of("Israel", foe), about=f"Israel and {land}")
    ledger("2025-03-25", "Wire", breach("Israel", (Voice("Hezbollah"),)), about="Israel and Lebanon")
    with ledger.view() as view:
        assert {r.countries: r.status for r in obligations(view)} == {
            ("Israel", "Lebanon"): "broken", ("Israel", "Palestine"): "unreported",
        }  # fmt: skip


def test_what_was_told_before_an_agreement_without_a_day_is_none_of_it(ledger):
    two_wars(ledger)
    ledger("2025-02-01", "Wire", breach("Sudan’s army", (Voice("Rapid Support Forces"),)), about="Sudan")
    with ledger.view() as view:
        assert {r.status for r in obligations(view) if r.agreement} == {"unreported"}


def test_what_is_counted_is_of_the_same_war(ledger):
    owed = {"status": "agreed", "debtor": "army", "unit": "prisoners", "quantity": 9}
    deal = term("prisoner_release", Proposal("swap", None, "2025-03-01"), **owed)
    ledger("2025-03-01", "Post", deal, of("Sudan’s army", "Rapid Support Forces"), about="Sudan")
    for land, foe in (("Sudan", "Rapid Support Forces"), ("Myanmar", "Arakan Army")):
        sides = Side(f"{land}’s army", "prisoners", 5), Side(foe, "soldiers", 7)
        ledger("2025-03-05", f"{land} Post", freed(*sides, date="2025-03-05"), about=land)
    with ledger.view() as view:
        (row,) = obligations(view)
        assert row.counted == ("5 prisoners from Sudan’s army (Sudan Post, 2025-03-05)",)
        assert [len(r.counts) for r in exchanges(view)] == [1, 1]


def test_proposals_of_two_wars_are_two_though_name_and_day_are_the_same(ledger):
    for land, days in (("Sudan", "P30D"), ("Myanmar", "P60D")):
        for day in ("2025-03-01", "2025-03-09"):
            ledger(
                day, f"{land} Post", term("ceasefire", Proposal("30-day truce", None, day), duration=days), about=land
            )
    with ledger.view() as view:
        assert sorted((p.day, p.countries) for p in proposals(view)) == [
            ("2025-03-01", ("Myanmar",)), ("2025-03-01", ("Sudan",)), ("2025-03-09", ("Myanmar",)),
            ("2025-03-09", ("Sudan",)),
        ]  # fmt: skip


def freed(first, second, **told):
    return Event, {"plover": "RETREAT", "mode": "release", "detail": Exchange((first, second)), **told}


def test_rival_counts_of_one_exchange_stand_side_by_side(ledger):
    one = freed(Side("rebels", "soldiers", 38), Side("army", "fighters", 120), date="2025-03-22")
    two = freed(
        Side("rebels", "soldiers", 40), Side(None, "fighters", 120), date="2025-03-22", said_by=(Voice("army"),)
    )
    ledger("2025-03-22", "Post", one)
    ledger("2025-03-23", "Wire", two)
    with ledger.view() as view:
        (row,) = exchanges(view)
        assert (row.rival, len(row.counts), row.ratio) == (True, 2, 3.16)
        assert row.first == "38 soldiers from rebels"


def meet(day, venue, *names, **told):
    detail = Round(tuple(Voice(n) for n in names), **told)
    return Event, {"plover": "CONSULT", "date": day, "place": venue, "detail": detail}


def test_a_round_told_twice_is_one_and_its_last_status_counts(ledger):
    ledger("2025-03-08", "Post", meet("2025-03-10", "Nairobi", "army", "rebels", status="planned"))
    ledger("2025-03-11", "Wire", meet("2025-03-10", "Nairobi", "army", mediators=("Kenya",)))
    ledger("2025-03-12", "Wire", meet("2025-03-12", "Geneva", "army", "rebels"))
    with ledger.view() as view:
        first, second = talks(view)
        assert (first.status, first.mediators, first.outlets) == ("held", ("Kenya",), ("Post", "Wire"))
        assert second.venue == "Geneva"


def test_the_delegations_of_a_country_are_its_own(ledger):
    ledger("2025-03-08", "Post", meet("2025-03-10", "Lima", "Peru", "Chile", status="planned"))
    ledger("2025-03-11", "Wire", meet("2025-03-10", "Lima", "Peruvian delegation", "Chilean delegation"))
    ledger("2025-03-11", "Star", meet("2025-03-10", "Lima", "Omani delegation", "Iranian delegation"))
    with ledger.view() as view:
        first, second = talks(view)
        assert (first.outlets, first.participants) == (("Post", "Wire"), ("Peru", "Chile"))
        assert second.outlets == ("Star",)


def test_events_are_asked_for_by_type_actor_place_and_status(ledger):
    ledger(
        "2025-03-11", "Wire", (Event, {"plover": "ASSAULT", "actors": ("army",), "place": "Goma", "date": "2025-03"})
    )
    with ledger.view() as view:
        assert len(list(events(view, Query(place="goma"), plover="assault", actor="ARMY", status="occurred"))) == 1
        assert not list(events(view, plover="AID"))
        assert [(r.day, r.kind) for r in timeline(view)] == [("2025-03", "event")]


def test_plover_makes_a_planned_meeting_an_agreement_and_marks_what_is_denied(ledger):
    planned = (Event, {"plover": "CONSULT", "mode": "visit", "status": "planned"})
    denied = (Event, {"plover": "ASSAULT", "status": "denied", "actors": ("army",)})
    ledger("2025-03-11", "Wire", planned, denied)
    with ledger.view() as view:
        rows = {row["event"][0]: row for row in plover_rows(view, Query())}
        assert rows["AGREE"]["mode"] == ["future"]
        assert (rows["ASSAULT"]["mode"], rows["ASSAULT"]["actor"]) == (["negation"], ["army"])


def test_a_party_is_not_split_by_where_it_talks(ledger):
    army = "Arakan Army"
    ledger("2025-03-01", "Post", stand(army, "ceasefire", "demands"), of("Myanmar’s army"), about="Myanmar")
    talks = meet("2025-03-10", "Vientiane", army, "junta")
    ledger("2025-03-10", "Wire", stand(army, "ceasefire", "accepts"), talks, about="Laos")
    with ledger.view() as view:
        (row,) = positions(view)
        assert (row.party, row.latest.stance, row.countries) == (army, "accepts", ())


def test_a_junta_is_the_government_of_the_country_that_its_article_is_about(ledger):
    ledger("2025-03-01", "Post", stand("Myanmar", "ceasefire", "rejects"), of("Arakan Army"), about="Myanmar")
    ledger("2025-03-08", "Wire", stand("junta", "ceasefire", "accepts"), of("Arakan Army"), about="Myanmar")
    with ledger.view() as view:
        (row,) = positions(view)
        assert (row.party, [s.stance for s in (row.latest, *row.before)]) == ("Myanmar", ["accepts", "rejects"])


def test_a_party_to_two_wars_stands_in_each_of_them(ledger):
    ledger("2025-03-01", "Post", stand("Norway", "ceasefire", "supports"), of("Nepal"), about="Nepal and Norway")
    ledger("2025-03-05", "Post", stand("Norway", "ceasefire", "rejects"), of("Sudan"), about="Sudan and Norway")
    ledger("2025-03-09", "Wire", stand("Norway", "ceasefire", "doubts"), of("Sudan"), about="Sudan")
    ledger("2025-03-09", "Wire", stand("Nepal", "ceasefire", "accepts"), about="Nepal alone")
    with ledger.view() as view:
        rows = positions(view)
        assert [(r.party, r.countries, [s.stance for s in (r.latest, *r.before)]) for r in rows] == [
            ("Nepal", (), ["accepts"]), ("Norway", ("Nepal", "Norway"), ["supports"]),
            ("Norway", ("Norway", "Sudan"), ["doubts", "rejects"]),
        ]  # fmt: skip
        assert [r.changed for r in rows] == [False, False, True]
        assert agreements(rows)[0].favour == ("Nepal", "Norway (Nepal, Norway)")


def test_articles_that_another_ties_together_are_of_one_war(ledger):
    ledger("2025-03-01", "Post", stand("Hamas", "ceasefire", "supports"), about="Gaza")
    ledger("2025-03-05", "Post", stand("Hamas", "ceasefire", "rejects"), about="Israel")
    with ledger.view() as view:
        assert len(positions(view)) == 2
    ledger("2025-03-09", "Wire", stand("Hamas", "withdrawal", "demands"), about="Israel and Gaza")
    with ledger.view() as view:
        assert [(r.term, len(r.before)) for r in positions(view)] == [("ceasefire", 1), ("withdrawal", 0)]


def test_rounds_and_exchanges_are_asked_for_by_party_and_place(ledger):
    swap = freed(Side("rebels", "soldiers", 38), Side("army", "fighters", 120), date="2025-03-22", place="Bor")
    ledger("2025-03-08", "Post", meet("2025-03-10", "Nairobi", "army", "rebels", mediators=("Kenya",)), swap)
    ledger("2025-03-11", "Wire", meet("2025-03-10", None, "army", "rebels"))
    with ledger.view() as view:
        assert [len(talks(view, party=p)) for p in ("REBEL", "kenya")] == [1, 1]
        assert [len(talks(view, Query(place=p))) for p in ("nairobi", "Bor")] == [1, 0]
        assert [len(exchanges(view, Query(place="bor"), party=p)) for p in ("army", "rebels", "fighters")] == [1, 1, 1]
        assert exchanges(view, Query(place="Nairobi")) == []
        for report in (talks, exchanges):
            with pytest.raises(NotFound, match="no actor 'M23' on record"):
                report(view, party="M23")
            with pytest.raises(NotFound, match="no place 'Doha'"):
                report(view, Query(place="Doha"))


def test_a_cell_is_asked_for_by_its_latest_stance(ledger):
    ledger("2025-03-08", "Post", stand("army", "ceasefire", "rejects"), stand("rebels", "ceasefire", "accepts"))
    ledger("2025-03-11", "Wire", stand("army", "ceasefire", "accepts", modality="expected"))
    with ledger.view() as view:
        assert [row.party for row in positions(view, stance="Accepts")] == ["army", "rebels"]
        assert positions(view, stance="rejects") == []
        assert [row.party for row in positions(view, Query(modality="asserted"), stance="rejects")] == ["army"]
        with pytest.raises(NotFound, match="no stance 'accept'; did you mean 'accepts'"):
            positions(view, stance="accept")


def test_events_are_asked_for_by_mode_and_modality(ledger):
    ledger(
        "2025-03-11", "Wire", (Event, {"plover": "ASSAULT", "mode": "aerial"}),
        (Event, {"plover": "ASSAULT", "mode": "drone", "modality": "denied"}),
    )  # fmt: skip
    with ledger.view() as view:
        assert [row.mode for row in events(view, Query(mode="aerial"))] == ["aerial"]
        assert [row.mode for row in events(view, Query(modality="denied"))] == ["drone"]


def test_a_truce_binds_both_sides_and_what_is_said_of_an_agreement_is_of_it_as_a_whole(ledger):
    owed = term("ceasefire", DEAL, debtor="Sudan’s army", status="agreed"), of("Sudan’s army"), of("Front")
    ledger("2025-03-20", "Post", *owed, about="Sudan")
    ledger(
        "2025-03-25", "Wire", breach("Front", (Voice("army"),)), breach("army", (Voice("Front"),), of="deal_as_a_whole"),
        of("Sudan’s army"), about="Sudan",
    )  # fmt: skip
    with ledger.view() as view:
        found = [(r.agreement, r.term, r.debtor, [(e.party, e.said_by) for e in r.evidence]) for r in obligations(view)]
    assert found == [
        ("Nairobi agreement", "ceasefire", "Sudan’s army", [("Front", ("Sudan’s army",))]),
        ("Nairobi agreement", "deal_as_a_whole", "Sudan’s army", [("Sudan’s army", ("Front",))]),
    ]


def test_who_holds_an_office_takes_the_stances_of_its_state_wherever_the_office_is_told(ledger):
    minister = Voice("Ama Kor", "Mali's foreign minister")
    ledger("2025-03-02", "Post", stand("Mali", "ceasefire", "rejects", said_by=(minister,)))
    ledger("2025-03-05", "Wire", stand("Ama Kor", "ceasefire", "accepts", said_by=(Voice("Ama Kor"), Voice("Mali"))))
    ledger("2025-03-06", "Wire", stand("Jo Tem", "ceasefire", "rejects", said_by=(Voice("Jo Tem", "former president of Mali"),)))
    with ledger.view() as view:
        rows = {r.party: r for r in positions(view)}
        assert {party: (r.latest.stance, r.latest.said_by) for party, r in rows.items()} == {
            "Mali": ("accepts", ("Ama Kor",)), "Jo Tem": ("rejects", ("Jo Tem",)),
        }  # fmt: skip
        assert rows["Mali"].changed


def test_a_stance_on_another_proposal_of_its_own_name_changes_none(ledger):
    ledger("2025-03-02", "Post", stand("Front", "deal_as_a_whole", "accepts", proposal="peace plan"))
    ledger("2025-03-05", "Wire", stand("Front", "deal_as_a_whole", "rejects", proposal="council resolution"))
    with ledger.view() as view:
        assert [(r.latest.stance, r.changed) for r in positions(view)] == [("rejects", False)]
    ledger("2025-03-07", "Wire", stand("Front", "deal_as_a_whole", "accepts", proposal="resolution"))
    with ledger.view() as view:
        assert [(r.latest.stance, r.changed) for r in positions(view)] == [("accepts", True)]


def meeting(date, place, *names, until=None, status="held"):
    voices = tuple(Voice(name) for name in names)
    done = {"held": "occurred"}.get(status, status)
    detail = Round(participants=voices, status=status, until=until)
    return Event, {"plover": "CONSULT", "status": done, "date": date, "place": place, "detail": detail}


def test_a_round_announced_for_a_week_and_told_of_in_copies_is_one_in_talks_and_timeline(ledger):
    ledger("2025-03-04", "Post", meeting("2025-W10", "Lome", "Chad", status="planned"))
    ledger(
        "2025-03-09", "Wire", meeting(None, "Lome", "Chad", "Sudan", status="planned"),
        meeting("2025-03-07", "Lome", "Chad", until="2025-03-08"),
    )  # fmt: skip
    ledger("2025-03-09", "News", meeting("2025-03-08", "Lome", "Chadian delegation", "Sudan"))
    with ledger.view() as view:
        (row,) = talks(view)
        assert (row.day, row.until, row.status, row.participants) == ("2025-03-07", "2025-03-08", "held", ("Chad", "Sudan"))
        (told,) = timeline(view)
        assert (told.kind, told.day, told.what, told.outlets) == (
            "round", "2025-03-07", "talks in Lome: Chad, Sudan", ("Post", "News", "Wire")
        )  # fmt: skip


def test_an_agreement_under_its_place_its_month_and_its_terms_is_one(ledger):
    agreed = {"status": "agreed"}
    ledger(
        "2025-03-20", "Wire", term("ceasefire", Proposal("accord signed in Lome on March 20", None, "2025-03-20"), **agreed),
        term("disarmament", Proposal("gradual disarmament"), **agreed), about="Chad",
    )  # fmt: skip
    ledger("2025-04-02", "News", term("withdrawal", Proposal("deal signed in March to end a war that has cost a hundred lives", None, "2025-03"), **agreed))
    ledger("2025-04-08", "Post", term("monitoring", Proposal("Lome accord"), **agreed))
    ledger("2025-04-09", "Post", term("sanctions", Proposal("aid access"), **agreed))
    ledger("2025-04-09", "Post", term("recognition", Proposal("peace deal reached in Togo"), **agreed), term("territory", Proposal("Togo agreement"), **agreed), about="Chad")
    ledger("2025-04-10", "Post", term("governance", Proposal("draft charter"), **agreed))
    with ledger.view() as view:
        rows = proposals(view)
    assert [(r.name, r.status, [t.type for t in r.terms]) for r in rows] == [
        ("accord signed in Lome on March 20", "agreed", ["ceasefire", "disarmament", "monitoring", "recognition", "withdrawal"]),
        ("Togo agreement", "agreed", ["territory"]),
        ("draft charter", "proposed", ["governance"]),
    ]


def test_who_gives_more_has_the_ratio_and_givers_are_called_by_their_names(ledger):
    sides = Side("KHARTOUM", "soldiers", 30), Side("Chad", "officer", 1)
    ledger("2025-03-02", "Post", (Event, {"plover": "RETREAT", "status": "occurred", "date": "2025-03-02", "detail": Exchange(sides)}))
    with ledger.view() as view:
        (row,) = exchanges(view)
    assert (ratio_words(row.ratio), row.first, row.second) == ("30 : 1", "30 soldiers from Sudan", "1 officer from Chad")


def test_an_aide_of_a_governments_seat_takes_its_stances(ledger):
    voice = (Voice("Igor Lebedev", "Kremlin aide"),)
    ledger("2025-03-02", "Post", stand("Russia", "sanctions", "rejects"), stand("Igor Lebedev", "ceasefire", "rejects", said_by=voice))
    with ledger.view() as view:
        assert {row.party for row in positions(view)} == {"Russia"}
