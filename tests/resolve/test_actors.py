"""Who is who in articles made by hand: as the evaluation's cases, but for the reasons told and what is left open."""

from collections import Counter

import pytest

from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.homes import country_around
from onrecord.resolve.mentions import Mention, Page, lands_in


def resolve(*told):
    """Resolve mentions told as (day, place, name, role), each in an article of its own; those of one number share it."""
    mentions, pages = [], {}
    for number, (day, place, *names) in enumerate(told):
        article = f"a{number}"
        pages[article] = Page(day)
        pages[article].lands.update(filter(None, [country_around(place)]))
        mentions += [Mention(name, role, article, f"{article}:{n}", "said") for n, (name, role) in enumerate(names)]
    return resolve_actors(mentions, pages)


def called(found, *names):
    return [actor.name if (actor := found.of(*at)) else None for at in names]


def test_a_surname_is_placed_by_office_country_and_day_and_says_so():
    found = resolve(
        ("2025-03-01", "Juba", ("Mary Deng", "health minister")),
        ("2025-03-02", "Juba", ("Peter Deng", "army spokesman")),
        ("2025-03-03", "Juba", ("Deng", "health minister")),
    )
    assert called(found, ("Deng", "a2")) == ["Mary Deng"]
    reason = next(link.reason for link in found.links if link.joined)
    assert "surname of Mary Deng, both called health minister, in an article about South Sudan" in reason


def test_a_surname_that_fits_two_is_nobody_s():
    found = resolve(
        ("2025-03-01", "Juba", ("John Lual", "army spokesman")),
        ("2025-03-02", "Juba", ("James Lual", "army spokesman")),
        ("2025-03-03", "Juba", ("Lual", "army spokesman")),
    )
    assert called(found, ("Lual", "a2")) == ["Lual"]


@pytest.mark.parametrize("now", ["president", "President"])
def test_a_former_president_is_not_the_president(now):
    found = resolve(
        (
            "2025-03-01",
            "Damascus",
            ("Ahmed al-Sharaa", "interim president"),
            ("Farouk al-Sharaa", "former vice president"),
        ),
        ("2025-03-02", "Damascus", ("al-Sharaa", now)),
    )
    assert called(found, ("al-Sharaa", "a1")) == ["Ahmed al-Sharaa"]


def test_an_office_that_changes_hands_does_not_make_two_one():
    found = resolve(
        ("2024-04-14", "Tehran", ("Hossein Amir-Abdollahian", "foreign minister")),
        ("2024-04-15", "New York", ("Hossein Amirabdollahian", "Iranian foreign minister")),
        ("2024-08-22", "Tehran", ("Abbas Araghchi", "foreign minister")),
        ("2024-08-26", "Muscat", ("Abbas Araqchi", "foreign minister")),
    )
    assert len(found.actors) == 2


def test_letters_belong_to_the_body_of_the_country_told():
    found = resolve(
        ("2023-06-01", "Khartoum", ("Rapid Support Forces", None)),
        ("2023-06-02", "Khartoum", ("RSF", None)),
        ("2023-06-05", "Paris", ("Reporters Sans Frontières", None)),
    )
    assert called(found, ("RSF", "a1"), ("Reporters Sans Frontières", "a2")) == [
        "Rapid Support Forces",
        "Reporters Sans Frontières",
    ]


def test_one_name_in_capitals_and_not_is_one_body():
    found = resolve(("2019-08-06", "Maputo", ("Zanamo", None)), ("2019-08-07", "Maputo", ("ZANAMO", None)))
    assert len(found.actors) == 1


def test_letters_tell_that_a_name_is_a_body_s():
    found = resolve(
        ("2020-01-20", "Kuala Lumpur", ("Gerakan Merdeka Nasional", None)), ("2020-01-21", "Kuala Lumpur", ("GMN", None)),
    )  # fmt: skip
    assert [(a.kind, len(a.names)) for a in found.actors] == [("body", 2)]


def test_the_ministry_is_the_one_its_article_names():
    found = resolve(
        ("2025-03-01", "Khartoum", ("Sudan's health ministry", None), ("ministry", None)),
        (
            "2025-03-02",
            "Khartoum",
            ("Sudan's health ministry", None),
            ("Sudan's foreign ministry", None),
            ("ministry", None),
        ),
    )
    assert called(found, ("ministry", "a0"), ("ministry", "a1")) == ["Sudan's health ministry", None]


def test_what_nobody_can_be_followed_under_is_no_actor():
    found = resolve(("2025-03-01", "Goma", ("two officials", None), ("they", None), ("both sides", None)))
    assert found.actors == ()


def test_two_who_rival_for_a_short_name_and_turn_out_one_share_it():
    found = resolve(
        ("2006-11-21", "Kathmandu", ("Girija Prasad Koirala", "prime minister")),
        ("2006-11-22", "Kathmandu", ("G.P. Koirala", "prime minister")),
        ("2006-11-28", "Kathmandu", ("Girija Koirala", "prime minister")),
    )
    assert [a.name for a in found.actors] in (["Girija Prasad Koirala"], ["G.P. Koirala"], ["Girija Koirala"])


def test_one_who_is_in_the_news_far_more_often_is_meant_by_the_surname():
    often = [(f"2025-03-{day:02}", "Juba", ("Barnaba Tut", None)) for day in range(1, 10)]
    wife = ("2025-03-05", "Juba", ("Amina Tut", None))
    found = resolve(*often, wife, ("2025-03-06", "Juba", ("Tut", None)))
    assert called(found, ("Tut", "a10")) == ["Barnaba Tut"]
    assert any("named far more often" in link.reason for link in found.links)
    assert called(resolve(*often[:2], wife, ("2025-03-06", "Juba", ("Tut", None))), ("Tut", "a3")) == ["Tut"]


def test_two_whose_names_differ_in_case_alone_are_asked_for_as_written():
    found = resolve(("2025-03-01", "Juba", ("Ada Tut", None)), ("2025-03-02", "Ottawa", ("ADA TUT", None)))
    assert {a.name for a in found.named(found.actors[0].name)} == {found.actors[0].name}


def articles(*told):
    """Resolve mentions told as (the countries named, most first, by how often; names), each in an article of its own."""
    mentions, pages = [], {}
    for number, (lands, *names) in enumerate(told):
        article = f"a{number}"
        pages[article] = Page("2025-03-01")
        pages[article].lands.update(lands)
        mentions += [Mention(name, None, article, f"{article}:{n}", "said") for n, name in enumerate(names)]
    return resolve_actors(mentions, pages)


def test_the_government_is_that_of_the_country_named_most():
    found = articles(
        ({"PE": 9, "US": 5}, "United States"),
        ({"PE": 9, "US": 4}, "the government"),
        ({"SV": 5, "US": 5}, "the government"),
        ({"NO": 9, "LK": 9}, "Colombo", "the government"),
        ({"KE": 9, "UG": 8}, "the Ugandan government", "the government"),
    )
    where = [("the government", f"a{n}") for n in range(1, 5)]
    assert called(found, *where) == ["Peru", None, None, "Uganda"]


@pytest.mark.parametrize(("hosts", "whose"), [({"NO"}, None), (set(), "Norway")])
def test_the_government_is_not_that_of_the_country_whose_ministry_hosts_its_talks(hosts, whose):
    mentions = [Mention(name, None, "a", "", "said") for name in ("Norwegian foreign ministry", "the government")]
    assert called(resolve_actors(mentions, {"a": Page("2025-03-01", hosts=hosts)}), ("the government", "a")) == [whose]


def test_a_hamlet_tells_no_country():
    assert (country_around("Dural"), country_around("Goma")) == (None, "CD")


def test_a_common_noun_is_a_body_of_its_own_in_each_country():
    found = articles(
        ({"LK": 9, "NO": 8}, "monitors", "TamilNet"),
        ({"SD": 9, "NO": 8}, "monitors"),
        ({"LK": 5}, "monitors"),
    )
    assert found.of("monitors", "a0") == found.of("monitors", "a2") != found.of("monitors", "a1")


def test_a_people_is_no_surname():
    found = articles(({"LK": 9}, "S.P. Tamilselvan", "Tamils"))
    assert called(found, ("S.P. Tamilselvan", "a0"), ("Tamils", "a0")) == ["S.P. Tamilselvan", "Tamils"]


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Car bombs in Lima", ["PE"]),
        ("The IOM met the UN in Kuwait City", ["KW"]),
        ("Northern Ireland's police", ["GB"]),
        ("Delhi protested", ["IN"]),
        ("Fighting in CAR", ["CF"]),
        ("The Norwegian foreign ministry praised the Oslo talks", []),
        ("Norwegian troops left Oslo", ["NO", "NO"]),
    ],
)
def test_the_countries_an_article_names(text, lands):
    assert list(lands_in(text)) == lands


def test_a_name_that_only_looks_like_part_of_anothers_is_nobody_s_surname():
    found = resolve(("2025-03-01", "Cairo", ("Karim bin Hamad Saleh", "minister"), ("Hamas", None)))
    assert called(found, ("Hamas", "a0")) == ["Hamas"]


def test_a_body_goes_by_the_letters_of_its_name_in_either_tongue():
    found = resolve(("2025-03-01", "Goma", ("Alliance Fleuve Congo", None)), ("2025-03-02", "Goma", ("AFC", None)))
    assert called(found, ("AFC", "a1")) == ["Alliance Fleuve Congo"]


@pytest.mark.parametrize("name", ["Chad and FACT", "Mali and Jama"])
def test_a_state_and_another_joined_are_no_body_of_their_own(name):
    assert called(resolve(("2025-03-01", "Goma", (name, None))), (name, "a0")) == [None]


def test_a_country_that_no_list_knows_is_one_with_its_government_where_it_is_a_place_too():
    names = ["Karvia", "the Karvian government", "government of Karvia", "Belmar", "Belmar's government"]
    pages = {"a0": Page("2025-03-01", places={"karvia"})}
    found = resolve_actors([Mention(name, None, "a0", name, "said") for name in names], pages)
    assert called(found, *((name, "a0") for name in names[:3])) == ["Karvia"] * 3
    assert found.of("Belmar", "a0") != found.of("Belmar's government", "a0")


def test_letters_told_in_brackets_are_a_bodys_whatever_its_initials():
    pages = {a: Page("2025-03-01", lands=Counter({"ID": 2})) for a in ("a0", "a1")}
    pages["a0"].letters.add(("fighters of the Free Aceh Movement", "gam"))
    found = resolve_actors([Mention("Free Aceh Movement", None, "a0", "c", "said"), Mention("GAM", None, "a1", "d", "said")], pages)
    assert called(found, ("GAM", "a1")) == ["Free Aceh Movement"]


def test_an_army_of_a_country_that_no_list_knows_is_its_own():
    names = ["Karvia", "the Karvian government", "Karvia's army"]
    pages = {"a0": Page("2025-03-01", places={"karvia"}), "a1": Page("2025-03-02", places={"karvia"})}
    told = [*((name, "a0") for name in names), ("the army", "a1"), ("the government", "a1"), ("Karvia", "a1")]
    found = resolve_actors([Mention(name, None, a, f"{name} {a}", "said") for name, a in told], pages)
    assert called(found, ("the government", "a1"), ("the army", "a1")) == ["Karvia", found.of("Karvia's army", "a0").name]


def test_a_valley_is_no_capital():
    assert list(lands_in("The Sarn Valley Front said")) == []
