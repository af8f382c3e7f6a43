"""The number words, as `vocabularies/numbers.toml` keeps them."""

from functools import cache

from onrecord.records.values import Comparator
from onrecord.vocabularies.load import load

_PARTS = ("half", "three")  # "half a million", "three quarters of a million"


@cache
def number_words() -> dict[str, float]:
    """Return the value of every word that is a number under a hundred."""
    return dict(load("numbers")["words"])


@cache
def scales() -> dict[str, float]:
    """Return the value of every word and letter that multiplies ("million", "bn")."""
    return dict(load("numbers")["scales"])


@cache
def vague_numbers() -> dict[str, tuple[float, float]]:
    """Return the bounds, both inclusive, of every vague number ("dozens")."""
    return {phrase: (low, high) for phrase, (low, high) in load("numbers")["vague"].items()}


@cache
def shares() -> dict[str, tuple[float, Comparator]]:
    """Return percentage and comparator of every share in words ("most of")."""
    return {phrase: (value, comparator) for phrase, (value, comparator) in load("numbers")["shares"].items()}


@cache
def cues_before() -> dict[str, Comparator]:
    """Return the comparator that words before a number give it."""
    return dict(load("numbers")["comparators"])


@cache
def cues_behind() -> dict[str, Comparator]:
    """Return the comparator that words behind a number give it."""
    return dict(load("numbers")["comparators_after"])


@cache
def currencies() -> dict[str, str]:
    """Return the ISO 4217 code of every currency word and sign."""
    return dict(load("numbers")["currencies"])


@cache
def units() -> dict[str, str]:
    """Return the unit that a counted noun is."""
    return dict(load("numbers")["units"])


@cache
def zero(part: str) -> frozenset[str]:
    """Return the `phrases` that mean none, what stands `behind` them, or the `nouns` that "no" counts."""
    return frozenset(load("numbers")["zero"][part])


@cache
def labels(part: str) -> frozenset[str]:
    """Return the words that `always` or `often` make the number behind them a name, or the `bodies` one before a name."""
    return frozenset(load("numbers")["labels"][part].split())


@cache
def openers() -> frozenset[str]:
    """Return the first words of everything that may be a number in words."""
    phrases = [*number_words(), *vague_numbers(), *shares(), *zero("phrases"), *_PARTS, "a", "no"]
    return frozenset(phrase.split()[0] for phrase in phrases)
