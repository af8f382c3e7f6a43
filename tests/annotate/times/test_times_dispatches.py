"""Dispatches of our own: `dispatches` the rules were mended with; `dispatches_apart` is scored only, not tested."""

import json
from pathlib import Path

from onrecord.annotate.times import annotate_times

CASES = Path(__file__).parents[2] / "cases" / "times"


def test_nearly_all_values_of_our_dispatches_are_right():
    wanted = right = 0
    for line in (CASES / "dispatches.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = annotate_times(case["text"], published=case["published"])
        values = [t.value for t in found]
        wanted += sum(t["value"] is not None for t in case["times"])
        right += sum(t["value"] in values for t in case["times"])
    assert right / wanted > 0.95


def test_a_date_that_opens_a_sentence_follows_its_verb():
    vote, hit = (
        annotate_times(text, published="2025-06-05")[0].value
        for text in ("On Tuesday, the council will vote.", "On Tuesday, a drone hit a market.")
    )
    assert (vote, hit) == ("2025-06-10", "2025-06-03")
