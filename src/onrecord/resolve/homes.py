"""Which country a name, a role or a place belongs to, by the gazetteer."""

from functools import lru_cache

from onrecord.gazetteer import gazetteer
from onrecord.resolve.names import words_of


@lru_cache(maxsize=1 << 15)
def country_of(name: str) -> str | None:
    """Return the ISO code of the country that a country's, people's or capital's name tells; None for another."""
    return country_named(name) or gazetteer().country_of_people(name) or capital_of(name)


@lru_cache(maxsize=1 << 15)
def country_named(name: str) -> str | None:
    """Return the ISO code of the country that bears a name."""
    found = [p for p in gazetteer().find(name) if p.kind == "country"]
    return min(found, key=lambda p: p.how).country if found else None


@lru_cache(maxsize=1 << 15)
def capital_of(name: str) -> str | None:
    """Return the ISO code of the country whose capital bears a name; the largest where there are several."""
    found = [p for p in gazetteer().find(name) if p.capital]
    return max(found, key=lambda p: p.population).country if found else None


@lru_cache(maxsize=1 << 15)
def country_around(place: str) -> str | None:
    """Return the ISO code of the country a place lies in: the country itself, else the largest place of that name."""
    named = country_of(place)
    if named:
        return named
    found = gazetteer().find(place)
    return max(found, key=lambda p: (p.population, -p.how)).country if found else None


@lru_cache(maxsize=1 << 15)
def is_place(name: str) -> bool:
    """Say whether the gazetteer holds a place of that very name."""
    return any(p.how < 2 for p in gazetteer().find(name))


@lru_cache(maxsize=1 << 15)
def homes_in(phrase: str) -> tuple[tuple[str, str], ...]:
    """Return the (words, ISO code) of the countries, peoples and capitals that a phrase names, longest first."""
    words = words_of(phrase)
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 4), at, -1):
            part = " ".join(words[at:end])
            code = country_of(part) if len(part) > 2 or part in _SHORT else None
            if code:
                found.append((part, code))
                at = end - 1
                break
        at += 1
    return tuple(found)


_SHORT = {"us", "uk"}


def country_name(code: str) -> str:
    """Return the name of the country of an ISO code."""
    return gazetteer().country_name(code) or code
