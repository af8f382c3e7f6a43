import json

import pytest
from conll import write_article

from evaluation import news_references


@pytest.mark.weights
def test_a_reference_is_right_by_a_name_that_its_mark_has(tmp_path, monkeypatch):
    write_article(tmp_path, "Minister Ana Kovac met miners in Tuzla on Monday . She promised them help . It rained .")
    # Minister | Ana Kovac | met | miners | in | Tuzla | on | Monday | . | She | promised | them | help | . | It
    she, it = {"at": [41, 44], "of": [[8, 16]]}, {"at": [61, 63], "of": []}
    row = {"set": "conllpp_dev", "article": 1, "published": "2024-05-01", "part": [0, 70], "breaks": []}
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(row | {"references": [she, it]}), encoding="utf-8")
    monkeypatch.setattr(news_references, "HELD", marks)
    scores = news_references.score(tmp_path)
    assert scores["all F1"] == scores["he and she F1"] == scores["speaker right"] == 1.0
    marks.write_text(json.dumps(row | {"references": [she | {"of": [[27, 32]]}, it]}), encoding="utf-8")
    assert news_references.score(tmp_path)["all F1"] == 0.0
