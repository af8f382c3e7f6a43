"""Rounds of talks in single sentences, one class of telling each; the cases with gold are under tests/cases/talks."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Round


def rounds(text: str, published: str = "2024-05-16") -> list[Event]:
    """Return the rounds of talks found in a text published on a Thursday."""
    claims = reader().read(Article.build(body=text, published=published)).claims
    return [c for c in claims if isinstance(c, Event) and isinstance(c.detail, Round)]


def names(event: Event) -> set[str]:
    """Return who took part."""
    assert isinstance(event.detail, Round)
    return {v.name for v in event.detail.participants}


def mediators(event: Event) -> tuple[str, ...]:
    """Return who mediated."""
    assert isinstance(event.detail, Round)
    return event.detail.mediators


@pytest.mark.parametrize(
    "told",
    [
        "with Awa Diop in the chair",
        "with Awa Diop taking notes",
        "under Awa Diop",
        "under the eye of Awa Diop",
        "while Awa Diop went to and fro",
        "through the good offices of Awa Diop",
    ],
)
def test_who_presides_mediates(told):
    (event,) = rounds(f"The negotiators of Peru and Ecuador met in Brasilia on Wednesday, {told}.")
    assert mediators(event) == ("Awa Diop",)


def test_who_presides_may_be_told_in_the_next_sentence():
    (event,) = rounds(
        "Peru and Ecuador held talks in Brasilia on Wednesday. Awa Diop, the facilitator, read a statement."
    )
    assert mediators(event) == ("Awa Diop",)


def test_delegates_are_those_who_sent_them():
    (event,) = rounds("The negotiators of Peru and those of Ecuador met in Brasilia on Wednesday.")
    assert names(event) == {"Peru", "Ecuador"}


def test_who_speaks_for_a_side_takes_part():
    (event,) = rounds("Peru and Ecuador held talks in Brasilia on Wednesday. Awa Diop spoke for Peru.")
    assert "Awa Diop" in names(event)


def test_talks_of_two_days_begin_the_day_before_they_end():
    (event,) = rounds("Two days of talks between Peru and Ecuador ended in Brasilia on Wednesday.")
    assert isinstance(event.detail, Round)
    assert (event.date, event.detail.until) == ("2024-05-14", "2024-05-15")


def test_joined_days_are_the_first_and_the_last():
    (event,) = rounds("Peru and Ecuador held talks in Brasilia on Monday and Tuesday.")
    assert isinstance(event.detail, Round)
    assert (event.date, event.detail.until) == ("2024-05-13", "2024-05-14")


def test_talks_that_have_been_called_off_were_to_come():
    (event,) = rounds("Wednesday's meeting of Peru and Ecuador in Brasilia has been called off.", "2024-05-13")
    assert (event.date, event.status) == ("2024-05-15", "denied")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru and Ecuador are to meet in Brasilia on Saturday.", "planned"),
        ("Peru and Ecuador shook hands in Brasilia on Wednesday.", "occurred"),
        ("Talks between Peru and Ecuador in Brasilia fell through on Wednesday.", "denied"),
        ("Awa Diop urged Peru and Ecuador to return to the negotiating table in Brasilia.", "called_for"),
        ("The delegates of Peru and Ecuador have been in session in Brasilia since Monday.", "ongoing"),
        ("Talks between Peru and Ecuador over the border are under way in Brasilia.", "ongoing"),
        ("Talks between Peru and Ecuador are in progress in Brasilia.", "ongoing"),
    ],
)
def test_status_is_told_by_the_verb(text, status):
    assert [event.status for event in rounds(text)] == [status]


def test_the_next_session_is_a_round_of_its_own():
    held, planned = rounds("Peru and Ecuador held talks in Brasilia on Wednesday. They will meet again on Monday.")
    assert (held.status, planned.status, planned.date) == ("occurred", "planned", "2024-05-20")
    assert names(held) == names(planned)


@pytest.mark.parametrize(
    "text",
    [
        "The trade ministers of Peru and Ecuador met in Brasilia on Wednesday.",
        "Peru said on Wednesday that it was ready to take part in talks.",
        "Peru would hold talks with Ecuador only when the last soldier had left.",
        "The cabinet met in Brasilia on Wednesday and raised the pay of nurses.",
    ],
)
def test_no_round_is_told(text):
    assert rounds(text) == []


@pytest.mark.parametrize("told", ["opened", "ended", "resumed"])
def test_talks_that_opened_today_have_the_day_of_publication(told):
    (event,) = rounds(
        f"“Today we listened,” the mediator said, confirming that talks between Peru and Ecuador {told} in Lima."
    )
    assert event.date == "2024-05-16"


def test_what_somebody_says_today_of_talks_to_come_is_not_their_day():
    found = rounds("“Today we listened,” the mediator said. Talks between Peru and Ecuador would open in Lima.")
    assert [e.date for e in found] == [None]


def test_talks_held_in_a_month_were_held_in_the_last_one_of_the_name():
    (event,) = rounds(
        "Peruvian and Ecuadorean negotiators held exploratory talks in Oslo in November, hosted by Norway."
    )
    assert (event.date, event.status) == ("2023-11", "occurred")


def test_a_call_is_held_nowhere_and_is_not_the_meeting_agreed_on_in_it():
    call, meeting = rounds("Ana Soto and Juan Rey spoke by phone for an hour on Monday and agreed to meet in Budapest.")
    assert (call.mode, call.place, call.date) == ("phone", None, "2024-05-13")
    assert (meeting.mode, meeting.place, meeting.status) == (None, "Budapest", "planned")


def test_what_was_done_elsewhere_the_day_before_is_no_venue():
    found = rounds(
        "Peru's commanders met their Ecuadorean counterparts on Tuesday, a day after the two presidents shook hands in Quito."
    )
    assert [(e.place, e.date) for e in found] == [(None, "2024-05-14")]


@pytest.mark.parametrize("city", ["Istanbul", "Astana", "Geneva"])
def test_talks_called_after_a_city_are_held_there(city):
    (event,) = rounds(f"The second day of the {city} talks, which bring together Peru and Ecuador, ended on Tuesday.")
    assert event.place == city


def test_a_body_told_behind_a_country_is_not_the_countrys():
    (event,) = rounds(
        "The government of Chad and the Oromo Liberation Army began a second round of talks in Dar es Salaam."
    )
    assert names(event) == {"government of Chad", "Oromo Liberation Army"}


def test_a_country_that_hosts_talks_is_their_venue():
    (event,) = rounds("Turkey offered to host a meeting of the presidents of Peru and Ecuador.")
    assert event.place == "Turkey"


def test_talks_called_off_were_not_held():
    (event,) = rounds("Peru and Ecuador called off the border talks that were to be held in Lima on Friday.")
    assert (event.detail.status, event.place) == ("cancelled", "Lima")


def test_a_date_for_a_meeting_is_no_meeting():
    found = rounds("The leaders of Peru and Ecuador failed to agree on a date for their next meeting.")
    assert found == []


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("The talks between Peru and Ecuador were put back to 20 June.", "planned", "2024-06-20"),
        ("The mediator has rescheduled to 25 June the talks between Peru and Ecuador.", "planned", "2024-06-25"),
        ("Plans for Peru and Ecuador to hold talks in Lima have been scrapped.", "cancelled", None),
        ("Peru and Ecuador are continuing to negotiate in Lima.", "ongoing", None),
        ("Peru and Ecuador ought to meet in Lima, the envoy said.", "called_for", None),
    ],
)
def test_talks_put_off_dropped_or_going_on(text, status, day):
    (event,) = rounds(text)
    assert (event.detail.status, event.date) == (status, day)


def test_talks_that_are_only_a_rumour_were_not_held():
    assert rounds("Peru rubbished claims that its envoys met those of Ecuador in Lima.") == []


def test_the_mediator_is_who_stands_beside_the_word():
    (event,) = rounds("Peru and Ecuador will meet in Geneva on 20 June, the mediator, Switzerland, said.")
    assert list(event.detail.mediators) == ["Switzerland"]


def test_a_round_told_by_words_of_no_vocabulary():
    (event,) = rounds("Colonels from Peru and Ecuador huddled in Brasilia on Tuesday under the eyes of Chile.")
    assert {"Peru", "Ecuador"} <= names(event)
    assert (event.place, event.date, event.status) == ("Brasilia", "2024-05-14", "occurred")
    assert mediators(event) == ("Chile",)


def test_the_place_in_front_of_an_article_takes_no_part():
    (event,) = rounds("BRASILIA - Peru and Ecuador held talks on Wednesday, a diplomat said.")
    assert names(event) == {"Peru", "Ecuador"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway's foreign minister, Lars Moen, said Peru and Ecuador huddled in Lima on Wednesday.",
        "Peru and Ecuador were locked in talks in Lima on Wednesday, bishop Lars Moen told a radio station.",
    ],
)
def test_who_only_tells_of_a_round_does_not_mediate_it(text):
    (event,) = rounds(text)
    assert names(event) == {"Peru", "Ecuador"}
    assert mediators(event) == ()


@pytest.mark.parametrize(
    ("text", "venue", "day"),
    [
        ("Iran and Iraq fought on. The accord signed in Lome on March 4 has collapsed.", "Lome", "2024-03-04"),
        ("Iran and Iraq fought on. The truce signed in Lome runs out on June 4.", "Lome", None),
        ("Iran and Iraq fought on, though both sides signed a truce in Tripoli on March 4.", "Tripoli", "2024-03-04"),
    ],
)
def test_an_accord_was_signed_at_a_round(text, venue, day):
    told = [r for r in rounds(text) if r.place == venue]
    assert [(names(r), r.date, r.status) for r in told] == [({"Iran", "Iraq"}, day, "occurred")]


def test_a_new_round_is_the_one_that_the_headline_tells_of():
    body = "CAIRO — Mediators opened a new round of talks with Hamas in Cairo on Sunday, officials said."
    article = Article.build(title="Mediators open talks on Gaza's second phase", body=body, published="2025-01-19")
    claims = reader().read(article).claims
    (event,) = (c for c in claims if isinstance(c, Event) and isinstance(c.detail, Round))
    assert (event.place, event.detail.status) == ("Cairo", "ongoing")


@pytest.mark.parametrize(
    ("came", "sides"),
    [
        ("FSB chief Ivan Petrov", ["Ivan Petrov"]),
        ("Russian envoy Ivan Petrov", ["Ivan Petrov"]),
        ("Mossad chief David Cohen", ["top Russian officials", "David Cohen"]),
    ],
)
def test_officials_of_a_country_are_those_named_in_another_sentence(came, sides):
    text = f"Talks in Oman with top Russian officials began on Monday, Kenya said. {came} takes part in the talks in Muscat."
    assert [p.name for p in rounds(text)[0].detail.participants] == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("President Oke Marlo, who telephoned General Sarin on Monday, urged him to sign.", ["Oke Marlo", "Sarin"]),
        ("President Nimru, who saw Mr. Bare in Khartoum last week, proposed a conference.", ["Nimru", "Bare"]),
        ("The delegation that met the prime minister in Tobruk on Monday asked for aid.", ["delegation", "prime minister"]),
    ],
)  # fmt: skip
def test_who_meets_in_a_relative_clause_is_whom_it_is_told_of(text, sides):
    assert [v.name for v in rounds(text)[0].detail.participants] == sides


def test_a_night_session_at_which_something_to_come_was_agreed_was_held():
    text = "President Oran and King Selim agreed at a night session on Tuesday to quit the war by stages."
    assert rounds(text)[0].detail.status == "held"


def test_what_was_to_be_signed_has_not_been_signed():
    text = "In Vienna, the ministers of Arland and Belmark were to meet on Friday to sign a ceasefire accord."
    (told,) = rounds(text)
    assert (told.detail.status, told.date) == ("planned", "2024-05-17")


@pytest.mark.parametrize(
    ("text", "sides", "through"),
    [
        (
            "The Peruvian minister, Lucía Barrantes, flew to Quito on Tuesday to ask President Hugo Terán for a truce "
            "along the Cenepa river. The fighting there began in January.",
            {"Hugo Terán"},
            {"Lucía Barrantes"},
        ),
        (
            "Bishop Carlos Belo has carried messages between the governor, Abilio Soares, and the guerrilla chief "
            "Xanana Gusmao since March, and the ceasefire in East Timor holds.",
            {"Abilio Soares", "Xanana Gusmao"},
            {"Carlos Belo"},
        ),
        (
            "The ceasefire between the Philippines and the Moro rebels was signed in Kuala Lumpur on Monday by Miriam "
            "Coronel and Mohagher Iqbal, with Malaysia as facilitator. Shells fell on a village a day later.",
            {"Miriam Coronel", "Mohagher Iqbal"},
            {"Malaysia"},
        ),
    ],
)
def test_who_does_what_tells_a_round_takes_part_or_mediates(text, sides, through):
    (event,) = rounds(text)
    assert (names(event) | {*mediators(event)}, names(event) >= sides) == (sides | through, True)


def test_a_capital_that_is_telephoned_takes_part_and_is_no_venue():
    text = (
        "The rebels hold the north. Norway's envoy, Erik Solheim, telephoned Colombo on Monday and asked for a truce."
    )
    (event,) = rounds(text)
    assert event.place is None
    assert {"Erik Solheim", "Colombo"} <= names(event)


def test_those_who_are_at_something_take_part_in_it():
    text = "Their envoys, A. Duarte and M. Sosa, were on the phone with President Vela within an hour of the attack."
    (event,) = rounds(text)
    assert {"Vela"} < names(event)


def test_a_call_is_another_round_than_a_meeting_at_a_place():
    text = (
        "President Oke Marlo met General Sarin in Accra on Monday. President Oke Marlo telephoned General Sarin again."
    )
    assert [e.place for e in rounds(text)] == ["Accra", None]


def test_a_country_named_beside_rebels_is_a_side_of_its_own():
    (event,) = rounds("Chad and FACT rebels signed a truce in Doha on Wednesday.")
    assert names(event) == {"Chad", "FACT rebels"}


def test_whose_country_mediates_is_the_one_it_is_told_of():
    (event,) = rounds(
        "Peru and Ecuador met in Brasilia on Wednesday. Awa Diop, whose country has mediated the talks, spoke of progress."
    )
    assert names(event) == {"Peru", "Ecuador"}
    assert mediators(event) == ("Awa Diop",)


def test_what_an_accord_puts_under_somebody_tells_no_mediator():
    (event,) = rounds(
        "Chad's government and the rebels signed an accord in Doha on Wednesday, under which the rebels' fighters will "
        "be confined to camps."
    )
    assert mediators(event) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Awa Diop, the envoy, has written to both Idris Haroun, the president, and Hassan Djarma, the rebel leader.",
        "Prime Minister Idris Haroun will visit Mongo on Friday after the attack.",
        "President Idris Haroun flew to Mongo on Monday and met local doctors.",
    ],
)
def test_a_letter_or_the_tour_of_a_place_is_no_round(text):
    assert rounds(text) == []


def test_a_headline_tells_the_first_round_of_the_body_by_shorter_names():
    (event,) = rounds(
        "Peru and Shining Path rebels sign truce in Doha\n\nDOHA, May 15 - Peru and the Communist Party of Peru "
        "signed a truce in Doha on Wednesday."
    )
    assert names(event) == {"Peru", "Communist Party of Peru"}
    assert event.date == "2024-05-15"


def test_talks_that_have_yet_to_begin_are_planned():
    (event,) = rounds("Talks between Peru and Ecuador were supposed to begin in Lima on Monday but have yet to start.")
    assert event.status == "planned"
    assert event.date is None


def test_a_dateline_in_capitals_names_the_venue_in_usual_letters():
    (event,) = rounds("BRASILIA, May 16 - Negotiators of Peru and Ecuador met in BRASILIA on Wednesday.")
    assert event.place == "Brasilia"


def test_here_is_where_the_article_is_written():
    (event,) = rounds("LOME, May 16 (AFP) - Peru freed ten men. The partners of the Rio Group gather here on June 15.")
    assert event.place == "Lome"


@pytest.mark.parametrize("told", ["resume talks in Lima on Saturday", "are meeting in Lima on Saturday"])
def test_what_is_told_as_going_on_but_is_to_come_is_planned(told):
    (event,) = rounds(f"Peru and Ecuador {told}, an official said.")
    assert isinstance(event.detail, Round)
    assert (event.detail.status, event.date) == ("planned", "2024-05-18")


def test_a_round_told_in_the_past_was_held_though_its_day_lies_ahead():
    (event,) = rounds("The president of Peru met the president of Ecuador in Lima on Tuesday, May 21.")
    assert event.status == "occurred"


def test_people_meet_in_news_of_no_deal():
    told = (
        "Teachers' leader Ana Petrova held talks with education minister Goran Ilic in Skopje on Tuesday about the school bus. "
        "The number 7 will run every ten minutes from September, and the depot behind the market is to be painted. "
        "Parents had complained that children came late to school when it rained. Tickets will cost the same as last year, "
        "and drivers are to get winter coats. The firm bought four buses in spring, one of which has broken down."
    )
    assert rounds(told) == []


def test_who_is_on_the_way_to_talks_has_not_held_them_yet():
    (event,) = rounds("The envoy of Peru heads to Quito on Tuesday for talks with Ecuador.")
    assert (event.status, event.place, event.date) == ("planned", "Quito", None)


def test_a_round_to_come_at_a_place_is_another_than_the_one_held():
    held, *_ = rounds(
        "Ministers of Peru and Ecuador held talks on the border on Monday. The question of the mines will be taken up at "
        "the Brasilia summit."
    )
    assert (held.status, held.place) == ("occurred", None)


def test_talks_of_which_only_the_place_is_told_are_a_round():
    (event,) = rounds("Peace talks in Lome broke up on Tuesday without a truce, the mediators said.")
    assert names(event) == set()
    assert (event.status, event.place, event.date) == ("occurred", "Lome", "2024-05-14")


def test_the_governments_of_several_countries_are_each_a_side():
    (event,) = rounds("Awa Diop held consultations in Doha on Tuesday with the governments of Chad, Niger and Mali.")
    assert names(event) >= {"Chad", "Niger", "Mali"}


def test_one_who_met_is_enough_where_a_round_is_surely_told():
    (event,) = rounds("She met the rebel leader twice before the truce, Awa Diop said.")
    assert (event.status, names(event)) == ("occurred", {"rebel leader"})


@pytest.mark.parametrize(
    "told",
    [
        "The delegation of Peru left Lima on Tuesday for talks in Quito with Ecuador.",
        "The envoys of Peru left Lima for talks with the rebels in Quito, officials said. A truce is on the table.",
    ],
)
def test_who_has_left_for_talks_has_not_held_them_and_not_where_he_left(told):
    (event,) = rounds(told)
    assert (event.detail.status, event.place) == ("planned", "Quito")


def test_who_only_leaves_or_goes_home_holds_no_talks():
    found = rounds(
        "Awa Diop and Ali Nour signed the accord for their sides in Quito on Tuesday. Diop left for Lima on Wednesday to explain it to congress."
    )
    assert [event.place for event in found] == ["Quito"]


def test_who_is_missing_takes_no_part():
    (event,) = rounds(
        "Peace talks on Chad opened in Lomé on Wednesday with the FACT rebels and the government at the table but without anybody from Saba, a smaller armed group."
    )
    assert not any("Saba" in name for name in names(event))


def test_elders_are_not_the_town_they_come_from():
    (event,) = rounds(
        "The government of Niger and the Azawa rebels held talks in Dori on Wednesday. Elders from Arbinda chaired."
    )
    assert mediators(event) == ("Elders",)


def test_the_seat_of_a_government_is_not_where_its_envoys_meet():
    (event,) = rounds(
        "DOHA: Negotiators from the government in Kabul and the Taliban took their seats across from one another on Wednesday to discuss a ceasefire."
    )
    assert event.place != "Kabul"


def test_who_is_appointed_to_mediate_does():
    (event,) = rounds(
        "Peru and Ecuador held peace talks in Lomé on Wednesday. General Awa Diop has been appointed by the African Union to mediate."
    )
    assert "Awa Diop" in mediators(event)


def test_who_brings_others_to_the_table_mediates():
    (event,) = rounds(
        "Peru and Ecuador signed a ceasefire in Pretoria on Wednesday, ten days after the African Union brought them to the table."
    )
    assert mediators(event) == ("African Union",)


def test_a_minister_who_leads_a_team_takes_part():
    (event,) = rounds(
        "The rebels and the government of Peru signed a truce in Lomé on Wednesday. Awa Diop, the defence minister, led the government team."
    )
    assert "Awa Diop" in names(event)
    assert "Awa Diop" not in mediators(event)


@pytest.mark.parametrize(
    "told",
    [
        "signed a truce in Lomé on Wednesday in the presence of Awa Diop.",
        "signed a truce in Lomé on Wednesday in President Awa Diop's presence.",
        "signed a truce in Lomé on Wednesday. President Awa Diop watched the ceremony.",
        "met in Lomé on Wednesday. Awa Diop sat in as an observer.",
    ],
)
def test_who_looks_on_at_a_signing_mediates(told):
    (event,) = rounds(f"The negotiators of Peru and Ecuador {told}")
    assert mediators(event) == ("Awa Diop",)


def test_those_who_only_stand_by_at_a_signing_are_no_mediators():
    (event,) = rounds("Peru and Ecuador signed a truce in Lomé on Wednesday in the presence of reporters.")
    assert mediators(event) == ()


def test_who_returned_for_a_meeting_has_held_it():
    (event,) = rounds(
        "Ecuador's negotiators returned to Lomé on Wednesday for a second meeting with the Peruvian delegation. It lasted under three hours."
    )
    assert (event.detail.status, event.place) == ("held", "Lomé")


def test_aides_who_signed_before_two_met_do_not_mediate():
    (event,) = rounds(
        "QUITO - Awa Diop and Ali Nour shook hands on the palace lawn on Monday after their aides had signed a declaration of principles."
    )
    assert mediators(event) == ()


def test_the_day_of_what_talks_brought_is_not_theirs_nor_does_who_watches_a_handover_mediate():
    (event,) = rounds(
        "Mali's government and the Azawa Front agreed on Wednesday to swap 60 detainees for 20 captured soldiers, the first fruit of the Lomé talks, Togo said.\n\nThe handover is to take place on Saturday at the Gao bridge under the supervision of the International Committee of the Red Cross."
    )
    assert (event.place, event.date, mediators(event)) == ("Lomé", None, ())


def test_who_supervises_talks_mediates():
    (event,) = rounds("Talks between Mali and the Azawa Front opened in Lomé on Monday under the supervision of Togo.")
    assert mediators(event) == ("Togo",)


def test_either_side_is_nobody():
    text = "Awa Diop, the Togolese envoy, who has shuttled between Bamako and Lomé for weeks, denied that the plan favoured either side."
    assert not any("side" in name for event in rounds(text) for name in names(event))


def test_another_round_that_is_due_is_planned_though_nobody_is_told():
    (event,) = rounds(
        "Mali accepts the Togolese paper, Foreign Minister Awa Diop said on Wednesday. The Azawa Front had already said yes.\n\nA second round is due in Lomé on May 27, according to Togo's foreign ministry."
    )
    assert (event.detail.status, event.place, event.date) == ("planned", "Lomé", "2024-05-27")


def test_who_sat_at_one_table_took_part_in_the_talks_told_of_before():
    (event,) = rounds(
        "Peace talks between Mali's government and the Azawa Front opened in Lomé on Wednesday.\n\nAwa Diallo and Bilal Sidi sat at the same table for the first time since the war began. They did not shake hands."
    )
    assert (event.place, event.detail.status) == ("Lomé", "ongoing")
    assert {"Awa Diallo", "Bilal Sidi"} < names(event)


def test_the_talks_of_the_day_on_which_an_accord_was_signed_are_those_at_which_it_was():
    (event,) = rounds(
        "The government of Mali and the Azawa Front signed a truce in Lomé on Tuesday after a night of talks that almost collapsed."
    )
    assert (event.place, event.date) == ("Lomé", "2024-05-14")


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Rebels to hold talks with Lima",
            "QUITO, May 16 - The Andean Front said on Thursday it would meet Peru's government in Quito on May 24.",
        ),
        (
            "Quito talks put off",
            "Talks between Peru's government and the Andean Front that were to open in Quito on Friday have been postponed to May 24.",
        ),
    ],
)
def test_talks_of_a_headline_stand_as_the_body_tells(headline, body):
    claims = reader().read(Article.build(title=headline, body=body, published="2024-05-16")).claims
    (event,) = [c for c in claims if isinstance(c, Event) and isinstance(c.detail, Round)]
    assert (event.detail.status, event.place, event.date) == ("planned", "Quito", "2024-05-24")


def test_both_sides_are_those_of_the_talks_and_no_two_ministers_who_met_in_passing():
    event = rounds(
        "Talks between Mali's government and the Azawa Front ended in Lomé on Wednesday. Togo's foreign minister, Awa Diop, met the Chadian president, Bilal Sidi, in N'Djamena on Monday and briefed him. The two sides last sat around one table in March in Dakar."
    )[-1]
    assert (event.place, event.date) == ("Dakar", "2024-03")
    assert names(event) == {"Mali's government", "Azawa Front"}


def test_teams_from_both_sides_are_those_sides():
    (event,) = rounds(
        "Mali's government and the Azawa Front opened peace talks in Lomé on Wednesday. Technical committees from both sides met in the evening to draft an agenda."
    )
    assert names(event) == {"Mali's government", "Azawa Front"}


def test_an_office_and_the_name_behind_it_are_one():
    (event,) = rounds(
        "Peru's foreign minister Awa Diop and Ecuador's minister of defence Bilal Sidi met in Brasilia on Wednesday for peace talks with Secretary of State Ana Lima."
    )
    assert names(event) == {"Awa Diop", "Bilal Sidi", "Ana Lima"}


def test_talks_of_both_in_a_hotel_are_those_in_its_town():
    (event,) = rounds(
        "Peace talks between Mali's government and the Azawa Front opened in Lomé on Wednesday. The government and the rebels came together at a round table in the Sarakawa Hotel."
    )
    assert (event.place, event.date, event.detail.status) == ("Lomé", "2024-05-15", "ongoing")


def test_who_failed_to_bring_others_together_held_no_talks():
    (event,) = rounds(
        "Mali's government and the Azawa Front held talks in Lomé on Wednesday. Togo's president, Awa Diop, failed in March to bring the two together in Dakar."
    )
    assert event.place == "Lomé"


def test_a_team_is_sent_to_where_it_talks():
    event = rounds("Mali's government sent a team to Lomé on Monday for consultations with the mediators of Togo.")[0]
    assert (event.place, mediators(event)) == ("Lomé", ("Togo",))


@pytest.mark.parametrize(
    "told",
    [
        "ended three days of peace talks on Wednesday.",
        "ended their first round of peace talks on Wednesday. The three-day meeting was brokered by Togo.",
    ],
)
def test_what_a_headline_and_the_body_tell_of_one_round_is_one_and_the_next_another(told):
    text = f"LOMÉ, May 15 - Mali's government and the Azawa Front {told}"
    title = "Mali, rebels end talks in Lomé, to meet again next month"
    claims = reader().read(Article.build(title=title, body=text, published="2024-05-16")).claims
    held, planned = (c for c in claims if isinstance(c, Event) and isinstance(c.detail, Round))
    assert (held.detail.status, held.date, held.detail.until) == ("held", "2024-05-13", "2024-05-15")
    assert (planned.detail.status, planned.date) == ("planned", "2024-06")


def test_whose_truce_it_is_and_who_hosts_bases_mediate_nothing():
    (event,) = rounds(
        "Mali and the Azawa Front held peace talks in Lomé on Wednesday. The Front said Bamako would not join alliances or host bases of foreign troops."
    )
    assert mediators(event) == ()


def test_the_place_of_a_truce_is_not_that_of_the_talks():
    (event,) = rounds(
        "The presidents of Mali and Chad called for a truce in eastern Chad after a meeting in Doha on Tuesday, their first direct talks since March."
    )
    assert (event.place, event.date) == ("Doha", "2024-05-14")


def test_talks_that_follow_a_planned_meeting_are_planned():
    *_, last = rounds(
        "WINDHOEK, May 15 - The mediator Hage Iipinge said that military commanders of the two armies would meet at 7am on Friday, followed by a meeting of the Joint Border Commission in Gaborone on June 4. The army of Sahr and the army of Velia have fought since May."
    )
    assert (last.detail.status, last.date) == ("planned", "2024-06-04")


def test_a_description_of_a_negotiator_is_no_side():
    (event,) = rounds(
        "GENEVA, May 15 - The Geneva summit broke up on Wednesday after two weeks of talks that failed to bridge the gap between Sahr and the Velians over the future of the port, President Berset announced. Anna Lok, a senior Velian negotiator, said the talks would resume within weeks."
    )
    assert names(event) == {"Sahr", "Velians"}


@pytest.mark.parametrize(
    "behind",
    [
        "The UN envoy, Awa Diop, urged both sides to let aid through.",
        "Awa Diop, founding chair of the Azawa Front, turned down an invitation.",
        "Twenty thousand soldiers will stand between the two armies.",
    ],
)
def test_who_only_speaks_of_talks_or_watches_something_else_mediates_none(behind):
    (event,) = rounds(f"The governments of Niger and Mali held talks in Dori on Wednesday. {behind}")
    assert mediators(event) == ()


def test_who_mediates_one_round_mediates_where_he_meets_a_side():
    text = (
        "Niger and the Azawa rebels held talks in Dori on Tuesday, mediated by Awa Diop. On Wednesday Diop met "
        "President Moussa Kone of Niger in Niamey."
    )
    met = next(e for e in rounds(text) if e.place == "Niamey")
    assert (names(met), mediators(met)) == ({"Moussa Kone"}, ("Awa Diop",))


def test_a_title_before_a_name_tells_who_mediates():
    (event,) = rounds(
        "The talks between Peru and Ecuador in Brasilia ended on Wednesday, Chilean facilitator Awa Diop announced."
    )
    assert mediators(event) == ("Awa Diop",)


def test_talks_for_which_no_date_is_set_are_none():
    (event,) = rounds("Peru and Ecuador ended talks in Brasilia on Wednesday with no date set for a further meeting.")
    assert event.status == "occurred"


def test_talks_that_others_are_the_first_since_are_another_round():
    text = (
        "Peru and Ecuador ended a week of peace talks on Wednesday. The talks were the first between the two since "
        "negotiations in Quito collapsed in March 2022."
    )
    assert {e.date for e in rounds(text) if e.place == "Quito"} <= {"2022-03"}
    assert {e.place for e in rounds(text) if e.date == "2024-05-15"} == {None}


def test_both_sides_are_no_three_onlookers():
    text = (
        "Niger and the Azawa rebels held talks in Dori on Tuesday. Ambassadors of Chile, Peru and Togo attended the "
        "session. The Swiss foreign minister met both delegations in Dori on Wednesday."
    )
    assert not any({"Chile", "Togo"} & names(e) for e in rounds(text) if e.date == "2024-05-15")


def test_those_who_put_their_names_to_what_bodies_signed_were_there():
    (event,) = rounds(
        "Mali's government and the Azawa Front signed an accord in Dori on Wednesday. Moussa Kone and Idris Ag Amma "
        "signed the document at a hotel in the town."
    )
    assert names(event) >= {"Azawa Front", "Moussa Kone", "Idris Ag Amma"}


def test_the_talks_at_a_building_are_those_in_the_town():
    (event,) = rounds(
        "Peru and Ecuador held talks in Brasilia on Wednesday. The talks at the Itamaraty palace lasted two hours."
    )
    assert (names(event), event.date) == ({"Peru", "Ecuador"}, "2024-05-15")


@pytest.mark.parametrize(
    ("told", "day"),
    [("They will meet again in January.", "2025-01"), ("A round planned for Gao in June fell through.", "2023-06")],
)
def test_a_month_is_the_one_that_the_verb_means(told, day):
    found = rounds(f"Peru and Ecuador held talks in Brasilia on Wednesday. {told}")
    assert day in {e.date for e in found}


def test_who_meets_his_own_people_holds_no_talks():
    text = "Peru and Ecuador held talks in Brasilia on Tuesday. President Moussa Kone met his generals in Lima on Wednesday."
    assert {e.place for e in rounds(text)} == {"Brasilia"}


def test_who_welcomes_talks_took_no_part():
    (event,) = rounds(
        "Peru and Ecuador held talks in Brasilia on Wednesday. The Chilean foreign ministry welcomed the meeting."
    )
    assert names(event) == {"Peru", "Ecuador"}


def test_the_day_is_none_of_what_came_after():
    found = rounds("Niger signed the accord in Dori on Wednesday, a month after it held talks with Mali in Gao.")
    assert "2024-05-15" not in {e.date for e in found if e.place == "Gao"}


def test_pulling_out_of_talks_that_are_due_calls_them_off():
    found = rounds("The Azawa rebels pulled out of direct talks with Niger that Togo had been due to host in Lomé.")
    assert {e.status for e in found} == {"denied"}
