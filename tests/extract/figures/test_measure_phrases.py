"""What phrases tell that a number counts, whatever their words alone tell."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Figure

pytestmark = pytest.mark.weights


def told(text):
    """Return the measures and values of a text's figures in text order."""
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    return [(c.measure, c.value) for c in read.claims if isinstance(c, Figure)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Air defences shot down 44 of the 60 drones, the air force said.", [("other", 44)]),
        ("The ministry said it had downed 110 Sudanese drones over 13 districts.", [("other", 110)]),
        (
            "Iran launched 98 drones and 9 missiles overnight, of which 66 drones and 5 missiles were shot down.",
            [("attacks", 98), ("attacks", 9), ("other", 66), ("other", 5)],
        ),
    ],
)
def test_what_was_shot_down_is_no_attack(text, figures):
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Officials said 35 people were led to safety and 12 arrested.", [("evacuated", 35), ("detained", 12)]),
        ("Helicopters flew 98 wounded men out of Kuito.", [("evacuated", 98)]),
        ("Some 7,000 civilians are believed to be trapped in the city.", [("other", 7000)]),
        ("Forty workers were trapped under the rubble.", [("missing", 40)]),
        ("The group says that 17,000 remain behind bars.", [("held", 17_000)]),
        ("Twelve had been flown to Gao by helicopter, four in a critical state.", [("evacuated", 12), ("injured", 4)]),
        (
            "Niger freed 430 captives in return for a kidnapped trader and the bodies of three soldiers.",
            [("released", 430), ("returned", 3)],
        ),
        ("Chad lost 1,120 soldiers killed and wounded on Monday, the general staff said.", [("other", 1120)]),
        ("The drones caused 64 deaths and 337 injuries in Sumy.", [("killed", 64), ("injured", 337)]),
        (
            "The hospital received the bodies of 29 children and 48 wounded people.",
            [("killed", 29), ("injured", 48)],
        ),
        ("The agency will cut by 40 percent the number of people it feeds in Chad, from 5.5 million.", [("share", 40)]),
        ("The bodies of four of the 28 dead hostages were handed over.", [("returned", 4)]),
        ("The junta has killed 90 people. It has sentenced 150 to death.", [("killed", 90)]),
        ("Gunmen killed 12 villagers. They came on dozens of motorcycles.", [("killed", 12)]),
        ("Rebels attacked a convoy carrying 710 soldiers.", []),
        ("An official said that more than 200 coffins had been sent to the pass.", []),
        ("The city had more than a million inhabitants before the war.", []),
    ],
)
def test_what_became_of_the_counted_is_told_by_the_whole_phrase(text, figures):
    assert told(text) == figures


def test_those_of_whom_something_else_is_told_keep_their_own_measure():
    text = "According to the agency, 3.3 million depend on aid, of whom 1.2 million are displaced."
    assert told(text) == [("at_risk", 3_300_000), ("displaced", 1_200_000)]


def test_out_of_how_many_some_were_freed_is_no_figure_of_its_own():
    assert told("So far 19 of the 33 have been released, along with five Thais.") == [("released", 19), ("released", 5)]


def test_a_bare_number_goes_on_from_a_part():
    text = "The Red Cross said it had visited 112 prisoners, 78 of them in Gao and 34 in Kidal."
    assert told(text) == [("held", 112), ("held", 78), ("held", 34)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Since I last briefed you, clashes in Gao left 31 fighters dead in January. I am troubled by the detention of 73 of "
            "our colleagues by the rebels, and I again call for their release.",
            [("killed", 31), ("detained", 73)],
        ),
        ("The remains of four deceased captives were handed over to the Red Cross in the evening.", [("returned", 4)]),
        ("Some 200 prisoners escaped from the jail in Goma.", []),
    ],
)
def test_a_noun_for_the_deed_tells_what_is_counted(text, figures):
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Of the 251 people abducted, 49 are still held, including 27 the army says are dead.", None),
        ("The Red Cross said 15 of its volunteers have been killed, eight of them on duty.", "volunteers"),
        ("Only 32 aid trucks entered on Monday, well short of the 600 a day stipulated in the deal.", None),
        ("Police fired on protesters, killing one and wounding at least six.", None),
    ],
)
def test_what_is_counted_is_no_word_behind_the_number_that_is_told_of_it(text, population):
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    last = [c for c in read.claims if isinstance(c, Figure) and c.value in {27, 8, 600, 1}]
    assert [c.population for c in last] == [population]


def test_what_a_number_falls_short_of_is_only_expected():
    text = "Only 32 aid trucks entered on Monday, well short of the 600 a day stipulated in the deal."
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    assert [(c.value, c.modality) for c in read.claims if isinstance(c, Figure)] == [(32, "asserted"), (600, "expected")]
