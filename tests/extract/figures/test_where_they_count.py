"""Where figures count: whose place it is that a sentence names beside a number."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Figure

pytestmark = pytest.mark.weights


def places(text):
    """Return the measures, values and places of a text's figures in text order."""
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    return [(c.measure, c.value, c.place) for c in read.claims if isinstance(c, Figure)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "At least 55 civilians were killed near a market in Mali's northern river port of Gao on Sunday.",
            [("killed", 55, "Gao")],
        ),
        ("Gunmen killed six farmers in the Pacific port of Buenaventura.", [("killed", 6, "Buenaventura")]),
        ("Two teachers were killed in Kenya's Garissa district on Monday.", [("killed", 2, "Garissa")]),
    ],
)
def test_a_name_that_only_tells_where_a_place_lies_is_not_the_place(text, told):
    assert places(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Colombia handed over 60 guerrillas at Cali airport, while the rebels freed 23 policemen, among them nine cadets.",
            [("released", 60, "Cali"), ("released", 23, None), ("released", 9, None)],
        ),
        (
            "The army handed over 80 fighters at Juba airport, while the rebels let go 31 soldiers, among them five officers.",
            [("released", 80, "Juba"), ("released", 31, None), ("released", 5, None)],
        ),
        (
            "Chad and Niger swapped 303 soldiers, the last part of an exchange agreed on in Geneva, hours after an "
            "attack killed 12 people.",
            [("released", 303, None), ("killed", 12, None)],
        ),
        (
            "Rebels handed over three hostages in Gao, and Mali began releasing 369 prisoners in return.",
            [("released", 3, "Gao"), ("released", 369, None)],
        ),
        ("Troops came back after a coup in Kidal; about 9,000 herders fled south.", [("displaced", 9000, None)]),
        (
            "Eight people died of cholera while walking for three hours to reach a clinic in Kidal.",
            [("killed", 8, "Kidal")],
        ),
        ("Nine soldiers were killed in Gao, and 12 were wounded.", [("killed", 9, "Gao"), ("injured", 12, "Gao")]),
    ],
)
def test_the_place_of_another_deed_is_not_that_of_a_count(text, told):
    assert places(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "More than 8,000 villagers have been killed in Russia's offensive.",
        "The lawyers say that Chad holds eight former leaders of Darfur.",
    ],
)
def test_whose_offensive_or_leaders_they_are_is_not_where(text):
    assert [place for _, _, place in places(text)] == [None]


def test_a_body_abroad_that_tells_a_number_does_not_count_where_it_sits():
    body = "In {}, the Red Cross said that nine people had been killed. Fighting went on in Kuito, Huambo and Luena."
    assert places(body.format("Geneva")) == [("killed", 9, None)]
    assert places(body.format("Kuito")) == [("killed", 9, "Kuito")]


def test_a_count_over_long_of_which_no_place_is_told_is_of_the_land_that_the_article_is_about():
    about = " Nepalese rebels laid down their arms in March, and Nepal's parliament met. Nepal is at peace."
    assert places("About 5,400 people have died in the insurgency." + about) == [("killed", 5400, "Nepal")]


@pytest.mark.parametrize(
    "text",
    [
        "About 5,400 people have died in the insurgency. Nepal's parliament met.",  # named but once
        "A war between Mali and Niger has killed 9,000 people. Mali, Malian papers said, wants peace; so does Mali's army.",
        "Two people died. Nepalese rebels laid down their arms, Nepal's parliament met, and Nepal is at peace.",
    ],
)
def test_a_count_is_of_no_land_where_several_or_none_are_named_or_it_is_of_one_day(text):
    assert [place for _, _, place in places(text)] == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A convoy of 14 trucks got through to Kidal last week.", [("aid_trucks", 14, "Kidal")]),
        ("On Tuesday 18 aid trucks reached Maiduguri after being held up by floods.", [("aid_trucks", 18, "Maiduguri")]),
        ("The agency has 46 aid trucks ready to cross at Rafah.", [("aid_trucks", 46, "Rafah")]),
    ],
)
def test_aid_counts_where_it_goes_or_waits(text, told):
    assert places(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A resident of Kramatorsk said six people had been killed.", [("killed", 6, "Kramatorsk")]),
        ("A foreign aid worker in Gao said she had seen 20 bodies in the street.", [("killed", 20, "Gao")]),
        ("A diplomat in Geneva said 20 people had been killed.", [("killed", 20, None)]),
    ],
)
def test_those_on_the_spot_count_where_they_are(text, told):
    assert places(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The agency has halted flights to Malakal. About 30,000 people there depend on them.", "Malakal"),
        ("Thousands fled to Goma in May. Some 18,000 displaced people remain there.", "Goma"),
        ("The army holds the road to Bouar. Some 2,300 displaced people are living in the town.", "Bouar"),
    ],
)
def test_there_and_in_the_town_lead_back_to_a_place_named_before(text, told):
    assert [place for _, value, place in places(text) if value] == [told]


def test_days_of_fighting_are_where_those_killed_died():
    text = "Twelve people were killed and nine wounded in two days of fighting around Bor in Jonglei, the mayor says."
    assert {place for measure, _, place in places(text) if measure != "duration"} == {"Bor"}


def test_the_head_tells_a_place_of_the_same_sentence_that_no_rule_finds():
    text = "Heavy fighting raged in Walikale on Friday and the army lost 14 men, a spokesman said."
    assert places(text) == [("killed", 14, "Walikale")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenyan police have arrested 14 men in their search for bombers.", "Kenya"),
        ("Peru's police said on Tuesday they had arrested 14 men.", "Peru"),
        ("Police have arrested 14 men in their search for bombers.", None),
    ],
)
def test_the_police_of_a_country_hold_people_there(text, place):
    assert places(text) == [("detained", 14, place)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A shell killed nine people in Gao on Monday. Medics said 40 were wounded.",
            [("killed", 9, "Gao"), ("injured", 40, "Gao")],
        ),
        (
            "A bomb tore through a hostel in Kandy on Monday. Sri Lanka's health ministry said at least 34 people had been killed "
            "in the blast.",
            [("killed", 34, "Kandy")],
        ),
        (
            "Pressure mounts as talks open in Lome on Monday. The war has killed 30,000 people, Mali's health ministry said.",
            [("killed", 30000, "Mali")],
        ),
        (
            "A shell killed nine people in Gao on Monday. The war has cost 30,000 lives.",
            [("killed", 9, "Gao"), ("killed", 30000, None)],
        ),
    ],
)
def test_what_befell_people_right_behind_others_was_where_those_were(text, told):
    assert places(text) == told


def test_the_capital_is_the_one_that_the_article_names_and_no_village_named_before_it():
    told = places(
        "FREETOWN, May 4 (Reuter) - Peacekeepers found 16 bodies in the village of Koidu last month. Radio Kono said 31 people had been wounded by shelling in the capital since Monday evening."
    )
    assert ("injured", 31, "Freetown") in told


def test_a_number_that_opens_the_name_of_a_body_counts_nobody():
    told = places("The 400 Mawozo gang released seven passengers near Ganthier. Police killed 20 Mawozo gang members.")
    assert [(measure, value) for measure, value, _ in told] == [("released", 7), ("killed", 20)]
