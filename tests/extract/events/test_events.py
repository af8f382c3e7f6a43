"""Pairs that may be events, and events of whole texts."""

import pytest
from trees import tree_of

from onrecord.extract.pairs import find_pairs
from onrecord.pipeline import reader
from onrecord.records import Article, Event

ATTACKED = """
Rebels NOUN 2 nsubj
attacked VERB 0 root
the DET 4 det
convoy NOUN 2 obj
near ADP 6 case
Goma PROPN 2 obl
"""
TOLD = """
Diop PROPN 2 nsubj
told VERB 0 root
reporters NOUN 2 iobj
"""
SEIZED = """
The DET 2 det
town NOUN 4 nsubj:pass
was AUX 4 aux:pass
seized VERB 0 root
by ADP 6 case
rebels NOUN 4 obl:agent
"""


def pairs_of(rows):
    tree = tree_of(rows)
    return [(tree.word(p.actor), tree.word(p.recipient)) for p in find_pairs(tree, 0, len(tree.words), frozenset())]


def test_a_subject_acts_on_what_its_verb_governs():
    assert pairs_of(ATTACKED) == [("Rebels", "convoy"), ("Rebels", "Goma")]


def test_of_a_passive_the_agent_acts():
    assert ("rebels", "town") in pairs_of(SEIZED)


def test_a_deed_does_nothing_itself():
    assert pairs_of(ATTACKED.replace("Rebels", "Clashes")) == []


def test_who_only_tells_somebody_does_nothing_to_them():
    assert pairs_of(TOLD) == []


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actor", "recipient"),
    [
        ("The European Union condemned the junta on Tuesday.", "ACCUSE", "European Union", "junta"),
        ("Fighters attacked the village of Tina on Monday and killed nine people.", "ASSAULT", "Fighters", "village"),
        (
            "The court rejected the appeal of the opposition party.",
            "REJECT",
            "court",
            "opposition party",
        ),  # a recipient is an actor
    ],
)
def test_an_event_has_its_type_actor_and_recipient(text, plover, actor, recipient):
    events = [c for c in reader().read(Article.build(body=text, published="2025-03-05")).claims if isinstance(c, Event)]
    told = [(e.plover, e.actors[0], e.recipients[0]) for e in events]
    assert any(t[0] == plover and actor in t[1] and recipient in t[2] for t in told), told


@pytest.mark.weights
def test_what_is_not_an_event_between_actors_gives_none():
    text = "The minister told reporters on Monday that the harvest would be late. Prices rose in the capital."
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    assert not [c for c in claims if isinstance(c, Event)]


def events_of(text):
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    return [(e.plover, e.mode, e.actors, e.recipients, e.status) for e in claims if isinstance(e, Event)]


@pytest.mark.weights
def test_what_a_plan_would_bring_has_not_occurred():
    text = "The roadmap would begin with a pause, the release of hostages and open roads."
    assert ("RETREAT", "release", (), ("hostages",), "planned") in events_of(text)


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "The rebels' February 3 raid on Kaduna shocked the country. Twelve nuns kidnapped in the February 3 raid came home.",
        "The army freed 12 hostages seized in the February 3 raid. The rebels' February 3 raid on Kaduna shocked the country.",
    ],
)
def test_who_was_seized_in_a_raid_was_seized_by_the_raiders(text):
    found = [(actors, len(recipients)) for _, mode, actors, recipients, _ in events_of(text) if mode == "abduct"]
    assert found == [(("rebels",), 1)]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Rebels freed at least 14 soldiers near Goma on Tuesday.", "soldiers"),
        ("Gunmen abducted three Chadian nurses near Goma on Tuesday.", "Chadian nurses"),
    ],
)
def test_how_many_they_are_is_no_part_of_what_people_are_called(text, recipient):
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert [c.recipients for c in claims if isinstance(c, Event)] == [(recipient,)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The first step would be a truce, then the release of the sailors, then more food.", "planned"),
        ("The next stage is the release of 40 sailors by the army.", "planned"),
        ("The army's release of 40 sailors has been put off twice.", "planned"),
        ("The release of 40 sailors by the army was called off on Sunday.", "denied"),
        ("The plan foresees a halt to the fighting, followed by the release of the sailors.", "planned"),
        ("The first step was taken on Monday with the release of the sailors.", "occurred"),
    ],
)
def test_a_release_that_is_a_stage_or_a_wish_has_not_occurred(text, status):
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert [c.status for c in claims if isinstance(c, Event) and c.mode == "release"] == [status]


def test_a_release_that_is_a_condition_is_no_deed():
    text = "Their condition for talks is the release of the sailors by the army."
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert not [c for c in claims if isinstance(c, Event) and c.mode == "release"]


def test_a_deed_told_in_the_past_was_done_on_the_day_gone_by():
    text = "The governor said residents of the upper valley had been shelled on Monday from the ridge by rebels."
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert {(c.status, c.date) for c in claims if isinstance(c, Event)} == {("occurred", "2024-05-13")}


def test_a_day_does_nothing():
    claims = (
        reader()
        .read(
            Article.build(
                body="Ana Soto and Juan Rey spoke by phone for two hours on Thursday.", published="2024-05-17"
            )
        )
        .claims
    )
    assert {name for c in claims if isinstance(c, Event) for name in (*c.actors, *c.recipients)} == {
        "Ana Soto",
        "Juan Rey",
    }


def test_what_would_follow_if_something_were_not_done_tells_of_neither():
    text = "The air force would strike again if the militia did not pull back, the minister warned."
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert {c.status for c in claims if isinstance(c, Event) and c.mode == "withdraw"} == {"hypothetical"}


def test_an_owner_who_is_not_told_is_nobodys_name():
    claims = (
        reader()
        .read(Article.build(body="Their only demand was the release of the sailors.", published="2024-05-16"))
        .claims
    )
    assert not [name for c in claims if isinstance(c, Event) for name in (*c.actors, *c.recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "Israel carried out air strikes on Gaza City.",
        "Russia launched missile strikes on Kyiv.",
        "Turkey conducted an air strike on Qandil.",
    ],
)
def test_a_verb_that_only_carries_a_deed_is_no_second_one(text):
    claims = reader().read(Article.build(body=text, published="2024-05-01")).claims
    assert len([c for c in claims if isinstance(c, Event) and c.plover == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russian forces shelled the city of Kherson on Monday.", "Kherson"),
        ("Rebels captured the town of Bunagana.", "Bunagana"),
    ],
)
def test_the_town_that_was_hit_is_where_it_was_done(text, place):
    claims = reader().read(Article.build(body=text, published="2024-05-01")).claims
    assert [c.place for c in claims if isinstance(c, Event)] == [place]


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Return type, actors, recipients and status of the events of a text."""
    claims = reader().read(Article.build(body=text, published="2024-06-05")).claims
    return [(c.plover, c.actors, c.recipients, c.status) for c in claims if isinstance(c, Event)]


def test_a_word_in_no_vocabulary_tells_an_event_where_the_head_is_sure():
    found = told("Security police rounded up four printers in Bratislava on Friday.")
    assert found == [("COERCE", ("Security police",), ("printers",), "occurred")]


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("No extra battalions have been sent to Gali, the defence minister said.", "MOBILIZE"),
        ("The government has signed no agreement with the separatists of Bougainville.", "AGREE"),
    ],
)
def test_what_is_done_by_or_to_none_is_denied(text, plover):
    assert [(e[0], e[3]) for e in told(text) if e[0] == plover] == [(plover, "denied")]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Libya arms the rebels, Chad said.", ("AID", ("Libya",), "ongoing")),
        ("Rebels control the town.", ("COERCE", ("Rebels",), "ongoing")),
        ("Chad will not talk until the prisoners are freed.", ("RETREAT", (), "hypothetical")),
        (
            "Iran and Iraq fought. The accord was signed in Geneva on December 9.",
            ("AGREE", ("Iran", "Iraq"), "occurred"),
        ),
    ],
)
def test_how_a_deed_stands_and_who_agreed(text, wanted):
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert wanted in [(e.plover, e.actors, e.status) for e in claims if isinstance(e, Event)]


@pytest.mark.weights
def test_march_is_a_month():
    text = "The government, which let 100 prisoners go in March, still holds 300. A truce was signed on March 23."
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert "PROTEST" not in [e.plover for e in claims if isinstance(e, Event)]


def told_of(text, plover):
    """Return the first event of a type that the text tells."""
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    return next((c for c in claims if isinstance(c, Event) and c.plover == plover), None)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "place"),
    [
        ("Bombings at the Turkey embassy in Tripoli killed 20 people on Monday.", "ASSAULT", "Tripoli"),
        ("Two grenades exploded outside the U.S. consulate in Basra on Monday.", "ASSAULT", "Basra"),
        ("A bomb exploded at a Kenya shopping mall on Monday.", "ASSAULT", "Kenya"),  # no mission
        ("The minister condemned the raid in Goma.", "ACCUSE", None),
        ("Germany criticised Iran in Vienna on Monday.", "ACCUSE", "Vienna"),
        ("Ten guards were killed in the Mali embassy bombing.", "ASSAULT", "Mali"),
        ("Forty people were killed in the Kobani attack.", "ASSAULT", "Kobani"),
    ],
)
def test_a_deed_was_done_where_it_is_told_and_not_in_the_land_of_those_it_hit(text, plover, place):
    assert told_of(text, plover).place == place


@pytest.mark.weights
def test_a_place_before_the_noun_of_a_deed_did_nothing():
    assert told_of("Ten guards were killed in the Mali embassy bombing.", "ASSAULT").actors == ()
    assert told_of("The U.S. missile strikes on Libya killed nine people.", "ASSAULT").actors == ("U.S.",)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "recipients"),
    [
        ("France condemned the killing of two nuns in Goma.", "ACCUSE", ()),
        ("The union welcomed the decision.", "SUPPORT", ()),
        ("Germany's chancellor hailed the accord between Pristina and Belgrade.", "SUPPORT", ("Pristina", "Belgrade")),
        ("The minister blamed the attack on the rebels.", "ACCUSE", ("rebels",)),
        ("Rebels overran a post and killed 14 on Monday.", "ASSAULT", ("people",)),
        ("Scores were arrested in Harare.", "COERCE", ("people",)),
        ("The commander asked them to withdraw.", "REQUEST", ()),
        ("Hadi spoke on Monday. His rivals were jailed in Aden.", "COERCE", ("Hadi's rivals",)),
        ("The US lifted sanctions on Syria.", "CONCEDE", ("Syria",)),
    ],
)
def test_only_those_who_can_be_party_to_a_deed_are_told_as_acted_upon(text, plover, recipients):
    assert told_of(text, plover).recipients == recipients


@pytest.mark.weights
def test_what_belongs_to_a_person_is_not_the_person():
    text = "Juan Pardo spoke on Monday. On Tuesday his government condemned the rebels."
    assert told_of(text, "ACCUSE").actors == ("Juan Pardo's government",)


@pytest.mark.weights
def test_to_deny_what_is_said_refuses_nobody():
    assert told_of("The Army denies allegations that it shelled villages.", "REJECT") is None


@pytest.mark.weights
def test_a_deed_of_nobody_known_is_not_told():
    assert told_of("It strongly condemned the attack.", "ACCUSE") is None


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Possible attacks by Somali rebels on Mombasa worried the minister.", "ASSAULT", "hypothetical"),
        ("Assuming ministers agree to send troops, the army will ask Chad for help.", "MOBILIZE", "hypothetical"),
        ("If the navy had been able to deploy ships, the pirates would have fled.", "MOBILIZE", "hypothetical"),
        ("Rebels have sent gunmen to stage attacks on the president's convoy.", "ASSAULT", "planned"),
        ("The army decided to attack the town.", "ASSAULT", "planned"),
        ("The militia, which fights the Taliban, said it needed arms.", "ASSAULT", "ongoing"),
        ("Prosecutors investigating the theft held a briefing.", "ACCUSE", "ongoing"),
    ],
)
def test_the_status_of_a_deed(text, plover, status):
    assert told_of(text, plover).status == status


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Fifty people were killed when a ferry sank in Lake Victoria.", "ASSAULT"),
        ("Ten people were killed in floods in Sudan.", "ASSAULT"),
        ("Five Ghanaians were killed in a fire in Accra.", "ASSAULT"),
        ("The senator attacked the judge personally on Monday.", "ASSAULT"),
        ("Reuters quotes the minister.", "ACCUSE"),
        ("The bishop can be held responsible for the attack.", "ACCUSE"),
        ("The president left office in May with little progress made.", "RETREAT"),
        ("The envoy asked the minister why he had left.", "REQUEST"),
        ("Chad expelled 28 Sudanese refugees.", "SANCTION"),
    ],
)
def test_what_is_no_deed_of_a_type(text, plover):
    assert told_of(text, plover) is None


@pytest.mark.weights
def test_those_killed_in_a_storm_or_fire_of_guns_were_killed_by_somebody():
    assert told_of("Soldiers killed nine rebels during a storm in Ituri.", "ASSAULT") is not None
    assert told_of("Nine guards were killed in a raid during a storm in Ituri.", "ASSAULT") is not None
    assert told_of("Ten people were killed in an exchange of fire with police in Lima.", "ASSAULT") is not None
    assert told_of("Chad expelled 28 Sudanese refugees.", "COERCE").mode == "deport"


@pytest.mark.weights
def test_persons_are_not_their_state():
    assert told_of("Gunmen killed three Americans in Nairobi.", "ASSAULT").recipients == ("Americans",)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "wanted"),
    [
        ("Nine people were killed and 21 wounded in a bomb attack in Basra.", "ASSAULT", [((), ("people",), "Basra")]),
        ("Soldiers killed nine rebels and wounded 12 in Ituri.", "ASSAULT", [(("Soldiers",), ("rebels",), "Ituri")]),
        (
            "Rebels killed two nuns and the army wounded three rebels.",
            "ASSAULT",
            [(("Rebels",), ("nuns",), None), (("army",), ("rebels",), None)],
        ),
        (
            "The envoy, along with General Juan Pardo, visited the northern border.",
            "CONSULT",
            [(("envoy", "Juan Pardo"), (), None)],
        ),
        (
            "In the 1999 war between Ethiopia and Eritrea thousands died.",
            "ASSAULT",
            [(("Ethiopia", "Eritrea"), (), None)],
        ),
        ("Iran and Turkey mount air strikes at targets in northern Iraq.", "COOPERATE", []),
    ],
)
def test_what_is_told_twice_or_of_several_is_told_once(text, plover, wanted):
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    told = [c for c in claims if isinstance(c, Event) and c.plover == plover]
    assert [(e.actors, e.recipients, e.place) for e in told] == wanted


@pytest.mark.weights
def test_a_bomb_explodes_where_the_town_is_told():
    event = told_of("A home-made bomb exploded at a market in the coastal town of Tipasa on Monday.", "ASSAULT")
    assert (event.mode, event.place) == ("explosives", "Tipasa")
    assert told_of("Iraqi forces were ousted from Kuwait in 1991.", "ASSAULT").recipients == ("Iraqi forces",)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "date", "status"),
    [
        ("The Council on Thursday condemned the bombing of a school in Mali.", "ASSAULT", None, "occurred"),
        ("France condemned the January 3 raid on Goma.", "ACCUSE", None, "occurred"),
        ("Ten men were killed in the January 3 raid on Goma.", "ASSAULT", "2025-01-03", "occurred"),
        (
            "The air raid on Libya is not linked with the inquiry into the January 3 bombings.",
            "ASSAULT",
            None,
            "occurred",
        ),
        ("The cell planned the attacks, officials said.", "ASSAULT", None, "occurred"),
        ("Iran pledged on Sunday to hit back after the January 3 bombing.", "ASSAULT", "2025-01-03", "occurred"),
    ],
)
def test_a_deed_has_its_own_day_and_not_that_of_those_who_speak_of_it(text, plover, date, status):
    event = told_of(text, plover)
    assert (event.date, event.status) == (date, status)


@pytest.mark.weights
def test_a_rally_of_riders_is_no_protest():
    assert told_of("The army's bike rally reached Leh on Monday.", "PROTEST") is None
    assert told_of("Farmers held a rally in Leh on Monday.", "PROTEST") is not None


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "mode", "recipients"),
    [
        ("Voters are lining up behind Juan Pardo.", "SUPPORT", None, ("Juan Pardo",)),
        ("Female voters preferred Juan Pardo.", "SUPPORT", None, ("Juan Pardo",)),
        ("Opponents called out the senator for that.", "ACCUSE", None, ("senator",)),
        ("The agency provided several aid programmes to former fighters.", "AID", None, ("former fighters",)),
        ("Two activists were hacked in Thailand.", "COERCE", "cyber", ("activists",)),
        ("Two Kenyan monks were hacked to death.", "ASSAULT", "primitive", ("Kenyan monks",)),
    ],
)
def test_what_a_verb_with_its_words_tells(text, plover, mode, recipients):
    event = told_of(text, plover)
    assert (event.mode, event.recipients) == (mode, recipients)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actors", "recipients"),
    [
        ("Germany asked Kyiv to free the journalist.", "REQUEST", ("Germany",), ("Kyiv",)),
        ("Iraq is massing troops near the border.", "MOBILIZE", ("Iraq",), ()),
        ("The army of Togo shelled a market in Ghana.", "ASSAULT", ("army of Togo",), ("market",)),
        ("Jets struck a bridge and two hospitals in Idlib.", "ASSAULT", (), ("bridge", "hospitals")),
        ("Government planes bombed the road to Adre.", "ASSAULT", ("Government planes",), ("road",)),
        ("Dozens were wounded in the Iraq car bomb attack.", "ASSAULT", (), ("people",)),
        ("Ecuador said 84 were shot down on Monday.", "ASSAULT", (), ("84",)),
        ("A suicide bomber killed 12 worshippers in Lome.", "ASSAULT", ("suicide bomber",), ("worshippers",)),
        ("Kenya asked the Norwegian embassy in Nairobi for clarifications.", "REQUEST", ("Kenya",), ("Norwegian embassy",)),
        ("The premier consulted an astrologer before the vote.", "CONSULT", ("premier",), ("astrologer",)),
        ("An assassin stabbed two bystanders in Quito.", "ASSAULT", ("assassin",), ("bystanders",)),
    ],
)
def test_who_does_a_deed_to_whom(text, plover, actors, recipients):
    event = told_of(text, plover)
    assert (event.actors, event.recipients) == (actors, recipients)


@pytest.mark.weights
def test_who_kills_himself_attacks_nobody():
    assert told_of("Police found the man, who had killed himself in Bonn on Monday.", "ASSAULT") is None


@pytest.mark.weights
@pytest.mark.parametrize("text", ["The plane hit turbulence over Chad.", "The new phone hit the market on Monday."])
def test_what_is_hit_in_words_only_is_no_target(text):
    assert not [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Event)]


def _events(text, published="2025-03-05"):
    claims = reader().read(Article.build(body=text, published=published)).claims
    return [c for c in claims if isinstance(c, Event)]


@pytest.mark.weights
def test_what_headline_and_lead_tell_is_one_event_that_rests_on_both():
    text = (
        "Chad hangs two men for smuggling.\n\nChad has hanged two drug smugglers in the town of Moundou, officials said.\n\n"
        "They were hanged at dawn."
    )
    hanged = [e for e in _events(text) if e.plover == "ASSAULT" and "Chad" in e.actors]
    assert len(hanged) == 1
    assert len(hanged[0].evidence) == 3
    assert hanged[0].place == "Moundou"


@pytest.mark.weights
def test_one_killing_of_a_person_is_one_event_and_another_day_makes_another():
    once = (
        "Police investigate the killing of Bishop Peter Lasu. Bishop Peter Lasu was killed on Monday in Torit. "
        "Nobody was hurt on Tuesday."
    )
    told = [e for e in _events(once) if e.plover == "ASSAULT" and any("Lasu" in r for r in e.recipients)]
    assert [e.date for e in told] == ["2025-03-03"]
    twice = "Rebels attacked the town of Torit on Monday. Rebels attacked the town of Torit on Tuesday."
    assert len([e for e in _events(twice) if e.plover == "ASSAULT"]) == 2


@pytest.mark.weights
def test_two_places_joined_are_told_together_and_a_place_of_another_deed_not():
    (blasts,) = [e for e in _events("Bombs hit two buses in Kenya and Uganda on Monday.") if e.plover == "ASSAULT"]
    assert blasts.place == "Kenya and Uganda"
    text = "A man was arrested in connection with the bombings of two banks in Uganda, police said."
    assert all(e.place is None for e in _events(text) if e.plover == "COERCE")


@pytest.mark.weights
def test_years_since_which_much_was_done_and_months_of_pay_are_no_day_of_a_deed():
    killed = _events("Some 400 farmers have been killed by rebels in the north since 1993.")
    assert killed
    assert all(e.date is None for e in killed)
    asked = _events("Trade unions demanded payment of January and February wages from the government.")
    assert asked
    assert all(e.date is None for e in asked)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Rebels shelled Goma on June 3, 2025.", "ASSAULT", "occurred"),  # whatever the day of the article
        ("Rebels set ablaze two buses near Goma.", "ASSAULT", "occurred"),
        ("Lena Okoro rules the north. A reward was offered for her capture.", "COERCE", "hypothetical"),
        ("A reward was offered for information leading to Lena Okoro's arrest.", "COERCE", "hypothetical"),
        ("The army needs to free the sailors, the mayor said.", "RETREAT", "called_for"),
        ("He was held for killing a nurse in Lyon on June 3, 2025.", "ASSAULT", "occurred"),
        ("Thousands died in the 12-year-old conflict between Chad and Libya.", "ASSAULT", "ongoing"),
        ("The farmers' protest in Leh enters its second week.", "PROTEST", "ongoing"),
        ("The ongoing strike by teachers has closed schools in Leh.", "PROTEST", "ongoing"),
    ],
)
def test_what_is_past_sought_needed_or_in_its_course_has_its_status(text, plover, status):
    event = told_of(text, plover)
    assert event is not None
    assert event.status == status


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "recipients"),
    [
        ("General Diop, who seized power in a coup, was tried in Dakar.", "COERCE", ()),
        ("Villagers marched in Leh, demanding justice.", "REQUEST", ()),
        ("A state of emergency in Chad ended on Thursday.", "COERCE", ("Chad",)),
        ("Chadian judges issued a warrant for Lena Okoro.", "COERCE", ("Lena Okoro",)),
        ("A widow filed a case at Leh Police Station against Juan Pardo.", "ACCUSE", ("Juan Pardo",)),
        ("Lena Okoro tried to leave Chad but was stopped at the airport by guards.", "COERCE", ("Lena Okoro",)),
        ("Two clans clashed at the Orange River on Monday.", "ASSAULT", ()),
        ("They brought home the remains of sailors who were killed in Lome.", "ASSAULT", ("sailors",)),
        ("Chile sent a warship through the Magellan Strait on Monday.", "MOBILIZE", ()),
        ("Parliament approved the peace accord with the rebels in May.", "AGREE", ("rebels",)),
        ("She was held over the deadly embassy bombings in Nairobi.", "ASSAULT", ("embassy",)),
        ("Chad protested against the deployment of troops by Libya.", "MOBILIZE", ()),
    ],
)
def test_what_is_a_thing_a_paper_or_a_place_is_not_acted_upon(text, plover, recipients):
    event = told_of(text, plover)
    assert event is not None
    assert event.recipients == recipients


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actors"),
    [
        ("Soldiers shot three rebels suspected of killing a bishop.", "ASSAULT", "rebels"),
        ("Troops arrested four men sought for giving support to the rebels.", "SUPPORT", "men"),
        ("Two nurses were beaten and kidnapped by hired thugs in Leh.", "ASSAULT", "hired thugs"),
        ("An estimated 5,000 people have been killed in Chad's violence.", "ASSAULT", None),
        ("Most Kenyans blamed the governor for the floods.", "ACCUSE", "Kenyans"),
    ],
)
def test_who_is_told_beside_another_does_his_own_deed(text, plover, actors):
    told = [
        e.actors for e in reader().read(Article.build(body=text, published="2025-03-05")).claims
        if isinstance(e, Event) and e.plover == plover
    ]  # fmt: skip
    assert ((actors,) if actors else ()) in told, told


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "The daily Tribune reported the case. The two men were held after they shot at police, the newspaper said.",
        "Lena Okoro spoke in Leh. They also tortured a nurse, she said.",
    ],
)
def test_they_are_no_one_person_and_no_newspaper(text):
    assert all(e.actors in {(), ("men",)} for e in [told_of(text, "ASSAULT")] if e)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Lena Okoro heads the Okoro clan of northern Chad.", "SUPPORT"),
        ("A reporter spotted Juan Pardo in Leh on Monday.", "ACCUSE"),
        ("The activist is sought by the FBI as a suspect in the case.", "REQUEST"),
        ("The minister sought to understand why the farmers left.", "REQUEST"),
        ("The band played at a Juan Pardo rally in Leh on Monday.", "PROTEST"),
        ("Nine million people are victims of Chad's civil war.", "ASSAULT"),
    ],
)
def test_who_is_seen_leads_seeks_or_speaks_at_a_rally_does_nothing_to_anybody(text, plover):
    assert told_of(text, plover) is None


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Juan Pardo said he would not leave the country.", "REJECT"),
        ("An officer requesting anonymity spoke of a second bomb.", "REQUEST"),
        ("Juan Pardo was asked about the floods in Lyon.", "REQUEST"),
        ("The quarrel, which was captured on video, shocked Lyon.", "COERCE"),
        ("The miners have lived on bread while supporting each other.", "SUPPORT"),
        ("The Chilean minister Lena Okoro recognised that it was necessary to train judges.", "SUPPORT"),
        ("Lena Okoro had spoken to the ministry about quitting her post.", "RETREAT"),
        ("Juan Pardo pleaded guilty to smuggling in Lyon.", "REQUEST"),
        ("Marchers defied the icy storm.", "REJECT"),
        ("Chadian troops are ready to defend national sovereignty.", "SUPPORT"),
        ("THIS IS THE REASON THEY WANT TO KILL US.", "ASSAULT"),
    ],
)
def test_staying_asking_filming_and_talking_of_a_deed_is_none(text, plover):
    assert told_of(text, plover) is None


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The general marched his troops to Quito.", ("MOBILIZE", "troops", "general", ())),
        ("The mayor, in a statement on Sunday, attacked Lena Okoro.", ("ACCUSE", "disapprove", "mayor", ("Lena Okoro",))),
        ("Juan Pardo resigned after a police raid at his farmhouse in Lyon.", ("COERCE", "seize", "police", ("Juan Pardo's farmhouse",))),
        ("Juan Pardo hacked Lena Okoro using a machete.", ("ASSAULT", "primitive", "Juan Pardo", ("Lena Okoro",))),
        ("Angry fishermen blocked the coastal road.", ("PROTEST", "obstruct", "Angry fishermen", ())),
        ("Officials counted the refugees Kenya accepted.", ("AID", None, "Kenya", ("refugees",))),
        ("Officials are investigating whether Juan Pardo is linked to the fires.", ("ACCUSE", "investigate", "Officials", ("Juan Pardo",))),
        ("Miners marched in Lyon, calling for the governor's resignation.", ("REQUEST", "change", "Miners", ("governor",))),
        ("Kurd rebels kill two, take three hostage.", ("ASSAULT", "abduct", "Kurd rebels", ("hostages",))),
        ("In Lyon, 9,000 to 10,000 people gathered in the square to protest.", ("PROTEST", None, "people", ())),
        ("Two clans clashed at the Orange River on Monday.", ("ASSAULT", None, "clans", ())),
    ],
)  # fmt: skip
def test_what_stands_beside_a_word_tells_what_it_is_and_to_whom(text, told):
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    found = [(e.plover, e.mode, ", ".join(e.actors), e.recipients) for e in claims if isinstance(e, Event)]
    assert told in found, found


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Mali's president met with Okoro of Niger in Gao on Monday.", ("Mali's president",), ("Okoro",)),
        ("Delegates of Ethiopia and Eritrea are to meet in Algiers on Monday.", ("Ethiopia",), ("Eritrea",)),
        ("Negotiators for the Colombian government and the FARC met in Havana.", ("Colombian government",), ("FARC",)),
        ("Turkey and Russia conferred by telephone on Friday about grain.", ("Turkey",), ("Russia",)),
    ],
)
def test_a_meeting_is_told_once_with_who_meets_whom(text, actors, recipients):
    meetings = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Event)]
    assert [(m.plover, m.actors, m.recipients) for m in meetings] == [("CONSULT", actors, recipients)]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels attacked the port on Monday. Exports have stopped since the attack.", ("Rebels attacked", "attack")),
        ("The minister met Okoro in Gao on Monday. Little was said after the meeting.", ("minister met", "meeting")),
        ("Exports have stopped since an attack.", None),
    ],
)
def test_what_is_only_touched_upon_is_evidence_of_what_was_told(text, words):
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    events = [c for c in claims if isinstance(c, Event)]
    assert len(events) == (words is not None)
    assert all(e.text.startswith(w) for event in events for e, w in zip(event.evidence, words, strict=True))


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels raided Beda on Monday. They killed six men.", ("2025-03-03", "Beda")),
        ("Students marched in Quito on Sunday. Police dispersed the crowd with tear gas.", ("2025-03-02", "Quito")),
        ("Bombs went off in Chad and Peru on Friday. Nine people were killed in Lima.", ("2025-02-28", "Lima")),
        ("Soldiers shot two boys in Goma on Sunday. Soldiers have killed 40 people this year.", ("2025", None)),
        ("Police arrested the activist in Lima on Monday. They had beaten him before.", (None, None)),
        ("A gunman shot a judge in Goma on Sunday. Two men were arrested.", (None, None)),
        ("Rebels hit a bus near Gao on Friday. In a separate attack, rebels shelled a school.", (None, None)),
    ],
)
def test_a_deed_goes_on_where_and_when_the_sentence_before_tells(text, told):
    last = _events(text)[-1]
    assert (last.date, last.place) == told


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "told"),
    [
        ("The Friday bombings of two banks in Lima shook the country.", "ASSAULT", ("2025-02-28", "Lima")),
        ("The court recalled the shootings that killed nine students on May 3.", "ASSAULT", ("2024-05-03", None)),
        ("The film is about the 1994 crisis in Chad, in which rebels killed 40 men.", "ASSAULT", ("1994", "Chad")),
        ("Farmers live in fear in Beda, a district where soldiers often kill villagers.", "ASSAULT", (None, "Beda")),
        ("Police arrested a man on Monday in Lyon over the bombing of a bank in Nice.", "ASSAULT", (None, "Nice")),
    ],
)
def test_when_and_where_a_deed_was_is_told_by_the_noun_its_clause_describes(text, plover, told):
    event = next(e for e in _events(text) if e.plover == plover)
    assert (event.date, event.place) == told


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actors", "recipients"),
    [
        ("Soldiers of the regiment killed ethnic Swedes in Beda.", "ASSAULT", None, ("ethnic Swedes",)),
        ("The envoy flew to Salta on Monday for a speech.", "CONSULT", ("envoy",), ()),
        ("The envoy flew to Lima on Monday for a speech.", "CONSULT", ("envoy",), ("Lima",)),
        ("Protesters alleged that the company had hired thugs.", "ACCUSE", ("Protesters",), ("company",)),
        ("A reporter was pepper sprayed by police in Lome.", "ASSAULT", ("police",), ("reporter",)),
    ],
)
def test_who_is_joined_allied_or_accused_and_which_people_and_towns_take_part(text, plover, actors, recipients):
    event = told_of(text, plover)
    assert event.recipients == recipients
    assert actors is None or event.actors == actors


@pytest.mark.weights
def test_a_deed_that_two_words_tell_rests_on_both_where_each_names_somebody():
    (event,) = _events("A villager was seized in a police raid on a market.")
    assert (event.actors, event.recipients) == (("police",), ("villager",))
    assert [e.text for e in event.evidence] == ["villager was seized", "police raid on a market"]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Nigerian city of Jos was quiet on Sunday. Gunmen killed four traders in the city on Saturday.", "Jos"),
        ("Chad's army said the war had spread. Rebels killed nine soldiers in the country on Sunday.", "Chad"),
    ],
)
def test_a_place_told_again_by_its_kind_is_where_a_deed_was_done(text, place):
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    assert [e.place for e in claims if isinstance(e, Event) and e.plover == "ASSAULT"] == [place]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At least 55 civilians were killed in Yemen's Red Sea port city of Hodeidah on Sunday.", "Hodeidah"),
        ("Gunmen killed six farmers in the Pacific port of Tumaco.", "Tumaco"),
        ("Forty people were killed in Chad's offensive.", None),
        ("A drone hit a Kidal funeral on Monday as the rebels pressed north after taking Gao.", "Kidal"),
        ("A drone hit a wedding. Nine died, doctors said, as the rebels pressed north after taking Gao.", None),
    ],
)
def test_a_deed_was_done_in_the_town_that_is_named_and_not_in_the_land_beside_it(text, place):
    claims = reader().read(Article.build(body=text, published="2025-03-05")).claims
    assert {e.place for e in claims if isinstance(e, Event) and e.plover == "ASSAULT"} == {place}


@pytest.mark.parametrize(
    "text",
    [
        "The junta has released nobody.",
        "The junta has released none of the 23 members it holds.",
    ],
)
def test_what_is_done_to_nobody_or_not_in_view_has_not_occurred(text):
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert {c.status for c in claims if isinstance(c, Event) and c.detail is None} == {"denied"}


def test_his_men_are_the_speakers_where_reported_words_open_with_them():
    text = "General Abel Kasa rejected the offer. The deputy, Juan Mora, said his forces had shelled the town."
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert [c.actors for c in claims if isinstance(c, Event) and c.plover == "ASSAULT"] == [("Juan Mora's forces",)]


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Speaking at a rally in Lima on Monday, Ana Diaz condemned Chad for the raid in Abra.",
        "Ana Diaz, speaking to reporters in Lima, accused Chad of the raid in Abra.",
    ],
)
def test_one_accuses_where_one_speaks(text):
    claims = reader().read(Article.build(body=text, published="2024-05-16")).claims
    assert [c.place for c in claims if isinstance(c, Event) and c.plover == "ACCUSE"] == ["Lima"]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Flights resumed after an air strike in Gao.", [("ASSAULT", "Gao")]),
        ("Shops stayed shut after riots in Nairobi.", [("PROTEST", "Nairobi")]),
        ("Shops stayed shut after the riots.", []),
        ("A million people have fled since the fighting in Gao.", []),
    ],
)
def test_a_noun_tells_of_a_deed_of_nobody_where_its_place_or_day_is_told(text, told):
    assert [(e.plover, e.place) for e in _events(text)] == told


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "actors", "recipients", "place"),
    [
        ("Two men were held over the U.S. embassy bombings in Nairobi.", (), ("embassy",), "Nairobi"),
        ("Two men were held over the Kenya embassy bombing.", (), ("embassy",), "Kenya"),
        ("The Egyptian hotel bombing killed nine.", (), ("hotel", "people"), None),
        ("She wept by the crater of the clinic blast that killed ten traders.", (), ("clinic", "traders"), None),
        ("The Israeli missile strikes killed nine people in Tyre.", ("Israel",), ("people",), "Tyre"),
    ],
)
def test_a_land_before_what_was_hit_tells_whose_it_is(text, actors, recipients, place):
    event = told_of(text, "ASSAULT")
    assert (event.actors, event.recipients, event.place) == (actors, recipients, place)


@pytest.mark.weights
def test_a_town_before_the_noun_of_a_deed_tells_where_it_was_whatever_it_is_read_as():
    event = told_of("Carter was asked about the Benghazi attacks.", "ASSAULT")
    assert (event.actors, event.place) == ((), "Benghazi")


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actors", "recipients"),
    [
        ("The president dismissed the defence minister on Monday.", "SANCTION", ("president",), ("defence minister",)),
        ("The ministry dismissed the claims on Monday.", "REJECT", ("ministry",), ()),
        ("Troops liberated the town of Beda on Monday.", "COERCE", ("Troops",), ("town of Beda",)),
        ("Rebels liberated nine hostages on Monday.", "RETREAT", ("Rebels",), ("hostages",)),
        ("The police crackdown on protesters in Lima went on.", "COERCE", ("police",), ("protesters",)),
    ],
)
def test_the_type_of_a_deed_goes_by_whom_it_is_done_to(text, plover, actors, recipients):
    (event,) = _events(text)
    assert (event.plover, event.actors, event.recipients) == (plover, actors, recipients)
