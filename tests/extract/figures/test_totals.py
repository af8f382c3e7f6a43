"""How many were killed and hurt in all that an article tells; the weights read the dispatches, written for this."""

import pytest

from evaluation.incidents import total_of
from onrecord.pipeline import read_article
from onrecord.records import Article, Figure

pytestmark = pytest.mark.weights


def totals(text, title=None):
    """Return the totals of killed and injured of a dispatch published on Wednesday 5 June 2024."""
    claims = read_article(Article.build(title=title, body=text, published="2024-06-05")).claims
    return total_of(claims, "killed"), total_of(claims, "injured")


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Amal Idris, 24, was pronounced dead at the scene in Nyala, police said.", 1, 0),
        ("The victim, identified as Petro Hnatiuk, died in hospital.", 1, 0),
        ("A teacher was found dead with gunshot wounds in Jos on Monday.", 1, 0),
        ("A farmer was shot in the leg near Hebron, medics said.", 0, 1),
        ("A boy was taken to hospital with shrapnel wounds after the strike.", 0, 1),
        ("Two people were shot in Cali on Friday, one fatally.", 1, 1),
        ("The gunman killed three people before he killed himself, police said.", 4, 0),
        ("A woman is dead and a girl was wounded after shelling in Kharkiv.", 1, 1),
        ("Five policemen and a civilian were killed in Quetta on Sunday.", 6, 0),
        ("2 teens, man wounded in market shooting in Tepito", 0, 3),
        ("Police identify man, two children found dead after a siege in Leh.", 3, 0),
        ("Officer and suspect both shot during struggle in Leh", 0, 2),
        ("Two brothers, soldiers from Leh, wounded in blast", 0, 2),
        ("Eight people were shot in Port-au-Prince. Two of them died, doctors said.", 2, 6),
        ("Two people have been shot, one of them fatally, in Gao on Friday.", 1, 1),
        ("Blast in central Aden lands four men in hospital", 0, 4),
        ("One of five people shot on Sunday in Tepito has died, doctors said.", 1, 4),
        ("A 15-year-old boy was killed in Homs. Another 15-year-old was wounded, and the teen is stable.", 1, 1),
    ],
)
def test_victims_without_a_number_are_counted(text, killed, injured):
    assert totals(text) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The raid that killed two and injured three others in Jos was filmed.", 2, 3),
        ("The shooting in Cali claimed two lives and injured four people.", 2, 4),
        ("A bomb left 4 dead, wounded 3 others in Kabul, police said.", 4, 3),
        ("Gunmen killed his parents and a neighbour and wounded an officer in Sebha.", 3, 1),
    ],
)
def test_each_is_counted_under_the_verb_that_it_stands_by(text, killed, injured):
    assert totals(text) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The guard fired at her husband, striking both him and their son, police said.", 0, 2),
        ("A 14-year-old girl was fatally wounded in Homs on Monday.", 1, 0),
        ("Two men who were in the car with Salim Odeh were not injured. Odeh was killed.", 1, 0),
        ("The guard later passed away at a hospital in Aden.", 1, 0),
        ("Three men were found dead in Bamako. A fourth victim was taken to the hospital.", 3, 1),
    ],
)
def test_fates_told_in_other_words(text, killed, injured):
    assert totals(text) == (killed, injured)


def test_a_killer_who_kills_himself_is_added_to_a_number_told_first():
    assert totals("Officers say 7 people were slain by a gunman who then killed himself.")[0] == 8


def test_a_line_that_links_to_another_article_counts_nobody():
    text = "A trader was killed in Goma on Tuesday.\n\n1:08 After a triple murder, the family asks for help\n\nPolice said so."
    assert totals(text) == (1, 0)


def test_a_total_that_no_number_states_has_the_confidence_of_the_choice():
    claims = read_article(
        Article.build(body="A boy and his mother were killed in Uvira.", published="2024-06-05")
    ).claims
    added = next(c for c in claims if isinstance(c, Figure) and c.total)
    assert added.value == 2
    assert 0.2 < added.confidence < 1


def test_one_victim_told_of_again_is_counted_once():
    text = (
        "A nurse was shot in Goma on Tuesday. Esther Kavira died at the scene, the mayor said.\n\n"
        "Kavira, 31, was killed on her way home. The woman was pronounced dead by a colleague."
    )
    assert totals(text, "Nurse killed in Goma") == (1, 0)


def test_named_victims_of_several_sentences_are_several():
    text = "Omar Farah died at once. Halima Yusuf, a trader, was killed as she fled. Both lived in Baidoa."
    assert totals(text) == (2, 0)


def test_the_number_stated_first_outweighs_numbers_of_other_attacks():
    text = (
        "Six people were killed in an attack on a market in Maiduguri on Tuesday.\n\nThe police chief said so.\n\n"
        "Last month 45 people were killed in the same state."
    )
    assert totals(text) == (6, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Two drones were shot down over Odesa overnight, the air force said.",
        "Troops tried to kill a commander in Mopti, the army said.",
        "Anybody who goes back could be killed, the mayor warned.",
        "He was charged with attempted murder on Monday.",
        "No civilian was killed in the raid on Jenin.",
    ],
)
def test_what_did_not_happen_to_people_is_not_counted(text):
    assert totals(text) == (0, 0)


def test_one_figure_at_most_of_a_measure_is_the_total_and_its_evidence_is_in_the_text():
    text = "Omar Farah died at once. Halima Yusuf was killed as she fled. A guard was wounded."
    article = Article.build(body=text, published="2024-06-05")
    marked = [c for c in read_article(article).claims if isinstance(c, Figure) and c.total]
    assert sorted(f.measure for f in marked) == ["injured", "killed"]
    for figure in marked:
        assert all(article.text[e.start : e.end] == e.text for e in figure.evidence)


def test_the_mark_of_a_total_leaves_the_identity_of_a_claim_as_it_is():
    from dataclasses import replace

    claims = read_article(Article.build(body="Twelve people were killed in Marib.", published="2024-06-05")).claims
    figure = next(c for c in claims if isinstance(c, Figure))
    assert figure.total
    assert replace(figure, total=False).id == figure.id


@pytest.mark.parametrize(
    "text", ["killed", "0:42 Dead", "Both dead.", "shot shot shot", "fatally", "1 of 2 dead\n\n, 3"]
)
def test_odd_text_does_not_stop_the_reading(text):
    totals(text)
