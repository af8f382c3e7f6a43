"""What must be read of numbers in a sentence or two; the weights read them."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Figure, Period

pytestmark = pytest.mark.weights


def figures(text):
    """Return the figures of a text published on Wednesday 5 June 2024, by value."""
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    return {c.value: c for c in read.claims if isinstance(c, Figure)}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Of the 90 killed, 20 were soldiers, the governor said.", 20, 90),
        ("Lebanon's civil defence said 6 paramedics were among 21 people killed on Saturday.", 6, 21),
        ("The ministry said 31 people, including nine children, had been killed.", 9, 31),
        ("More than 90 of the 140 people who were arrested remain in detention, the group said.", 90, 140),
        ("Medics told of 22 deaths in one day: ten civilians, nine rebels and three militiamen.", 9, 22),
        ("Police arrested 40 people (12 women and 28 men) in Kidal.", 28, 40),
        ("The army killed 30 rebels: 12 in Gao and 18 in Kidal.", 18, 30),
        ("Gunmen shot dead 24 people across the province on Sunday, four children among them.", 4, 24),
        ("Of the 36 killed, 20 were traders, nine were pupils and the rest unknown.", 20, 36),
        ("The raid killed 558 people. Fifty of the dead were children and 94 were women.", 94, 558),
    ],
)
def test_a_part_names_its_whole(text, part, whole):
    found = figures(text)
    assert found[part].part_of == found[whole].id
    assert found[whole].part_of is None


def test_those_out_of_whom_some_were_freed_are_no_figure_of_their_own():
    assert list(figures("Twelve of the 30 hostages have been freed, the mediator said.")) == [12]


def test_a_sum_of_money_kills_nobody():
    assert figures("The law bars his right to claim $30 billion in damages.")[30e9].measure == "money"


def test_who_survived_is_not_among_the_dead():
    text = "Two more people were later confirmed dead. 16 survived, including four minors who are hospitalized."
    assert [v for v, f in figures("The dead were in a truck. " + text).items() if f.measure == "killed"] == [2]


def test_rounds_of_talks_are_not_held_as_people_are():
    assert figures("The two sides held three rounds of talks.") == {}


def test_a_headline_gives_its_source_behind_a_colon():
    found = figures("12 dead, 40 hurt as bus hits mine in Mali: officials")
    assert [v.name for v in found[12].said_by] == [v.name for v in found[40].said_by] == ["officials"]


def test_whom_a_source_cites_comes_last_in_the_chain():
    found = figures("The monitor, citing local doctors, said 19 people were killed in Idlib.")
    assert [v.name for v in found[19].said_by] == ["monitor", "local doctors"]


def test_a_ministry_named_inside_the_content_is_its_source():
    found = figures("Bishops prayed for peace in a war that the province's interior ministry said has killed 7,000.")
    assert found[7000].said_by[0].name == "province's interior ministry"
    assert found[7000].period.kind == "cumulative"


def test_a_health_ministry_counts_the_dead_of_its_own_place():
    found = figures("The health ministry in rebel-held Aden said 12 people had been killed.")
    assert found[12].place == "Aden"


def test_what_is_to_come_is_planned_for_its_day():
    period = figures("The government will free 500 prisoners on Thursday, its spokesman said.")[500].period
    assert (period.kind, period.start) == ("planned", "2024-06-06")


def test_a_count_runs_since_the_day_of_the_event_it_names():
    period = figures("The junta has detained more than 20,000 people since the coup in February 2021.")[20000].period
    assert (period.kind, period.start) == ("cumulative", "2021-02")


def test_a_revised_number_recalls_the_old_one():
    found = figures("The ministry revised the number of people killed in the strike on the market from 54 to 49.")
    assert (found[54].recalled, found[49].recalled) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "The toll of the raid on Dioura is 11, not nine, the army said, correcting what it had said before.",
        "Eleven people, not nine as first reported, were killed in the raid on Dioura, the army said.",
        "The army said that 11 people rather than nine were killed in the raid on Dioura.",
        "The army said that 11 captives had been freed instead of the nine that were promised.",
    ],
)
def test_a_number_put_right_is_denied(text):
    found = figures(text)
    assert (found[11].negated, found[9].negated, found[9].modality) == (False, True, "denied")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Talks on the release of 300 detainees were held in Lomé on Monday.", "conditional"),
        ("The two armies are divided over the return of 300 refugees.", "conditional"),
        ("The two armies reached an agreement on the release of 300 detainees.", "promised"),
        ("The army welcomed the release of 300 detainees on Monday.", "asserted"),
        ("Hundreds cheered over the release of 300 detainees in Gao.", "asserted"),
    ],
)
def test_who_is_only_talked_about_has_not_been_freed(text, modality):
    assert figures(text)[300].modality == modality


def test_a_headline_means_its_numbers_as_the_text_below_does():
    body = "Chad and the rebels agreed on Monday to swap 70 detainees for 12 captured soldiers, the envoy said."
    read = reader().read(Article.build(title="Swap agreed: 70 for 12", body=body, published="2024-06-05"))
    assert {c.modality for c in read.claims if isinstance(c, Figure)} == {"expected"}


def test_those_for_whom_others_were_freed_are_yet_to_be_released():
    found = figures("The rebels freed 15 policemen for 60 prisoners to be released next week.")
    assert (found[15].modality, found[60].modality) == ("asserted", "expected")


def test_abducted_people_who_are_back_with_their_families_are_free():
    assert figures("Thirty kidnapped girls were reunited with their parents in Kaduna.")[30].measure == "released"


def test_whom_an_army_has_neutralised_it_killed_hurt_or_took():
    assert figures("The Turkish army said it had neutralised 23 militants in the hills.")[23].measure == "other"


def test_a_count_put_higher_by_another_is_not_of_the_month_since_which_the_first_runs():
    text = (
        "The ministry said on Monday that 1,904 people had been killed since March, 312 of them children. The Karen Human "
        "Rights Group, an aid group, puts the number at more than 2,600."
    )
    assert figures(text)[2600].period is None


def test_an_initial_toll_is_the_old_one_and_does_not_run_up_to_now():
    found = figures("The death toll, initially put at 10, rose to 12 on Monday.")
    assert (found[10].recalled, found[10].period.end, found[12].recalled) == (True, None, False)


def test_a_total_is_of_what_was_counted_before_it():
    found = figures("The ministry said 12 people were killed in the past day, bringing the total to 46,537.")
    assert (found[46537].measure, found[46537].period.kind, found[12].period.kind) == ("killed", "cumulative", "window")


def test_who_puts_a_number_is_its_source():
    found = figures("The regional government put the number of displaced at 36,500.")
    assert [v.name for v in found[36500].said_by] == ["regional government"]


def test_the_day_and_place_of_the_blast_are_those_of_all_it_killed_and_hurt():
    found = figures(
        "In all, 13 people were killed and 29 injured when a strike hit a bus in Sumy on Monday, police said."
    )
    assert [(f.place, f.period.start) for f in (found[13], found[29])] == [("Sumy", "2024-06-03")] * 2


def test_a_record_broken_is_no_count_since_then():
    found = figures("At least 31 people were killed on Monday, the deadliest attack since the siege began in April.")
    assert found[31].period.kind == "window"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The morgue held 773 bodies, its director said.", "killed"),
        ("More than 2,000 bodies had been buried in the city, the mayor said.", "killed"),
        ("The rebels are holding 40 soldiers, the army said.", "held"),
        ("The group handed over six hostages on Friday.", "released"),
        ("Nearly 400,000 children are at risk of starvation, the agency said.", "at_risk"),
        ("Some 30,000 people are in need of food aid.", "at_risk"),
    ],
)
def test_the_counted_noun_decides_what_a_verb_means(text, measure):
    assert [f.measure for f in figures(text).values()] == [measure]


def test_one_person_counts_without_a_number():
    found = figures("The strike killed a nurse and wounded three patients, the charity said. A guard fled.")
    assert [(f.measure, f.value, f.population) for f in found.values()] == [
        ("killed", 1, "nurse"),
        ("injured", 3, "patients"),
    ]
    assert figures("A soldier was shot dead on Tuesday, police said.")[1].measure == "killed"


def test_a_place_before_a_headlines_colon_is_no_source():
    read = reader().read(Article.build(title="Khartoum: market strike kills 54", body="The governor wept."))
    assert {(c.said_by, c.place) for c in read.claims} == {((), "Khartoum")}


@pytest.mark.parametrize("link", ["", "since ", "by ", "until ", "in ", "on ", "as of ", "over "])
@pytest.mark.parametrize(
    "time",
    [
        "the weekend", "last weekend", "Monday night", "the past two days", "late 2023", "the second quarter of 2023",
        "the 1990s", "the third week of May", "spring 2022", "recent years", "Ramadan", "3 pm", "early this morning",
        "the same day", "two weeks ago", "the end of the year", "now", "every day", "Christmas", "the 20th century",
    ],
)  # fmt: skip
def test_no_time_breaks_a_figure(time, link):
    (figure,) = figures(f"The ministry said 12 people had been killed {link}{time}.").values()
    assert figure.value == 12


def test_a_weekend_is_two_days():
    period = figures("More than 3,000 people fled to the capital over the weekend, the UN said.")[3000].period
    assert (period.kind, period.start, period.end) == ("window", "2024-06-01", "2024-06-02")


def test_what_a_clause_hanging_on_a_statement_counts_is_its_sources():
    found = figures("Some 3,000 people fled, the UN said, bringing the number of displaced to 1.04 million.")
    assert [v.name for v in found[1040000].said_by] == ["UN"]


def test_to_lose_people_is_to_have_them_killed():
    assert figures("The army lost 40 soldiers, its spokesman said.")[40].measure == "killed"
    assert figures("The party lost 40 seats, its spokesman said.") == {}


def test_those_of_whom_something_else_is_told_are_counted_for_it():
    found = figures("The militants seized 17 workers, three of whom were killed.")
    assert (found[17].measure, found[3].measure) == ("captured", "killed")
    assert found[3].part_of is None


@pytest.mark.parametrize(
    "text",
    [
        "The delegates will meet in Cotonou on Monday, two days after the raid on the mill.",
        '"We come to Doha with one demand," the minister said.',
    ],
)
def test_how_far_days_lie_apart_and_demands_are_no_figures(text):
    assert not figures(text)


def test_none_of_the_raids_being_serious_counts_no_raids():
    assert list(figures('Monitors in Mindanao counted five incidents, "none of them serious".')) == [5]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At least 30 dead - Red Cross\n\nA ferry sank off Zanzibar.", 30),
        ("Fighting uprooted 9,000 people, bringing to more than 210,000 the number uprooted since May.", 210000),
    ],
)
def test_who_tells_a_headline_and_a_number_are_nobody_who_is_counted(text, value):
    assert figures(text)[value].population is None


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Gunmen raided a village near Palma on Sunday, beheading seven men.", "killed", 7),
        ("The rebels took 62 government troops prisoner in the battle for Zinjibar.", "captured", 62),
        ("Three oil workers walked free on a river bank in Arauca on Thursday.", "released", 3),
        ("Some 900 opposition supporters are behind bars in Lodwa.", "detained", 900),
        ("The soldiers let 120 lorries through to Kadugli on Monday.", "aid_trucks", 120),
    ],
)
def test_what_no_vocabulary_tells_the_head_knows(text, measure, value):
    assert [(f.measure, f.value) for f in figures(text).values()] == [(measure, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 62 percent, the electoral commission said.",
        "The province has 3 million inhabitants.",
        "The delegation of 14 people arrived in Juba.",
        "He has been president for 12 years.",
    ],
)
def test_numbers_of_nothing_that_the_war_did_are_no_figures(text):
    assert figures(text) == {}


def test_one_who_is_fatally_wounded_is_killed_whatever_the_head_says():
    found = figures("The shell left one farmer fatally wounded and three others with serious injuries.")
    assert (found[1].measure, found[3].measure) == ("killed", "injured")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Six people were killed outside the French embassy in the Malian capital Bamako.", {6: "Bamako"}),
        ("Bombs outside the French embassies in Chad and Niger killed 40 people.", {40: "Chad and Niger"}),
        (
            "Two explosions at the Turkish consulates in Erbil, Iraq, and Tabriz, Iran, killed 34 people.",
            {2: "Erbil and Tabriz", 34: "Erbil and Tabriz"},
        ),
        ("Seven soldiers were killed in Basra province, four in Kirkuk.", {7: "Basra", 4: "Kirkuk"}),
        ("The jail is in Kadugli, about 90 km from Khartoum, where 23 inmates were killed.", {23: "Kadugli"}),
        ("Nine people died on Monday in a blast west of Aleppo.", {9: "west of Aleppo"}),
        (
            "At least 54 were killed in Erbil, the capital of the Kurdistan region, and 120 wounded.",
            {54: "Erbil", 120: "Erbil"},
        ),
        ("More than 90 people have died since a bomb ripped through a hotel in Gao.", {90: "Gao"}),
        ("The rebels killed 17 soldiers in clashes in the northeast of the country.", {17: "northeast of the country"}),
        ("A bomb exploded at a market in Gao on Monday. At least nine people were killed there.", {9: "Gao"}),
        (
            "Deadly unrest in Kidal this month shook the rulers in Bamako. Six protesters were killed in the violence.",
            {6: "Kidal"},
        ),
        ("Six people were killed in an explosion that took place near the French embassy in Bamako.", {6: "Bamako"}),
        ("Two were arrested in connection with the blasts in Kano.", {2: None}),
        ("Gunmen carried out three attacks on farmers, and one near Kidal.", {3: None}),
        ("Chad is home to 400,000 refugees.", {400_000: "Chad"}),
        (
            "Forty students were arrested on Monday night at the northern Lake University.",
            {40: "northern Lake University"},
        ),
        (
            "It recalls the bombings in Bamako, the Malian capital, and Niamey, which left 90 people dead.",
            {90: "Bamako and Niamey"},
        ),
    ],
)
def test_a_figure_counts_where_the_deed_was_done(text, places):
    assert {value: f.place for value, f in figures(text).items()} == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine inmates were killed on Monday in a Bolivian prison, officials said.", "Bolivia"),
        ("Nine people were killed at a French hospital in Mali.", "Mali"),
        ("Nine people were killed on Monday in a Bolivian province.", "Bolivia"),
        ("The city of Jos was quiet on Sunday. Some 300 people have died in the city since March.", "Jos"),
        ("Rebels entered Bria, the capital of Chad. Some 300 people have died in the capital since March.", "Bria"),
        ("The city of Jos fears the city of Kano. Some 300 people have died in the city since March.", None),
        ("Niger's president spoke on Sunday. Some 300 people have died in the country since March.", "Niger"),
        ("Togo and Benin closed their border. Some 300 people have died in the country since March.", None),
        ("Some 300 soldiers were killed in a country at war.", None),
        ("At least 11 people were killed in two northern provinces, police said.", "two northern provinces"),
        ("Nine people were killed in the eastern province of Ituri.", "Ituri"),
    ],
)
def test_a_place_may_be_told_without_its_name(text, place):
    assert [f.place for f in figures(text).values()] == [place]


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("The war has devastated Somalia, displaced nearly half of its population and razed towns.", 50, "Somalia"),
        ("The army shelled Kassala on Friday, killing nine people.", 9, "Kassala"),
        ("Floods hit Niger in May, displacing 40,000 people.", 40000, "Niger"),
        ("Chad says floods have displaced 40,000 of its people.", 40000, "Chad"),
        ("The war in Sudan began in May. It has displaced half of the population.", 50, "Sudan"),
        ("Rebels left Goma, freeing 40 hostages.", 40, "Goma"),
        (
            "In the wake of the Lagos attacks, the army has sent commandos besides the 3,500 troops advising in Mali.",
            3500,
            "Mali",
        ),
        ("Forty people were killed in the aftermath of the Gao attacks.", 40, None),
        ("The minister attacked France, saying 40 people had been killed.", 40, None),
        ("Sudan lost 400 of its soldiers.", 400, None),
    ],
)
def test_what_is_struck_and_whose_people_are_counted_is_where(text, value, place):
    found = figures(text)
    assert (found[value].place if value in found else None) == place


def test_what_may_come_tells_no_place_of_what_was():
    assert figures("Rebels may storm a barracks in Gao on Friday. Nine people were killed.")[9].place is None


def test_a_place_that_the_sentence_before_only_mentions_is_not_that_of_an_attack():
    assert figures("The minister flew to Gao. The army said 12 soldiers died in the attack.")[12].place is None


@pytest.mark.parametrize(
    ("text", "value", "place", "day"),
    [
        ("A bomb tore through a market in Gao on Friday. Nine people were killed.", 9, "Gao", "2024-05-31"),
        ("A strike hit a school in Idlib on Monday. The army said on Tuesday that 12 died.", 12, "Idlib", "2024-06-03"),
        ("The truck bomb in Gao on May 7 was the worst. It tore up a street, killing 40.", 40, "Gao", "2024-05-07"),
        ("Raiders stormed two villages in Kidal on Monday, witnesses said. Some 40 were abducted.", 40, "Kidal", "2024-06-03"),
        ("A bomb went off in Gao on Friday. The army said 12 men died in a separate clash.", 12, None, None),
        ("A mine blew up a bus in Gao on Friday. Nine people were killed in Kidal.", 9, "Kidal", "2024-05-31"),
        ("A mine blew up a bus in Gao on Friday. In May nine people were killed.", 9, None, "2024-05"),
        ("A mine blew up a bus in Gao on Friday. Some 300 people have died in such attacks.", 300, None, None),
    ],
)  # fmt: skip
def test_a_count_with_nothing_else_told_is_of_what_the_sentence_before_tells(text, value, place, day):
    found = figures(text)[value]
    assert (found.place, found.period.start if found.period else None) == (place, day)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said in Geneva on Tuesday that 12 soldiers had been killed.",
        "The envoy told reporters in Geneva on Tuesday that 12 soldiers had been killed.",
    ],
)
def test_where_and_when_something_is_said_is_not_where_it_was(text):
    assert (figures(text)[12].place, figures(text)[12].period) == (None, None)


def test_two_results_of_one_attack_are_of_its_day():
    found = figures("On May 7 a bomb went off outside the embassy in Gao, killing 40 people and wounding 500 others.")
    assert [(f.place, f.period.start) for f in found.values()] == [("Gao", "2024-05-07")] * 2


def test_what_lies_west_of_a_town_is_located_by_it_and_two_towns_in_their_land():
    (figure,) = figures("Nine people died on Monday in a blast west of Aleppo.").values()
    assert figure.location.place.name == "Aleppo"
    (figure,) = figures("Shelling of Homs and Hama killed 12 civilians.").values()
    assert figure.location.place.name == "Syria"


def test_a_number_without_its_verb_shares_that_of_the_number_before():
    found = figures("The police arrested 12 farmers in Jos, at least four in Kano and two on Monday.")
    assert [(f.measure, f.population) for f in found.values()] == [("detained", "farmers")] * 3


@pytest.mark.parametrize(
    "text",
    [
        "A bomb in Gao killed 53 people and hurt 20. Another one in Kidal killed ten and hurt seven.",
        "Seven soldiers were killed in Basra, four in Kirkuk.",
        "Two soldiers were killed in each of the raids.",
        "Press digest.\n\n-- Gao Times: A bomb killed nine people in Gao.\n\n-- Kidal Post: Two miners died in a collapse.",
    ],
)
def test_a_toll_of_one_of_several_is_not_the_total(text):
    assert not any(f.total for f in figures(text).values())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine miners were killed and 14 others suffered various injuries.", [("killed", 9), ("injured", 14)]),
        ("About 60 villagers were killed or wounded in the shelling of Bamba.", [("other", 60)]),
        ("Shooting two army helicopters, the rebels fled.", []),
        ("Police raided two homes in Kano.", []),
        ("Some 220 inmates escaped from the prison in May.", []),
        ("Chad expelled five Libyans on Friday.", [("displaced", 5)]),
        ("Two suspects in the Gao bombing have been handed over to France for trial.", [("detained", 2)]),
        ("In a clash between two gangs of youths in which eight were wounded, police fired.", [("injured", 8)]),
        ("The memorial recalls the genocide of 900,000 people.", [("killed", 900_000)]),
        ("The idea does not fit the experience of most people.", []),
        (
            "Eight miners were killed and 14 others suffered various degrees of injuries.",
            [("killed", 8), ("injured", 14)],
        ),
        ("The king hangs three men for spying.", [("killed", 3)]),
        ("Thirty people have been indicted in the case.", []),
        ("The league has over 40 criminal cases registered against it.", []),
        ("We have carried out 42 in-depth interviews with former fighters in Kayes.", []),
        ("Guards used two tear gas shells against the crowd.", []),
        ("None of the injuries was grave, the medic said.", []),
        ("The rebels released all but three passengers.", []),
        ("At least four of them were sexually molested, the nurse said.", []),
        ("At least 13 people were killed when scores of masked men struck at posts in Gao.", [("killed", 13)]),
        ("Tariq Bell III, 19, was arrested in the attack.", []),
        ("Treasury rates rose 50 basis points to 24.25 percent after the attacks.", []),
        ("The chief was arrested in Kano on Tuesday, a senior police officer said.", []),
        ("Canada will admit 9,000 Syrian refugees.", []),
        ("About 500 people attended a vigil in Kano.", [("other", 500)]),
        ("Her union is leading 300 protesters through Kano.", [("other", 300)]),
        ("There were 1,400 people at the protest.", [("other", 1400)]),
        ("About 3,000 Danes and more than 450 Finns are in Mali.", []),
        ("The port lies in the north, home to 50 million people.", []),
        ("Some 40,000 people are living in tents near Gao.", [("displaced", 40_000)]),
        ("Twelve refugees were handed over to the Chadian authorities at the border.", [("returned", 12)]),
        (
            "The war left 9 million displaced people, 200,000 enforced disappearances and up to 40,000 kidnappings.",
            [("displaced", 9_000_000), ("missing", 200_000), ("captured", 40_000)],
        ),
        ("The general sent 400 men to their deaths.", [("killed", 400)]),
        ("Twelve traders were beaten to death in Gao.", [("killed", 12)]),
        ("The court sentenced 12 men to death.", [("detained", 12)]),
        ("Six of the 11 villagers abducted in May were freed.", [("released", 6), ("captured", 11)]),
        ("The paper spoke with three Malian jurists about the arrests.", []),
    ],
)
def test_what_is_done_to_the_counted_tells_the_measure(text, told):
    assert [(f.measure, f.value) for f in figures(text).values()] == told


def test_suspects_of_a_bombing_are_not_where_it_was():
    assert figures("Two suspects in the Gao bombing have been handed over to France for trial.")[2].place is None


def test_a_change_is_no_range():
    found = figures("The minister will raise the number of refugees accepted from 30,000 to 45,000.")
    assert (found[30_000].recalled, found[45_000].recalled) == (True, False)


def test_more_then_is_more_than():
    assert figures("More then 90 people were wounded.")[90].comparator == ">"


def test_not_a_single_one_is_none():
    assert [(f.measure, f.population) for f in figures("The navy did not lose a single sailor in Aden.").values()] == [
        ("killed", "sailor")
    ]
    assert list(figures("The navy did not lose a single sailor in Aden.")) == [0]


@pytest.mark.parametrize(
    ("text", "populations"),
    [
        ("Among the dead were five members of the Orange League.", {5: "members of the Orange League"}),
        ("Of the 200 or so injured, 50 were rescue workers.", {200: None, 50: "rescue workers"}),
        ("The arrest brought to nine the number of people held in the case.", {9: "people"}),
        ("Eleven people, none of them Kenyans, died in the blast.", {11: "people", 0: "Kenyans"}),
        ("The reign ended after six decades of fighting.", {6: None}),
        ("Nine soldiers were killed and 30 wounded.", {9: "soldiers", 30: "soldiers"}),
        ("Twelve inmates were killed and two others injured.", {12: "inmates", 2: "inmates"}),
        ("A farmer was killed and two others wounded.", {1: "farmer", 2: None}),
        ("Nine soldiers and a nurse were killed and 30 injured.", {9: "soldiers", 1: "nurse", 10: None, 30: None}),
        ("Police killed nine rebels and arrested two.", {9: "rebels", 2: None}),
        ("Of 70 workers in the mill, 36 were killed and 32 others hurt.", {36: "workers", 32: "workers"}),
        ("Nine villagers were killed in Gao. Eight were hurt.", {9: "villagers", 8: "villagers"}),
        ("Nine villagers were killed in Gao. The toll later rose to 12.", {9: "villagers", 12: None}),
        ("Riot in jail: 13 (inmates) dead, the agency wrote.", {13: "inmates"}),
        ("When the fire broke out, 70 workers were in the mill. Of those, 36 were killed.", {36: "workers"}),
        ("Nine villagers were hurt in Gao. The nine were hurt at dawn near the well.", {9: "villagers"}),
        ("Iran freed seven Iraqi and Iraqi-Kurdish men.", {7: "Iraqi and Iraqi-Kurdish men"}),
        ("Two Serb and Serb-allied fighters were killed.", {2: "Serb and Serb-allied fighters"}),
        ("Egypt freed 12 Libyan and Chadian prisoners.", {12: "Libyan and Chadian prisoners"}),
        ("The fire killed 12 women and children.", {12: "women and children"}),
        ("Highlanders make up 30 percent of the population of Kidal.", {30: "Highlanders"}),
        ("The journalist's mother died in the attack.", {1: "mother"}),
        ("The newspaper said the rebels killed the governor.", {1: "governor"}),
    ],
)
def test_a_figure_names_all_of_whom_it_counts(text, populations):
    assert {value: f.population for value, f in figures(text).items()} == populations


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Some 400 farmers have died in raids blamed on herders in the past two years.", "window", "2022-06-06"),
        (
            "The militia has killed 300 people in raids blamed on its eastern wing since May 2023.",
            "cumulative",
            "2023-05",
        ),
        (
            "Gunmen on Monday threw grenades at a crowded market near the main bus station of the northern town of Gao, "
            "in the heart of the region, killing at least 12 traders.",
            "window",
            "2024-06-03",
        ),
        ("More than 800 people have been executed since the law took effect in 1989.", "cumulative", "1989"),
        ("The pact was signed in May 2016. Since then, 300 fighters have been murdered.", "cumulative", "2016-05"),
        ("Gunmen made three raids on farms in Kano between 2019 and 2021.", "window", "2019"),
        ("She recalled the May 7 bombings in Gao, which left 40 people dead.", "window", "2024-05-07"),
        ("A girl died after being hit by a bullet fired during a riot on Monday.", "window", "2024-06-03"),
        ("Kone has been in hiding since the May 2022 bombing of a ward that killed a nurse.", "window", "2022-05"),
        ("Forty people have died since the May 2022 bombing of a ward.", "cumulative", "2022-05"),
        ("The talk will dwell on the deaths of four nurses at Gao in 2012.", "window", "2012"),
    ],
)
def test_the_time_of_a_count_may_stand_in_another_clause(text, kind, start):
    (figure,) = figures(text).values()
    assert (figure.period.kind, figure.period.start) == (kind, start)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A policeman has been shot dead in Gao, officials said on Thursday.", [None]),
        ("Forty people have been killed in Gao, officials said on Thursday.", ["cumulative"]),
    ],
)
def test_one_deed_is_no_count_up_to_now(text, kinds):
    assert [f.period and f.period.kind for f in figures(text).values()] == kinds


def test_the_day_behind_a_verb_of_saying_is_not_that_of_the_deed():
    killed = figures("The family of an official killed by soldiers in 2016 said Tuesday it would sue.")[1]
    assert killed.period == Period("window", "2016", "2016")


def test_the_total_is_the_figure_that_tells_where():
    read = reader().read(
        Article.build(title="Thirty killed in floods", body="Floods killed 30 people in Jos on Monday.")
    )
    assert [f.total for f in read.claims if isinstance(f, Figure)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Peru deplored the blasts which killed 40 people in Gao.",
        "The police chief vowed to bolster security after clashes in Kano left 40 people injured.",
        "Members of the river brigade arrested 40 men on Monday for burning a mill.",
        "The mayor mourned the death of 40 miners.",
        "Chad on Friday condemned the 40 bombings near Gao and Kidal.",
        "The bishop praised the release of 40 hostages.",
        "Commenting on the raid that killed 40 villagers, the mayor said talks had failed.",
        "The authorities branded the riot, in which 40 farmers were killed, as an act of terror.",
    ],
)
def test_what_an_article_tells_beside_what_is_said_is_not_its_speakers(text):
    assert [(f.value, f.said_by, f.modality) for f in figures(text).values()] == [(40, (), "asserted")]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The security chief said 900 corrupt officers had been purged since 2019.", set()),
        ("Rebels threw three hand grenades at a barracks on Wednesday.", set()),
        ("More than 2 million foreigners are in both countries. The army surrounded them.", set()),
        ("When the attack occurred on the morning of May 18, 70 workers were inside the studio.", set()),
        ("He became one of the hundreds of Chad's prisoners of conscience.", {"held"}),
        ("Forty people are in the prison.", {"detained"}),
        ("Rebels were blamed for the bombings of two French embassies in Chad.", {"attacks"}),
        ("Gunmen carried out three attacks on farms.", {"attacks"}),
    ],
)
def test_what_is_no_captive_no_attack_and_nobody_displaced(text, measures):
    assert {f.measure for f in figures(text).values()} - {"other"} == measures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Shares of the insurer fell to 55 francs after it reported a loss of 70 million francs.", []),
        ("Juan Pardo and his wife Eva, both 50, were kidnapped near Leh on Sunday.", []),
        ("Police said four suspects aged between 16 and 21 were arrested in Leh.", [4]),
        ("Donors pledged 40 million dollars for the displaced of Leh.", [40_000_000]),
    ],
)
def test_a_number_that_the_head_hears_no_figure_in_is_none(text, values):
    assert list(figures(text)) == values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A mayor was killed on Sunday by two men on a motorcycle near Leh.", {("killed", 1)}),
        ("The miner was accused of resisting arrest by four officers.", set()),
        ("At least two gunmen opened fire on worshippers in Leh, the army said.", set()),
        ("Three men got out of a van and opened fire on a bus, killing nine.", {("killed", 9)}),
        ("More than one gunman hurt 15 people in Leh.", {("injured", 15)}),
        ("Five people walked into a clinic with bullet wounds in Leh.", {("injured", 5)}),
        ("Hundreds gathered to mourn slain teachers in Leh.", {("other", None)}),
        ("The grief left by the 85 dead is still felt in Leh.", {("killed", 85)}),
        ("Four people were also questioned on Monday, the prosecutor said.", set()),
    ],
)
def test_those_who_do_it_and_those_beside_it_are_not_those_it_is_done_to(text, told):
    assert {(f.measure, f.value) for f in figures(text).values()} == told


def test_murders_that_are_counted_are_not_one_more():
    assert 1 not in figures("The governor counted 5,400 murders in the first half of the year.")


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Rebels killed 30 people in Leh. Of those killed, 11 were police officers.", 11, 30),
        ("Riots left 12 dead in Leh. Of the dead, nine were shot by soldiers.", 9, 12),
        ("Police arrested 40 people in Leh. Ten of those arrested were children.", 10, 40),
    ],
)
def test_a_part_names_the_whole_that_the_sentence_before_counts(text, part, whole):
    found = figures(text)
    assert found[part].part_of == found[whole].id


def test_some_of_those_before_to_whom_something_else_happened_are_no_part():
    assert figures("Police arrested 40 people in Leh. Ten of them were released.")[10].part_of is None


@pytest.mark.parametrize(
    ("text", "value", "population"),
    [
        ("More than 80 percent of young miners are jobless, the study found.", 80, "young miners"),
        ("There were several similar deaths in the mines last year.", None, None),
        ("The council paid 2 million Kenyan shillings to the families.", 2_000_000, None),
    ],
)
def test_of_whom_a_number_counts(text, value, population):
    assert figures(text)[value].population == population


def test_a_share_of_those_asked_is_no_source():
    found = figures("Some 47 percent identified themselves as farmers, 28 percent as herders, the survey found.")
    assert all("percent" not in v.name for f in found.values() for v in f.said_by)


def test_a_count_told_twice_has_one_day_and_place():
    text = "Blast kills 14 in a crowd\n\nAt least 40 were hurt. A bomb killed 14 people at a market in Gao on Monday."
    found = [f for f in read_all(text) if f.value == 14]
    assert [(f.place, f.period.start) for f in found] == [("Gao", "2024-06-03")] * 2


def test_small_counts_told_twice_may_be_of_others():
    text = "Two people died in the capital of the province. In Gao, two people died on Monday."
    assert next(f.place for f in read_all(text) if f.value == 2) != "Gao"


def test_a_line_that_links_to_another_article_gives_no_figures():
    text = "Twelve people were killed in Goma.\n\nALSO READ: Rebels kill 14 soldiers in Beni\n\nPolice said so."
    assert [f.value for f in read_all(text)] == [12]


def read_all(text):
    """Return the figures of a text in text order."""
    return [c for c in reader().read(Article.build(body=text, published="2024-06-05")).claims if isinstance(c, Figure)]


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Russia handed over 1,000 bodies on Monday.",
        "Ukraine received the bodies of 1,000 soldiers on Friday.",
        "The remains of 1,000 soldiers were repatriated on Friday.",
        "The movement handed over the bodies of 1,000 more hostages to the Red Cross.",
    ],
)
def test_the_dead_who_are_given_back_are_returned(text):
    claims = reader().read(Article.build(body=text, published="2024-03-14")).claims
    assert [(c.measure, c.value) for c in claims if isinstance(c, Figure)] == [("returned", 1000)]


@pytest.mark.weights
def test_who_only_tells_of_others_is_not_counted_among_them():
    text = "The army released a man on Monday, according to a person close to the family."
    claims = reader().read(Article.build(body=text, published="2024-03-14")).claims
    assert [(c.measure, c.value, c.population) for c in claims if isinstance(c, Figure)] == [("released", 1, "man")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Red Cross said it had registered 5,000 Ugandan prisoners in Kenya.", 5000),
        ("The lawyer said 31 prisoners were on the list.", 31),
    ],
)
def test_prisoners_of_whom_nothing_else_is_told_are_held(text, number):
    assert {value: f.measure for value, f in figures(text).items()} == {number: "held"}


def test_people_counted_again_by_their_families_are_no_part():
    found = figures("An estimated 4,800 people (1,150 families) were displaced in Ituri.")
    assert {value: figure.part_of for value, figure in found.items()} == {4800: None, 1150: None}
    assert list(figures("Police said 19 people, among them eleven members of one family, were killed.")) == [19, 11]


def test_none_of_whom_something_else_is_true_are_no_figure():
    assert list(figures("The junta let 80 detainees go, none of whom had been tried.")) == [80]


def test_casualties_are_killed_and_hurt_together():
    found = figures("In May the mission recorded 194 civilian casualties: 32 killed and 162 injured.")
    assert {value: figure.measure for value, figure in found.items()} == {194: "other", 32: "killed", 162: "injured"}
    assert {figure.period for figure in found.values()} == {Period("window", "2024-05", "2024-05")}
    assert found[32].total


def test_an_old_number_counts_what_the_new_one_does():
    old = figures("Rebels killed 17 soldiers in the week, down from 24 the week before.")[24]
    assert (old.measure, old.recalled) == ("killed", True)


def test_what_is_believed_to_have_been_done_is_counted_as_done():
    assert figures("Some 400 villagers are believed to have been slaughtered since April.")[400].measure == "killed"


def test_those_of_the_dead_are_who_they_are_said_to_have_been():
    found = figures("The blast killed 90. Fifty of the dead were children, and 30 were traders.")
    assert (found[50].population, found[30].population) == ("children", "traders")


def test_the_entries_of_a_live_page_are_read():
    text = "14:10 - Toll rises. Nine people were killed in Gao, medics say.\n13:25 - Police arrested 40 people in Kidal."
    assert list(figures(text)) == [9, 40]
