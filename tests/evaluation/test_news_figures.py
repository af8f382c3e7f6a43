import json

import pytest
from conll import write_article

from evaluation import news_figures


@pytest.mark.weights
def test_a_figure_is_right_by_number_and_measure_and_then_by_where_and_when(tmp_path, monkeypatch):
    write_article(tmp_path, "Rebels killed 14 farmers in Mopti on 3 May 2024 .")
    # Rebels | killed | 14 | farmers | in | Mopti | on | 3 | May | 2024
    mark = {"at": [12, 14], "measure": "killed", "days": [[30, 38]], "places": [[23, 28]]}
    row = {"set": "conllpp_dev", "article": 1, "published": "2024-05-05", "part": [0, 39], "breaks": []}
    marks = tmp_path / "marks.jsonl"
    monkeypatch.setattr(news_figures, "HELD", marks)
    marks.write_text(json.dumps(row | {"figures": [mark]}), encoding="utf-8")
    scores = news_figures.score(tmp_path)
    assert scores["number and measure F1"] == scores["period F1"] == scores["place F1"] == 1.0
    marks.write_text(json.dumps(row | {"figures": [mark | {"measure": "injured"}]}), encoding="utf-8")
    scores = news_figures.score(tmp_path)
    assert (scores["number and measure F1"], scores["number F1"]) == (0.0, 1.0)
    marks.write_text(json.dumps(row | {"figures": [mark | {"days": [], "places": [[0, 6]]}]}), encoding="utf-8")
    scores = news_figures.score(tmp_path)
    assert (scores["period precision"], scores["place precision"]) == (0.0, 0.0)
