"""Who is said to have kept, broken or delayed what is agreed; the weights read the dispatches, written for this."""

import pytest

from onrecord.pipeline import read_article
from onrecord.records import Article, Compliance, Event

pytestmark = pytest.mark.weights


def told(text):
    """Return party, term and verdict of a dispatch's claims of compliance, "not" before what is denied, "-" for no party."""
    claims = read_article(Article.build(body=text, published="2024-06-05")).claims
    events = [c for c in claims if isinstance(c, Event) and isinstance(c.detail, Compliance)]
    return [f"{'not ' * e.negated}{''.join(e.actors) or '-'} {e.detail.term} {e.detail.verdict}" for e in events]


def sayers(text):
    """Return by whom each claim of compliance of a dispatch is made."""
    claims = read_article(Article.build(body=text, published="2024-06-05")).claims
    return [e.said_by[0].name for e in claims if isinstance(e, Event) and isinstance(e.detail, Compliance)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kenya said that Sudan had violated the truce.", ["Sudan ceasefire broken"]),
        ("Peru has gone back on its promise to open the border, Chile said.", ["Peru border_and_crossings broken"]),
        ("Peru is in breach of the treaty, Chile said.", ["Peru deal_as_a_whole broken"]),
        ("Peru has stuck to the ceasefire, Chile said.", ["Peru ceasefire kept"]),
        ("Peru has not kept the ceasefire, Chile said.", ["Peru ceasefire broken"]),
        ("Peru has honoured no truce, Chile said.", ["Peru ceasefire broken"]),
        ("Neither side has honoured the ceasefire, Chile said.", ["both sides ceasefire broken"]),
        ("Peru has respected none of the ceasefires that it signed, Chile said.", ["Peru ceasefire broken"]),
        ("Peru is behind schedule on the withdrawal of its troops, Chile said.", ["Peru withdrawal delayed"]),
        ("Peru has yet to release the prisoners, Chile said.", ["Peru prisoner_release delayed"]),
        (
            "Peru has still not released the prisoners, as it had promised, Chile said.",
            ["Peru prisoner_release broken"],
        ),
        ("Peru pulled its troops out of the zone as the accord requires, Chile said.", ["Peru withdrawal kept"]),
        ("Peru shelled a village despite the truce, Chile said.", ["Peru ceasefire broken"]),
    ],
)
def test_what_is_agreed_is_kept_broken_or_delayed(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Peru promised that it would respect the truce.",
        "Chile called on Peru to respect the truce.",
        "Peru and Chile carried out an exchange of prisoners on Friday.",
        "Chile called the murder a violation of the constitution.",
        "Heavy rain delayed the harvest in Peru.",
        "Peru attacked a village in Chile.",
    ],
)
def test_a_plan_a_demand_or_a_deed_alone_is_no_claim_of_compliance(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "sayer"),
    [
        (
            "Peru has broken the truce, monitors of the African Union certified in Lima.",
            "monitors of the African Union",
        ),
        ("Chile complained that Peru had broken the truce.", "Chile"),
        ("Chile accused Peru of breaking the truce.", "Chile"),
        ("Chile counted 53 Peruvian violations of the truce.", "Chile"),
        ("Peru attacked a village in what Chile called a breach of the truce.", "Chile"),
    ],
)
def test_who_says_so_may_stand_before_or_behind(text, sayer):
    assert sayers(text) == [sayer]


@pytest.mark.parametrize(
    "answer",
    [
        "Peru denied it.",
        "Peru rejected the finding.",
        "Peru called the accusation baseless.",
        "A spokesman for Peru dismissed the charge.",
    ],
)
def test_who_answers_a_charge_denies_it(answer):
    assert told(f"Chile said that Peru had broken the truce. {answer}") == [
        "Peru ceasefire broken",
        "not Peru ceasefire broken",
    ]


def test_those_who_accuse_each_other_are_each_accused_by_the_other():
    text = "Chile and Peru accused each other of breaking the truce."
    assert told(text) == ["Chile ceasefire broken", "Peru ceasefire broken"]
    assert sayers(text) == ["Peru", "Chile"]


def test_its_troops_are_those_of_who_speaks():
    assert told("Peru insisted that its troops were observing the truce.") == ["Peru ceasefire kept"]


def test_violations_are_of_the_truce_that_the_article_tells_of():
    text = "A truce took effect on Monday. Chad accused Libya of serious violations."
    assert told(text) == ["Libya ceasefire broken"]


@pytest.mark.parametrize(
    "text",
    [
        "Parliament will debate a draft statute under which Peru keeps the harbour and the islanders the rest, ministers said.",
        "Peru has sent observers to a centre for observing the truce, and wants more of them.",
        "In Lima a court met two men who had returned from the front. Peru has refused to recognise the paper.",
    ],
)
def test_what_only_words_tell_is_no_claim_where_the_reader_sees_nothing_of_it(text):
    assert told(text) == []


def test_those_of_a_person_who_speaks_are_those_for_whom_he_speaks():
    country = (
        "Peru's foreign minister, Elena Quispe, said that her country held to the ceasefire and kept its men back."
    )
    movement = "A spokesman for the Moro front, Abdul Salik, said that his movement had kept its word since the truce was signed."
    troops = "The governor-general, Sir Alan Bray, told the council that his troops had violated the ceasefire twice."
    assert told(country) == ["Peru ceasefire kept"]
    assert told(movement) == ["Moro front ceasefire kept"]
    assert told(troops) == ["his troops ceasefire broken"]


def test_where_nothing_may_be_agreed_nothing_is_broken():
    assert told("“His forces shelled the village,” Mayor Juan Paz said of General Mora.") == []


def test_whoever_did_it_may_be_any_kind_of_people():
    text = "Since Easter those horsemen have attacked eleven villages in spite of the truce, aid workers said."
    assert told(text) == ["horsemen ceasefire broken"]


def test_who_rejects_a_deed_as_a_breach_calls_it_one():
    text = "Peru and Chile signed a truce in May. Chile dismissed the Peruvian blockade as a violation of the accord."
    assert told(text) == ["Peru ceasefire broken"]
    assert sayers(text) == ["Chile"]


def test_what_somebody_is_asked_about_is_not_told():
    text = (
        "Chad and the rebels signed a truce in May. The envoy asked the president whether he still stood by the truce."
    )
    assert not [claim for claim in told(text) if claim.endswith("kept")]


def test_where_breaches_were_is_not_who_made_them():
    text = "A truce took hold in May. The army counted five breaches around Mongo by the Patriotic Front."
    assert told(text) == ["Patriotic Front ceasefire broken"]


def test_what_is_kept_broken_or_put_off_by_nobody_told_is_on_record_with_who_says_so():
    text = (
        "JUBA - The ceasefire signed in Addis Ababa on 1 March was holding on Sunday, monitors said. The government and "
        "the rebels agreed under it to release all prisoners by 5 March; the release has been put off twice."
    )
    assert told(text) == ["- ceasefire kept", "- prisoner_release delayed"]
    text = (
        "The truce between Kachin rebels and the army of Myanmar, agreed in Kunming last week, was broken on Tuesday "
        "night, residents of Laiza said."
    )
    assert told(text) == ["- ceasefire broken"]  # who made it is not who broke it
    assert sayers(text) == ["residents of Laiza"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Chad and the rebels signed an accord in Doha in May. The truce did not hold.", ["- ceasefire broken"]),
        ("Chad and the rebels signed an accord in Doha in May. The truce was never respected.", ["- ceasefire broken"]),
        ("Chad and the rebels signed an accord in Doha in May. The truce held all week.", ["- ceasefire kept"]),
    ],
)
def test_a_truce_that_did_not_hold_is_broken(text, claims):
    assert told(text) == claims


def test_fewer_handed_over_than_promised_is_no_promise_kept():
    text = (
        "CASTEL NOR - Envoys of the Republic of Velia and the Loran Liberation Front failed to agree on a list of captives on "
        "Wednesday, a day after both accused each other of breaking a month-old truce.\n\nVelia's chief negotiator, Pavel "
        "Orsic, said the Front had handed over 46 names instead of the 120 promised under the memorandum signed on 3 June."
    )
    assert "Loran Liberation Front prisoner_release broken" in told(text)


def test_what_nobody_is_told_to_have_put_off_is_quoted_with_the_verb():
    text = "Chad and the rebels signed an accord in May. The release of the prisoners has been put off again."
    claims = read_article(Article.build(body=text, published="2024-06-05")).claims
    (words,) = [c.evidence[0].text for c in claims if isinstance(c, Event) and isinstance(c.detail, Compliance)]
    assert words == "release of the prisoners has been put off"


def test_what_was_promised_does_not_say_that_it_is_late():
    text = (
        "The army and the rebels signed an accord in May. Some two hundred captured herders are still in jail. Their "
        "release was promised for June, the mediator recalled, and it has been put off again."
    )
    assert "Some two hundred captured herders" not in sayers(text)


def test_complaints_against_each_are_counted_apart():
    text = (
        "A truce between Chad and the rebels took hold in May. Monitors have upheld 189 complaints against the rebels "
        "and 47 against the government."
    )
    assert told(text) == ["- ceasefire kept", "rebels ceasefire broken", "government ceasefire broken"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a truce in May. Each army accused the other of violating it on Tuesday.",
        "Peru and Chile signed a truce in May. Each has since accused the other of breaking it.",
        "Peru and Chile declared a truce. Each side said the other had violated the truce.",
        "Peru and Chile traded accusations of breaking the truce on Friday.",
    ],
)
def test_each_who_accuses_the_other_makes_a_claim(text):
    assert sorted(told(text)) == ["Chile ceasefire broken", "Peru ceasefire broken"]
    assert sorted(sayers(text)) == ["Chile", "Peru"]


def test_a_third_does_not_deny_what_two_accuse_each_other_of():
    text = "Peru and Chile traded accusations of breaking the truce on Friday. The Red Cross rejected the charge that it had taken sides."
    assert sorted(told(text)) == ["Chile ceasefire broken", "Peru ceasefire broken"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Peru blocked a convoy of trucks in breach of the accord, the Red Cross said.",
            "Peru humanitarian_aid broken",
        ),
        ("Peru still holds 30 prisoners in violation of the accord, Chile said.", "Peru prisoner_release broken"),
    ],
)
def test_what_is_held_back_in_breach_of_an_accord_tells_its_term(text, claim):
    assert told(text) == [claim]


@pytest.mark.parametrize(
    "answer",
    ['"It is not true," Peru\'s army said.', "Peru countered that its men had fired at nobody."],
)
def test_the_accused_who_answers_denies(answer):
    claims = told(f"Chile said that Peru had violated the truce. {answer}")
    assert "not Peru ceasefire broken" in claims


@pytest.mark.parametrize(("what", "told_of"), [("rules of war", 0), ("terms of the truce", 1)])
def test_the_rules_of_war_are_no_accord(what, told_of):
    talks = "The garrison of Tapu and the Abra Front have held talks since Monday over a truce and prisoners. " * 4
    said = f"“The shelling is due to failures by the garrison to comply with the {what},” the envoy said."
    assert len(told(f"{talks}\n\n{said}")) == told_of


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "A spokesman for the rebels in Chad said on Tuesday that the truce was holding in the east.",
            [["spokesman for the rebels in Chad", "rebels"]],
        ),
        (
            "“The government is delaying the convoys,” said Anna Berg, a nurse. The government denied delaying aid.",
            [["Anna Berg"], ["government"]],
        ),
    ],
)
def test_each_who_says_so_is_named_once_and_no_country_where_its_foes_are(text, chains):
    claims = read_article(Article.build(body=text, published="2024-06-05")).claims
    found = [c for c in claims if isinstance(c, Event) and isinstance(c.detail, Compliance)]
    assert [[v.name for v in c.said_by] for c in found] == chains


def test_a_truce_that_runs_out_was_neither_kept_nor_broken():
    text = (
        "GENEVA - The truce in the Kesh valley, extended twice since December, expires at midnight on Sunday, Rosa Okello "
        "said. The truce between the government and the Front was signed in October."
    )
    assert told(text) == []


_TRUCE = "NAIROBI - A truce signed by Congo and the M23 in Doha took effect on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("On Tuesday the army said that its air defences had shot down three rockets over Uvira.", []),
        ("By nightfall the M23 had resumed the shelling of Uvira, residents said.", ["M23 ceasefire broken"]),
        ("On Tuesday Congo said that a Rwandan drone had struck Uvira in breach of the truce.", ["Rwanda ceasefire broken"]),
    ],
)
def test_who_defends_himself_breaks_no_truce_and_who_fires_again_does(text, claims):
    assert told(_TRUCE + text) == claims


def test_arms_are_their_owner_s_who_strikes_with_them():
    text = "Rwandan drones struck a depot near Uvira despite the ceasefire, the army said on Tuesday. "
    text += "The army shelled a launcher that had been moved in violation of the ceasefire, its spokesman said."
    assert told("NAIROBI - Congo and the M23 signed a ceasefire in July.\n\n" + text) == ["Rwanda ceasefire broken"]


def test_shots_where_no_truce_stands_break_none():
    text = "PORT SUDAN - At least 31 people were killed on Monday when shells struck a market in El Obeid.\n\n"
    text += "A group of doctors accused the Rapid Support Forces of firing from a position north of the city. "
    text += "The RSF denied it.\n\nMediators were expected to present a new proposal for a 60-day truce."
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenya said on Tuesday that Sudan had violated the truce of May 3.", None),
        ("Sudan broke the ceasefire on Monday, Kenya said on Tuesday.", "2024-06-03"),
        ("Sudan has violated the truce 14 times since Friday, Kenya said.", None),
        ("Sudan has yet to free the prisoners, who were to leave by May 20 under the accord, Kenya said.", None),
        ("Sudan broke the truce of May 3 by entering Bria on Monday, Kenya said.", "2024-06-03"),
        ("The army pulled out of Bria on Monday, as agreed in the accord of May 3.", "2024-06-03"),
    ],
)
def test_the_day_of_an_agreement_or_a_saying_is_none_of_its_breach(text, day):
    claims = read_article(Article.build(body=text, published="2024-06-05")).claims
    days = [c.date for c in claims if isinstance(c, Event) and isinstance(c.detail, Compliance)]
    assert days == [day]


def test_of_two_charges_the_last_is_denied_and_none_that_the_denial_itself_tells():
    text = "Chad said on Monday that Niger had violated the truce. Niger accused Chad of breaking the truce as well. Chad denied the charge."
    assert told(text) == ["Niger ceasefire broken", "Chad ceasefire broken", "not Chad ceasefire broken"]


def test_what_stands_behind_a_colon_is_no_part_of_what_is_denied():
    text = "Chad said that Niger had violated the truce. Niger rejected the charge: its army had kept to the truce and Chad had broken it."
    assert {"not Niger ceasefire broken", "Chad ceasefire broken"} <= set(told(text))
    assert "not Chad ceasefire broken" not in told(text)


def test_raids_break_a_truce_for_nobody_where_no_owner_is_told():
    assert told("Ali Nour, the rebels' envoy, said that the air raids breached the truce of 2003.") == ["- ceasefire broken"]


def test_a_capital_in_capitals_is_written_as_usual():
    text = "NIAMEY/RIGA, June 4 (XNA) - Latvia and Niger signed a truce in May. Riga has violated the truce, Niger said."
    assert told(text) == ["Riga ceasefire broken"]


def test_they_in_a_quotation_are_not_the_side_of_who_says_it():
    text = (
        "The KLA and the rebels of Ali Diop traded blame for the fighting. "
        '"They attacked our positions in Abra and breached the ceasefire," KLA spokesman Juma Oda said.'
    )
    assert told(text) == ["rebels of Ali Diop ceasefire broken"]
