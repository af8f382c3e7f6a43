"""Switching off conditions of rules, on a module of its own."""

import importlib.util
import sys
from pathlib import Path
from types import FunctionType, SimpleNamespace
from typing import Any

import pytest

from evaluation import ablation
from evaluation.ablation import Condition, Told, conditions, report, tried

RULES = """
class Rules:
    @property
    def kind(self):
        return self.of(2)

    def of(self, number):
        if number > 3:
            return "many"
        return "few" if number == 1 or number == 2 else "none"
"""


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    path = tmp_path / "sample.py"
    path.write_text(RULES)
    spec = importlib.util.spec_from_file_location("onrecord.sample", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(ablation, "SOURCE", tmp_path)
    monkeypatch.setitem(sys.modules, "onrecord.sample", module)
    return SimpleNamespace(path=path, module=module)


def told_without(condition: Condition, number: int) -> str:
    told: str = FunctionType(condition.without(), {})(None, number)
    return told


def test_each_condition_is_left_out_alone(rules: Any) -> None:
    many, one, two = conditions(rules.path)
    assert [c.words for c in (many, one, two)] == ["number > 3", "number == 1", "number == 2"]
    assert [told_without(many, n) for n in (1, 2, 4)] == ["few", "few", "none"]
    assert [told_without(one, n) for n in (1, 2, 4)] == ["none", "few", "many"]
    assert [told_without(two, n) for n in (1, 2, 4)] == ["few", "none", "many"]


def test_what_changes_is_told_and_nothing_stays_switched_off(rules: Any) -> None:
    found = rules.module.Rules()
    texts: Any = SimpleNamespace(
        claimed=lambda number: (frozenset([found.of(number)]), {"terms": Told(int(found.of(number) == "few"), 1)}),
        as_is={n: (frozenset([found.of(n)]), {"terms": Told(int(n < 3), 1)}) for n in (1, 2, 4)},
    )
    many, one, two = conditions(rules.path)
    met = {8: [1, 2, 4], 9: [4], 10: [1, 2]}
    assert tried(many, texts, met) == {"ran": 1, "tried": 1, "changed": 1, "more": {}}
    assert tried(one, texts, met) == {"ran": 2, "tried": 2, "changed": 1, "more": {"terms": [-1, 0]}}
    assert tried(two, texts, {})["ran"] == 0
    assert [found.of(n) for n in (1, 2, 4)] == ["few", "few", "many"]


def test_what_changes_nothing_comes_first(rules: Any) -> None:
    def row(number: int, changed: int, **more: list[int]) -> dict[str, Any]:
        condition = {"module": "sample.py", "line": number, "kind": "if", "words": "number > 3"}
        return {"condition": condition, "ran": 9, "tried": 9, "changed": changed, "more": more}

    table = report([row(1, 3, terms=[-2, 0]), row(2, 0), row(3, 2, terms=[1, -1])])
    assert list(table.columns[0].cells) == ["sample.py:3", "sample.py:2", "sample.py:1"]
