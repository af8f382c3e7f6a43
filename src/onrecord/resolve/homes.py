"""Which country a name, a role or a place belongs to, by the gazetteer."""

from functools import cache, lru_cache

from onrecord.errors import NotFound
from onrecord.gazetteer import Place, gazetteer
from onrecord.resolve.names import words_of
from onrecord.vocabularies.load import load


@lru_cache(maxsize=1 << 15)
def country_of(name: str) -> str | None:
    """Return the ISO code of the country that a country's, people's or capital's name tells; None for another."""
    people = _peoples().get(name.casefold()) or gazetteer().country_of_people(name)
    return country_named(name) or people or capital_of(name)


def country_called(asked: str) -> str:
    """Return the ISO code of the country of a code or a name, whatever the case; NotFound where there is none."""
    code = asked.strip().upper()
    found = code if gazetteer().country_name(code) else country_named(asked) or territory_of(asked)
    if found is None:
        raise NotFound(f"there is no country {asked!r}; give its name, or its ISO 3166 code such as SD")
    return found


def territory_of(name: str) -> str | None:
    """Return the ISO code under which the gazetteer files a territory that news names without a country."""
    return _named_by("territories").get(" ".join(words_of(name)))


@cache
def _named_by(table: str) -> dict[str, str]:
    held = load("actors")[table].items()
    return {" ".join(words_of(name)): code for code, names in held for name in names}


@cache
def _peoples() -> dict[str, str]:
    return {word: code for code, words in load("actors")["peoples"].items() for word in words.split()}


@lru_cache(maxsize=1 << 15)
def country_named(name: str) -> str | None:
    """Return the ISO code of the country that bears a name."""
    if used := _named_by("countries").get(" ".join(words_of(name))):
        return used
    found = [p for p in gazetteer().find(name) if p.kind == "country"]
    return min(found, key=lambda p: p.how).country if found else None


@lru_cache(maxsize=1 << 15)
def capital_of(name: str) -> str | None:
    """Return the ISO code of the country whose capital bears a name; the largest where there are several.

    One of a village is told by its name alone: a valley is not The Valley.
    A name that a capital has in another tongue, and a large town elsewhere for its own, is the town's: "Delhi" is not Dili.
    """
    found = [p for p in gazetteer().find(name) if p.capital and (p.how == 0 or p.population >= _TOWN)]
    capital = max(found, key=lambda p: (p.how == 0, p.population), default=None)
    if capital is None or (capital.how and any(p.country != capital.country for p in _large_places(name))):
        return None
    return capital.country


@lru_cache(maxsize=1 << 15)
def country_around(place: str) -> str | None:
    """Return the ISO code of the country a place lies in: the country itself, else the largest place of that name, where
    it is a town and far larger than those of other countries: a hamlet shares its name with many that no list holds.
    """
    named = country_of(place) or territory_of(place)
    if named:
        return named
    found = sorted(gazetteer().find(place), key=lambda p: (-p.population, p.how, p.index))
    elsewhere = next((p for p in found if p.country != found[0].country), None)
    clear = elsewhere is None or found[0].population > _FAR_LARGER * max(elsewhere.population, 1)
    return found[0].country if found and clear and found[0].population >= _TOWN else None


_FAR_LARGER = 5
_TOWN = 10_000


@lru_cache(maxsize=1 << 15)
def is_place(name: str) -> bool:
    """Say whether the gazetteer holds a place of that very name."""
    return any(p.how < 2 for p in gazetteer().find(name))


@lru_cache(maxsize=1 << 15)
def is_large_place(name: str) -> bool:
    """Say whether a place of that very name is one that news from anywhere may name without more: a town of many."""
    return bool(_large_places(name))


def _large_places(name: str) -> list[Place]:
    return [p for p in gazetteer().find(name) if p.how == 0 and p.population >= _MANY]


_MANY = 100_000


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
            if code or (end > at + 1 and is_large_place(part)):  # of "New Jersey" no Jersey
                at = end - 1
                break
        at += 1
    return tuple(found)


_SHORT = {"us", "uk"}


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """Return the name of the country of an ISO code."""
    return gazetteer().country_name(code) or code
