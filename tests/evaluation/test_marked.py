from evaluation.marked import score, span_of, wanted_of
from onrecord.pipeline import reader
from onrecord.records import Article


def test_a_mark_may_stand_a_second_time():
    text = "The truce held. A truce, said Chad."
    assert span_of(text, "truce") == (4, 9)
    assert span_of(text, "truce#2") == (18, 23)
    assert span_of(text, "truce#3") is None
    assert span_of(text, None) is None


def test_marks_are_what_is_wanted_and_a_position_told_twice_is_one():
    text = "Chad rejected the truce on Monday. Chad rejected the truce again. It freed 20 men for nine."
    mark = {"party": "Chad", "at": "rejected", "on": "truce", "term": "ceasefire", "stance": "rejects"}
    sides = [{"party": "It", "of": "men", "at": "20"}, {"party": None, "of": None, "at": "nine"}]
    row = {"positions": [mark, mark], "terms": [], "exchanges": [{"status": "occurred", "sides": sides}]}
    wanted = wanted_of(reader().read(Article.build(body=text)), row)
    assert [(w["party"], w["term"], w["stance"]) for w in wanted.positions] == [("Chad", "ceasefire", "rejects")]
    assert [s["quantity"] for s in wanted.exchanges[0]["sides"]] == [20, 9]


def test_rounds_and_verdicts_are_wanted_where_a_hand_was_asked_for_them():
    text = "Chad met Niger in Lome. Chad met Niger there again. Niger said Chad broke the truce, which Chad denied."
    met = {"status": "held", "at": "met", "sides": ["Chad", "Niger"], "mediators": [], "venue": "Lome", "when": None}
    perhaps = met | {"status": "hypothetical"}
    broke = {
        "verdict": "broken",
        "at": "broke",
        "party": "Chad",
        "term": "ceasefire",
        "sayer": "Niger",
        "denied_by": "Chad",
    }
    row = {"positions": [], "terms": [], "exchanges": [], "rounds": [met, met, perhaps], "compliance": [broke]}
    reading = reader().read(Article.build(body=text))
    wanted = wanted_of(reading, row)
    assert [(w["participants"], w["venue"], w["status"]) for w in wanted.talks] == [(["Chad", "Niger"], "Lome", "held")]
    assert [w.get("alleged_by", w.get("denied_by")) for w in wanted.compliance] == [["Niger"], ["Chad"]]
    assert wanted.unmarked == ()
    unasked = wanted_of(reading, {"positions": [], "terms": [], "exchanges": []})
    assert unasked.unmarked == ("talks", "compliance")


def test_what_is_kept_out_is_scored(tmp_path, monkeypatch):
    row = (
        '{"text": "Chad rejected the truce.", "published": "2024-05-14", "terms": [], "exchanges": [], "positions": '
        '[{"party": "Chad", "at": "rejected", "on": "truce", "term": "ceasefire", "stance": "rejects"}]}'
    )
    (tmp_path / "d1.jsonl").write_text(row + "\n", encoding="utf-8")
    monkeypatch.setattr("evaluation.marked.HELD", tmp_path)
    assert score()["positions, party, term and stance F1"] == 1
