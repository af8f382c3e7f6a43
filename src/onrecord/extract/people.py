"""The nouns for those who act in war and talks, by the vocabularies."""

from functools import cache

from onrecord.annotate.names import fighters
from onrecord.vocabularies.load import load

BODIES = frozenset(
    {"government", "army", "military", "parliament", "junta", "administration", "opposition", "movement"}
)


@cache
def people_nouns() -> frozenset[str]:
    """Return the nouns for people who may act or hold a position, with their plurals."""
    nouns = load("deal")["people"]["nouns"].split()
    return frozenset(
        [*nouns, *(f"{noun}s" for noun in nouns), *(f"{noun[:-1]}ies" for noun in nouns if noun[-1] == "y")]
    )


@cache
def both_words() -> frozenset[str]:
    """Return the words that mean the two sides together: "sides", "foes"."""
    return frozenset(load("deal")["people"]["both"].split())


@cache
def troops() -> frozenset[str]:
    """Return the nouns for those who fight, for a state or against one: "forces", "rebels"."""
    return fighters() | {"forces"}


def singular(noun: str) -> str:
    """Return a noun without the ending of the plural: "armies" -> "army"."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.rstrip("s")
