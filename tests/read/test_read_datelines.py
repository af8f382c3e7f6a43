import json
from pathlib import Path

import pytest

from onrecord.layout.datelines import wire_named
from onrecord.read.days import day_stated, day_written
from onrecord.read.heading import heading

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/read/datelines.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_dateline_gives_its_place_agency_outlet_and_day(case):
    found = heading(case["text"])
    assert (found["dateline"], found["wire"], found["outlet"]) == (case["place"], case["wire"], case.get("outlet"))
    assert day_stated(case["text"]) == case.get("day")


def test_an_agency_is_known_by_its_long_name_in_any_case():
    assert wire_named("agence france-presse") == "AFP"
    assert wire_named("Ministry of Health") is None


@pytest.mark.parametrize(
    ("body", "published", "day"),
    [
        ("MINSK, Feb. 11 (AP) — Envoys met today.", "2015-02-12", "2015-02-11"),
        ("MEXICO CITY, April 27 — Officials closed a session here today.", "1991-04-28", "1991-04-27"),
        ("GOMA, 31 December (AFP) - Fighting went on.", "2012-01-02", "2011-12-31"),
        ("DOHA, May 3 (Reuters) - Talks resumed.", "2024-05-03T09:00:00Z", "2024-05-03"),
        ("GENEVA, March 2 (Reuters) - A week ago, talks failed.", "2024-03-20", None),
        ("GENEVA, Switzerland — Talks resumed on March 2.", "2024-03-03", None),
        ("BOGOTA, Feb 30 - Nobody.", "2024-03-01", None),
        ("DOHA, May 3 (Reuters) - Talks resumed.", None, None),
        ("LOME, Jan 1 (AFP) - Talks resumed.", "2023-12-31", "2024-01-01"),
        ("TUNIS, March 2, 2019 (Reuters) - Talks resumed.", "2019-09-20", "2019-03-02"),
    ],
)
def test_the_day_in_a_dateline_is_that_of_writing(body, published, day):
    assert day_written(body, published) == day


def test_a_place_and_a_day_in_figures_are_a_dateline_on_a_line_of_their_own():
    body = "Rebels sign truce.\n\nLOME 1999-07-07\n\nRebels signed a truce on Wednesday."
    assert heading(body)["dateline"] == "LOME"
    assert day_stated(body) == "1999-07-07"
    assert heading("The talks in LOME 1999-07-07 failed.")["dateline"] is None
