"""Exchanges told in the many ways of reporters: who gives whom, how many, whether it was done, and what is none."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Exchange

pytestmark = pytest.mark.weights


def exchanges(text):
    claims = reader().read(Article.build(body=text, published="2024-05-01")).claims
    return [c for c in claims if isinstance(c, Event) and isinstance(c.detail, Exchange)]


def told(text):
    return [{(s.party, s.of, s.value) for s in e.detail.sides} for e in exchanges(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Russia freed 40 soldiers in exchange for 30 sailors held by Ukraine.",
        "Russia freed 40 soldiers on Monday. In return Ukraine released 30 sailors.",
        "In a swap on Monday Russia handed over 40 soldiers and got back 30 sailors from Ukraine.",
        "The two swapped captives. Russia gave 40 soldiers and Ukraine 30 sailors.",
        "Forty soldiers captured by Russia went home for 30 sailors held in Ukraine's jails.",
    ],
)
def test_what_two_sides_give_is_one_exchange(text):
    assert told(text) == [{("Russia", "soldiers", 40.0), ("Ukraine", "sailors", 30.0)}]


def test_a_bare_number_is_of_the_same_captives():
    text = "Peru repatriated 14 soldiers to Ecuador on Tuesday, and Ecuador reciprocated with 13, the Red Cross said."
    assert told(text) == [{("Peru", "soldiers", 14.0), ("Ecuador", "soldiers", 13.0)}]


def test_nobody_gives_both():
    text = (
        "Mali's government let out 24 women and the rebel group JNIM gave up 20 officers under a swap struck through "
        "the Red Crescent."
    )
    (one,) = exchanges(text)
    first, second = (s.party for s in one.detail.sides)
    assert first != second


def test_each_of_two_gives_as_many():
    assert told("Russia and Ukraine swapped 95 prisoners each on Friday.") == [
        {("Russia", "prisoners", 95.0), ("Ukraine", "prisoners", 95.0)}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Falcons released seven soldiers at the bridge on Saturday and the army freed 13 rebels, in the first swap "
        "of captives since the truce.",
        "By the terms signed on Saturday, the Falcons are to turn over seven sick soldiers; the army, for its part, is "
        "to let out 13 rebels.",
    ],
)
def test_who_acts_beside_another_is_not_the_other(text):
    assert told(text) == [{("Falcons", "soldiers", 7.0), ("army", "rebels", 13.0)}]


def test_the_rebels_give_soldiers_and_the_army_gives_rebels():
    text = "In the bargain struck between the army and the rebels, 25 soldiers were exchanged for 40 insurgents."
    assert told(text) == [{("rebels", "soldiers", 25.0), ("army", "insurgents", 40.0)}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia and Ukraine swapped 95 prisoners each on Friday.", "occurred"),
        ("Russia will free 40 soldiers in exchange for 30 sailors held by Ukraine.", "planned"),
        ("Russia proposed to free 40 soldiers in exchange for 30 sailors held by Ukraine.", "called_for"),
        ("Ukraine denied that it had freed 30 sailors in exchange for 40 soldiers held by Russia.", "denied"),
        ("Forty soldiers are due to be freed on Friday in exchange for 30 sailors held by Ukraine.", "planned"),
        ("The stage would see 40 soldiers freed in exchange for 30 sailors held by Ukraine.", "planned"),
        (
            "Agreement has been reached on the exchange of 40 soldiers held by Chad for 30 sailors held by Mali.",
            "planned",
        ),
        ("Under the terms of the accord, Chad must free 40 soldiers and Mali 30 sailors.", "planned"),
        ("A protocol under which Chad frees 40 soldiers and Mali 30 sailors was signed on Friday.", "planned"),
        ("The exchange of 40 soldiers held by Chad for 30 sailors got under way on Monday.", "ongoing"),
        ("The army and the rebels have begun to exchange 40 soldiers for 30 insurgents.", "ongoing"),
        ("The planned exchange of 40 soldiers for 30 sailors between Chad and Mali was halted on Friday.", "denied"),
        ("An exchange of 40 soldiers for 30 sailors between Chad and Mali is taking place at the bridge.", "ongoing"),
        ("Talks are under way on a swap of 40 soldiers held by Chad for 30 sailors held by Mali.", "called_for"),
        (
            "The mediators' draft would have Chad free 40 soldiers in exchange for 30 sailors held by Mali.",
            "called_for",
        ),
        ("The rebels said they would only exchange the colonel for their jailed chief.", "called_for"),
        ("The exchange of 40 soldiers for 30 sailors between Chad and Mali was called off on Friday.", "denied"),
        ("The deal collapsed hours before 40 soldiers were to be traded for 30 sailors held by Mali.", "denied"),
        ("No soldiers were traded for the 30 sailors held by Mali, a minister said.", "denied"),
        (
            "Mali said that 40 soldiers had come home in an exchange with Chad. It did not say how many men were given up in return.",
            "occurred",
        ),
        ("Last year's deal saw Chad free 40 soldiers in exchange for 30 sailors held by Mali.", "occurred"),
        ("The exchange of 40 soldiers for 30 sailors between Chad and Mali took place on Monday.", "occurred"),
    ],
)
def test_whether_it_was_done(text, status):
    assert [e.status for e in exchanges(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey freed 12 soldiers on Friday without asking for anything.",
        "Pakistan and India exchanged lists of prisoners on Monday.",
        "The army sent 5,000 soldiers to the region and evacuated 480 people, a general said.",
        "Both armies exchanged fire; 12 soldiers were killed by Russia and 10 civilians by Ukraine.",
        "Hamas would release 33 hostages and 600 lorries would enter Gaza each day.",
    ],
)
def test_what_is_no_exchange(text):
    assert not exchanges(text)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Mali has handed over 40 soldiers and received the same number of its own policemen from Niger.",
            {("Mali", "soldiers", 40.0), ("Niger", "policemen", 40.0)},
        ),
        (
            "Chad freed a pilot and the bodies of two airmen in exchange for 30 rebels held by Libya.",
            {("Chad", None, 3.0), ("Libya", "rebels", 30.0)},
        ),
        (
            "India returned 12 soldiers on Monday in exchange for nine fishermen held by Pakistan.",
            {("India", "soldiers", 12.0), ("Pakistan", "fishermen", 9.0)},
        ),
        (
            "Armenia brought home 15 soldiers on Monday in a swap with Azerbaijan.",
            {("Azerbaijan", "soldiers", 15.0), ("Armenia", None, None)},
        ),
        (
            "Israel and Jordan will exchange their prisoners. Jordan holds two airmen and Israel 425 Jordanians.",
            {("Jordan", "airmen", 2.0), ("Israel", "jordanians", 425.0)},
        ),
        (
            "The guerrillas want 500 jailed comrades freed before they let go of 45 politicians.",
            {(None, "comrades", 500.0), ("guerrillas", "politicians", 45.0)},
        ),
        (
            "The guerrillas offered to free the colonel if the state released 50 of their people.",
            {("guerrillas", "colonel", 1.0), ("state", "people", 50.0)},
        ),
        (
            "Chad got back 58 officers and the federal army 74 in Monday's exchange.",
            {("federal army", "officers", 58.0), ("Chad", "officers", 74.0)},
        ),
        (
            "Both will start returning prisoners of war, with Chad giving up 2,600 soldiers and Mali about 1,000.",
            {("Chad", "soldiers", 2600.0), ("Mali", "soldiers", 1000.0)},
        ),
        (
            "The army and the rebels have begun to exchange prisoners: 340 insurgents and 58 soldiers were released.",
            {("army", "insurgents", 340.0), ("rebels", "soldiers", 58.0)},
        ),
        (
            "Pakistan returned the captured border guard on Wednesday and India a Pakistani ranger.",
            {("Pakistan", "guard", 1.0), ("India", "ranger", 1.0)},
        ),
        (
            "An American basketball player was traded for a Russian arms dealer on Thursday.",
            {(None, "player", 1.0), (None, "dealer", 1.0)},
        ),
        (
            "The kidnappers want 60 prisoners set free for the lives of the three engineers.",
            {(None, "prisoners", 60.0), ("kidnappers", "engineers", 3.0)},
        ),
        (
            "Armed men freed 26 schoolboys after eight of their comrades had been let go by the state.",
            {("Armed men", "schoolboys", 26.0), ("state", "comrades", 8.0)},
        ),
    ],
)
def test_who_gives_how_many_of_whom(text, sides):
    assert told(text) == [sides]


@pytest.mark.parametrize(
    "text",
    [
        "Chad is ready to free 40 soldiers in exchange for 30 sailors held by Libya.",
        "The 40 soldiers would walk free only in exchange for 30 sailors held by Libya.",
        "Chad and Libya are negotiating over an exchange of 40 soldiers for 30 sailors.",
        "Chad will not free 40 soldiers until Libya releases 30 sailors.",
    ],
)
def test_what_is_offered_or_bargained_for_is_called_for(text):
    assert [e.status for e in exchanges(text)] == ["called_for"]


def test_where_captives_were_taken_does_not_tell_who_gives_them():
    (event,) = exchanges(
        "Nine pilgrims kidnapped in Aleppo were freed on Monday in exchange for 20 women held by Turkey."
    )
    assert {s.party for s in event.detail.sides} == {None, "Turkey"}


def test_who_never_barters_exchanges_nobody():
    assert not exchanges("The rebels freed two nurses. Chad does not barter prisoners, its minister said.")


def test_a_release_told_as_one_side_of_an_exchange_is_no_second_event():
    text = (
        "In March, when the rebels freed 31 sailors in exchange for 60 villagers held by the army, both sides cheered."
    )
    claims = reader().read(Article.build(body=text, published="2024-05-01")).claims
    released = [c for c in claims if isinstance(c, Event) and c.plover == "RETREAT"]
    assert [type(c.detail) for c in released] == [Exchange]


def test_the_day_on_which_a_swap_was_announced_is_not_its_own():
    text = "Chad and Niger have agreed to swap 12 pilots for 20 soldiers, both said in a joint statement on Monday."
    assert [(e.status, e.date) for e in exchanges(text)] == [("planned", None)]


@pytest.mark.parametrize("second", ["the movement its 62 captives", "Peru 62 captives"])
def test_the_second_clause_may_leave_its_verb_out(second):
    (sides,) = told(f"Mali would set free 100 jailed herdsmen and {second}.")
    assert {value for _, _, value in sides} == {100.0, 62.0}
    assert {party for party, _, _ in sides} == {"Mali", second.removeprefix("the ").split()[0]}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Forty Chadian soldiers were driven to the border and 35 Libyan pilots came in the opposite direction.",
            {40, 35},
        ),
        ("On Monday both armies handed the envoy captured fighters: 64 by the government, 27 by the Tigers.", {64, 27}),
        ("The rebels freed a nurse, Ana Soto, and in turn got back Juan Rey, who had been in jail.", {1}),
    ],
)
def test_other_ways_of_telling_that_captives_crossed(text, counts):
    (sides,) = told(text)
    assert {value for _, _, value in sides} == counts


def test_two_countries_of_one_name_are_no_captives():
    assert not [
        s for sides in told("The two Koreas will exchange 5,000 wounded prisoners.") for s in sides if s[1] == "koreas"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Chadian government let out 24 women and the rebel group Ansar gave up 20 officers under a bargain struck in Doha.",
            {("Chadian government", 24), ("Ansar", 20)},
        ),
        ("Chad would return 120 children and Niger the bodies of 300 soldiers.", {("Chad", 120), ("Niger", 300)}),
    ],
)
def test_who_gives_in_each_of_two_clauses(text, wanted):
    (sides,) = told(text)
    assert {(party, value) for party, _, value in sides} == wanted


def test_a_trade_that_fell_through_was_not_done():
    text = "The planned trade of 16 students for three drivers fell through when Chad withdrew its consent."
    assert [e.status for e in exchanges(text)] == ["denied"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army and the Tigers have agreed to swap the wounded.", {("army", "wounded"), ("Tigers", "wounded")}),
        (
            "Chad let ten Libyans go on Friday and got back 25 migrants whom Libya had jailed.",
            {("Chad", "libyans"), ("Libya", "migrants")},
        ),
    ],
)
def test_those_who_are_swapped_are_of_many_kinds(text, wanted):
    (sides,) = told(text)
    assert {(party, kind) for party, kind, _ in sides} == wanted


def test_the_body_of_one_is_one_but_the_crew_of_one_boat_is_not():
    (sides,) = told("The rebels and the army carried out an exchange on Monday: 15 women for a colonel's body.")
    assert {value for _, _, value in sides} == {15.0, 1.0}
    (sides,) = told("Chad handed over the captured crew of a boat in exchange for 12 pilots held by Niger.")
    assert {value for _, _, value in sides} == {None, 12.0}


@pytest.mark.parametrize("verb", ["was put off until Friday", "has been postponed to Friday"])
def test_an_exchange_put_off_to_a_day_is_planned(verb):
    (event,) = exchanges(f"The exchange of 40 prisoners for 12 soldiers between Mali and the CSP {verb}.")
    assert event.status == "planned"


def test_people_carried_from_town_to_town_are_no_captives():
    assert not exchanges("Seventy-five buses carried 5,000 people from Foua, while 65 buses took 2,200 from Madaya.")


def test_a_giver_whom_no_words_name_is_the_other_of_the_two_sides():
    text = "Chad and Niger signed a truce on Monday. Chad freed 20 soldiers, and 15 fighters were let go in return."
    assert told(text) == [{("Chad", "soldiers", 20.0), ("Niger", "fighters", 15.0)}]


def test_an_exchange_told_with_numbers_is_that_told_before_without():
    text = (
        "Peru and Chile began to exchange prisoners at Tacna on Friday. "
        "One hundred Chileans and ninety Peruvians crossed the bridge on the first day."
    )
    assert [{value for _, _, value in sides} for sides in told(text)] == [{100.0, 90.0}]


def test_as_many_from_either_side_are_an_exchange_of_their_own():
    text = (
        "Peru and Ecuador swapped 30 soldiers each on Sunday. On Friday each side released 39 people, and on Saturday "
        "another 37 soldiers apiece came back."
    )
    counts = [{s.value for s in e.detail.sides} for e in exchanges(text)]
    assert counts == [{30.0}, {39.0}, {37.0}]


def test_a_bare_number_for_which_others_are_given():
    text = (
        "Peru and the Shining Path agreed in March on a swap in which 140 prisoners held by Peru were to be exchanged "
        "for 82, among them 16 Chileans. The Shining Path freed ten detainees last week."
    )
    assert told(text) == [{("Peru", "prisoners", 140.0), ("Shining Path", "prisoners", 82.0)}]


@pytest.mark.parametrize(
    "text",
    [
        "Chad is to free 33 hostages. So far 19 of the 33 have been released, along with five Germans.",
        "About 100 detainees would walk out of the prison every day from Saturday, the remaining 3,500 later.",
        "The army executed 50 rebels and freed 20 others in exchange for a truce.",
    ],
)
def test_what_one_side_gives_is_none(text):
    assert exchanges(text) == []


def test_another_captive_elsewhere_does_not_tell_who_gives():
    text = (
        "Chad and the rebel group FACT completed a prisoner exchange on Thursday, with Chad letting go 43 captives in "
        "return for a kidnapped trader. A plane brought them home. It rained in the capital. Prime Minister Idriss Haroun "
        "ruled out giving up Hassan Djarma."
    )
    assert told(text)[0] == {("Chad", "captives", 43.0), ("FACT", "trader", 1.0)}


def numbers(text):
    """Return how many are given on each side of each exchange."""
    return [{s.value for s in e.detail.sides} for e in exchanges(text)]


def test_some_come_home_when_another_frees_others():
    text = "Peru freed three pilots on Friday. Another four came home on Saturday when Chile let 200 prisoners go."
    assert numbers(text) == [{4.0, 200.0}]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's rebels freed 19 soldiers on Monday, with five foreign workers.",
        "The rebels handed over 14 soldiers to Peru on Sunday. Peru, which had undertaken to free 30 rebels, has not done so.",
    ],
)
def test_what_nobody_gives_in_return_is_no_exchange(text):
    assert exchanges(text) == []


def test_those_let_go_together_are_counted_together():
    text = "Peru freed 20 captured fighters on Wednesday; in return, the rebels let go four nuns and a priest."
    assert numbers(text) == [{20.0, 5.0}]


def test_those_who_leave_the_prisons_of_one_and_are_brought_by_the_other_are_exchanged():
    text = "Thirty-eight men left the prisons of Chad on Monday. The Front, for its part, brought 23 soldiers to the bridge."
    assert told(text) == [{("Chad", "men", 38), ("Front", "soldiers", 23)}]


def test_what_an_exchange_is_of_is_not_given_for_what_is_counted():
    (event,) = exchanges(
        "The minister commended both for the exchange of remains carried out on 3 June, when Peru returned the bodies of 14 soldiers and received those of 20 of its own."
    )
    assert {side.value for side in event.detail.sides} == {14.0, 20.0}


def test_a_day_by_which_captives_are_exchanged_is_no_party():
    text = "The Azawa Front and the government of Niger are to exchange 150 detainees by the middle of May."
    (event,) = exchanges(text)
    assert {side.party for side in event.detail.sides} == {"Azawa Front", "government of Niger"}


@pytest.mark.parametrize(
    "text",
    [
        "The kidnappers had wanted eight of their comrades out of Malian jails in exchange; that demand was dropped.",
        "The Azawa Front was holding at least 200 fighters of the army of Niger. For every soldier, the state must let out five detained members of the Front.",
    ],
)
def test_a_part_and_a_rate_are_not_given_for_the_whole(text):
    assert exchanges(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Niger and the Azawa Front signed a deal on Friday. Under the deal both armies will halt where they are, 80 unarmed monitors from Chad and Togo will watch the Agadez road, and Niger will free a further 150 detainees within a week.",
        "The Azawa Front insists that the release of 210 detainees come first, its envoy said on Monday.\n\nTogo's envoy presented a paper to Niger and the Front that foresees a 20-day truce, an exchange of all prisoners in three phases and observers from Benin.",
    ],
)
def test_nobody_is_given_for_those_who_only_watch(text):
    assert exchanges(text) == []


def test_observers_who_are_captives_are_given():
    text = "Niger and the Azawa Front will trade 30 captured observers for 60 rebels, the Red Cross said."
    assert told(text) == [{("Azawa Front", "observers", 30.0), ("Niger", "rebels", 60.0)}]


def test_those_who_cross_both_ways_are_of_both_sides():
    (event,) = exchanges(
        "Ethiopia and Oromo rebels exchanged captives on Saturday. In all 44 prisoners and 12 policemen crossed the Didessa river in opposite directions."
    )
    assert {(side.of, side.value) for side in event.detail.sides} == {("prisoners", 44.0), ("policemen", 12.0)}
    assert event.detail.sides[0].party == "Ethiopia"


@pytest.mark.parametrize("those", ["706", "706 of them"])
def test_all_are_not_given_for_those_whom_one_of_the_two_freed(those):
    text = f"Yemen's warring parties freed 887 prisoners on Monday, {those} by the government and 181 by the Houthis."
    assert told(text) == [{("government", "prisoners", 706.0), ("Houthis", "prisoners", 181.0)}]


def test_who_says_that_another_holds_his_men_offers_others_for_them():
    text = "Mali says the Azawa Front is holding at least 20 of its soldiers and offered to free 40 rebels for them."
    assert told(text) == [{("Mali", "rebels", 40.0), ("Azawa Front", "soldiers", 20.0)}]


def test_a_further_exchange_that_is_proposed_is_another():
    done, proposed = exchanges(
        "Chad's army and the Kanem Front have exchanged 130 prisoners, the Red Cross said on Tuesday. The army handed over 90 fighters at Mao, while the Front let go 40 soldiers.\n\nA Front adviser, Ali Nour, said it had proposed a further exchange of all detainees \"for all\"."
    )
    assert (done.status, proposed.status) == ("occurred", "called_for")
    assert {(side.of, side.value) for side in proposed.detail.sides} == {("detainees", None)}


def test_a_headline_tells_of_the_same_captives_as_the_text():
    text = "Chad brings home 84 men in new swap\n\nChad on Monday brought home 84 men held by Niger. Niger said that it got 80 of its soldiers back in exchange."
    assert all(len({value for *_, value in sides}) > 1 for sides in told(text))


def test_those_who_went_home_until_now_are_given_for_nobody():
    text = "It was the ninth exchange of prisoners since the war began; 5,000 people had come home by May and more than 6,000 have been returned by now, Chad said."
    assert told(text) == []


def test_the_total_of_both_sides_is_given_by_neither():
    (event,) = exchanges("Chad and Niger swapped about 200 prisoners on Sunday. Niger got back 76 people.")
    assert 200.0 not in {side.value for side in event.detail.sides}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Chad and Niger ended an exchange of the sick after 156 Chadians and 57 Nigeriens were flown home.",
            {("Niger", "chadians", 156.0), ("Chad", "nigeriens", 57.0)},
        ),
        (
            "Peru and the Shining Path ended their talks. Last year 20 hostages were released in return for 250 prisoners.",
            {("Shining Path", "hostages", 20.0), ("Peru", "prisoners", 250.0)},
        ),
    ],
)
def test_each_side_gives_the_people_of_the_other(text, sides):
    assert told(text) == [sides]


def test_what_an_accord_foresees_for_each_captive_is_planned():
    (event,) = exchanges("Under the terms of the deal, three rebels are freed by Peru for every hostage held by the Shining Path.")
    assert event.status == "planned"


def test_the_day_may_stand_where_as_many_are_told_of():
    (event,) = exchanges(
        "On Monday, 84 people came back to Chad, most of them ill, after Niger released the 84 people. The army of Niger said later that 84 soldiers had been returned to it in exchange for 84 prisoners of war handed to Chad."
    )
    assert event.date == "2024-04-29"


def test_when_captives_were_taken_is_no_other_time():
    text = "In a truce in November the Front released 105 hostages seized in the May 7 attack in exchange for 240 prisoners held in Peru's jails."
    assert {value for *_, value in told(text)[0]} == {105.0, 240.0}
