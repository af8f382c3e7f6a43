"""According to whom figures count, where no verb of saying tells."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Figure

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Gunmen killed 1,200 people and took 251 hostages, by Kenyan tallies.", {"Kenyan tallies"}),
        ("Bamako puts the dead in Gao alone at 7,000, more than in any other city.", {"Bamako"}),
        ("A Kenyan tally that does not tell fighters from others puts the dead at over 61,000.", {"Kenyan tally"}),
        ("A collective of village associations put the toll at more than 200.", {"collective of village associations"}),
        ("Militia accused of killing hundreds in Bunia", set()),
        ("Radio Kidal television counted 5,365 breaches of the truce by the army.", {"Radio Kidal television"}),
        ("The two presidents signed a deal, ending a war that killed 15,000 people.", set()),
        ("Chad and the Orange League signed a deal to end nearly 30 years of war that killed 15,000 people.", set()),
        ("The clash came hours after what officials called the largest attack of the war killed 12 people.", set()),
    ],
)
def test_who_gives_a_number(text, sources):
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    assert {v.name for c in read.claims if isinstance(c, Figure) for v in c.said_by} == sources


@pytest.mark.parametrize(
    "text",
    [
        "Police said at least 11 people were killed. Nine of the dead were inside the camp.",
        "The clash began at dawn, police said. The chief of police put the army's losses at four dead.",
        "The army gave its own losses as four wounded.",
    ],
)
def test_what_goes_on_from_a_count_and_losses_put_at_a_number_have_a_source(text):
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    figures = [c for c in read.claims if isinstance(c, Figure)]
    assert figures
    assert all(f.said_by for f in figures)


def test_how_long_a_war_was_is_nobodys_count():
    text = "The four-year war has killed 9,000 people, the UN says."
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    said = {c.measure: [v.name for v in c.said_by] for c in read.claims if isinstance(c, Figure)}
    assert said == {"duration": [], "killed": ["UN"]}


def test_how_long_a_truce_is_to_be_has_the_source_that_tells_it():
    text = "The rebels of Chad accepted a 60-day truce, the mediators said on Monday."
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    (said,) = [c.said_by for c in read.claims if isinstance(c, Figure) and c.measure == "duration"]
    assert said[0].name == "mediators"


def test_how_old_a_truce_is_is_nobodys_count():
    text = "The army of Chad broke the two-week-old truce, the rebels said on Monday."
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    assert [c.said_by for c in read.claims if isinstance(c, Figure) and c.measure == "duration"] == [()]


def test_each_of_two_counts_has_its_own_source():
    text = "The ministry says 273 civilians have died; the Health Alliance gives 420 dead and 3,700 wounded."
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    told = {c.value: [v.name for v in c.said_by] for c in read.claims if isinstance(c, Figure)}
    assert told == {273: ["ministry"], 420: ["Health Alliance"], 3700: ["Health Alliance"]}


@pytest.mark.parametrize(
    ("text", "value", "sources"),
    [
        (
            "At least 24 people were shot dead, activists said. The Coastal Relief League put it at 34.",
            34,
            ["Coastal Relief League"],
        ),
        (
            "Half a million people are believed to have been slaughtered since April. "
            "The U.N. High Commissioner for Refugees appealed for 30,000 tons of food a month.",
            500_000,
            [],
        ),
    ],
)
def test_who_puts_it_at_a_number_says_so_and_who_asks_for_help_next_does_not(text, value, sources):
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    (found,) = [c for c in read.claims if isinstance(c, Figure) and c.value == value]
    assert [v.name for v in found.said_by] == sources


def test_the_army_alone_is_not_the_two_who_spoke_before():
    text = (
        "The army and the Karen National Union accused each other on Friday of breaking the truce.\n\nThe army said the "
        "rebels had fired 20 mortar bombs at a post near Hpa-an, wounding a corporal."
    )
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    assert {v.name for c in read.claims if isinstance(c, Figure) for v in c.said_by} == {"army"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The militia, which the African Union says is backed by up to 2,000 foreign fighters, rejected the plan.", "African Union"),
        ("The nurses' union counts 81 dead in Omdurman.", "nurses' union"),
        ("The Kenyan army spoke of 60 dead in one trench.", "Kenyan army"),
    ],
)  # fmt: skip
def test_each_verb_of_telling_has_its_own_subject(text, source):
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    assert [v.name for c in read.claims if isinstance(c, Figure) for v in c.said_by] == [source]


def test_some_of_the_dead_are_not_the_wounded_told_behind_them():
    text = "The ombudsman, Ana Diaz, puts the dead at 32, seven of them civilians, and the wounded at more than 200."
    read = reader().read(Article.build(body=text, published="2024-06-05"))
    told = [(c.measure, c.value or c.low) for c in read.claims if isinstance(c, Figure)]
    assert told == [("killed", 32), ("killed", 7), ("injured", 200)]
