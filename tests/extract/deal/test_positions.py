"""Positions told in the many ways of reporters: who holds them, by which words, on what condition."""

from dataclasses import replace

import numpy as np
import pytest
from untold import untold

from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.positions.heard import Candidate, beside_each_other, candidates, likeliest
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.subject import tells_positions
from onrecord.extract.odds import log_odds
from onrecord.extract.page import Page
from onrecord.pipeline import reader
from onrecord.records import Article, Position
from onrecord.weights.deal_head import STANCES, TYPES

pytestmark = pytest.mark.weights


def positions(text):
    claims = reader().read(Article.build(body=text, published="2024-05-01")).claims
    return {(c.party, c.term, c.stance) for c in claims if isinstance(c, Position)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("In Bamako the foreign minister demanded the withdrawal of the peacekeepers.", "Mali"),
        ("The last of the Houthis demanded the withdrawal of all troops.", "Houthis"),
        ("Mediators from Norway and Cuba demanded the withdrawal of all troops.", "Cuba"),
        ("UNITED NATIONS, Feb 20 (AP) — The United States demanded the withdrawal of all troops.", "United States"),
        (
            "Hafez Omar, the head of Chad's Front for Concord (FCT), demanded the withdrawal of all troops. The FCT holds two towns.",
            "Front for Concord",
        ),
        (
            "Peru and Chile brokered the pause. An FCT adviser, Idris Saleh, said it had demanded the withdrawal of all troops.",
            "FCT",
        ),
    ],
)
def test_an_office_speaks_for_whom_its_words_tell(text, party):
    assert (party, "withdrawal", "demands") in positions(text)


def test_the_same_words_do_not_tell_that_one_is_for_and_against():
    text = '"The paper is a fair basis," Reyl of the Moro Front said. Harnik of Chad called it "unbalanced".'
    stances = [s for party, term, s in positions(text) if (party, term) == ("Moro Front", "deal_as_a_whole")]
    assert stances == ["supports"]


def test_they_are_not_the_one_who_spoke_of_two_sides():
    text = (
        "Envoys of Mali's army and the Azawad Alliance met on Wednesday. The two sides agreed to a ceasefire, spokesperson "
        "Ana Diaz told reporters. They also promised not to harm the safety of Chinese residents."
    )
    assert not any(party == "Ana Diaz" for party, _, _ in positions(text))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A ceasefire is out of the question, Turkey said on Monday.", "rejects"),
        ("What Turkey wants is a ceasefire.", "demands"),
        ("Turkey called the ceasefire a betrayal.", "opposes"),
        ("Turkey would like a ceasefire.", "demands"),
        ("Turkey will accept no ceasefire while its border is under fire.", "conditions"),
        ("Egypt rejected the ceasefire on Monday. So did Turkey.", "rejects"),
        ("Turkey thought it unlikely that the ceasefire would hold.", "doubts"),
        ("A ceasefire is necessary, Turkey said.", "demands"),
        ("A ceasefire is badly needed, Turkey said.", "demands"),
        ("Turkey called the ceasefire essential.", "supports"),
    ],
)
def test_a_stance_is_told_in_many_ways(text, stance):
    assert ("Turkey", "ceasefire", stance) in positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Neither Yerevan nor Baku has ruled out a meeting in Washington.",
        "Hamas asked for talks. The ambassador declined to discuss it.",
        "The rebels dropped their insistence on independence.",
    ],
)
def test_what_is_left_open_is_no_position(text):
    held = {stance for party, _, stance in positions(text) if party != "Hamas"}
    assert not held


def test_a_pronoun_stands_for_what_was_named_before():
    text = "The rebels have kept their rifles. Their front would not hand them over, Hezbollah said."
    assert any(term == "disarmament" and stance == "rejects" for _, term, stance in positions(text))


def test_a_term_is_made_the_condition_of_another():
    text = "Damascus has made the withdrawal a condition of any talks."
    assert ("Damascus", "talks_process", "conditions") in positions(text)


def test_who_it_is_that_hangs_on_itself_ends():
    text = "Peace: ELN says ready for truce\n\nThe guerrilla group would halt its operations, it announced in a video on its website."
    assert ("ELN", "ceasefire", "offers") in positions(text)


def test_no_one_holds_no_position():
    assert not positions("No one demanded a ceasefire. You want a ceasefire, he wrote.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad has not said whether it will take part in the talks.", []),
        ("Niger dropped its opposition to the truce.", [("Niger", "ceasefire", "accepts")]),
        ("Niger lifted its veto on the truce.", [("Niger", "ceasefire", "accepts")]),
        (
            "Family members of the captives urged the government to accept the deal.",
            [("Family members of the captives", "deal_as_a_whole", "demands")],
        ),
    ],
)
def test_what_is_not_said_or_given_up(text, wanted):
    claims = reader().read(Article.build(body=text, published="2024-05-02")).claims
    assert [(c.party, c.term, c.stance) for c in claims if isinstance(c, Position)] == wanted


def test_a_stance_is_found_whose_words_no_vocabulary_holds():
    assert ("Kerem", "monitoring", "accepts") in positions("Kerem has made its peace with observers on the bridge.")


def test_a_plan_is_no_party():
    assert not positions("The plan calls for a permanent end to 36 years of war.")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Hamas vowed that its fighters would never give up their weapons.", "disarmament"),
        ("Ukraine pledged that it would not cede any territory to Russia.", "territory"),
        ("Israel promised that the army would not leave the Golan.", "withdrawal"),
    ],
)
def test_who_promises_not_to_do_it_rejects_it(text, term):
    assert {(t, s) for _, t, s in positions(text)} == {(term, "rejects")}


def test_who_calls_on_others_to_accept_does_not_accept():
    found = positions("Washington called on Hamas to accept the proposal.")
    assert {(t, s) for _, t, s in found} == {("deal_as_a_whole", "demands")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chad insists that no deal is possible unless the rebels disarm.", "conditions"),
        ("Chad's president said he did not believe that a deal was possible.", "doubts"),
    ],
)
def test_who_wants_no_deal_or_believes_in_none(text, stance):
    assert ("Chad", "deal_as_a_whole", stance) in positions(text)


def test_who_suspends_its_part_in_talks_rejects_them():
    assert positions("Russia suspended its participation in the talks.") == {("Russia", "talks_process", "rejects")}


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the front would hand over its weapons, its spokesman said nothing.",
        "A spokesman for the African Union declined to say whether the two delegations had discussed a truce.",
        "Rumours that the militia had demanded a seat in the cabinet were dismissed by its leader.",
        "The rebels said they would study the text.",
    ],
)
def test_a_question_a_rumour_and_a_study_are_no_stance(text):
    assert not positions(text)


def test_who_knows_of_talks_demands_none():
    found = positions(
        "Mali insisted that every soldier leave Kidal, according to officials familiar with the Cairo talks."
    )
    assert found == {("Mali", "withdrawal", "demands")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The plan won praise from France and drew criticism from Iran.",
            {("France", "supports"), ("Iran", "opposes")},
        ),
        ("Moscow's demand for a withdrawal was met with scorn by Kyiv.", {("Moscow", "demands"), ("Kyiv", "opposes")}),
        ("Israel voiced scepticism on Thursday that any truce could hold.", {("Israel", "doubts")}),
        ("The rebels' only request was an end to the bombing.", {("rebels", "demands")}),
        ("For Colombo, dialogue must await the laying down of arms.", {("Colombo", "conditions")}),
        ("Pyongyang has tied its return to the talks to the easing of sanctions.", {("Pyongyang", "conditions")}),
        ("Georgia pressed again for 200,000 people to go back to Abkhazia.", {("Georgia", "demands")}),
        ("The front said it could not countenance a unity government.", {("front", "rejects")}),
        ("The rebels announced a truce on Monday.", {("rebels", "offers")}),
        ("Chad said it would take part if it got the terms in writing.", {("Chad", "conditions")}),
    ],
)
def test_stances_that_a_term_gets_or_waits_for(text, wanted):
    assert {(party, stance) for party, _, stance in positions(text)} >= wanted


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A Mai-Mai militia had shelled the UN base. The militia agreed to disarm.", "Mai-Mai militia"),
        ("Mali's army and an alliance of three rebel groups agreed to a truce, China's foreign ministry said.", "alliance of three rebel groups"),
        ("The UN envoy for Syria, Geir Pedersen, spoke. The envoy called for the release of detainees, he said.", "UN"),
        ("BOGOTA (Reuters) - The rebels rejected a ceasefire.", "rebels"),
    ],
)  # fmt: skip
def test_common_nouns_mean_who_was_told_of_before(text, party):
    assert party in {p for p, _, _ in positions(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Turkey would sign only if the rebels laid down their arms.", ("Turkey", "disarmament", "demands")),
        (
            "Turkey will not talk until Iran lifts its blockade of the port.",
            ("Turkey", "border_and_crossings", "demands"),
        ),
        ("Turkey said its troops would stay in the valley.", ("Turkey", "withdrawal", "rejects")),
        ("Turkey insists that the rebels leave the valley.", ("Turkey", "withdrawal", "demands")),
        ("Oxfam urged the militia to let aid workers into the camp.", ("Oxfam", "humanitarian_aid", "demands")),
        ("Turkey said there was no question of a withdrawal.", ("Turkey", "withdrawal", "rejects")),
        ("Turkey would sign nothing on disarmament.", ("Turkey", "disarmament", "rejects")),
        ("Chad called for a referendum, which Turkey described as unacceptable.", ("Turkey", "governance", "rejects")),
        ("Iran and Turkey met. Both governments accepted the truce.", ("Iran", "ceasefire", "accepts")),
        ("Turkey walked away from the talks.", ("Turkey", "talks_process", "rejects")),
        ("Turkey put no name to the truce.", ("Turkey", "ceasefire", "rejects")),
        ("Shells fell on the port after Turkey signed the accord.", ("Turkey", "deal_as_a_whole", "accepts")),
    ],
)
def test_plain_ways_of_agency_prose(text, wanted):
    assert wanted in positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of Turks rallied to demand that the government sign the accord.",
        "Turkey fought on under the accord that its leaders signed in Geneva.",
        "Turkey said its port had been left out of the plan for the region.",
        "Peacekeepers from Denmark and Ghana will remain on the border until the end of the year.",
    ],
)
def test_what_only_sounds_like_a_stance(text):
    assert not {p for p in positions(text) if p[2] in {"accepts", "rejects"} or p[1] == "withdrawal"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The government of Chad was urged to accept the truce, Niger said.", set()),
        ("The Greek government was asked for talks with the rebels and said yes.", set()),
        ("Will the armed forces back the dialogue with the rebels?", set()),
        ("Hayashi spoke of lawsuits brought by laborers seeking compensation under the accord.", set()),
        ('"The fighting proves the urgent need for a ceasefire," said the release.', set()),
        (
            "The party has blamed the government and the army for the killings, demanding a ceasefire.",
            {("party", "ceasefire", "demands")},
        ),
        ("According to minister Diallo, the refugees' demand for a ceasefire shows who is behind them.", set()),
        ("Peru urged both sides to sign the accord.", {("Peru", "deal_as_a_whole", "demands")}),
    ],
)
def test_who_is_asked_or_blamed_takes_no_stance_by_that(text, told):
    assert positions(text) == told


def test_what_a_term_is_needed_for_is_none_itself():
    text = "France said that a ceasefire in the north was necessary to guarantee peace in the region."
    assert {p[:2] for p in positions(text)} == {("France", "ceasefire")}


def test_the_two_who_act_most_are_the_sides():
    text = (
        "Russia shelled Kherson on Monday. Ukraine hit a depot, Kyiv said. Moscow said that the depot burned. "
        "Both sides rejected the truce."
    )
    assert {("Russia", "ceasefire", "rejects"), ("Ukraine", "ceasefire", "rejects")} <= positions(text)


def test_who_held_an_office_once_does_not_speak_for_it():
    text = "Former defence minister Ali Nour rejected the ceasefire. The government of Chad gave no answer."
    assert positions(text) == {("Ali Nour", "ceasefire", "rejects")}


def test_they_in_a_quotation_are_the_other_side():
    text = 'Iran and Iraq met. Iranian spokesman Ali Reza rejected the complaint. "They signed the truce," he said.'
    assert ("Iraq", "ceasefire", "accepts") in positions(text)


def weighed_in(text):
    article = Article.build(body=text, published="2024-05-01")
    page = Page(article, reader().read(article).annotations, by="")
    return page, untold(len(page.tree.words))


def test_what_vocabulary_and_reader_both_tell_is_one_that_may_be_a_stance():
    page, scores = weighed_in("Turkey rejected the ceasefire.")
    scores.topic[3, 1], scores.type[3, TYPES.index("ceasefire")] = 0.8, 1
    scores.stance[1] = 0.2 * (np.arange(len(STANCES)) == 0) + 0.8 * (
        np.arange(len(STANCES)) == STANCES.index("rejects")
    )
    scores.targets["cue"][3], scores.targets["party"][1] = (1, 3), (0, 1)
    by_rule = Held(TermMention("ceasefire", 3, None, (3,)), "rejects", "Turkey", 1)
    (both,) = candidates(page, Learned(scores), [by_rule], frozenset())
    assert both.by_rule
    assert both.signs["both: topic"] == pytest.approx(log_odds(0.8))
    assert "only rule" not in both.signs
    other = replace(by_rule, stance="demands", operator=None)
    one, two = candidates(page, Learned(scores), [other], frozenset())
    assert one.signs["gainsaid by reader"] == two.signs["gainsaid by rule"] == 1
    told = candidates(page, Learned(scores), [replace(other, operator=1)], frozenset())
    assert {c.held.stance for c in told} == {"demands", "rejects"}  # what the reader hears stays its own


@pytest.mark.parametrize(
    ("topic", "stance", "told"), [(0, 0, 0), (0, 0.5, 1), (0.5, 0, 1)], ids=["neither", "a stance", "its topic"]
)
def test_a_stance_of_the_vocabulary_may_be_one_where_the_reader_hears_it(topic, stance, told):
    page, scores = weighed_in("Turkey rejected the ceasefire.")
    scores.topic[3, 1], scores.type[3, TYPES.index("ceasefire")] = topic, 1
    scores.stance[1, STANCES.index("rejects")] = stance
    by_rule = Held(TermMention("ceasefire", 3, None, (3,)), "rejects", "Turkey", 1)
    found = candidates(page, Learned(scores), [by_rule], frozenset())
    assert [c.signs["only rule"] for c in found if c.by_rule] == [1.0] * told


def test_what_may_be_a_stance_tells_how_much_else_may_be():
    page, _ = weighed_in("Chad rejected the truce. Mali rejected the truce and the withdrawal, a truce Chad rejected.")
    truces = [w for w in range(len(page.tree.words)) if page.tree.lower(w) == "truce"]
    first, second, third = (
        Candidate(Held(TermMention("ceasefire", w, None, (w,)), "rejects", party, None), {}, 0.3, by_rule=False)
        for w, party in zip(truces, ("Chad", "Mali", "Chad"), strict=True)
    )
    again = replace(third, held=replace(third.held, operator=1))
    mentions = [TermMention("deal_as_a_whole", truces[0], None, (truces[0],))]
    signs = [c.signs for c in beside_each_other(page.tree, [first, second, third, again], mentions)]
    assert [s["told here"] for s in signs] == pytest.approx(np.log([2, 3, 3, 3]))
    assert [s["told again here"] for s in signs] == pytest.approx(np.log([1, 1, 2, 2]))
    assert [s["told elsewhere"] for s in signs] == pytest.approx(np.log([3, 1, 2, 2]))
    assert [s["another type by its words"] for s in signs] == [1, 0, 0, 0]


@pytest.mark.parametrize(("second", "told"), [(0.4, 2), (0.2, 1)])
def test_the_next_likeliest_type_and_stance_may_be_the_one_too(second, told):
    page, scores = weighed_in("Chad rejected the corridor.")
    scores.topic[3, 1] = 0.8
    scores.type[3] = [{"territory": 1 - second, "border_and_crossings": second}.get(kind, 0) for kind in TYPES]
    scores.stance[1] = [{"rejects": 0.9 - second, "opposes": second}.get(stance, 0) for stance in STANCES]
    scores.targets["cue"][3], scores.targets["party"][1] = (1, 3), (0, 0)
    found = [(c.held.mention.type, c.held.stance) for c in candidates(page, Learned(scores), [], frozenset())]
    assert found[0] == ("territory", "rejects")
    assert len(set(found)) == told**2


@pytest.mark.parametrize(
    ("topic", "kind", "wanted"),
    [(4, "talks_process", "conditions"), (7, "withdrawal", "demands")],
    ids=["talk", "leaves"],
)
def test_what_waits_is_conditional_and_what_it_waits_for_demanded_of_the_one_who_does(topic, kind, wanted):
    page, scores = weighed_in("Kenya said Mali would talk once Chad leaves.")
    once = 5
    scores.topic[topic, 1], scores.type[topic, TYPES.index(kind)] = 0.8, 1
    scores.stance[once] = [{"demands": 0.5, "conditions": 0.4}.get(stance, 0) for stance in STANCES]
    scores.targets["cue"][topic], scores.targets["party"][once] = (once, topic), (0, 2)
    scores.shares["party"][once] = 0.5
    found = candidates(page, Learned(scores), [], frozenset())
    assert {(c.held.party, c.held.stance) for c in found} == {("Mali", wanted)}


@pytest.mark.parametrize(("verb", "wanted"), [("must", "demands"), ("won't", "conditions")])
def test_what_must_come_before_another_thing_is_demanded(verb, wanted):
    page, scores = weighed_in(f"Kenya said its troops {verb} leave before Chad disarms.")
    leave, before = (
        next(w for w in range(len(page.tree.words)) if page.tree.lower(w) == t) for t in ("leave", "before")
    )
    scores.topic[leave, 1], scores.type[leave, TYPES.index("withdrawal")] = 0.8, 1
    scores.stance[before] = [{"conditions": 0.9}.get(stance, 0) for stance in STANCES]
    scores.targets["cue"][leave], scores.targets["party"][before] = (before, leave), (0, 0)
    found = candidates(page, Learned(scores), [], frozenset())
    assert [(c.held.party, c.held.stance) for c in found] == [("Kenya", wanted)]


@pytest.mark.parametrize(
    ("text", "stance", "wanted"),
    [
        ("Chad offered to free the pilots if Mali reopens the road.", "offers", "conditions"),
        ("Chad offered to free the pilots.", "offers", "offers"),
        ("Chad opposes freeing the pilots until Mali reopens the road.", "opposes", "conditions"),
        ("Chad opposes freeing the pilots.", "opposes", "opposes"),
    ],
)
def test_what_one_would_do_if_others_do_something_is_conditional(text, stance, wanted):
    page, scores = weighed_in(text)
    pilots = next(w for w in range(len(page.tree.words)) if page.tree.lower(w) == "pilots")
    scores.topic[pilots, 1], scores.type[pilots, TYPES.index("hostage_release")] = 0.8, 1
    scores.stance[1] = [{stance: 0.9}.get(told, 0) for told in STANCES]
    scores.targets["cue"][pilots], scores.targets["party"][1] = (1, pilots), (0, 0)
    found = candidates(page, Learned(scores), [], frozenset())
    assert [(c.held.party, c.held.stance) for c in found] == [("Chad", wanted)]


def test_that_he_proposes_it_who_laid_it_out_needs_no_weighing(monkeypatch):
    page, _ = weighed_in("Turkey rejected the ceasefire and called for talks.")
    monkeypatch.setattr("onrecord.extract.deal.positions.heard.chance", lambda signs: 0.0)
    held = Held(TermMention("ceasefire", 3, None, (3,)), "proposes", "Turkey", 1)
    for tabled, sure in ((1.0, [0.3]), (0.0, [])):
        told = likeliest(page.tree, [Candidate(held, {"rule: tabled": tabled}, 0.05, by_rule=True)])
        assert [h.sure for h in told] == sure


@pytest.mark.parametrize(("sure", "told"), [(0.1, "rejects"), (0.01, "demands")])
def test_of_two_stances_on_one_term_the_vocabulary_s_is_told_if_it_is_likely(sure, told, monkeypatch):
    page, _ = weighed_in("Turkey rejected the ceasefire and called for talks.")
    monkeypatch.setattr("onrecord.extract.deal.positions.heard.chance", lambda signs: signs["sure"])
    ceasefire = Held(TermMention("ceasefire", 3, None, (3,)), "rejects", "Turkey", 1)
    demanded, talks = replace(ceasefire, stance="demands"), TermMention("talks_process", 7, None, (7,))
    may_be = [
        Candidate(ceasefire, {"sure": sure}, 0.05, by_rule=True), Candidate(demanded, {"sure": 0.6}, 0.3, by_rule=False),
        Candidate(replace(demanded, mention=talks), {"sure": 0.1}, 0.3, by_rule=False),
    ]  # fmt: skip
    assert [(h.stance, h.mention.type) for h in likeliest(page.tree, may_be)] == [(told, "ceasefire")]


def test_log_odds_of_shares_go_no_farther_than_four():
    assert [log_odds(share) for share in (0, 0.5, 1)] == [-4, 0, 4]


@pytest.mark.parametrize(
    "text",
    [
        "The former minister has publicly stated that he would not leave the country.",
        "The opposition leader said the cabinet should submit a peace plan to parliament soon.",
    ],
)
def test_who_only_leaves_or_is_told_what_to_do_has_no_position_on_a_deal(text):
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    stances = [(c.stance, c.term) for c in read.claims if isinstance(c, Position)]
    assert not {("rejects", "withdrawal"), ("proposes", "deal_as_a_whole")} & set(stances)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("The party demanded that the president resign.", "governance", False),
        ("The party demanded that the president resign after the war.", "governance", False),
        ("The rebels demanded that the president resign.", "governance", True),
        ("The party demanded that the president resign once the truce holds.", "governance", True),
        ("The senate criticised a meeting of army chiefs.", "talks_process", False),
        ("The party demanded that the army leave the capital.", "withdrawal", True),
        ("The party demanded that the union leave the capital.", "withdrawal", False),
    ],
)
def test_parties_and_parliaments_take_positions_on_a_deal_only_where_sides_fight_or_bargain(text, kind, told):
    article = Article.build(body=text + " It rained." * 60, published="2024-05-01")
    page = Page(article, reader().annotate(article), by="")
    assert tells_positions(page, kind, None) == told


@pytest.mark.parametrize(
    "text",
    [
        "The rebels fought on. The minister refused to use the word siege.",
        "The rebels fought on. The exiled government asked Chad to enforce the arms embargo.",
    ],
)
def test_a_word_that_is_shunned_and_sanctions_in_force_are_no_terms_somebody_stands_on(text):
    assert not {t for _, t, _ in positions(text)} & {"sanctions", "border_and_crossings"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A minister said the rebel group would release the hostages. Talks resume in Lome.", "rebel group"),
        ("A Tara Front official said the rebel movement would release the hostages.", "Tara Front"),
        ("A Tara Front official said the movement would release the hostages.", "Tara Front"),
    ],
)
def test_who_tells_of_a_rebel_group_is_not_of_it_unless_it_is_the_one_named(text, party):
    assert {(party, "hostage_release", "offers")} == positions(text)


@pytest.mark.parametrize(
    ("stance", "verb"),
    [("demands", "demanded"), ("accepts", "accepted")],
)
def test_who_wants_a_plan_wants_what_it_would_bring(stance, verb):
    found = positions(
        f"The Tara Front {verb} the plan that Kenya says would begin with a 30-day truce, a withdrawal of troops from "
        "Kassa and the release of prisoners. The talks open in Nairobi on Monday."
    )
    assert ("Tara Front", "deal_as_a_whole", stance) in found
    points = {("Tara Front", kind, stance) for kind in ("ceasefire", "withdrawal", "prisoner_release")}
    assert points <= found


def test_who_laid_out_a_plan_with_terms_proposes_it():
    found = positions(
        "NAIROBI: Talks on ending the war in Kassa opened on Monday. Mediators said the focus would be on the plan that "
        "President Awa Diop laid out on April 4. The plan would start with a 30-day truce, a withdrawal of troops from "
        "Kassa and the release of prisoners."
    )
    assert ("Awa Diop", "deal_as_a_whole", "proposes") in found


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("Ana Mendoza, the government's chief negotiator,", "government"),
        ("General Abel Kasa, who heads the army,", "army"),
        ("Colonel Peter Lado, who speaks for the rebels,", "rebels"),
        ("The army chief, General Abel Kasa,", "army"),
        ("The former army chief, Abel Kasa,", "Abel Kasa"),
    ],
)
def test_who_speaks_for_a_side_without_a_name_holds_its_position(who, wanted):
    assert {party for party, *_ in positions(f"{who} rejected a ceasefire on Monday.")} == {wanted}


def test_what_is_given_in_return_is_demanded_by_the_one_who_offers():
    found = positions(
        "The Tara Front said on Monday it would free the three engineers in return for its prisoners in Kassa."
    )
    assert {("Tara Front", "hostage_release", "offers"), ("Tara Front", "prisoner_release", "demands")} == found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya's foreign minister said the peacekeepers should not leave Bria.", ("Kenya", "withdrawal")),
        ("The junta said on Monday that prisoners must not be released.", ("junta", "prisoner_release")),
    ],
)
def test_who_says_that_others_should_not_do_it_opposes_it(text, wanted):
    assert {(*wanted, "opposes")} == positions(text)


def test_who_has_kept_to_a_truce_takes_no_stance_by_that():
    assert not positions("Both armies have abided by the ceasefire since Friday, the United Nations said.")


@pytest.mark.parametrize(
    "text",
    [
        "Chad would hand over a draft peace deal once the swap of prisoners was over, its minister said.",
        "The rebels would come home once the war is over, they said in Bria.",
    ],
)
def test_who_waits_for_the_end_of_something_does_not_demand_it(text):
    assert not [p for p in positions(text) if p[2] == "demands"]


def test_who_is_refused_access_refuses_nothing():
    text = "Civil society groups, which were refused access to the talks, held a vigil in Bria on Monday."
    assert not [p for p in positions(text) if p[2] == "rejects"]


def test_who_leaves_without_signing_does_not_accept():
    found = positions("General Haroun left Bria on Monday without signing the truce.")
    assert {stance for _, _, stance in found} <= {"rejects"}


def test_what_another_has_to_do_the_speaker_demands():
    found = positions("Peru would have to free the prisoner first, Shining Path leader Juan Torres said.")
    assert found == {("Shining Path", "prisoner_release", "demands")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("President Kiir ordered the army on Monday to halt its attacks.", "offers"),
        ("The African Union ordered Kenya on Monday to halt its attacks.", "demands"),
    ],
)
def test_who_orders_his_own_men_to_stop_offers_it(text, wanted):
    assert {stance for _, term, stance in positions(text) if term == "ceasefire"} == {wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad promised once more to stop the war.", "offers"),
        ("Chad would lift the blockade for nothing less, its minister said.", "conditions"),
        ("The rebels said on Monday that they would negotiate with nobody but the army.", "conditions"),
    ],
)
def test_what_is_done_at_once_depends_on_nothing_and_what_is_done_for_nothing_less_does(text, wanted):
    assert {stance for _, _, stance in positions(text)} == {wanted}


@pytest.mark.parametrize("told", ["as did Ghana and Togo", "as has Ghana"])
def test_as_did_others_tells_their_stance(told):
    assert ("Ghana", "ceasefire", "supports") in positions(f"Kenya welcomed the ceasefire, {told}.")


def test_who_is_signed_with_accepts_too():
    found = positions("President Kiir signed the peace agreement with Riek Machar on Monday.")
    assert {party for party, term, stance in found if stance == "accepts"} == {"Kiir", "Riek Machar"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Students in Bria demanded the withdrawal of all foreign troops.", True),
        ("Analysts in Bria demanded the withdrawal of all foreign troops.", False),
    ],
)
def test_residents_and_relatives_take_positions_and_experts_do_not(text, told):
    assert bool(positions(text)) == told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('"Peru must sign the accord," Chile said.', ("Chile", "deal_as_a_whole", "demands")),
        ('"Peru has to accept the truce," Ana Vega said.', ("Ana Vega", "ceasefire", "demands")),
        ("Peru must not accept the truce, the Abra Front said.", ("Abra Front", "ceasefire", "opposes")),
    ],
)
def test_what_others_must_agree_to_is_demanded_by_who_says_so_and_nobody_has_agreed(text, claim):
    assert positions(text) == {claim}


def test_whose_guns_somebody_speaks_of_are_not_his_side():
    said = '"There will be no seats in the cabinet for the Abra Front while it holds on to its guns," Carlos Vega said.'
    assert {party for party, _, _ in positions(said)} == {"Carlos Vega"}


def test_who_she_is_is_no_government_that_she_speaks_of():
    said = 'Ana Vega spoke in Lima. "The government has to accept the truce," she said.'
    assert positions(said) == {("Ana Vega", "ceasefire", "demands")}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The rebels of Chad walked out over the release of prisoners.", set()),
        ("The rebels of Chad walked out of the talks over the withdrawal of the army.", {"talks_process"}),
        ("Peru regretted Chile's remarks about the truce.", set()),
        ("The Abra Front said that Peru had broken the truce. Peru denied it.", set()),
        ("The Abra Front said that Peru had shelled a village in breach of the ceasefire. Peru dismissed the claim.", set()),
    ],
)
def test_over_what_one_left_and_what_one_denies_or_regrets_to_hear_is_no_position(text, terms):
    assert {term for _, term, _ in positions(text)} == terms


def test_the_two_sides_who_say_so_are_those_two():
    text = "The army of Chad and the Abra Front met in Lima. Aid must be let in, the two sides said."
    assert {party for party, term, _ in positions(text) if term == "humanitarian_aid"} == {"army of Chad", "Abra Front"}


def test_a_commander_of_rebels_in_a_country_does_not_speak_for_it():
    found = positions('"We will not sign the truce," said a commander of the rebels in Chad.')
    assert {party for party, _, _ in found} == {"rebels in Chad"}


@pytest.mark.parametrize("told", ["but the Abra Front did not", "while the Abra Front would not"])
def test_who_did_not_do_as_another_rejects_what_that_one_accepts(told):
    found = positions(f"Peru signed the peace agreement on Wednesday, {told}.")
    assert ("Abra Front", "deal_as_a_whole", "rejects") in found


def test_who_joins_a_call_makes_it():
    text = "Kenya called on the army and the rebels in Chad to agree to a ceasefire. The European Union joined the call."
    assert ("European Union", "ceasefire", "demands") in positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Chad have swapped 40 prisoners. The Red Cross thanked both and said it stood ready to do more.",
        "The truce is for 60 days, two people who have read the document said. Neither Kenya nor Chad would keep tanks in "
        "the town, one of them said.",
    ],
)
def test_what_nobody_tells_or_only_a_paper_lays_down_is_nobody_s_offer_or_refusal(text):
    assert not [p for p in positions(text) if p[2] in {"offers", "rejects"}]


def test_who_says_yes_accepts_the_paper_not_a_point_of_it():
    text = "Manila accepts in principle the Omani paper on a 60-day truce but wants the monitors to come from Japan, its "
    text += "foreign minister said on Monday. The Moro Front had already said yes on Friday."
    assert ("Moro Front", "monitoring", "accepts") not in positions(text)
    assert ("Moro Front", "deal_as_a_whole", "accepts") in positions(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad called on the prime minister to cut off humanitarian aid to Darfur.", ("humanitarian_aid", "opposes")),
        ("The FARC said it would suspend the talks with Colombia.", ("talks_process", "rejects")),
        ("Kenya opposed a halt to the talks in Nairobi.", ("talks_process", "supports")),
        ("Serbia wants the envoy to suspend the ceasefire in Bosnia.", ("ceasefire", "opposes")),
        ("The Moro Front demanded that the deal be scrapped.", ("deal_as_a_whole", "opposes")),
        ("The army of Chad wants the ceasefire abandoned.", ("ceasefire", "opposes")),
    ],
)
def test_who_wants_a_term_stopped_is_against_it(text, wanted):
    assert [(term, stance) for _, term, stance in positions(text)] == [wanted]


def test_who_is_asked_to_drop_a_demand_is_not_asked_for_what_it_demands():
    text = "Egypt and Qatar had asked Hamas to drop its demand that the United Nations alone distribute aid, a diplomat said."
    assert not positions(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The guerrillas would only accept a truce that is permanent.", ("guerrillas", "ceasefire", "conditions")),
        ("The front will only merge its forces into the army under a new leadership.", ("front", "disarmament", "conditions")),
    ],
)
def test_what_somebody_would_do_only_in_one_way_is_conditional(text, wanted):
    assert wanted in positions(text)


@pytest.mark.parametrize("speaker", ["Ukraine's foreign minister", "Kyiv"])
def test_the_side_of_another_people_is_not_the_speakers(speaker):
    text = f"The Russian side insists on a withdrawal of troops, {speaker} said."
    assert {party for party, _, _ in positions(text)} == {"Russian side"}


def test_the_side_of_his_own_people_is_the_speakers():
    text = (
        "Brahim Ghali, the leader of the Frente POLISARIO, spoke on Saturday. He said the Sahrawi side insists on a "
        "withdrawal of all troops."
    )
    assert {party for party, _, _ in positions(text)} == {"Frente POLISARIO"}


def test_whom_others_stand_by_is_not_theirs():
    text = "The Saudi-backed government wants planes to be inspected before they land in Sanaa."
    assert {party for party, _, _ in positions(text)} == {"Saudi-backed government"}


def test_who_calls_a_deal_a_surrender_demands_nothing():
    text = "The cabinet met on Tuesday. Minister Itamar Ben-Gvir opposed the agreement with Hamas, which he called a surrender."
    assert positions(text) == {("Itamar Ben-Gvir", "deal_as_a_whole", "opposes")}
def test_the_two_who_agreed_are_the_two_sides():
    text = "Talks between Peru and the Abra Front ended on Wednesday. The mediator said the two had agreed to a ceasefire."
    assert {party for party, term, _ in positions(text) if term == "ceasefire"} == {"Peru", "Abra Front"}


def test_who_wants_what_was_told_of_before_torn_up_is_against_it():
    text = "President Reyl said he stood by the agreement. His coalition partners of the Abra Union want it torn up."
    assert ("Abra Union", "deal_as_a_whole", "opposes") in positions(text)
    assert ("Abra Union", "deal_as_a_whole", "demands") not in positions(text)


def test_who_stops_short_of_a_stance_has_not_taken_it():
    text = "President Alan Reyl spoke on the plan for a truce in Mindanao. He stopped short of rejecting the document."
    assert not [p for p in positions(text) if p[2] == "rejects"]


@pytest.mark.parametrize("who", ["participants", "the envoys of Peru"])
def test_what_a_paper_calls_for_is_not_wanted_by_those_who_tell_it(who):
    text = f"The text of the memorandum on Aceh was not released, but {who} said that it calls for the rebels to hand in 840 "
    text += "weapons."
    assert not positions(text)


def test_a_party_with_a_name_is_not_the_group_told_of_before():
    text = "The FMLN rejected the plan. Julio Marín, the founder of the ruling PDP party, called for an end to the talks."
    assert {party for party, term, _ in positions(text) if term == "talks_process"} == {"ruling PDP party"}


def test_a_government_that_a_president_speaks_of_by_its_people_is_not_his():
    text = "President Ilan Reyl said that he had no trust in the Kenyan government and renewed his call for the withdrawal "
    text += "of its troops."
    assert ("Ilan Reyl", "withdrawal", "demands") in positions(text)


def test_what_somebody_calls_unacceptable_he_rejects():
    assert positions("Kenya's foreign minister called limits on its army unacceptable.") == {("Kenya", "disarmament", "rejects")}


def test_what_is_not_subject_to_something_is_no_condition():
    text = "Reyl told reporters in Lima that the government was ready to meet with the Abra Front, but that the army was not "
    text += "subject to negotiation."
    assert ("government", "talks_process", "offers") in positions(text)


def test_of_two_stances_that_the_same_words_tell_on_a_term_the_surer_is_told():
    text = "The Security Council last week threatened sanctions against whoever caused the talks in Lusaka to fail."
    stances = [stance for _, term, stance in positions(text) if term == "sanctions"]
    assert len(stances) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya demanded that the troops not be withdrawn from Somalia.", {("Kenya", "withdrawal", "opposes")}),
        ("Peru insisted that the prisoners must not be released.", {("Peru", "prisoner_release", "opposes")}),
        ("The Moro Front demands that its fighters should not be disarmed.", {("Moro Front", "disarmament", "opposes")}),
        ("Kenya demanded that the army not resume its attacks.", {("Kenya", "ceasefire", "demands")}),
    ],
)
def test_who_wants_a_term_not_to_be_carried_out_is_against_it(text, wanted):
    assert positions(text) == wanted


def test_who_threatens_those_who_do_not_disarm_wants_them_to():
    text = "The army of Chad will fight on if the rebels do not lay down their arms, it told the Abra Front in Lima."
    assert ("army of Chad", "disarmament", "opposes") not in positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Chad signed an agreement in Lima in June. It calls for the withdrawal of Chadian troops within 90 days.",
        "Kenya rejected the draft, which Peru had drawn up. It requires Kenya to release all prisoners.",
    ],
)
def test_what_a_paper_told_of_before_calls_for_nobody_demands(text):
    assert not [party for party, _, stance in positions(text) if stance == "demands"]


def test_who_rejects_a_plan_and_calls_for_something_demands_it_himself():
    text = "The Abra Front rejected the plan on Monday. It called for the withdrawal of foreign troops."
    assert ("Abra Front", "withdrawal", "demands") in positions(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A full withdrawal is non-negotiable, the Abra Front said.", {("Abra Front", "withdrawal", "demands")}),
        ("Kenya's president called the withdrawal of Chadian troops non-negotiable.", {("Kenya", "withdrawal", "demands")}),
        ("The border is not negotiable, Kenya's president said.", {("Kenya", "border_and_crossings", "rejects")}),
        ("Puno is not up for negotiation, Peru's foreign minister said.", {("Peru", "talks_process", "rejects")}),
    ],
)
def test_what_is_not_negotiable_is_demanded_where_it_is_a_deed_of_others(text, wanted):
    assert positions(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Abra Front announced a return to armed struggle.", ("Abra Front", "permanent_end", "rejects")),
        ("Kenya would halt the next phase of the ceasefire, an official said.", ("Kenya", "ceasefire", "rejects")),
        ("Peru urged Kenya not to lift the sanctions on Chad.", ("Peru", "sanctions", "opposes")),
    ],
)
def test_who_takes_up_arms_or_halts_a_part_is_against_the_term(text, wanted):
    assert wanted in positions(text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kenya asked the rebels to leave Garissa. Their commanders demanded the release of prisoners.", "rebels"),
        ("Kenya's president urged the Abra Front to disarm, but its leaders demanded the release of prisoners.", "Abra Front"),
    ],
)
def test_whose_leaders_demand_something_is_told_by_the_chain(text, party):
    assert (party, "prisoner_release", "demands") in positions(text)


@pytest.mark.parametrize(
    ("text", "party", "day"),
    [
        ("In 1998 the envoy said that the rebels would release the prisoners.", "rebels", "1998"),
        ("On 3 May 1998 Peru signed a decree that ruled out talks with the rebels.", "Peru", "1998-05-03"),
        ("Peru met Chile in Lima in March 2019, and Peru agreed to a truce.", "Peru", "2019-03"),
        ("The rebels, who took up arms in 2012, demand the withdrawal of the army.", "rebels", "2024-05-01"),
    ],
)
def test_a_position_is_of_the_day_that_its_clause_or_one_above_it_tells(text, party, day):
    claims = reader().read(Article.build(body=text, published="2024-05-01")).claims
    assert {c.date for c in claims if isinstance(c, Position) and c.party == party} == {day}
