"""Who did a deed and whom it befell: makes of arms, armies before a noun, who is blamed, who had no part in it."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event

pytestmark = pytest.mark.weights


def read(text):
    claims = reader().read(Article.build(body=text, published="2024-03-04")).claims
    return [c for c in claims if isinstance(c, Event)]


def told(text, plover):
    return [(c.actors, c.recipients) for c in read(text) if c.plover == plover and c.detail is None]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The mill in Abra was hit by Grad rockets on Sunday.", (), ("mill",)),
        ("Katyusha rockets hit the base in Abra on Monday.", (), ("base",)),
        ("A Malian army helicopter attack on the camp killed 12 rebels.", ("Malian army",), ("camp", "rebels")),
        ("A Kenyan air force strike on a farm in Abra killed two boys.", ("Kenyan air force",), ("farm", "boys")),
        ("An Omani strike hit the harbour in Abra on Monday.", ("Oman",), ("harbour",)),
        ("The attack on Friday targeted a border unit near Abra, the staff said.", (), ("border unit",)),
        ("The murder of the mayor, carried out by the Tara Front, was told of on the radio.", ("Tara Front",), ("mayor",)),
        ("Nine people died in a bombing attributed to the Tara Front.", ("Tara Front",), ()),
        ("Witnesses blamed the shelling on the army.", ("army",), ()),
        ("The convoy came under fire from snipers near Abra on Monday.", ("snipers",), ("convoy",)),
        ("Medics came under fire near the mill on Friday.", (), ("Medics",)),
        ("The militia said it had nothing to do with the attack on the bus.", (), ("bus",)),
        ('The minister said Oman was "not involved in strikes against Chad".', (), ("Chad",)),
        ("The army, which lost 20 men in the ambush, moved on.", (), ("men",)),
        ("Three soldiers were killed a day after rebels shelled the airport.", (), ("soldiers",)),
    ],
)
def test_who_did_it_and_whom_it_befell(text, actors, recipients):
    assert (actors, recipients) in told(text, "ASSAULT")


def test_those_caught_and_freed_are_told_by_joined_participles():
    text = "General Ali Diop, arrested by the police in January and freed in February, said he was well."
    assert told(text, "COERCE") == [(("police",), ("Ali Diop",))]
    assert [whom for _, whom in told(text, "RETREAT")] == [("Ali Diop",)]


def test_who_came_under_fire_over_a_deal_was_criticised():
    text = "The minister came under fire over the deal with the miners on Monday."
    assert told(text, "ASSAULT") == []
    assert ((), ("minister",)) in told(text, "ACCUSE")


def test_who_will_not_receive_others_refuses_them():
    assert told("President Ali Diop said he would not receive the delegation.", "REJECT") == [(("Ali Diop",), ("delegation",))]


def test_what_one_is_missing_since_is_told():
    text = "Two boys have been missing since they were taken away by armed men on Friday."
    assert (("armed men",), ("boys",)) in told(text, "COERCE")


def test_what_fell_hours_after_is_another_deed():
    text = "A car bomb blew up outside a mill in Abra, killing five, hours after mortar rounds landed near the port."
    assert sorted(e.mode for e in read(text) if e.plover == "ASSAULT") == ["explosives", "heavy-weapons"]


def test_who_overran_a_town_is_not_told_to_have_driven_out_others():
    text = "In Abra, overrun last month by militiamen, Kenyans who refused to sign oaths were being expelled, refugees said."
    assert told(text, "COERCE") == [(("militiamen",), ("Abra",))]


@pytest.mark.parametrize(
    "text",
    [
        "Attacks on clinics may be war crimes, the judge said.",
        "Attacks on clinics constitute war crimes.",
        'The minister spoke after what he calls a "pre-emptive strike".',
    ],
)
def test_force_that_is_only_spoken_of_is_no_deed(text):
    assert told(text, "ASSAULT") == []
    assert told(text, "PROTEST") == []


def test_a_film_attacks_in_words_only():
    assert told("The film attacks the church over its silence.", "ASSAULT") == []


def test_nobody_beside_the_accused_is_who_accuses_him():
    text = "The general, whose arrest the court ordered in January, has been accused of torturing prisoners."
    assert [e.said_by for e in read(text) if e.plover == "ASSAULT"] == [()]
