"""Whether two names, of those who fight in one conflict, may mean one side of it. Pure."""

import re

from onrecord.resolve.homes import homes_in
from onrecord.resolve.kind_words import body_nouns, governing_words
from onrecord.resolve.kinds import Parsed, parse
from onrecord.resolve.names import words_of
from onrecord.vocabularies.load import words_in

_AND = re.compile(r",\s*|\s+and\s+|/")


def are_one_side(one: str, other: str) -> bool:
    """Say whether two names may mean one side: all sides together, one state, or a name of their own that they share.

    A state's government and army are one side of it; "army" alone is any state's, and no part of "Kachin Independence Army".
    Of several that are joined ("the army and the Front") one is enough.
    """
    return any(_match(ours, theirs) for ours in _joined(one) for theirs in _joined(other))


def _joined(name: str) -> list[str]:
    return [name, *(part for part in _AND.split(name) if words_of(part) and part != name)]


def _match(one: str, other: str) -> bool:
    if _is_all(one) or _is_all(other):
        return True
    ours, theirs = parse(one), parse(other)
    if _is_state(ours) and _is_state(theirs):
        homes = _homes(one, ours), _homes(other, theirs)
        return not all(homes) or bool(homes[0] & homes[1])
    if ours.abbreviated or theirs.abbreviated:
        return bool(ours.letters & theirs.letters)
    shared = set(ours.words) & set(theirs.words)
    return bool(shared - body_nouns()) or (bool(shared) and ours.words == theirs.words)


def is_state(name: str) -> bool:
    """Say whether a name is a government's, or of a body that any state has."""
    return _is_state(parse(name))


def _is_all(name: str) -> bool:
    """Say whether a name means all sides: "both sides", "South Sudan's foes"."""
    return bool(words_in("deal", "people", "both").intersection(words_of(name)[-1:]))


def _is_state(parsed: Parsed) -> bool:
    """Say whether a name is a state's: "Juba", "the army", "Government forces"."""
    unnamed = parsed.kind == "unnamed" and bool(set(parsed.words) & governing_words())
    return parsed.kind == "government" or parsed.generic or unnamed


def _homes(name: str, parsed: Parsed) -> frozenset[str]:
    return frozenset([parsed.home] if parsed.home else (code for _, code in homes_in(name)))
