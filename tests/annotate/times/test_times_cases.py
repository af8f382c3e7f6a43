"""Whole sentences of our own; worked.jsonl was written with the rules, set_aside.jsonl apart from them."""

import json
from pathlib import Path

import pytest

from onrecord.annotate.times import annotate_times

CASES = Path(__file__).parents[2] / "cases" / "times"


def read(name):
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", read("worked.jsonl"), ids=lambda case: case["text"][:40])
def test_worked_sentences_give_every_field(case):
    found = annotate_times(case["text"], published=case["published"])
    given = [(t["text"], t["type"], t["value"], t.get("mod", None), t["begin"], t["finish"]) for t in case["times"]]
    assert [(case["text"][t.start : t.end], t.type, t.value, t.mod, t.begin, t.finish) for t in found] == given


@pytest.mark.parametrize("case", read("set_aside.jsonl"), ids=lambda case: case["text"][:40])
def test_sentences_set_aside_give_type_and_value_where_they_stand(case):
    found = annotate_times(case["text"], published=case["published"])
    assert [(t.type, t.value) for t in found] == [(t["type"], t["value"]) for t in case["times"]]
    for time, wanted in zip(found, case["times"], strict=True):
        assert time.start <= case["text"].rindex(wanted["text"]) < time.end
