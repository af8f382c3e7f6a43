"""The words by which `kinds` tells what a name is the name of, from the vocabularies."""

from functools import cache, lru_cache

from onrecord.resolve.names import words_of
from onrecord.vocabularies.load import load, words_in


@cache
def body_nouns() -> frozenset[str]:
    """Return the nouns that make a name a body's, with their plurals."""
    singular = words_in("roles", "institutions") | words_in("actors", "bodies", "nouns")
    return frozenset(singular | {f"{w}s" for w in singular} | {"armies", "agencies", "authorities", "parties"})


@cache
def people_words() -> frozenset[str]:
    """Return the nouns of people who are not named: officials, medics, a commander."""
    classes = {w for line in load("sources")["classes"].values() for w in line.split()}
    nouns = {w.lower() for w in load("roles")["any"].split()}
    parts = {
        *words_in("actors", "things", "rivals"), *"delegation delegations team teams partner partners leadership".split(),
        *"proponents readers viewers users analysts observers nominee nominees businessman businesswoman".split(),
    }  # fmt: skip
    bodies = words_in("roles", "institutions")
    people = classes | nouns | {f"{w}s" for w in nouns} | parts | {"people", "persons", "women", "men", "children"}
    return frozenset(people - {"police", "authorities"} - bodies - {f"{w}s" for w in bodies} - kind_words())


def adherents() -> frozenset[str]:
    """Return the nouns for those of a party or a cause, who are nobody by name."""
    return words_in("actors", "things", "adherents")


def too_wide() -> frozenset[str]:
    """Return the nouns that alone, or behind an adjective, are no one body: "aid agencies", "the group"."""
    return words_in("actors", "bodies", "too_wide")


def common_words() -> frozenset[str]:
    """Return the words in front of a movement or a group that name none."""
    return words_in("actors", "bodies", "common")


def weekdays() -> frozenset[str]:
    """Return the days of the week."""
    return words_in("calendar", "weekdays")


def pronouns() -> frozenset[str]:
    """Return the pronouns."""
    return words_in("actors", "things", "pronouns")


@cache
def things() -> frozenset[str]:
    """Return the words with which what is no actor begins: pronouns, counts."""
    return pronouns() | words_in("actors", "things", "counts")


def object_words() -> frozenset[str]:
    """Return the nouns of what is no actor: weapons, counts, plans, places of no name."""
    return words_in("actors", "things", "nouns")


@cache
def polite() -> frozenset[str]:
    """Return the titles before a person's name that no body has."""
    return words_in("actors", "names", "titles") - {"prime", "foreign", "defence", "defense", "interior"}


def kind_words() -> frozenset[str]:
    """Return the nouns that say what kind of body it is and leave no name of their own."""
    return words_in("actors", "bodies", "kinds")


def modifiers() -> frozenset[str]:
    """Return the words that qualify a body and do not make it another."""
    return words_in("actors", "bodies", "modifiers")


@cache
def generic_words() -> frozenset[str]:
    """Return the words that with a country are one body of that country."""
    return words_in("actors", "bodies", "generic") | governing_words()


def governing_words() -> frozenset[str]:
    """Return the words for a government."""
    return words_in("pronouns", "rulers")


@cache
def one_spelling() -> dict[str, str]:
    """Return the one word that stands for each of those that mean one thing."""
    return {w: line.split()[0] for line in load("actors")["bodies"]["same"] for w in line.split()}


@cache
def known_forms() -> dict[str, str]:
    """Return the full name of bodies known across countries, by every form of it."""
    return {_form(n): name for name, others in _known().items() for n in (name, *others)}


@lru_cache(maxsize=1 << 16)
def of_no_side(name: str) -> bool:
    """Say whether a name is a body's that works across countries and belongs to no side of a war."""
    return known_name(name) in _across()


@cache
def _across() -> frozenset[str]:
    return frozenset(load("bodies")["across"])


def _known() -> dict[str, list[str]]:
    told: dict[str, dict[str, list[str]]] = load("bodies")
    return told["across"] | told["known"]


def _form(name: str) -> str:
    """Return a body's name in one spelling, without the United Nations in front of its agencies."""
    words = [one_spelling().get(w, w) for w in words_of(name)]
    return " ".join(words[1:] if len(words) > 2 and words[0] == "un" else words)


def known_name(name: str) -> str | None:
    """Return the name most used of a body that goes by several; None for others."""
    return known_forms().get(_form(name))


@cache
def known_bodies() -> frozenset[tuple[str, ...]]:
    """Return the words of the full names of bodies that are known across countries."""
    return frozenset(words_of(name) for name in _known())


@cache
def government_seats() -> dict[str, str]:
    """Return the country of each seat or nickname of a government."""
    seats = load("actors")["seats"]["government"]
    return {" ".join(words_of(n)): code for code, names in seats.items() for n in names}


@cache
def seats() -> dict[str, tuple[tuple[str, ...], str]]:
    """Return the body and country of each seat or nickname."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for what, seats in load("actors")["seats"].items():
        for code, names in seats.items():
            found |= {" ".join(words_of(n)): (tuple(what.split()), code) for n in names}
    return found
