"""The words by which compliance is told, from the vocabulary of the deal."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from onrecord.records.detail import Verdict
from onrecord.records.values import TermType
from onrecord.vocabularies.inflection import listed_forms, verb_forms
from onrecord.vocabularies.load import load


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb's further words, in order: "back", "on" of "go back on"; and the verdict that they tell together."""

    rest: tuple[str, ...]
    verdict: Verdict


@cache
def verdicts(tag: str) -> dict[str, Verdict]:
    """Return the verdict that each verb, noun or word of state (ADJ) tells by itself."""
    found: dict[str, Verdict] = {}
    for verdict in get_args(Verdict):
        entry = load("deal")["compliance"][verdict]
        listed = {
            "VERB": [f for lemma in entry["verbs"].split() for f in forms_of(lemma)],
            "NOUN": entry["nouns"].split(),
            "ADJ": entry["states"].split(),
        }
        for form in listed.get("VERB" if tag == "AUX" else tag, ()):
            found.setdefault(form, verdict)
    return found


@cache
def phrasal() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases that each form of a verb begins: "went | back on"."""
    found: dict[str, list[Phrase]] = {}
    for verdict in get_args(Verdict):
        for entry in load("deal")["compliance"][verdict]["phrases"].split():
            verb, *rest = entry.split("_")
            for form in forms_of(verb):
                found.setdefault(form, []).append(Phrase(tuple(rest), verdict))
    return {form: tuple(sorted(told, key=lambda p: -len(p.rest))) for form, told in found.items()}


def forms_of(lemma: str) -> list[str]:
    """Return the regular forms of a verb and the irregular ones that the vocabulary lists."""
    return sorted(verb_forms(lemma) | set(load("deal")["compliance"]["irregular"].get(lemma, "").split()))


@cache
def words(*keys: str) -> frozenset[str]:
    """Return lists of words as one; the forms of verbs where a list has irregular ones beside it."""
    told = load("deal")["compliance"]
    return frozenset(
        word for key in keys for word in (listed_forms(told, key) if f"{key}_forms" in told else told[key].split())
    )


@cache
def pattern(key: str) -> str:
    """Return a list of phrases as one regular expression."""
    return "|".join(load("deal")["compliance"][key])


@cache
def things() -> dict[str, TermType]:
    """Return the term that a thing belongs to where it is given up, let in or handed over: weapons, convoys."""
    told: dict[str, str] = load("deal")["compliance"]["things"]
    return {word: kind for kind, listed in told.items() for word in listed.split()}  # type: ignore[misc]


@cache
def doings(key: str = "doing") -> dict[str, TermType]:
    """Return the term that each verb carries out: without an object ("have not assembled"), or whatever it is done to."""
    told: dict[str, str] = load("deal")["compliance"][key]
    return {f: kind for kind, listed in told.items() for lemma in listed.split() for f in forms_of(lemma)}  # type: ignore[misc]
