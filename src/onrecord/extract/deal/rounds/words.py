"""The words by which rounds of talks are told, from the vocabulary of the deal."""

from functools import cache

from onrecord.vocabularies.inflection import listed_forms, verb_forms
from onrecord.vocabularies.load import load


@cache
def nouns(*keys: str) -> frozenset[str]:
    """Return lists of words as they stand, `_` for a space, as one."""
    return frozenset(w.replace("_", " ") for key in keys for w in load("deal")["rounds"][key].split())


@cache
def verbs(*keys: str) -> frozenset[str]:
    """Return the forms of the verbs of lists as one: the regular ones of each lemma, and those listed."""
    return frozenset(form for key in keys for form in listed_forms(load("deal")["rounds"], key))


@cache
def presents(key: str) -> frozenset[str]:
    """Return the forms of the present of the verbs of a list: "meet", "meets"."""
    return frozenset(f for lemma in load("deal")["rounds"][key].split() for f in (lemma, f"{lemma}s"))


@cache
def idioms(key: str) -> frozenset[tuple[str, str]]:
    """Return pairs of a verb's form and a word behind it: the regular forms of each lemma, and those listed."""
    told = load("deal")["rounds"]
    regular = {(f, word) for pair in told[key].split() for lemma, word in [pair.split(":")] for f in verb_forms(lemma)}
    listed = {(form, word) for pair in told[f"{key}_forms"].split() for form, word in [pair.split(":")]}
    return frozenset(regular | listed)
