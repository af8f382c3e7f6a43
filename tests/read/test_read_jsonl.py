import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.read.jsonl import json_articles, jsonl_articles
from onrecord.records import Article


def read(*lines, most=10_000):
    content = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(jsonl_articles("f.jsonl", io.BytesIO(content), most))


def problems(items):
    return [str(item) for item in items if isinstance(item, InputError)]


def articles(items):
    return [item for item in items if isinstance(item, Article)]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_a_text_comes_back_exactly_as_given(text):
    assert [a.text for a in articles(read({"text": text}))] == [text]


def test_an_id_comes_back_even_if_it_is_a_number():
    assert [a.id for a in articles(read({"id": "a", "text": "x"}, {"id": 7, "text": "x"}))] == ["a", "7"]


def test_a_title_stands_above_the_body():
    (article,) = read({"title": "T", "text": "body"})
    assert article.text == "T\n\nbody"


def test_an_empty_text_is_an_article_and_no_problem():
    (article,) = read({"text": ""})
    assert article.text == ""


def test_a_bad_line_is_named_by_its_number_and_the_rest_is_read():
    items = read({"text": "one"}, b'{"text": "cut', b"[1]", {"body": "x"}, b'{"text": "caf\xe9"}', {"text": "two"})
    assert [a.text for a in articles(items)] == ["one", "two"]
    assert [p.split(":")[0] for p in problems(items)] == [f"f.jsonl, line {n}" for n in (2, 3, 4, 5)]


def test_a_line_that_is_too_long_is_left_out_and_the_next_is_read():
    items = read({"text": "x" * 30_000}, {"text": "fine"})
    assert [a.text for a in articles(items)] == ["fine"]
    assert "line 1: is larger than 10,000 bytes" in problems(items)[0]


def test_half_characters_and_nuls_are_replaced_one_for_one_and_said():
    items = read({"text": "a\ud800b\x00c", "id": "x"})
    assert [a.text for a in articles(items)] == ["a\ufffdb\ufffdc"]
    assert '"text" holds 2' in problems(items)[0]


def test_nesting_without_end_is_one_problem():
    assert "nested too deeply" in problems(read(b'{"a":' + b"[" * 100_000, most=200_000))[0]


def test_days_are_read_in_the_two_forms_of_the_web_and_others_said():
    items = read(
        {"text": "x", "published": "2024-08-15T10:00:00Z"},
        {"text": "y", "published": "Thu, 15 Aug 2024 10:00:00 GMT"},
        {"text": "z", "published": "yesterday"},
    )
    assert [a.day for a in articles(items)] == ["2024-08-15", "2024-08-15", None]
    assert len(problems(items)) == 1


@pytest.mark.parametrize("day", ["20240815", "2024-W33-4", "20240815T100000Z"])
def test_a_day_written_by_another_rule_of_iso_8601_is_that_day(day):
    items = read({"text": "x", "published": day})
    assert ([a.published for a in articles(items)], problems(items)) == (["2024-08-15"], [])


def test_one_object_over_several_lines_and_an_array_are_read_too():
    assert [a.text for a in json_articles("f", b'{\n"text": "x"}')] == ["x"]
    assert [a.text for a in json_articles("f", b'[{"text": "x"},\n{"text": "y"}]')] == ["x", "y"]
    assert "cut short" in str(next(json_articles("f", b'[{"text": "x"}')))
