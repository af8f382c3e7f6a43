"""When and where deeds and figures were, where the head that knows it puts right what rules find."""

from dataclasses import replace

import pytest

from onrecord.extract.events.setting_features import Settings
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.page import Page
from onrecord.pipeline import reader
from onrecord.records import Article, Event, Figure

RAID = (
    "Gunmen stormed the market in Tambura on 3 May 2024. Witnesses described the scene. The attackers killed nine"
    " traders before they fled."
)


def _claims(text, kind):
    return [c for c in reader().read(Article.build(body=text, published="2024-06-05")).claims if isinstance(c, kind)]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "day", "place"),
    [
        (RAID, "ASSAULT", "2024-05-03", "Tambura"),
        (
            "On Tuesday police clashed with protesters in Lomé. Officers fired tear gas at the crowd.",
            "ASSAULT", "2024-06-04", "Lomé",
        ),
        (
            "The delegates met in Muscat on 4 June 2024. The Omani hosts welcomed them to the palace.",
            "CONSULT", "2024-06-04", "Muscat",
        ),
    ],
)  # fmt: skip
def test_days_and_places_told_in_another_sentence_are_an_events_too(text, plover, day, place):
    told = [(e.date, e.place) for e in _claims(text, Event) if e.plover == plover]
    assert (day, place) in told


@pytest.mark.weights
def test_figures_have_the_day_and_place_of_what_they_count():
    (killed,) = _claims(RAID, Figure)
    assert (killed.place, killed.period.kind, killed.period.end) == ("Tambura", "window", "2024-05-03")


@pytest.mark.weights
def test_near_are_the_sentences_around_and_those_that_open_the_article():
    text = " ".join(
        ["Troops left Kidal on 2 May 2024."] + ["Nothing was said."] * 9 + ["Rebels attacked Gao in June 2024."]
    )
    article = Article.build(body=text, published="2024-07-01")
    page = Page(article, reader().annotate(article), by="test")
    settings = Settings(page, {})
    attacked = next(n for n in range(len(page.tree.words)) if page.tree.word(n) == "attacked")
    assert [one.said for one in settings.near(attacked)] == ["Kidal", "2024-05-02", "Gao", "2024-06"]
    nothing = next(n for n in range(len(page.tree.words)) if page.tree.word(n) == "Nothing")
    assert [one.said for one in settings.near(nothing)] == ["Kidal", "2024-05-02"]
    day, gao = settings.near(attacked)[1], settings.near(attacked)[2]
    trigger = Trigger(attacked, "ASSAULT", None, False, (attacked,))
    asked = {settings.ask(trigger, one, ruled).marks for one in (day, gao) for ruled in ("none", "same", "other")}
    assert len(asked) == 6
    assert (gao.ruled("Gao and Kidal"), gao.ruled("Mopti"), gao.ruled(None)) == ("same", "other", "none")
    assert (day.ruled("2024-05-02"), day.ruled("2024-05")) == ("same", "other")


@pytest.mark.weights
def test_a_deed_that_a_noun_only_touches_upon_is_told_where_the_head_is_sure_and_somebody_takes_part():
    told = [
        (e.plover, e.actors, e.recipients)
        for e in _claims("The president denounced Eritrea's support for the rebels.", Event)
    ]
    assert ("SUPPORT", ("Eritrea",), ("rebels",)) in told


@pytest.mark.weights
def test_a_time_that_begins_within_a_word_stops_nobody(monkeypatch):
    monkeypatch.setattr(Page, "times_in", lambda self, words: iter(()))
    assert _claims(RAID, Event)


@pytest.mark.weights
def test_a_truce_that_is_only_spoken_of_is_not_told():
    text = "Diplomats stress the need for a ceasefire in Tina between the army and the rebels."
    assert not [e for e in _claims(text, Event) if e.mode == "ceasefire"]


@pytest.mark.weights
@pytest.mark.parametrize(("label", "places"), [("LOCATION", ["Kidal"]), ("FACILITY", [])])
def test_what_a_dateline_has_beside_its_place_is_no_place_of_an_event(label, places):
    article = Article.build(body="KIDAL, May 3 (AFP) - Troops fired at the crowd.", published="2024-05-03")
    read = reader().annotate(article)
    entities = tuple(replace(e, label=label, actor="Kidal") for e in read.entities if e.start == 0)
    page = Page(article, replace(read, entities=entities), by="test")
    fired = next(n for n in range(len(page.tree.words)) if page.tree.word(n) == "fired")
    assert [one.said for one in Settings(page, {}).near(fired) if one.kind == "place"] == places


def _told_of(text, words, kind=Event):
    return next(c for c in _claims(text, kind) if any(words in e.text for e in c.evidence))


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "words", "day", "place"),
    [
        (
            "Gunmen stormed Kola on Monday. They burned the granaries, said an official from the neighbouring village of Dimbal.",
            "granaries", "2024-06-03", "Kola",
        ),
        (
            "In Bihac, in the northwest, gunners shelled the town of Cazin on Tuesday, killing two.",
            "shelled", "2024-06-04", "Cazin",
        ),
        ("More than 9,000 people have been killed since fighting broke out in Gao in April 2023.", "killed", None, "Gao"),
        ("Sources at the Kola hospital, seized by the rebels in 2014, said that it was empty.", "seized", "2014", "Kola"),
        ("The rebels accused Bamako of violating the 2015 Algiers agreement by occupying a camp.", "occupying", None, None),
    ],
)  # fmt: skip
def test_a_deed_has_no_day_or_place_of_who_tells_it_nor_of_what_has_gone_on_for_long(text, words, day, place):
    event = _told_of(text, words)
    assert (event.date, (event.place or "")[:4]) == (day, (place or "")[:4])


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "A raid on a bus in Dahyan, in the northern province of Saada, killed 40 children on Tuesday.",
        "A missile hit a bus in the village of Dahyan in the Razih district of Saada province, killing 40 children.",
    ],
)
def test_a_figure_counts_at_the_closest_place_told(text):
    assert _told_of(text, "40 children", Figure).place == "Dahyan"
