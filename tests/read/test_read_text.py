import pytest

from onrecord.read.days import day_in_name
from onrecord.read.text import text_article, with_day
from onrecord.records import Article


def test_the_text_stays_as_given_to_the_last_character():
    text = "  Ten died.\r\n\r\nMore.\n"
    assert text_article("a.txt", text).text == text


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("talks-2024-08-15.txt", "2024-08-15"),
        ("dir-1999-01-01/20240815_talks.txt", "2024-08-15"),
        ("talks_2024.08.15", "2024-08-15"),
        ("2024-02-31.txt", None),
        ("resolution-2728.txt", None),
        ("https://x.example/2024-08-15/story", None),
    ],
)
def test_a_day_in_a_file_name_is_the_day_of_publication(name, day):
    assert day_in_name(name) == day


def test_a_given_day_is_taken_only_where_none_is_stated():
    stated = Article.build(body="x", published="2024-01-01")
    assert with_day(stated, "2025-01-01") is stated
    assert with_day(Article.build(body="x"), "2025-01-01").published == "2025-01-01"


def test_an_article_keeps_the_id_it_was_given_when_it_gets_a_day():
    article = with_day(Article.build(body="x", title="T", id="mine"), "2025-01-01")
    assert (article.id, article.text) == ("mine", "T\n\nx")


def test_a_hashed_id_is_the_same_whichever_way_the_day_came():
    assert with_day(Article.build(body="x"), "2025-01-01").id == Article.build(body="x", published="2025-01-01").id
