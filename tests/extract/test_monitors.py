"""Conflict monitors' and armies' reports: telegraphic days, tallies of several happenings, arms lost, those who only keep count."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Compliance, Event, Figure

pytestmark = pytest.mark.weights


def _read(text, kind, published="2024-07-15"):
    return [c for c in reader().read(Article.build(body=text, published=published)).claims if isinstance(c, kind)]


def _figures(text):
    return [(f.measure, f.value, f.population, f.place) for f in _read(text, Figure)]


@pytest.mark.parametrize(
    ("text", "plover", "actor", "day"),
    [
        ("Rebels 5 June accused the army of shelling Bria.", "ACCUSE", "Rebels", "2024-06-05"),
        ("Separatists 15 April abducted two nuns in Kumba.", "ASSAULT", "Separatists", "2024-04-15"),
        ("Military 27 April said it had freed 386 civilians.", "RETREAT", "Military", None),
    ],
)
def test_a_bare_day_between_a_noun_and_its_verb_is_no_part_of_the_name(text, plover, actor, day):
    (event,) = [e for e in _read(text, Event) if e.plover == plover]
    assert (event.actors, event.date) == ((actor,), day)


def test_the_source_ends_before_a_bare_day_of_saying():
    (figure,) = _read("Govt 11 June said troops had killed 87 militants near Galkayo.", Figure)
    assert [v.name for v in figure.said_by] == ["Govt"]


TALLY = (
    "Monthly report on Kola province, June 2024\n\nThe monitors visit all districts. Armed men killed at least 114 civilians"
    " in Kola in June. 19 people were kidnapped for ransom.\n\nOn 7 June gunmen attacked Tambura, killing eight farmers. The town was empty the next day."
)


def test_a_tally_has_neither_day_nor_place_of_a_later_sentence_that_opens_with_its_own():
    events = [e for e in _read(TALLY, Event) if "kidnapped" in e.evidence[0].text]
    assert events
    assert all(e.place != "Tambura" and e.date != "2024-06-07" for e in events)
    assert ("captured", 19, "people", "Tambura") not in _figures(TALLY)


def test_a_day_since_which_others_are_counted_is_not_that_of_the_deed_before():
    text = (
        "The rebels shelled Bria. One civilian was killed and 32 were injured. According to the hospital, since June 27, 25"
        " civilians have been killed."
    )
    days = {f.period.start for f in _read(text, Figure) if f.value in {1, 32} and f.period}
    assert "2024-06-27" not in days


def test_the_day_of_what_is_compared_is_not_that_of_the_count():
    text = "18 guards and 22 civilians lost their lives, compared with 33 and 17 in the first six months of 2020."
    assert all(f.period is None for f in _read(text, Figure) if f.value in {18, 22})


def test_who_claims_to_have_killed_tells_of_one_deed():
    (figure,) = _read("The front claimed to have killed 30 soldiers near Djibo on 2 March.", Figure)
    assert (figure.period.kind, figure.period.start) == ("window", "2024-03-02")
    (figure,) = _read("More than 250,000 people are thought to have died in the Kola war.", Figure)
    assert figure.period.kind == "cumulative"


@pytest.mark.parametrize(
    ("text", "measure", "value", "population"),
    [
        ("Air defence shot down 54 drones, while 70 decoy drones were lost.", "other", 70, "decoy drones"),
        ("Seven howitzers remained missing from a storage site.", "other", 7, "howitzers"),
        ("The army fired 130 Kite-type and decoy drones at Gao.", "attacks", 130, "Kite-type and decoy drones"),
        ("The network documented 187 cases of arbitrary arrest in June.", "detained", 187, "cases"),
        ("Political violence rose by 42%, with 38 events and 61 reported fatalities.", "killed", 61, None),
    ],
)
def test_what_reports_of_arms_and_cases_count(text, measure, value, population):
    assert (measure, value, population) in [told[:3] for told in _figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers entered the compound, raped at least five women and shot dead John Nial, a journalist.",
        "Police arrested 36 in 31 operations across the country.",
    ],
)
def test_a_number_is_not_counted_by_the_verb_of_others(text):
    assert not {(m, v) for m, v, *_ in _figures(text)} & {("killed", 5), ("detained", 31)}


def test_a_part_keeps_its_place_to_itself():
    told = _figures("The ministry said that air defences downed 105 rebel drones overnight, including 19 over Gao.")
    assert [place for _, value, _, place in told if value == 105] == [None]


@pytest.mark.parametrize("verb", ["recorded", "logged"])
def test_who_keeps_count_of_breaches_commits_none(verb):
    text = f"The two armies signed a truce in May. The Mission {verb} more ceasefire violations in the Kola region in June."
    told = [e.actors for e in _read(text, Event) if isinstance(e.detail, Compliance)]
    assert all("Mission" not in name for actors in told for name in actors)


def test_other_parties_are_not_the_two_sides_nor_is_who_counts():
    text = (
        "The Mali Network for Rights (MNR) said that Mali was a graveyard. Mali said MNR lied. MNR counted 94 dead in June. The"
        " remaining 64, MNR said, were killed by other parties."
    )
    actors = {name for e in _read(text, Event) if e.plover == "ASSAULT" for name in e.actors}
    assert not actors & {"Mali Network for Rights", "Mali"}


def test_who_loses_men_does_not_attack_them():
    told = _read("The rebels claimed to have killed 78 soldiers, losing 13 fighters of their own.", Event)
    assert all("fighters" not in name for e in told for name in e.recipients)
    assert not [e for e in _read("Chad lost 23 motorcycles and about 100 men.", Event) if "Chad" in e.actors]


def test_who_claims_that_forces_did_something_does_not_accuse_them():
    told = _read("The General Staff claimed that Malian forces repelled 12 attacks near Gao.", Event)
    assert "ACCUSE" not in {e.plover for e in told}


def test_names_end_before_a_bracket_left_open_and_armed_people_are_not_their_state():
    (event,) = _read("Two militants of the Jaish-ul-Adl (JuA) were killed at Wagoora.", Event)
    assert all("(" not in name for name in event.recipients)
    (event,) = _read("Armed Kenyans opened fire on vehicles near Moyale.", Event)
    assert event.actors == ("Kenyans",)
