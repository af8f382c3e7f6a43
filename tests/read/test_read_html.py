from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.read.html import html_article

PAGE = (Path(__file__).parents[1] / "cases/read/page.html").read_bytes()


def test_a_page_gives_what_it_states_of_itself():
    article = html_article("page.html", PAGE)
    assert article.title == "Envoys return to Addis"
    assert article.outlet == "Daily Example"
    assert article.byline == "Jane Doe"
    assert article.published == "2024-03-02"
    assert article.language == "en"
    assert article.url == "https://daily.example/envoys"
    assert (article.dateline, article.wire) == ("ADDIS ABABA", "Reuters")


def test_the_text_is_title_and_paragraphs_without_what_stands_around():
    paragraphs = html_article("page.html", PAGE).text.split("\n\n")
    assert paragraphs[0] == "Envoys return to Addis"
    assert [p.split()[0] for p in paragraphs[1:]] == ["ADDIS", "“We", "The"]


def test_a_page_without_a_day_gets_none_invented():
    without = PAGE.replace(b'<meta property="article:published_time" content="2024-03-02T08:00:00Z">', b"")
    assert html_article("page.html", without).published is None


@pytest.mark.parametrize(
    "body",
    [b"<div>" * 100_000 + b"x", b"<p>x</p>" * 200_000, b"<b><i>" * 5_000 + b"x"],
    ids=["deep", "many", "unclosed"],
)
def test_a_markup_bomb_is_refused_at_once(body):
    with pytest.raises(InputError, match="more markup than any page of news"):
        html_article("bomb.html", b"<html><body>" + body)


def test_a_page_without_text_says_what_to_do():
    with pytest.raises(InputError, match="save its text"):
        html_article("empty.html", b"<!doctype html><html><body><img src=x></body></html>")


def test_a_table_keeps_its_cells_apart():
    page = (
        b"<html><head><title>Flash update</title></head><body><article><h1>Flash update</h1><p>Fighting spread to two provinces on "
        b"Monday, the authorities of Chad said, and thousands of families are on the roads towards the towns of the south.</p>"
        b"<table><tr><th>Province</th><th>Deaths</th><th>Injured</th></tr><tr><td>Ouaddai</td><td>36</td><td>7</td></tr></table>"
        b"<p>Partners said that more help was needed before the rains cut the roads to the camps for many weeks.</p></article></body></html>"
    )
    text = html_article("page.html", page).text
    assert "| Province | Deaths | Injured |\n\n| Ouaddai | 36 | 7 |" in text
    assert "---" not in text
