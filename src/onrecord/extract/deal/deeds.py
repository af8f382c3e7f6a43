"""The vocabulary of terms as it is looked up: nouns that name a term, deeds that do so with what they are done to."""

from dataclasses import dataclass
from functools import cache

from onrecord.records.values import TermType
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed: the words behind its first, what it is done to, what marks that, whether it may stand alone."""

    type: TermType
    rest: tuple[str, ...]
    of: frozenset[str]
    held: frozenset[str]
    persons: frozenset[str]
    placed: bool
    alone: bool


@cache
def term_nouns() -> dict[str, TermType]:
    """Return the type of term that each noun or phrase names by itself."""
    found: dict[str, TermType] = {}
    for kind, told in _vocabulary():
        for entry in told["nouns"].split():
            words = entry.replace("_", " ").replace("-", " - ")
            for form in (words, words if words.endswith("s") else f"{words}s"):
                found.setdefault(form, kind)
    return found


@cache
def no_terms() -> frozenset[str]:
    """Return the phrases that name no term though their words do: "aid workers"."""
    return frozenset(w.replace("_", " ").replace("-", " - ") for w in load("deal")["terms"]["none"].split())


@cache
def leavers() -> frozenset[str]:
    """Return the nouns for those who withdraw: "troops", "settlers"."""
    return frozenset(load("terms")["withdrawal"]["leavers"].split())


@cache
def aspects() -> frozenset[str]:
    """Return the nouns that name only something about what they are of: "the spread of the war", "news of hostages"."""
    return frozenset(load("deal")["terms"]["aspects"].split())


@cache
def deeds() -> dict[str, list[Deed]]:
    """Return the deeds by their first word, the longest first."""
    found: dict[str, list[Deed]] = {}
    for kind, told in _vocabulary():
        of = frozenset(w.replace("_", " ") for w in told["of"].split())
        held = frozenset(told.get("held", "").split())
        alone = set(told.get("alone", "").split())
        freeing, persons = set(told.get("freeing", "").split()), frozenset(told.get("persons", "").split())
        entries = [(e, f) for e in told["deeds"].split() for f in verb_forms(e.partition("_")[0])]
        entries += [(e, e.partition("_")[0]) for e in told.get("irregular", "").split()]
        entries += [(e, f) for e in sorted(alone) for f in verb_forms(e.partition("_")[0])]
        for entry, form in dict.fromkeys(sorted(entries)):
            rest = tuple(entry.split("_")[1:])
            freed = persons if entry in freeing or form in freeing else frozenset()
            placed = entry in told.get("placed", "").split()
            found.setdefault(form, []).append(
                Deed(kind, rest, of, held, freed, placed, entry in alone or form in alone)
            )
    return {form: sorted(deeds, key=lambda d: -len(d.rest)) for form, deeds in found.items()}


def _vocabulary() -> list[tuple[TermType, dict[str, str]]]:
    return list(load("terms").items())  # type: ignore[arg-type]
