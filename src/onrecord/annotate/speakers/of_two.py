"""Whom "the latter", "both countries" and "the two ministers" mean: of those just named, the last, or the last two."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.annotate.annotations import Entity
from onrecord.annotate.tree import Tree
from onrecord.gazetteer import gazetteer

_NAMED = {"PERSON", "ORGANIZATION", "LOCATION", "NORP"}
_LANDS = {"countries", "nations", "states", "neighbours", "neighbors", "capitals"}


def is_latter(tree: Tree, words: range) -> bool:
    """Say whether a source is "the latter", whatever stands behind it: "the latter | in turn"."""
    opening = [tree.lower(i) for i in words[:2]]
    return opening[:1] == ["latter"] or opening == ["the", "latter"]


def last_named(tree: Tree, entities: Sequence[Entity], position: int) -> Entity | None:
    """Return the last one named before a position, in its sentence or the one before."""
    here = tree.sentence(position)
    before = [e for e in entities if e.end <= position and e.label in _NAMED and here - tree.sentence(e.start) <= 1]
    return max(before, key=lambda e: e.end, default=None)


def are_two(tree: Tree, words: range) -> str | None:
    """Return the noun of "both countries" and "the two ministers"; None of any other phrase."""
    told = [tree.lower(i) for i in words]
    two = told[:1] == ["both"] or told[:2] == ["the", "two"]
    plain = len(told) == (2 if told[:1] == ["both"] else 3) and told[-1].endswith(("s", "men"))
    return told[-1] if two and plain else None


def two_lands(tree: Tree, entities: Sequence[Entity], position: int) -> tuple[Entity, Entity] | None:
    """Return the last two countries or capitals before a position that are joined to each other: "to | Egypt | and | Jordan |"."""
    here = tree.sentence(position)
    before = [e for e in entities if e.end <= position and e.label == "LOCATION" and here - tree.sentence(e.start) <= 1]
    before.sort(key=lambda e: e.start)
    pairs = [
        (one, other)
        for one, other in pairwise(before)
        if [tree.lower(i) for i in tree.range(one.end, other.start)] == ["and"]
    ]
    lands = [pair for pair in pairs if all(_is_land(tree.text[e.start : e.end]) for e in pair)]
    return lands[-1] if lands else None


def _is_land(name: str) -> bool:
    return any(place.kind == "country" or place.capital for place in gazetteer().find(name.removeprefix("the ")))


def is_of_lands(noun: str) -> bool:
    """Say whether a noun means countries: "both | countries"."""
    return noun in _LANDS
