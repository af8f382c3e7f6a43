import json

import pytest
from conll import write_article

from evaluation import news_events


@pytest.mark.weights
def test_an_event_is_right_by_its_words_and_by_who_acts(tmp_path, monkeypatch):
    write_article(tmp_path, "The army of Togo shelled a market in Ghana on Monday . Togo apologised .")
    # The | army | of | Togo | shelled | a | market | in | Ghana | on | Monday | . | Togo | apologised
    shelled = {"type": "ASSAULT", "status": "occurred", "at": [13, 20], "actors": [[3, 7]], "recipients": [[21, 27]]}
    missed = {"type": "AID", "status": "occurred", "at": [47, 57], "actors": [[43, 47]], "recipients": []}
    row = {"set": "conllpp_dev", "article": 1, "published": "2024-05-01", "part": [0, 58], "breaks": []}
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(row | {"events": [shelled, missed]}), encoding="utf-8")
    monkeypatch.setattr(news_events, "HELD", marks)
    scores = news_events.score(tmp_path)
    assert scores["type recall"] == scores["type, actors and recipients recall"] == 0.5
    marks.write_text(json.dumps(row | {"events": [shelled | {"actors": [[29, 34]]}, missed]}), encoding="utf-8")
    scores = news_events.score(tmp_path)
    assert (scores["type recall"], scores["type, actors and recipients recall"]) == (0.5, 0)


@pytest.mark.weights
def test_days_and_places_of_events_are_held_against_the_marked_words(tmp_path, monkeypatch):
    write_article(tmp_path, "The army of Togo shelled a market in Ghana on Monday .")
    shelled = {"type": "ASSAULT", "status": "occurred", "at": [13, 20], "actors": [[3, 7]], "recipients": [[21, 27]]}
    row = {"set": "conllpp_dev", "article": 1, "published": "2024-05-01", "part": [0, 43], "breaks": []}
    marks = tmp_path / "marks.jsonl"
    monkeypatch.setattr(news_events, "HELD", marks)
    for told, right in (({"days": [[36, 42]], "places": [[29, 34]]}, 1.0), ({"days": [], "places": [[21, 27]]}, 0.0)):
        marks.write_text(json.dumps(row | {"events": [shelled | told]}), encoding="utf-8")
        scores = news_events.score(tmp_path)
        assert (scores["day precision"], scores["place precision"]) == (right, right)
