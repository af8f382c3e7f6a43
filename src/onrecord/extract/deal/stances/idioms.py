"""Stances told by several words together ("out of the question", "a long way off") and by judgements ("a betrayal")."""

from functools import cache
from typing import cast

from onrecord.annotate.tree import Tree
from onrecord.records.values import Stance
from onrecord.vocabularies.load import load


def idiom_at(tree: Tree, word: int) -> tuple[Stance, range] | None:
    """Return the stance of the idiom whose syntactic head a word is, and the idiom's words; the longest one counts."""
    for words, stance in _idioms().get(tree.lower(word), ()):
        for offset, part in enumerate(words):
            first = word - offset
            if part != tree.lower(word) or first < 0 or first + len(words) > len(tree.words):
                continue
            run = range(first, first + len(words))
            if all(tree.lower(w) == p for w, p in zip(run, words, strict=True)) and tree.top(run) == word:
                return stance, run
    return None


def judgement(noun: str) -> Stance | None:
    """Return what somebody thinks of what he calls by a noun: "a betrayal", "a breakthrough"."""
    return _judgements().get(noun)


@cache
def _judgements() -> dict[str, Stance]:
    told = load("stances")["judgements"]
    return {noun: cast("Stance", stance) for stance, nouns in told.items() for noun in nouns.split()}


@cache
def _idioms() -> dict[str, list[tuple[tuple[str, ...], Stance]]]:
    """Return the idioms that hold each word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for stance, phrases in load("stances")["idioms"].items():
        for phrase in phrases.split():
            words = tuple(phrase.replace("-", "_-_").split("_"))
            for word in set(words):
                found.setdefault(word, []).append((words, cast("Stance", stance)))
    return {word: sorted(told, key=lambda i: -len(i[0])) for word, told in found.items()}
