"""Whom "they" means by what was told before: who was caught is freed, and who was just trapped strikes nobody."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event

pytestmark = pytest.mark.weights


def told(text, plover):
    claims = reader().read(Article.build(body=text, published="2024-03-04")).claims
    return [(c.actors, c.recipients) for c in claims if isinstance(c, Event) and c.plover == plover and c.detail is None]


@pytest.mark.parametrize(
    ("text", "plover", "recipients"),
    [
        ("Gunmen took hostages at the mill in return. They were later released.", "RETREAT", ("hostages",)),
        ("Bandits seized more than 90 farmers near Abra. They were freed by the army on Sunday.", "RETREAT", ("farmers",)),
        ("Police held ten miners on Monday. They were beaten in a cell.", "ASSAULT", ("miners",)),
    ],
)
def test_more_is_done_with_those_who_were_caught(text, plover, recipients):
    assert recipients in [whom for _, whom in told(text, plover)]


def test_who_was_just_trapped_does_not_go_on_to_shell():
    text = 'A resident said hundreds of people were trapped. "They shelled the clinic and the market," he said.'
    assert [who for who, _ in told(text, "ASSAULT")] == [()]


def test_who_was_caught_may_have_killed_before():
    text = "Three militants were arrested in Abra on Sunday. They had killed a priest in May."
    assert (("militants",), ("priest",)) in told(text, "ASSAULT")


def test_who_was_only_sent_may_strike():
    text = "Special forces were dropped on the roof at dawn, police said. They killed six gunmen."
    assert (("Special forces",), ("gunmen",)) in told(text, "ASSAULT")


def test_they_are_those_told_of_not_those_who_told_it():
    text = "Government troops sent to end the clashes sided with the herders, residents said. They burned nine shops."
    assert (("Government troops",), ("shops",)) in told(text, "ASSAULT")


def test_who_accuses_others_of_harm_to_his_own_is_whose_it_is():
    text = "The Chadian army accused Niger of ramming one of its boats near Bol."
    assert told(text, "ASSAULT") == [(("Niger",), ("Chadian army's boats",))]


def test_what_an_agreement_told_of_before_calls_for_is_nobodys_request():
    text = "Niger and Chad signed an agreement in Bol in June. It calls for the withdrawal of Chadian troops."
    assert told(text, "REQUEST") == []


def test_those_held_in_the_last_of_several_deeds_are_freed():
    text = "Police broke up a rally in Abra and held 23 students. They were released on Sunday."
    assert ("students",) in [whom for _, whom in told(text, "RETREAT")]


def test_them_are_those_of_the_same_clause():
    text = "Peasants gave another account. They said marines had taken six worshippers outside and shot them."
    assert (("marines",), ("worshippers",)) in told(text, "ASSAULT")


def test_who_died_does_not_go_on_to_strike():
    text = 'Seven people died in the raid. "They attacked from three sides and set ablaze the mill," said Awa Diop.'
    assert ("people",) not in [who for who, _ in told(text, "ASSAULT")]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Villagers accused soldiers of burning their homes.", "Villagers' homes"),
        ("Soldiers said rebels had attacked their post near Abra on Monday.", "Soldiers' post"),
    ],
)
def test_nobody_strikes_what_is_his_own(text, recipients):
    assert (recipients,) in [whom for _, whom in told(text, "ASSAULT")]


def test_they_in_a_quotation_are_not_the_side_of_who_says_it():
    text = (
        "The Tara Front and the rebels of Ali Diop traded blame. "
        '"They attacked our positions in Abra," Tara Front spokesman Juma Oda said.'
    )
    assert [who for who, _ in told(text, "ASSAULT")] == [("rebels of Ali Diop",)]
