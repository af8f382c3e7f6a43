"""Which articles are one text, and how many voices they are."""

import random

import pytest

from evaluation.rewrites import cut, edited, rewritten
from onrecord.records import Article
from onrecord.resolve.copies import group_copies, story_of
from onrecord.resolve.judge import Decisions

WORDS = [
    a + b for a in "ba ko mi ru se ti na lo da fe".split() for b in "lan rek sum dor vit gan pol mis tor ked".split()
]


def news(seed, *, paragraphs=8):
    chance = random.Random(seed)
    return "\n\n".join(
        " ".join(chance.choices(WORDS, k=14)).capitalize()
        + ". "
        + " ".join(chance.choices(WORDS, k=12)).capitalize()
        + "."
        for _ in range(paragraphs)
    )


def article(name, text, *, day="2025-03-06", outlet=None, wire=None):
    return Article(id=name, text=text, published=day, outlet=outlet or f"Outlet {name}", wire=wire)


def grouped(*articles, decisions=Decisions()):  # noqa: B008 - frozen
    return group_copies(map(story_of, articles), decisions)


@pytest.mark.parametrize("way", [cut, edited, rewritten])
def test_a_copy_however_edited_is_one_text_with_its_original(way):
    text = news(1)
    found = grouped(
        article("a", text), article("b", way(text, random.Random(2)), day="2025-03-07"), article("c", news(3))
    )
    assert found.copies("b") == ("a", "b")
    assert found.copies("c") == ("c",)
    assert "of the shorter text’s runs" in found.compared[0].reason.replace("'", "’")


def test_twenty_outlets_with_one_wire_story_are_one_voice_the_wire_s():
    text = news(1)
    copies = [article(f"a{n}", text, wire="AFP" if n == 7 else None) for n in range(20)]
    found = grouped(*copies, article("own", news(2)))
    assert found.count(a.id for a in copies) == 1
    assert found.of("a3") == "AFP"
    assert found.count(["a1", "a2", "own"]) == 2


def test_without_a_wire_the_voice_is_who_had_it_first():
    text = news(1)
    found = grouped(article("b", text, day="2025-03-07", outlet="Late"), article("a", text, outlet="Early"))
    assert {found.of("a"), found.of("b")} == {"Early"}


def test_the_same_words_weeks_later_are_another_article():
    text = news(1)
    assert grouped(article("a", text), article("b", text, day="2025-04-20")).copies("a") == ("a",)


def test_two_who_quote_one_speech_are_two_voices():
    speech = f"“{news(5, paragraphs=3)}”".replace("\n\n", " ")
    found = grouped(article("a", f"{news(1)}\n\n{speech}"), article("b", f"{news(2)}\n\n{speech}"))
    assert found.count(["a", "b"]) == 2


def test_people_decide_against_the_program():
    text = news(1)
    pair = frozenset({"article:a", "article:b"})
    assert grouped(article("a", text), article("b", text), decisions=Decisions(apart=frozenset({pair}))).copies(
        "a"
    ) == ("a",)
    other = grouped(article("a", text), article("b", news(2)), decisions=Decisions(same=frozenset({pair})))
    assert other.copies("a") == ("a", "b")


def test_the_order_of_reading_changes_nothing():
    text = news(1)
    held = [article(f"a{n}", edited(text, random.Random(n))) for n in range(6)] + [
        article(f"b{n}", news(n + 9)) for n in range(6)
    ]
    chance = random.Random(4)
    wanted = grouped(*held)
    for _ in range(5):
        chance.shuffle(held)
        assert grouped(*held) == wanted
