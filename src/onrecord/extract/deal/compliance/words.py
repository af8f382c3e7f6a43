"""The words by which compliance is told, from the vocabulary of the deal."""

from functools import cache

from onrecord.records.detail import Verdict
from onrecord.records.values import TermType
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load


@cache
def verdicts(tag: str) -> dict[str, Verdict]:
    """Return the verdict that each verb or noun tells."""
    told = load("deal")["compliance"]
    found: dict[str, Verdict] = {}
    for verdict in ("kept", "broken", "delayed"):
        entry = told[verdict]
        forms = {f for lemma in entry["verbs"].split() for f in verb_forms(lemma)} | set(entry["irregular"].split())
        for form in sorted(forms if tag in {"VERB", "AUX"} else set(entry["nouns"].split()) if tag == "NOUN" else ()):
            found.setdefault(form, verdict)
    return found


@cache
def words(key: str) -> frozenset[str]:
    """Return a list of words; the forms of verbs where it has irregular ones beside it."""
    told = load("deal")["compliance"]
    if f"{key}_forms" in told:
        return frozenset(f for lemma in told[key].split() for f in verb_forms(lemma)) | set(
            told[f"{key}_forms"].split()
        )
    return frozenset(told[key].split())


@cache
def phrasal() -> dict[str, str]:
    """Return the particle with which each form of a verb tells a delay: "hold up"."""
    told: dict[str, str] = load("deal")["compliance"]["delayed"]["particles"]
    return {
        form: particle for verb, particle in told.items() for form in (*verb_forms(verb), *_IRREGULAR.get(verb, ()))
    }


_IRREGULAR = {"hold": ("held",), "put": ("put", "putting")}


@cache
def phrases(key: str) -> tuple[str, ...]:
    """Return a list of phrases (regular expressions)."""
    return tuple(load("deal")["compliance"][key])


@cache
def things() -> dict[str, TermType]:
    """Return the term that a thing belongs to where it is given up, let in or handed over: weapons, convoys."""
    told: dict[str, str] = load("deal")["compliance"]["things"]
    return {word: kind for kind, listed in told.items() for word in listed.split()}  # type: ignore[misc]
