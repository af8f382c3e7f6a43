"""Which of several places of one name is meant, where all one has is the names a ledger holds."""

from collections import Counter
from collections.abc import Iterable

from onrecord.gazetteer.gazetteer import Gazetteer, Place

_KINDS = {"country": 3, "region": 1, "city": 2, "county": 0, "area": 1, "continent": 0}
_KNOWN = 100_000  # inhabitants; a name shared only with smaller places says which country is spoken of


def choose_places(names: Iterable[str], held: Gazetteer) -> dict[str, Place]:
    """Return the likeliest place of each name that the gazetteer holds.

    Names that can mean one well-known place vote for its country; among several places of one name, one in a country
    that others vote for comes first, then a country or city before a region, then the most people.
    """
    found = {name: candidates for name in dict.fromkeys(names) if (candidates := _candidates(name, held))}
    votes = Counter(country for candidates in found.values() if (country := _vote(candidates)))
    return {name: max(places, key=lambda p: _rank(p, votes)) for name, places in found.items()}


def _candidates(name: str, held: Gazetteer) -> list[Place]:
    """Return the places of a name; "El Fasher, North Darfur" is looked up whole, then by its first part."""
    return held.find(name) or held.find(name.split(",")[0]) or held.find(name.removeprefix("the "))


def _vote(candidates: list[Place]) -> str | None:
    large = [p for p in candidates if p.kind == "country" or p.population >= _KNOWN]
    countries = {p.country for p in large}
    return countries.pop() if len(countries) == 1 else None


def _rank(place: Place, votes: Counter[str]) -> tuple[bool, int, int, int]:
    voted = votes[place.country or ""]
    return place.kind == "country" and place.how == 0, voted, _KINDS[place.kind], place.population
