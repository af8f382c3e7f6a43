"""Terms told in the many ways of reporters: of which agreement, agreed or proposed, with what particulars."""

import pytest
from untold import untold

from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.mentions import find_term_mentions
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.subject import tells_clauses
from onrecord.extract.deal.terms import told_by_proposals
from onrecord.extract.page import Page
from onrecord.pipeline import reader
from onrecord.records import Article, Position, Term
from onrecord.weights.deal_head import TYPES

pytestmark = pytest.mark.weights


def terms(text):
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    return {c.type: c.parameters for c in claims if isinstance(c, Term)}


@pytest.mark.parametrize(
    "text",
    [
        "Under the agreement signed on Tuesday, Mali must withdraw its troops within 60 days.",
        "Mali must withdraw its troops within 60 days. The leaders signed the document on Tuesday.",
        "Mali is to withdraw its troops within 60 days, says the text that both sides signed on Tuesday.",
        "The two sides agreed on a roadmap on Tuesday. Mali has to withdraw its troops within 60 days.",
    ],
)
def test_clauses_of_what_was_signed_are_agreed(text):
    found = terms(text)["withdrawal"]
    assert (found["debtor"], found["deadline"], found["status"]) == ("Mali", "P60D", "agreed")


@pytest.mark.parametrize(
    ("text", "kind", "key", "value"),
    [
        (
            "The accord signed on Monday foresees a national dialogue, to start 45 days after the signing.",
            "talks_process",
            "deadline",
            "P45D",
        ),
        (
            "In the accord signed on Monday the rebels are promised 33 posts in the administration.",
            "governance",
            "beneficiary",
            "rebels",
        ),
        (
            "Chad undertakes in the pact signed on Monday to withdraw its soldiers from Bria within 30 days.",
            "withdrawal",
            "debtor",
            "Chad",
        ),
        (
            "The deal reached on Monday provides for the withdrawal of Malian troops from Kidal.",
            "withdrawal",
            "debtor",
            "Malian troops",
        ),
        (
            "Under the deal reached on Monday, Eritrea must return the Badme district by 1 December.",
            "territory",
            "place",
            "Badme",
        ),
        (
            "The plan tabled on Monday foresees the demilitarisation of Sirte.",
            "disarmament",
            "place",
            "Sirte",
        ),
        (
            "Under the deal reached on Monday, the rebels will pull their fighters back to the north of the Drina.",
            "withdrawal",
            "place",
            "north of the Drina",
        ),
        (
            "Under the deal reached on Monday the rebels receive four cabinet posts.",
            "governance",
            "beneficiary",
            "rebels",
        ),
        (
            "Under the deal reached on Monday, elections will be held on 8 August.",
            "governance",
            "deadline",
            "2024-08-08",
        ),
        ("Under the accord reached on Monday Rwanda must leave Goma within 90 days.", "withdrawal", "place", "Goma"),
        ("The pact signed on Monday obliges Rwandan troops to leave Goma.", "withdrawal", "debtor", "Rwandan troops"),
        (
            "The accord signed on Monday asks the United Nations for 600 observers.",
            "monitoring",
            "debtor",
            "United Nations",
        ),
        ("Under the accord signed in Arawa on Monday the rebels must disarm.", "disarmament", "place", None),
    ],
)
def test_particulars(text, kind, key, value):
    assert terms(text)[kind].get(key) == value


def test_what_somebody_is_called_is_no_term():
    assert "recognition" not in terms("Yemen's internationally recognised government signed a truce with the Houthis.")


@pytest.mark.parametrize(
    ("text", "duration", "date"),
    [
        (
            "There was a week-long truce on the northern front in March, in which the rebels freed 12 nurses.",
            "P1W",
            "2024-03",
        ),
        ("During a 72-hour truce in April the army let families out of the town.", "PT72H", "2024-04"),
        ("A ten-day truce in Darfur expired on Monday.", "P10D", None),
    ],
)
def test_a_truce_of_the_past_that_tells_how_long_was_agreed(text, duration, date):
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    found = [
        (t.type, t.parameters["duration"], t.parameters["status"], t.proposal.date)
        for t in claims
        if isinstance(t, Term)
    ]
    assert found == [("ceasefire", duration, "agreed", date)]


def test_who_checks_the_spread_of_a_war_does_not_end_it():
    assert not terms("Neighbours want an accord to check the spread of the war, in which 900 have died.")
    assert "permanent_end" in terms("Neighbours want an accord to end the war, in which 900 have died.")


@pytest.mark.parametrize("counted", ["only one, month-long truce", "just one month-long truce"])
def test_how_many_truces_there_were_is_no_part_of_the_name(counted):
    text = f"There was {counted} on the upper river, in May, in which ferries ran."
    claims = reader().read(Article.build(body=text, published="2024-05-01")).claims
    assert [c.proposal.name for c in claims if isinstance(c, Term) and c.proposal] == ["month-long truce"]


def test_who_gets_a_term_does_not_owe_it():
    found = terms("Under the accord, the rebels must hand in their rifles and will get ten seats in parliament.")
    assert found["governance"]["beneficiary"] == "rebels"
    assert "debtor" not in found["governance"]


def test_stages_are_no_quantity():
    assert (
        "quantity" not in terms("Under the accord the rebels will disarm in three stages over 60 days.")["disarmament"]
    )


def test_a_group_is_more_than_its_people():
    found = terms("Under the deal the Tuareg militia would leave the town within a week.")
    assert found["withdrawal"]["debtor"] == "Tuareg militia"


def test_troops_that_are_left_somewhere_do_not_leave():
    assert "withdrawal" not in terms("The draft leaves Chadian troops on the island.")


@pytest.mark.parametrize(
    ("text", "kind", "key", "value"),
    [
        ("A draft by Peru would ban arms sales and send 300 monitors to the port.", "monitoring", "quantity", 300),
        ("The plan would disarm Hamas by the end of the year.", "disarmament", "deadline", "2024-12-31"),
        ("Chad and Niger extended their truce by six months on Friday.", "ceasefire", "duration", "P6M"),
        ("Under a deal Chad and Niger are to stop fighting by July 29.", "ceasefire", "debtor", "Chad and Niger"),
        ("The accord obliges UNITA to disarm within a year.", "disarmament", "debtor", "UNITA"),
    ],
)
def test_terms_told_in_a_second_clause_or_by_several(text, kind, key, value):
    assert terms(text)[kind][key] == value


def test_what_is_left_is_no_quantity_and_where_it_was_signed_no_place():
    assert "quantity" not in terms("The draft asks Chad to pull its troops out of four regions.")["withdrawal"]
    assert "place" not in terms("Chad and the rebels signed a truce in Pretoria on Monday.")["ceasefire"]


@pytest.mark.parametrize(
    ("text", "kind", "key", "value"),
    [
        (
            "The roadmap gives Chad three months to merge the Front's fighters into its army.",
            "disarmament",
            "deadline",
            "P3M",
        ),
        (
            "The roadmap gives Chad three months to merge the Front's fighters into its army.",
            "disarmament",
            "debtor",
            "Chad",
        ),
        ("The rebels are to assemble in camps, according to the Lusaka protocol.", "disarmament", "debtor", "rebels"),
        ("The draft would send 300 monitors to Hodeidah.", "monitoring", "place", "Hodeidah"),
        ("A truce of 72 hours took hold in Khartoum on Monday.", "ceasefire", "place", "Khartoum"),
        ("Chad and Libya agreed to reopen the Wour crossing.", "border_and_crossings", "place", "Wour"),
    ],
)
def test_who_is_given_time_and_where_it_holds(text, kind, key, value):
    assert terms(text)[kind][key] == value


def test_what_an_accord_leaves_a_country_is_no_withdrawal():
    assert "withdrawal" not in terms("The accord left Bosnia one state with two halves.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Under the paper signed last night every gun is to be locked in containers.", "disarmament"),
        ("The paper that both armies signed in Lome gives the hill people a parliament of their own.", "governance"),
    ],
)
def test_clauses_are_found_whose_words_no_vocabulary_holds(text, kind):
    assert kind in terms(text)


def test_what_was_freed_for_whom_is_no_clause_of_the_truce():
    found = terms(
        "The two sides have agreed only one truce, in May, when the Front freed nine pilots in exchange for 40 prisoners."
    )
    assert set(found) == {"ceasefire"}


def test_a_truce_lasts_until_the_day_it_was_extended_to():
    found = terms("The government and the rebels reached a 14-day ceasefire and renewed it until the end of June.")
    assert (found["ceasefire"]["duration"], found["ceasefire"]["deadline"]) == ("P14D", "2024-06-30")


def test_each_item_of_a_list_is_of_the_phase_it_opens_with():
    article = Article.build(
        body="The accord signed on Monday provides for: (a) Phase one, of 30 days: a ceasefire; (b) Phase two, of 60 days: "
        "withdrawal of the army from Kassa; (c) Phase three: elections.",
        published="2024-05-02",
    )
    phases = {c.type: c.phase for c in reader().read(article).claims if isinstance(c, Term)}
    assert phases == {"ceasefire": "1", "withdrawal": "2", "governance": "3"}


def test_what_was_done_in_a_phase_is_no_clause_of_it():
    found = terms("Under the first phase, which took effect on Friday, the Front has released nine pilots.")
    assert "prisoner_release" not in found
    assert "hostage_release" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Under the draft agreement, Mali will withdraw its troops within 60 days.",
        "A draft of the peace pact says that Mali will withdraw its troops.",
        "The two sides have yet to sign the agreement, under which Mali would withdraw its troops.",
        "The rebels have not signed the accord, which says that Mali will withdraw its troops.",
    ],
)
def test_clauses_of_a_draft_or_of_what_nobody_signed_are_proposed(text):
    assert terms(text)["withdrawal"]["status"] == "proposed"


def test_a_draft_that_is_signed_is_agreed():
    found = terms("The draft accord was signed on Monday. Under it the militia will hand in its guns.")
    assert found["disarmament"]["status"] == "agreed"


def test_what_goes_on_telling_a_phase_is_of_it():
    text = (
        "The first phase of the plan lasts six weeks. Hamas will free 33 hostages. In the second phase Israel will "
        "withdraw from Gaza. Reconstruction will begin in the third."
    )
    claims = reader().read(Article.build(body=text, published="2024-06-05")).claims
    phases = {c.type: c.phase for c in claims if isinstance(c, Term)}
    assert phases == {"hostage_release": "1", "withdrawal": "2", "reconstruction": "3"}


def test_how_long_a_war_lasted_is_not_how_long_its_end_does():
    assert "duration" not in terms("The plan calls for a permanent end to 36 years of war.")["permanent_end"]


def test_a_rate_is_no_duration_and_lorries_get_nothing():
    found = terms("Under the deal signed on Tuesday, 400 trucks of aid a day will come in.")["humanitarian_aid"]
    assert (found["quantity"], found["per"]) == (400, "P1D")
    assert not {"duration", "beneficiary"} & set(found)


def test_what_is_left_is_a_place_by_its_noun():
    found = terms("Under the accord signed on Monday, armed men will vacate schools and temples within 160 days.")
    assert found["withdrawal"]["place"] == "schools"


def test_a_proposal_has_its_whole_name():
    text = "Rebels would leave Goma under the French-American text that Israel's cabinet approved on Tuesday."
    claims = reader().read(Article.build(body=text, published="2024-06-05")).claims
    assert {c.proposal.name.split(" that")[0] for c in claims if isinstance(c, Term)} == {"French-American text"}


def test_talks_that_are_held_are_no_clause():
    text = "Talks between the government and the rebel alliance opened in Addis Ababa on Monday, the bloc said."
    assert "talks_process" not in terms(text)


def all_terms(text):
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    return [(c.type, c.parameters, c.phase) for c in claims if isinstance(c, Term)]


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("The accord obliges Mali to free 300 prisoners in three stages.", None),
        ("In the second of three stages, Mali is to free 300 prisoners under the accord.", "2"),
        ("In stage one of the plan, Mali would free 300 prisoners.", "1"),
    ],
)
def test_how_many_stages_there_are_is_no_stage(text, phase):
    ((kind, _, found),) = all_terms(text)
    assert (kind, found) == ("prisoner_release", phase)


def test_a_truce_lasts_as_long_as_the_clause_about_it_tells():
    text = "The two sides signed a ceasefire that takes effect at midnight and lasts 60 days."
    assert terms(text)["ceasefire"]["duration"] == "P60D"


def test_one_clause_told_by_two_words_is_one_term():
    text = "The agreement guarantees the right of 200,000 refugees to go home."
    assert [kind for kind, *_ in all_terms(text)] == ["return_of_displaced"]


def test_civilians_who_leave_withdraw_no_troops():
    assert "withdrawal" not in terms("The two sides agreed to open a corridor for civilians to leave the city.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The accord will be monitored by a joint commission of five officers from each side.", "monitoring"),
        ("The agreement lets 200 trucks of food a day into the city.", "humanitarian_aid"),
        ("Mali would unfreeze $6 billion of assets under the draft.", "sanctions"),
        ("The accord provides for the exchange of ambassadors.", "recognition"),
    ],
)
def test_other_words_for_the_same_types(text, kind):
    assert set(terms(text)) == {kind}


def test_who_signed_an_accord_is_no_term_of_it():
    text = "Under the accord signed by the vice president, Chad must withdraw its troops."
    assert set(terms(text)) == {"withdrawal"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Under the accord federal troops will take control of the airports.", "withdrawal"),
        ("Under the proposal the rebel leader would return as vice president.", "return_of_displaced"),
    ],
)
def test_who_takes_over_leaves_nothing_and_who_comes_back_in_office_was_not_displaced(text, kind):
    assert kind not in terms(text)


def test_how_large_a_body_is_counts_nothing():
    found = terms("Under the deal the Maoists will get 73 seats in a 330-member interim parliament.")
    assert {k: v["quantity"] for k, v in found.items()} == {"governance": 73.0}


def test_a_time_after_something_else_is_no_duration():
    found = terms("Under the deal the rebels will pull out of Goma, 11 days after seizing the city.")
    assert "duration" not in found["withdrawal"]


def test_between_two_days_it_is_due_by_the_second():
    found = terms("The front is to hand over 840 weapons between September 15 and December 31 under the agreement.")
    assert found["disarmament"]["deadline"] == "2024-12-31"


def test_what_a_constitution_lays_down_is_no_term_of_a_deal():
    told = (
        "The marshal presented a new constitution that allowed him to remain in power for 10 more years. "
        "His first priority was to organise the country by abolishing the old courts. The document ensured that the "
        "province would maintain the same centralised structure, with the capital as its economic centre. "
    )
    filler = (
        "Schools, museums and libraries were opened in those years, and a railway joined the valley to the coast. " * 8
    )
    assert [c for c in reader().read(Article.build(body=told + filler)).claims if isinstance(c, Term)] == []


def test_how_long_after_something_else_it_was_is_no_duration():
    assert "duration" not in terms("Four weeks after the junta declared a pause, fighting went on.")["ceasefire"]


@pytest.mark.parametrize(
    ("filler", "clause", "kind", "wanted"),
    [
        ("", 0, "withdrawal", {"withdrawal"}),
        ("It rained on the market and the road all day. " * 12, 0, "withdrawal", set()),
        ("It rained on the market and the road all day. " * 12, 0.34, "withdrawal", {"withdrawal"}),
        ("It rained on the market and the road all day. " * 12, 0.8, "return_of_displaced", {"return_of_displaced"}),
    ],
    ids=["short", "unheard", "heard", "heard as another"],
)
def test_a_clause_by_its_words_counts_where_the_reader_hears_one(filler, clause, kind, wanted):
    text = f"Under the agreement signed on Tuesday, Mali must withdraw its troops. {filler}"
    article = Article.build(body=text, published="2024-05-02")
    page = Page(article, reader().read(article).annotations, by="")
    scores = untold(len(page.tree.words))
    word = next(w for w in range(len(page.tree.words)) if page.tree.lower(w) == "withdraw")
    scores.clause[word], scores.type[word, TYPES.index(kind)] = (1 - clause, clause, 0), 1
    told = told_by_proposals(page, Proposals(page), find_term_mentions(page.tree), Learned(scores))
    assert {t.mention.type for t in told} == wanted


@pytest.mark.parametrize(("heard", "told"), [(0.35, False), (0.45, True)])
def test_an_article_that_names_a_deal_has_clauses_where_the_reader_nearly_as_likely_as_not_hears_one(heard, told):
    text = "The rebels and the ministers met. Under the accord the road to Gao is to be opened. " + "It rained. " * 80
    page = Page(article := Article.build(body=text), reader().annotate(article), by="")
    scores = untold(len(page.tree.words))
    scores.clause[10] = (1 - heard, heard, 0)
    assert tells_clauses(page, Learned(scores)) == told


def test_in_how_long_a_truce_was_broken_is_not_how_long_it_lasts():
    text = (
        "TESSA, May 1 - Shells hit a market in the northern town of Harrun on Tuesday in the deadliest attack since a ceasefire "
        "took effect on April 16.\n\nThe Ambarian army denied responsibility and accused the Northern Resistance Council of "
        "firing from residential areas. The rebel group's spokesman, Idris Kale, called the claim \"absurd\" and said the army had "
        "violated the truce 14 times in two weeks.\n\nUnder the April 14 accord, brokered by Tarsia, the army was to pull back "
        "its artillery 20 kilometres from Harrun within ten days and the council was to open the road to the provincial "
        "capital for aid convoys."
    )
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    truces = [c.parameters for c in claims if isinstance(c, Term) and c.type == "ceasefire"]
    assert truces
    assert not any("duration" in told for told in truces)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("The two-week-old ceasefire between Chad and the rebels is holding, the UN said.", None),
        ("Four days into the ceasefire between Chad and the rebels, shells hit Bria.", None),
        ("The army and the rebels of Chad agreed on a two-week truce on Tuesday.", "P2W"),
    ],
)
def test_how_old_a_truce_is_is_not_how_long_it_lasts(text, duration):
    assert terms(text)["ceasefire"].get("duration") == duration


@pytest.mark.parametrize(
    ("text", "kind", "key", "value"),
    [
        (
            "The accord gives Peru sixty days to leave the south, where 5,000 Chilean soldiers are to deploy.",
            "withdrawal", "quantity", None,
        ),
        (
            "Mali has committed to pull its troops out of Kidal within 21 days, according to the text that came out of a week "
            "of talks at Gao.",
            "withdrawal", "place", "Kidal",
        ),
        ("The ceasefire between Mali and the Azawad rebels was signed on Monday.", "ceasefire", "place", None),
        ("The ceasefire between Mali and the Azawad rebels was signed on Monday.", "ceasefire", "debtor", "Mali and Azawad rebels"),
        ("The truce was signed on Monday. The Malian ceasefire is to last six weeks.", "ceasefire", "debtor", None),
        ("Peru has floated a transition of four years for the Tapu region, officials said.", "governance", "debtor", None),
        (
            "Under the plan the Front would free 33 captives and Peru would release 30 prisoners for every one of them.",
            "prisoner_release", "permanent", None,
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_a_term_is_none_of_its_particulars(text, kind, key, value):
    assert terms(text)[kind].get(key) == value


def test_what_is_left_to_others_is_no_withdrawal():
    text = (
        "The plan put forward by Ghana would place a buffer strip under UN patrol and leave the line of the border to be "
        "settled by experts."
    )
    assert "withdrawal" not in terms(text)


@pytest.mark.parametrize(
    ("told", "author"),
    [
        (
            "Peru and Ecuador each tabled their own text in Lomé. The texts call for a 60-day ceasefire.",
            "Peru and Ecuador",
        ),
        ("Peru and Ecuador put forward rival proposals for a withdrawal from the border villages.", "Peru and Ecuador"),
        ("The Qatari envoy handed Kigali a proposal of the Azawa rebels for a 30-day truce.", "Azawa rebels"),
        ("The Omani mediator carried a text from Ecuador to Peru on Sunday that offers a 60-day truce.", "Ecuador"),
    ],
)
def test_a_proposal_is_theirs_who_wrote_it_all_of_them_and_not_of_who_carries_it(told, author):
    claims = reader().read(Article.build(body=told, published="2024-05-16")).claims
    assert {c.proposal.author for c in claims if isinstance(c, Term) and c.proposal} == {author}


def test_papers_that_print_news_propose_nothing():
    told = "Local papers in Lima wrote on Monday that Peru's envoy left Oslo for talks in Quito. A truce is at stake."
    claims = reader().read(Article.build(body=told, published="2024-05-16")).claims
    assert not any("papers" in c.proposal.name for c in claims if isinstance(c, Term) and c.proposal)


def test_of_two_texts_each_is_its_own_side_s():
    told = (
        "Peru and Ecuador each tabled their own draft in Lomé on Monday. The Peruvian one calls for a 60-day ceasefire. "
        "That of Ecuador provides for the withdrawal of troops from the Cordillera."
    )
    claims = reader().read(Article.build(body=told, published="2024-05-16")).claims
    authors = {c.type: c.proposal.author for c in claims if isinstance(c, Term) and c.proposal}
    assert authors == {"ceasefire": "Peru", "withdrawal": "Ecuador"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Mali and the Azawad Front signed a 30-day ceasefire on Tuesday. Under the deal, the Front will lift its blockade of "
            "Gao and the army will free 80 detainees.",
            {"30-day ceasefire"},
        ),
        (
            "Mali and the Azawad Front agreed on a 30-day ceasefire on Tuesday. A 60-day ceasefire that they agreed on in March had collapsed.",
            {"30-day ceasefire", "60-day ceasefire"},
        ),
    ],
)
def test_a_truce_is_one_agreement_whatever_it_is_called(text, names):
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert {c.proposal.name for c in claims if isinstance(c, Term) and c.proposal} == names


def test_who_speaks_of_a_term_or_tables_a_paper_owes_nothing_and_pages_are_no_quantity():
    text = "MUSCAT - Oman's envoy presented a ten-page paper that foresees a 90-day truce. A Western diplomat who has read "
    text += "it said it says nothing about autonomy, which the Moro Front has sought for decades."
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    told = [c.parameters for c in claims if isinstance(c, Term | Position)]
    assert told
    assert not [t for t in told if {"debtor", "quantity"} & t.keys()]


@pytest.mark.parametrize("left_out", ["says nothing about disarmament", "makes no mention of disarmament"])
def test_what_a_paper_leaves_out_is_no_term_of_it(left_out):
    assert "disarmament" not in terms(f"The Omani plan foresees a 90-day truce. It {left_out}, a diplomat said.")


def test_who_recognises_a_side_and_lifts_sanctions_owes_both():
    claims = reader().read(
        Article.build(body="Under the accord Peru recognises the Front and will lift its sanctions on Chile.", published="2024-05-02")
    ).claims
    assert {c.type: c.parameters.get("debtor") for c in claims if isinstance(c, Term)}["sanctions"] == "Peru"


def test_what_is_thought_of_a_proposal_is_no_part_of_its_name():
    text = "The general has dismissed a truce proposal handed over by the Omani envoy as the worst document yet. Under the "
    text += "proposal his troops would withdraw within ten days."
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    assert {c.proposal.name for c in claims if isinstance(c, Term) and c.proposal} == {
        "truce proposal handed over by the Omani envoy"
    }


def told_of(text):
    """Return the terms of a text: type, name and day of its proposal, phase."""
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    return [(c.type, c.proposal.name, c.proposal.date, c.phase) for c in claims if isinstance(c, Term) and c.proposal]


def test_papers_of_two_days_are_two_whichever_way_the_day_is_written():
    text = "The Lome agreement of March 3 2014 provides for the release of all prisoners. Under the pact of 7 July the "
    text += "rebels must hand over their weapons within a month."
    assert [t[2] for t in told_of(text)] == ["2014-03-03", "2023-07-07"]


def test_a_truce_of_the_past_is_no_clause_of_the_deal_of_now_nor_of_its_last_phase():
    text = "KIGALI - Under the deal signed on Tuesday Chad will free 40 soldiers in a first phase. In the second phase Niger "
    text += "is to withdraw its troops from Diffa.\n\nA week-long truce in November 2023 broke down when Niger shelled Bol."
    assert {(t[2], t[3]) for t in told_of(text) if t[0] == "ceasefire"} == {("2023-11", None)}


def test_the_two_sides_are_no_second_phase():
    text = "Under the accord signed on Monday both countries agreed to withdraw their tanks in three phases. The two also "
    text += "pledged to clear mines together."
    assert not any(t[3] for t in told_of(text))


@pytest.mark.parametrize(
    "limit", ["within a period of no more than 60 days", "no later than 60 days after the signing", "within a maximum of 60 days"]
)
def test_a_longest_time_is_a_deadline(limit):
    found = terms(f"Under the agreement signed on Tuesday, Mali will withdraw its troops from Kidal {limit}.")["withdrawal"]
    assert (found["deadline"], "duration" in found) == ("P60D", False)


def test_captives_that_are_freed_for_others_are_given_to_nobody():
    text = "Under the pact signed on Monday the rebels will release ten hostages in exchange for 30 prisoners."
    assert all("beneficiary" not in told for told in terms(text).values())


def test_what_is_written_on_is_no_paper_of_the_parties():
    text = "Neither leader put pen to paper on Monday. The accord signed in Arusha provides for elections within a year."
    assert {t[1] for t in told_of(text)} == {"accord signed in Arusha"}


def test_the_day_of_a_truce_is_no_deadline_of_it():
    text = "Under the accord signed on Tuesday patrols are to start before the ceasefire of April 23 runs out."
    assert "deadline" not in terms(text).get("ceasefire", {})


@pytest.mark.parametrize(
    "text",
    [
        "The accord signed on Monday laid down a ceasefire, the demilitarization of Bria and a commission to watch over both.",
        "Chad and Niger signed an accord on Monday. A joint centre to monitor the ceasefire would be set up in Lome, Togolese "
        "President Faure Gnassingbe said.",
    ],
)
def test_a_body_and_what_it_is_for_are_one_clause(text):
    assert [t[0] for t in told_of(text)].count("monitoring") == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The council on Monday adopted a resolution, drafted by Ghana, under which the army must leave Gao.", "resolution"),
        ("Chad tabled a two-page plan, the third this month, under which the rebels would leave Faya.", "two-page plan"),
    ],
)
def test_a_proposal_is_called_by_its_phrase_up_to_the_comma(text, name):
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    assert {c.proposal.name for c in claims if isinstance(c, Term) and c.proposal} == {name}


@pytest.mark.parametrize(
    "between",
    [
        "It says nothing of a timetable for elections, which Chad has ruled out.",
        "Chad's president recalled the declaration of independence of 1990.",
    ],
)
def test_the_deal_is_no_timetable_and_no_declaration_of_independence(between):
    text = f"The paper that Kenya tabled on Monday calls for a truce of 60 days. {between} The Abra Front rejected the deal."
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    told = {c.proposal for c in claims if isinstance(c, Position) and (c.party, c.stance) == ("Abra Front", "rejects")}
    assert told == {"paper that Kenya tabled on Monday"}


def test_who_exchanges_is_no_quantity_and_a_phrase_no_place():
    found = terms("The two countries exchanged 175 prisoners each on Saturday in a deal brokered by Kenya.")
    assert found["prisoner_release"]["quantity"] == 175
    assert "place" not in terms("Peru opened the Puno road in line with the deal, Chile said.")["border_and_crossings"]
