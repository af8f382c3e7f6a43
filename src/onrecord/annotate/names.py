"""Names compared as people compare them: without titles, accents, articles and possessives."""

import re
import unicodedata
from functools import cache, lru_cache

from onrecord.gazetteer import gazetteer
from onrecord.vocabularies.load import load, words_in

_POSSESSIVE = re.compile(r"(['’]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
_GENERATIONS = {"jr", "sr", "ii", "iii"}
_PARTICLE = re.compile(r"^(al|el|ul|bin|ibn|ben|de|van|von|der|da|dos|la|le)[-–]?$|^(al|el)[-–]", re.IGNORECASE)
_MINOR = {"of", "the", "and", "for", "in", "on", "to", "a", "an", "&", "de", "la", "du"}


@cache
def role_nouns() -> frozenset[str]:
    """Return the nouns that name an office or profession, in lower case, with their plurals in -s."""
    roles = load("roles")
    singular = {
        w.lower() for key in ("any", "male", "female") for w in roles[key].split() if w[0].islower() or w.isupper()
    }
    return frozenset(singular | {f"{w}s" for w in singular})


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a person's name and are no part of it, in lower case."""
    return frozenset(w.lower() for w in load("roles")["titles"].split())


@cache
def styles() -> frozenset[str]:
    """Return the titles that go with a first name, in lower case: "king", "sheikh"."""
    return frozenset(load("roles")["styles"].split())


@cache
def fighters() -> frozenset[str]:
    """Return nouns for those who fight a state, in lower case."""
    return frozenset(load("pronouns")["fighters"].split())


@cache
def rulers() -> frozenset[str]:
    """Return nouns for those who rule a state, in lower case."""
    return frozenset(load("pronouns")["rulers"].split())


@cache
def forces() -> frozenset[str]:
    """Return nouns for the forces of a state, in lower case."""
    return frozenset(load("pronouns")["forces"].split())


@cache
def departments() -> dict[str, str]:
    """Return what a ministry may be of, by its words in lower case, in one spelling each."""
    return {word: line.split()[0] for line in load("pronouns")["departments"] for word in line.split()}


@cache
def armed() -> frozenset[str]:
    """Return words that stand in the names of those who fight a state, in lower case."""
    return frozenset(load("bodies")["armed"]["words"].split())


def is_rebel_army(name: str) -> bool:
    """Say whether a name is of an army that no state has: "the Arakan Army", not "the Sudanese Army"; no "army" told again.

    One has a word of those who fight a state, or none for a people or country.
    """
    words = name.lower().removeprefix("the ").split()
    if words[-1:] != ["army"] or len(words) < 2:
        return False
    people = [w for w in name.split() if gazetteer().country_of_people(w) or w.replace(".", "").isupper()]  # "US"
    return bool(set(words) & (armed() | words_in("bodies", "armed", "armies"))) or not people


@cache
def outsiders() -> frozenset[str]:
    """Return the names of outlets and of bodies that work across countries, as they are written."""
    bodies = load("bodies")["across"]
    return outlets() | {*bodies, *(form for forms in bodies.values() for form in forms)}


@cache
def outlets() -> frozenset[str]:
    """Return the names of outlets and agencies, as they are written."""
    return frozenset(
        [*(name.replace("_", " ") for name in load("media")["outlets"]["names"].split()), *load("wires")["wires"]]
    )


@cache
def institution_nouns() -> frozenset[str]:
    """Return the nouns for bodies that speak through people, in lower case."""
    return frozenset(load("roles")["institutions"].split())


@cache
def genders() -> dict[str, str]:
    """Return what gender a role or title tells, by the word in lower case."""
    roles = load("roles")
    return {w.lower(): gender for gender in ("male", "female") for w in roles[gender].split()}


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return the text without accents, case and curly apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """Return a phrase as a name: one line, no article in front, no possessive and no bracket left open behind."""
    whole = text if ")" in text else text.partition("(")[0] or text
    return _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(whole.split())).strip(' ,;:—–-"“”')).strip()


@lru_cache(maxsize=1 << 14)
def person_tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name without titles; `al-Burhan` and `Burhan` are the same word."""
    words = [w.strip(".,") for w in fold(bare(name)).split()]
    while len(words) > 1 and (words[0] in titles() or f"{words[0]}." in titles()):
        words.pop(0)
    while len(words) > 1 and words[-1] in _GENERATIONS:
        words.pop()  # "Awa Diop | Jr.|"
    return tuple(_PARTICLE.sub("", w) or w for w in words if w)


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether `short` may be another way to write `full`: its surname, its first name, or some words of it."""
    if not short or not full:
        return False
    if len(short) == 1:
        return short[0] in (full[-1], full[0])
    return set(short) <= set(full) or (short[-1] == full[-1] and short[0][0] == full[0][0] and len(short[0]) <= 2)


@lru_cache(maxsize=1 << 14)
def content_tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a body's name that carry meaning."""
    words = re.findall(r"[\w.&]+", re.sub(r"'s\b|s'(?=\s)", " ", fold(bare(name))))
    return tuple(w for w in words if w not in _MINOR)


def office_tokens(role: str) -> frozenset[str]:
    """Return the folded words of an office, short titles also in full: "Sen." is "senator" too."""
    words = content_tokens(role)
    return frozenset([*words, *(_short_titles()[w.strip(".")] for w in words if w.strip(".") in _short_titles())])


@cache
def _short_titles() -> dict[str, str]:
    titles: dict[str, str] = load("roles")["short"]
    return titles


def initials(name: str) -> str:
    """Return the acronym a body's name would have: the first letters of its capitalised words."""
    words = re.findall(r"[\w’']+", name)
    return "".join(w[0] for w in words if w[0].isupper() and w.lower() not in _MINOR)


def abbreviates(letters: str, name: str) -> bool:
    """Say whether letters are an acronym of a body's name: all its initials in order, between which more letters of a word
    may stand, and those of small words: "ECOWAS" of the "Economic Community of West African States".
    """
    words = [(w.upper(), w[0].isupper() and w.lower() not in _MINOR) for w in re.findall(r"[\w’']+", name)]
    ends = {0}  # letters that may be spelt so far
    for word, large in words:
        spelt = {at + n for at in ends for n in range(1, len(word) + 1) if letters.startswith(word[:n], at)}
        ends = spelt if large else ends | spelt
    return len(letters) in ends
