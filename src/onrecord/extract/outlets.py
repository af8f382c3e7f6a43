"""Names of outlets and platforms."""

from functools import cache

from onrecord.vocabularies.load import load, words_in


def is_outlet(name: str) -> bool:
    """Say whether a name is an outlet's: a known one, or one made with a word such as Radio or Times."""
    words = name.split()
    if len(words) > 1 and any(w in words_in("media", "outlets", "words") for w in words):
        return True
    return any(
        " ".join(words[:n]) in _outlets() or " ".join(words[-n:]) in _outlets() for n in range(1, len(words) + 1)
    )


@cache
def platforms() -> frozenset[str]:
    """Return the names of platforms on which people post."""
    return frozenset(w.replace("_", " ") for w in load("media")["platforms"]["names"].split())


def without_article(name: str) -> str:
    """Return an outlet's name on one line, without the article that is no part of it: "the BBC", but "The Economist"."""
    name = " ".join(name.split())
    return name if name in _outlets() else name.removeprefix("the ").removeprefix("The ")


@cache
def _outlets() -> frozenset[str]:
    return frozenset(w.replace("_", " ") for w in load("media")["outlets"]["names"].split())
