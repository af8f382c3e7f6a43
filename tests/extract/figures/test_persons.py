"""Victims told of one by one, as persons that count once each; and what tells of one person only in other words."""

import pytest

from onrecord.annotate.tree import Tree
from onrecord.extract.figures.ages import is_age
from onrecord.extract.figures.fates import find_fates
from onrecord.extract.figures.totals.persons import persons_of
from onrecord.extract.figures.victims import Victims
from onrecord.pipeline import reader
from onrecord.records import Article, Figure

pytestmark = pytest.mark.weights


def read(text):
    """Return the tree and annotations of a dispatch."""
    annotations = reader().annotate(Article.build(body=text, published="2024-06-05"))
    return Tree(text, annotations.words, annotations.syntax, annotations.sentences), annotations


def fates(text):
    """Return who was killed or hurt, by the word for them, in text order."""
    tree, _ = read(text)
    return list(dict.fromkeys((tree.lower(f.person), f.fate) for f in find_fates(tree)))


def persons(text):
    """Return what became of every person told of by themselves."""
    tree, annotations = read(text)
    victims = Victims(tree, annotations, "2024-06-05")
    return [p.fate for p in persons_of(tree, victims.all, victims.chain_at)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A teacher was shot in Zaria. The teacher, Amal Idris, died in hospital. Idris was 41.", ["killed"]),
        ("Farmer killed in Jos\n\nA farmer was killed in Jos on Monday. He was killed at dawn.", ["killed"]),
        ("Omar Farah died at once. Halima Yusuf was killed as she fled.", ["killed", "killed"]),
        ("A woman was killed in Sumy. Another woman was wounded.", ["killed", "injured"]),
        ("A farmer was wounded near Goma. The farmer died on Sunday.", ["killed"]),
        ("A boy of six was killed in Gori. His father was hospitalized.", ["killed", "injured"]),
        ("Girl hurt in Jos\n\nA child was wounded in Jos on Monday. The girl, 9, was hit twice.", ["injured"]),
        ("The 19-year-old was killed in Leh. The 14-year-old was wounded.", ["killed", "injured"]),
        ("Omar Farah, 41, died in Homs. A man was wounded. The man, 23, was treated at the scene.", ["killed", "injured"]),
        ("A deputy was wounded in Cali. The suspect died at the scene.", ["injured", "killed"]),
        ("A woman was killed. A man was wounded. He was flown to a hospital.", ["killed", "injured"]),
    ],
)
def test_each_person_counts_once_with_the_gravest_that_is_told(text, found):
    assert persons(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Girl, 9, critical after attack in Sumy.", ("girl", "injured")),
        ("The body was found in a burnt house in Bentiu.", ("body", "killed")),
        ("The clerk who shot and killed a thief in Tamale was set free.", ("thief", "killed")),
        ("Boy shot near Jenin has died, doctors say", ("boy", "killed")),
        ("The colonel killed his wife before taking his own life.", ("colonel", "killed")),
        ("He killed two guards before turning the rifle on himself.", ("himself", "killed")),
        ("Six people went to the hospital after the blast in Homs.", ("people", "shot")),
        ("Two women were treated and released after the attack.", ("women", "injured")),
        ("Police found a man, who was hit twice, and two women, who were wounded.", ("women", "injured")),
        ("Five people were taken to the Amal Medical Center in Nyala.", ("people", "shot")),
        ("The attack in Leh left one man fighting for his life.", ("man", "injured")),
        ("A shell splinter struck the woman's leg.", ("woman", "shot")),
        ("The raid ended with four people suffering bullet wounds.", ("people", "injured")),
        ("Two people have been shot, one of them fatally, in Gao.", ("people", "shot")),
    ],
)
def test_fates_of_one_told_in_other_words(text, found):
    assert found in fates(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister was critical of the attack.",
        "The minister went to the hospital after the blast.",
        "A weapon was found in a house in Goma.",
        "The army was fighting for the town of Goma.",
        "The delegation was taken to a conference center in Doha.",
    ],
)
def test_who_is_critical_or_visits_or_is_no_body_has_no_fate(text):
    assert fates(text) == []


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("One of them, 16, died on Sunday.", ["16"]),
        ("The father killed his 12- and 10-year-old sons on Friday.", ["12"]),
        ("Two girls, 7 and 5, were hurt in Leh.", ["7", "5"]),
        ("Those killed ranged in age from 46 to 73.", ["46 to 73"]),
        ("Amal Idris, 62\nOmar Farah, 50\nThey died in Leh.", ["62", "50"]),
        ("Troops killed 15 fighters, 3 of them in Gao.", []),
        ("Five were hurt, 16 killed.", []),
        ("Shells hit Sumy, 3 people died.", []),
    ],
)
def test_an_age_counts_nobody(text, ages):
    tree, annotations = read(text)
    assert [text[q.start : q.end] for q in annotations.quantities if is_age(tree, q)] == ages


def test_patients_treated_and_released_are_hurt_and_were_nobodys_captives():
    claims = reader().read(Article.build(body="Two women were treated and released.", published="2024-06-05")).claims
    assert [(c.measure, c.value) for c in claims if isinstance(c, Figure)] == [("injured", 2)]


def test_wounds_tell_of_those_joined_to_the_dead():
    text = "The shell left one farmer fatally wounded and three others with serious injuries."
    claims = reader().read(Article.build(body=text, published="2024-06-05")).claims
    assert [(c.measure, c.value) for c in claims if isinstance(c, Figure)] == [("killed", 1), ("injured", 3)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One of the five people wounded in Leh has died.", [("injured", 5)]),
        ("The boy was charged in the slayings of four people.", [("killed", 4)]),
        ("They were charged with the attempted murders of five guards.", []),
    ],
)
def test_those_out_of_whom_one_died_and_those_whom_somebody_tried_to_kill_are_no_dead(text, told):
    claims = reader().read(Article.build(body=text, published="2024-06-05")).claims
    figures = [c for c in claims if isinstance(c, Figure) and c.value and c.value > 1]
    assert [(c.measure, c.value) for c in figures] == told
