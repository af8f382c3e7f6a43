"""The words that tell what a number counts and how it is meant: measures.toml and figure_words.toml, loaded."""

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.annotations import Quantity
from onrecord.records.values import Measure
from onrecord.vocabularies.inflection import listed_forms, verb_forms
from onrecord.vocabularies.load import load


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that tell one measure, in lower case."""

    object: frozenset[str]
    subject: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]
    needs: frozenset[str]
    deeds: frozenset[str]
    phrasal: frozenset[tuple[str, str]]
    unless: frozenset[str]
    of_people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure and the word (index) that tells it."""

    measure: Measure
    word: int


@cache
def lexicons() -> dict[Measure, Lexicon]:
    """Return the words of every measure."""
    return {measure: _lexicon(entry) for measure, entry in load("measures").items()}  # type: ignore[misc]


def _lexicon(entry: dict[str, str]) -> Lexicon:
    def verbs(name: str) -> frozenset[str]:
        return listed_forms({name: "", **entry}, name)

    def plain(name: str) -> frozenset[str]:
        return frozenset(entry.get(name, "").split())

    pairs = [phrase.split("_") for phrase in entry.get("phrasal", "").split()]
    phrasal = frozenset((form, particle) for verb, particle in pairs for form in verb_forms(verb))
    return Lexicon(
        verbs("object"),
        verbs("subject"),
        plain("nouns"),
        plain("states"),
        plain("needs"),
        plain("deeds"),
        phrasal,
        plain("unless"),
        verbs("of_people"),
    )


def fitting(quantity: Quantity) -> tuple[tuple[Measure, Lexicon], ...]:
    """Return the measures that can count what the quantity counts: only buildings are destroyed, only people killed."""
    nouns = set(quantity.of.lower().split()) if quantity.of else set()
    return _fitting(bool(nouns & lexicons()["buildings_destroyed"].needs))


@cache
def _fitting(buildings: bool) -> tuple[tuple[Measure, Lexicon], ...]:
    return tuple(
        (m, x) for m, x in lexicons().items() if (m == "buildings_destroyed") == buildings or m in {"attacks", "money"}
    )


@cache
def figure_words(*names: str) -> frozenset[str]:
    """Return lists of figure_words.toml as one, in lower case, underscores as spaces."""
    return frozenset(w.replace("_", " ") for name in names for w in load("figure_words")[name].split())


def counts_persons(measure: Measure) -> bool:
    """Say whether what a measure counts are persons."""
    return measure.replace("_", " ") in figure_words("measures_of_persons")


def names_last(quantity: Quantity, nouns: frozenset[str]) -> bool:
    """Say whether the last word of what a quantity counts is one of the nouns: "two fatal | shootings"."""
    return bool(quantity.of) and (quantity.of or "").lower().split()[-1] in nouns


def names_any(quantity: Quantity, nouns: frozenset[str]) -> bool:
    """Say whether what a quantity counts is called by one of the nouns."""
    return bool(quantity.of and nouns & set(quantity.of.lower().split()))
