"""Errors are sorted into classes, ranked by the share of their task, and told on a page with our own examples."""

import json
from pathlib import Path

import pytest

from evaluation.errors import Sorted, around
from evaluation.errors.__main__ import LARGEST, page, rank
from evaluation.errors.spans import attribution_errors, entity_errors
from evaluation.errors.structure import sort_of
from evaluation.errors.values import value_error

PAGE = Path(__file__).parents[2] / "docs" / "errors.md"


def sorted_errors(wanted, **sizes):
    errors = Sorted(wanted)
    for kind, size in sizes.items():
        for _ in range(size):
            errors.add(kind, "words")
    return errors


def test_classes_rank_by_the_share_of_their_task_and_small_ones_do_not():
    counted = {"times": sorted_errors(100, missed=20, vague=9), "places": sorted_errors(1000, missed=30)}
    assert rank(counted) == [(20.0, "times", "missed", 20), (3.0, "places", "missed", 30)]


def test_the_page_says_which_of_its_classes_lack_an_example():
    counted = {"times": sorted_errors(100, missed=20, vague=12), "places": sorted_errors(1000)}
    text, missing = page(counted, {"times: missed": "She left the day before."})
    assert "| times | missed | 20 | 20.0 | She left the day before. |" in text
    assert missing == ["times: vague"]


def test_the_page_has_the_largest_classes_only():
    text, missing = page({"times": sorted_errors(100, **{f"kind{n}": 10 + n for n in range(LARGEST + 2)})}, {})
    assert missing == [f"times: kind{n}" for n in range(LARGEST + 1, 1, -1)]
    assert "| times | kind1 |" not in text


def test_an_error_is_told_on_one_line_with_the_words_about_it():
    errors = Sorted()
    text = "The envoy left\n  on Monday for the capital."
    errors.add("missed", around(text, text.index("Monday"), text.index(" for")))
    assert errors.classes["missed"] == ["The envoy left on [Monday] for the capital."]


@pytest.mark.parametrize(
    ("gold", "found", "kind"),
    [
        ("2023-05-02", "2023-05-02", None),
        ("2023-05-02", "2023-05-09", "another day"),
        ("2022", "2022-05", "year read as month"),
        ("2023-WXX", "2023-W18", "digits that the gold leaves open"),
        ("PAST_REF", "P3Y", "vague time read as stretch"),
        ("2023-05-02TNI", "2023-05-02", "part of a day read as day"),
    ],
)
def test_values_are_sorted_by_what_they_are(gold, found, kind):
    assert value_error(gold, found) == kind


@pytest.mark.parametrize(
    ("words", "sort"), [("Her", "pronoun"), ("the governor of Arlen", "name"), ("the old bridge", "description")]
)
def test_mentions_are_sorted_by_what_they_are(words, sort):
    assert sort_of(words) == sort


@pytest.mark.weights
def test_names_are_sorted_by_label_edges_missed_and_not_in_the_gold(tmp_path):
    rows = [
        ("Angela", "B-Location"), ("Merkel", "I-Location"), ("met", "O"), ("Barack", "B-Person"), ("Obama", "O"),
        ("in", "O"), ("Paris", "O"), ("on", "O"), ("Tuesday", "B-Person"), (".", "O"),
    ]  # fmt: skip
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities/worldwide_dev.tsv").write_text("\n".join("\t".join(row) for row in rows), "utf-8")
    errors = entity_errors(tmp_path)
    assert errors.wanted == 3
    assert dict(errors.classes) == {
        "Location read as Person": ["Angela Merkel"],
        "name with other edges": ["Barack Obama / Barack"],
        "Location not in the gold": ["Paris"],
        "Person missed": ["Tuesday"],
    }


@pytest.mark.weights
def test_attributions_are_sorted_by_what_of_them_was_found(tmp_path):
    text = 'The minister said that the road was closed. "The bridge is open," the mayor said. Rain fell all night.'

    def part(*words):
        return [[text.index(w), text.index(w) + len(w)] for w in words]

    quotes = [
        {"source": part("The minister"), "cue": part("said"), "content": part("that")},
        {"source": part("Rain"), "cue": part("fell"), "content": part("all night")},
        {"source": part("The minister"), "cue": part("the mayor said"), "content": part('"The bridge is open,"')},
    ]
    (tmp_path / "attribution").mkdir()
    (tmp_path / "attribution/polnear_dev.jsonl").write_text(json.dumps({"text": text, "quotes": quotes}), "utf-8")
    errors = attribution_errors(tmp_path)
    assert errors.wanted == 3
    assert {kind: len(told) for kind, told in errors.classes.items()} == {
        "another source": 1,
        "content cut otherwise": 1,
        "missed": 1,
    }
    assert errors.classes["another source"] == ["The minister / the mayor"]


def test_every_class_on_the_page_has_an_example():
    text = PAGE.read_text("utf-8")
    assert text.count("\n| ") > LARGEST
    assert "none written yet" not in text
