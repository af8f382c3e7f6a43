"""The JSON that other programs rely on, with the shipped weights, over the bundled examples."""

import json
import subprocess
import sys
from importlib.resources import files

import pytest

pytestmark = pytest.mark.weights

EXAMPLES = str(files("onrecord").joinpath("examples"))
COMMON = {
    "id", "kind", "article", "evidence", "said_by", "said_on", "addressee", "modality", "negated", "confidence", "by",
}  # fmt: skip
KINDS = {
    "statement": {"speaker", "quotation", "speech_act", "content", "place"},
    "event": {"plover", "mode", "actors", "recipients", "place", "date", "status"},
    "term": {"proposal", "type", "phase", "parameters"},
    "position": {"party", "on", "stance", "parameters", "date"},
    "figure": {"measure", "value", "low", "high", "comparator", "unit", "population", "place", "period", "part_of"},
}
ANNOTATIONS = {
    "entities": {"start", "end", "text", "label", "actor"},
    "times": {"start", "end", "text", "type", "value", "mod"},
    "places": {"start", "end", "text", "geonameid", "name", "lat", "lon", "country"},
    "quantities": {"start", "end", "text", "value", "low", "high", "comparator", "unit", "of"},
    "attributions": {"source", "cue", "content", "quotation", "speaker", "addressee"},
    "mentions": {"start", "end", "chain"},
    "sentences": {"start", "end"},
}


def run(*arguments):
    done = subprocess.run([sys.executable, "-m", "onrecord", *arguments], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.fixture(scope="module")
def articles():
    return {a["article"]["id"]: a for a in map(json.loads, run("annotate", EXAMPLES).splitlines())}


@pytest.fixture(scope="module")
def claims():
    return [json.loads(line) for line in run("extract", EXAMPLES).splitlines()]


def test_every_annotation_has_the_fields_of_the_seam_and_its_own_words(articles):
    for article in articles.values():
        text = article["article"]["text"]
        for name, fields in ANNOTATIONS.items():
            assert article[name], f"no {name} in {article['article']['id']}"
            for found in article[name]:
                assert fields <= found.keys()
                if "text" in found:
                    assert text[found["start"] : found["end"]] == found["text"]


def test_every_claim_has_the_fields_of_the_seam_and_rests_on_the_words_of_its_article(articles, claims):
    assert {c["kind"] for c in claims} == KINDS.keys()
    for claim in claims:
        assert COMMON | KINDS[claim["kind"]] <= claim.keys()
        text = articles[claim["article"]]["article"]["text"]
        assert claim["evidence"]
        assert all(text[e["start"] : e["end"]] == e["text"] for e in claim["evidence"])


def test_places_of_claims_have_the_fields_of_places_in_annotations(claims):
    placed = [c for c in claims if c.get("place")]
    located = [c["location"] for c in placed if c["location"]]
    assert len(located) > 0.8 * len(placed)
    for location in located:
        assert {"geonameid", "name", "country", "lat", "lon", "score", "candidates"} <= location.keys()
        assert 1 <= len(location["candidates"]) <= 3
        assert location["candidates"][0]["geonameid"] == location["geonameid"]


def test_ids_of_claims_are_unique_and_given_ids_of_articles_come_back(claims):
    assert len({c["id"] for c in claims}) == len(claims)
    assert "sudan-market-1" in {c["article"] for c in claims}


def test_extracting_is_the_same_byte_for_byte_in_one_process_and_in_two():
    assert run("extract", EXAMPLES, EXAMPLES, "--jobs", "1") == run("extract", EXAMPLES, EXAMPLES, "--jobs", "2")


def test_offsets_are_the_caller_s_where_no_title_is_given(tmp_path):
    text = "\r\n  The army said that ten soldiers were killed.\r\n\r\n“We will answer,” said Colonel Amin Idris.\n"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "mine", "text": text}))
    found = [json.loads(line) for line in run("extract", str(tmp_path / "a.jsonl")).splitlines()]
    assert found
    assert {c["article"] for c in found} == {"mine"}
    assert all(text[e["start"] : e["end"]] == e["text"] for c in found for e in c["evidence"])


def test_an_article_without_words_gives_an_empty_object_or_nothing(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "none", "text": ""}\n')
    assert run("annotate", str(tmp_path / "a.jsonl")) == "{}\n"
    assert run("extract", str(tmp_path / "a.jsonl")) == ""
