"""The words by which rounds of talks are told, from the vocabulary of the deal."""

from functools import cache

from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load


@cache
def nouns(key: str) -> frozenset[str]:
    """Return a list of words as it stands, `_` for a space."""
    return frozenset(w.replace("_", " ") for w in load("deal")["rounds"][key].split())


@cache
def verbs(key: str) -> frozenset[str]:
    """Return the forms of the verbs of a list: the regular ones of each lemma, and those listed."""
    told = load("deal")["rounds"]
    regular = frozenset(f for lemma in told[key].split() for f in verb_forms(lemma))
    return regular | frozenset(told.get(f"{key}_forms", "").split())
