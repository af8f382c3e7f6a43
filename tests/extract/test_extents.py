"""Which event a figure is the toll or extent of."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Figure

pytestmark = pytest.mark.weights


def links_of(text):
    """Return what figures are linked to: measure, number and the event's type, and the words that it rests on."""
    claims = reader().read(Article.build(body=text, published="2025-03-12")).claims
    events = {c.id: c for c in claims if isinstance(c, Event)}
    linked = [(c, events[c.event]) for c in claims if isinstance(c, Figure) and c.event]
    assert {(e.id, f) for e in events.values() for f in e.figures} == {(e.id, f.id) for f, e in linked}
    return [(f.measure, f.value, e.plover, " … ".join(w.text for w in e.evidence)) for f, e in linked]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Mortar fire killed five people in Taiz on Monday.", [("killed", 5, "ASSAULT")]),
        ("A truck bomb in Baidoa left nine soldiers dead and 14 wounded.", [("killed", 9, "ASSAULT"), ("injured", 14, "ASSAULT")]),
        ("The Karen rebels freed 11 conscripts on Friday.", [("released", 11, "RETREAT")]),
        ("Police in Dakar arrested 60 students.", [("detained", 60, "COERCE")]),
        ("A strike on a clinic in Wau killed eight people, including three nurses.", [("killed", 8, "ASSAULT"), ("killed", 3, "ASSAULT")]),
        ("The army denied that it had killed seven herders near Gao.", [("killed", 7, "ASSAULT")]),
        ("Chad and Niger swapped 30 prisoners each on Sunday.", [("released", 30, "RETREAT")]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_event_that_its_words_tell(text, linked):
    assert [link[:3] for link in links_of(text)] == linked


def test_the_sentence_behind_an_attack_tells_its_toll():
    told = links_of("Gunmen attacked a convoy near Djibo on Sunday. Nine soldiers died and four are missing, the army said.")
    assert [(measure, value, plover) for measure, value, plover, _ in told] == [
        ("killed", 9, "ASSAULT"), ("missing", 4, "ASSAULT"),
    ]  # fmt: skip
    assert all("attacked a convoy" in words for *_, words in told)


def test_a_toll_is_of_the_attack_that_was_told_before_it():
    told = links_of("A bomb exploded in a market in Quetta. Police cordoned off the area. The death toll stood at 17.")
    assert [(value, "exploded" in words) for _, value, _, words in told] == [(17, True)]


def test_each_of_two_events_has_its_own_figure():
    told = links_of("Police arrested six men after a blast that killed 20 pilgrims in Karbala.")
    assert [(value, plover) for _, value, plover, _ in told] == [(6, "COERCE"), (20, "ASSAULT")]


@pytest.mark.parametrize(
    "text",
    [
        "Jets struck a bridge in Tartus. The war has killed more than 500,000 people.",
        "An airstrike hit a bridge in Wau on Monday. The death toll in South Sudan has passed 60,000, a ministry said.",
        "The rebels freed a bishop abducted in a raid. The death toll in Ituri had surpassed 9,000, a ministry said.",
        "Rebels raided a mine in Ituri. More than 70,000 people have been killed since 1999.",
        "Rebels set fire to a clinic on Monday, and cholera killed 13 children in the camp.",
        "Clashes broke out in Malakal. The insurgency has cost about 9,000 lives.",
    ],
)
def test_the_toll_of_a_war_is_of_no_event(text):
    assert not links_of(text)


def settings_of(text):
    """Return the measure, number, place and the days of every figure."""
    claims = reader().read(Article.build(body=text, published="2025-03-12")).claims
    return [
        (f.measure, f.value, f.place, (f.period.start, f.period.end) if f.period else None)
        for f in claims
        if isinstance(f, Figure)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen attacked a convoy near Djibo on Sunday. Nine soldiers died and four are missing, the army said.",
            [
                ("killed", 9, "Djibo", ("2025-03-09", "2025-03-09")),
                ("missing", 4, "Djibo", ("2025-03-09", "2025-03-09")),
            ],
        ),
        (
            "The opposition left the talks to protest at the bombing that killed 14 teachers. The bombing in Marib on Sunday was the worst in months.",
            [("killed", 14, "Marib", ("2025-03-09", "2025-03-09"))],
        ),
    ],
)
def test_a_toll_has_the_place_and_day_of_its_event_where_it_has_none(text, told):
    assert settings_of(text) == told


def test_a_part_of_a_toll_is_of_its_whole_when_both_are_set_as_their_event():
    text = "The opposition left the talks to protest at the bombing that killed 14 teachers, three of them women. The bombing in Marib on Sunday was the worst in months."
    claims = reader().read(Article.build(body=text, published="2025-03-12")).claims
    figures = {f.id: f for f in claims if isinstance(f, Figure)}
    assert [figures[f.part_of].value for f in figures.values() if f.part_of] == [14]
