import json
from pathlib import Path

import pytest

from onrecord.read.datelines import dateline, wire_named

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/read/datelines.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_dateline_gives_its_place_and_agency(case):
    assert dateline(case["text"]) == (case["place"], case["wire"])


def test_an_agency_is_known_by_its_long_name_in_any_case():
    assert wire_named("agence france-presse") == "AFP"
    assert wire_named("Ministry of Health") is None
