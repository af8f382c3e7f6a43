import gzip
import json

from evaluation.news import FILES, read_news

NOTHING = {"terms": [], "exchanges": [], "rounds": [], "compliance": []}


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_marks_are_read_with_the_words_of_the_set(tmp_path):
    words = "-DOCSTART- -X- O O\n\nOther O\n\n-DOCSTART- -X- O O\n\n" + "".join(
        f"{word} O\n" for word in "Togo wants a truce . Ghana wants no truce .".split()
    )
    write(tmp_path / FILES["conllpp_dev"], words)
    # Togo | wants | a | truce | . | Ghana | wants | no | truce | .   counted without spaces
    positions = [
        {"party": [0, 4], "at": [4, 9], "on": [10, 15], "term": "ceasefire", "stance": "demands"},
        {"party": [16, 21], "at": [26, 28], "on": [28, 33], "term": "ceasefire", "stance": "rejects"},
        {"party": None, "at": [21, 26], "on": [28, 33], "term": "ceasefire", "stance": "demands"},
    ]
    rounds = [{"status": "held", "at": [21, 26], "sides": [[0, 4], [16, 21]], "mediators": [], "venue": None}]
    row = {"set": "conllpp_dev", "article": 2, "published": "1996-08-25", "part": [0, 34], "breaks": [16]}
    write(tmp_path / "marks.jsonl", json.dumps(row | NOTHING | {"positions": positions, "rounds": rounds}))
    (read,) = read_news(tmp_path / "marks.jsonl", tmp_path)
    assert read["text"] == "Togo wants a truce.\n\nGhana wants no truce."
    assert [(p["party"], p["at"], p["on"]) for p in read["positions"]] == [
        ("Togo#1", "wants#1", "truce#1"),
        ("Ghana#1", "no#1", "truce#2"),
        (None, "wants#2", "truce#2"),
    ]
    assert read["rounds"][0]["sides"] == ["Togo#1", "Ghana#1"]
    assert read["terms"] == []


def test_a_part_of_an_article_in_capitals_has_its_capitals_told(tmp_path):
    path = tmp_path / FILES["muc4"]
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"text": "LOME --\nTHE ENVOY LEFT  ACCRA."}) + "\n")
    row = {"set": "muc4", "article": 0, "published": "1989-10-01", "part": [6, 24], "breaks": [], "capitals": [0, 12]}
    write(tmp_path / "marks.jsonl", json.dumps(row | NOTHING | {"positions": []}))
    assert [r["text"] for r in read_news(tmp_path / "marks.jsonl", tmp_path)] == ["The envoy left Accra."]
