import json

import pytest
from conll import write_article

from evaluation import news_statements


@pytest.mark.weights
def test_a_statement_is_held_against_what_was_judged_of_its_content(tmp_path, monkeypatch):
    write_article(tmp_path, "The army of Togo said on Monday that it had left Dapaong . Togo denied it .")
    # The | army | of | Togo | said | on | Monday | that | it | had | left | Dapaong
    mark = {"content": [[25, 45]], "said": True, "act": "asserts", "negated": False, "speaker": [[3, 13]]}
    row = {"set": "conllpp_dev", "article": 1, "published": "2024-05-01", "part": [0, 59], "breaks": []}
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(row | {"statements": [mark]}), encoding="utf-8")
    monkeypatch.setattr(news_statements, "HELD", marks)
    assert set(news_statements.score(tmp_path).values()) == {1.0}
    wrong = mark | {"speaker": [[39, 46]], "act": "denies", "negated": True}
    marks.write_text(json.dumps(row | {"statements": [wrong]}), encoding="utf-8")
    scores = news_statements.score(tmp_path)
    assert {scores[f"{name} right"] for name in ("speaker", "speech act", "negation")} == {0.0}
    marks.write_text(json.dumps(row | {"statements": [{"content": [[25, 45]], "said": False}]}), encoding="utf-8")
    assert news_statements.score(tmp_path)["said"] == 0.0
