"""Talks told by a noun: where they are held, and who only does something beside what they may bring."""

import pytest

from onrecord.extract.events.places import DeedPlaces
from onrecord.extract.events.role_bounds import RoleBounds
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.page import Page
from onrecord.pipeline import reader
from onrecord.records import Article


def told(text, word, plover):
    """Return a text as it is asked about, and one of its nouns as what tells a deed."""
    article = Article.build(body=text, published="2015-06-11")
    page = Page(article, reader().annotate(article), by="test")
    at = next(w for w in range(len(page.tree.words)) if page.tree.lower(w) == word)
    return page, Trigger(at, plover, None, True, (at,))


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The minister said that the Darfur ceasefire talks in Qatar had a good start.", "Qatar"),
        ("The minister said that the Goma talks had a good start.", "Goma"),
    ],
)
def test_talks_are_held_where_they_are_told_to_be_and_else_where_they_are_called_after(text, place):
    page, talks = told(text, "talks", "CONSULT")
    assert DeedPlaces(page).place(talks, []) == place


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "noun", "plover", "who", "other"),
    [
        ("A truce would bring more aid as the rebels talk about land.", "aid", "AID", "rebels", True),
        ("More aid would reach the rebels as winter sets in.", "aid", "AID", "rebels", False),
        ("An attack began as the rebels slept in the camp.", "attack", "ASSAULT", "rebels", False),
    ],
)
def test_who_does_something_else_meanwhile_is_given_nothing(text, noun, plover, who, other):
    page, trigger = told(text, noun, plover)
    word = next(w for w in range(len(page.tree.words)) if page.tree.lower(w) == who)
    assert RoleBounds(page, ()).does_else(word, trigger) is other
