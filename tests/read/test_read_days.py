import pytest

from onrecord.read.days import day_note, day_published, day_stated
from onrecord.records import Article


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks go on\n\nMay 7, 2025\n\nEnvoys met on Tuesday.", "2025-05-07"),
        ("Talks go on\n\nThe Harbour Post/Valley desk — April 12, 2023\n\nEnvoys met.", "2023-04-12"),
        ("Truce update\n\nJanuary 20, 2026 (assessment, 8:30 pm ET)\n\nForces advanced.", "2026-01-20"),
        ("Flash Update #3\n\nAs of 3 October 2024\n\nHIGHLIGHTS", "2024-10-03"),
        ("Daily assessment, March 13, 2025\n\nForces advanced.", "2025-03-13"),
        ("Talks\n\nEnvoys met.\n\nPublished: Tuesday, June 10, 2017, 10:15 GMT", "2017-06-10"),
        ("Talks\n\nUpdated 4 May 2024\nPublished 2 May 2024\n\nEnvoys met.", "2024-05-02"),
        ("Talks\n\nLast updated on 4 May 2024 at 10:15\n\nEnvoys met.", "2024-05-04"),
        ("Talks\n\nDate: 2024-05-02\n\nEnvoys met.", "2024-05-02"),
        ("Talks\n\nPosted on Thu, 2 May 2024\n\nEnvoys met.", "2024-05-02"),
        ("Thirteen died, the army said. Published June 10, 2017\n\nMore.", "2017-06-10"),
        ("Envoys met for the first time in years. 27 October 2025\n\nMore.", "2025-10-27"),
        ("Envoys met, a spokesman said. [The Hill, March 13, 2025]\n\nMore.", "2025-03-13"),
        ("Envoys met. [The Hill, March 13, 2025]\n\nMore. [The Bay, March 15, 2025]", None),
        ("The report, published on May 3, 2024, said that nobody had fired.", None),
        ("As of May 3, 2024, 120 people had been killed.", None),
        ("What happened on October 7, 2023\n\nFighters crossed.", None),
        ("The accord of August 15, 2005\n\nIt ended a war.", None),
        ("Talks\n\nHelsinki accord signed, August 15, 2005\n\nIt ended a war.", None),
        ("Flash Update No. 4\nAs of 18:00, 21 May 2024\n\nKEY POINTS", "2024-05-21"),
        ("Situation Report No. 11 (as of 25 October 2020)\n\n1. KEY FIGURES", "2020-10-25"),
        ("Transcript: daily press briefing, Ministry of Defence, 3 June 2021\n\nSPOKESPERSON: Welcome.", "2021-06-03"),
        ("INCIDENT LOG – NORTH\n24 to 30 June 2023\n\n24 June: Rebels shelled a depot.", "2023-06-30"),
        ("SITREP\nReporting period: 28 May – 3 June 2019\n\n1. Highlights", "2019-06-03"),
        ("Letter dated 15 March 1999 from the envoy of Chad\n\nExcellency,", "1999-03-15"),
        ("Rebels and army sign truce, 3 June 2021\n\nEnvoys met.", None),
        ("Statement of the parties on the truce of 3 June 2021\n\nThey met.", None),
        ("Published June 10\n\nEnvoys met.", None),
        ("Talks\n\nFebruary 30, 2024\n\nEnvoys met.", None),
        (
            "AGREEMENT ON A TRUCE\n\nThe Parties agree as follows:\n\n1. The Parties shall cease fire from 9 May 2024.\n"
            "2. The army shall leave.\n\nDone at Doha on 4 May 2024",
            "2024-05-04",
        ),
        ("", None),
    ],
)
def test_an_article_states_its_day(text, day):
    assert day_stated(text) == day


def test_a_title_that_stands_apart_may_state_the_day():
    assert day_stated("Envoys met on Monday.", "Daily assessment, 3 June 2021") == "2021-06-03"
    assert day_stated("4 May 2021\n\nEnvoys met.", "Daily assessment, 3 June 2021") == "2021-05-04"


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ("2020-03-13", "2020-03-13"),
        ("2020-03-11", "2020-03-11"),
        ("2020-03-10", "2020-03-11"),
        ("2020-05-20", "2020-03-11"),
        (None, "2020-03-11"),
    ],
)
def test_a_day_in_the_text_beats_another_in_the_name_of_the_file(named, day):
    assert day_published("KABUL, March 11, 2020 (dpa) — Talks began.", named) == day


def test_days_far_apart_are_told():
    article = Article.build(body="LIMA, March 11, 2020 — Talks began.", published="2020-03-11", where="a-2020-05-20.txt")
    assert day_note(article) == (
        "is dated 2020-03-11 in its text, 2020-05-20 in its file's name; it is on record under 2020-03-11"
    )
    given = Article.build(body="LIMA, March 11, 2020 — Talks began.", published="2021-03-11")
    assert "2021-03-11 in what was given with it" in (day_note(given) or "")
    assert day_note(Article.build(body="LIMA, March 11, 2020 — Talks began.", published="2020-03-12")) is None
    assert day_note(Article.build(body="Talks began.", published="2020-03-12")) is None
