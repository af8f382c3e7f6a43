"""Whether what two tellings say of a party, day, place or mode can be of one event, and which of them says more."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from onrecord.annotate.names import content_tokens, fold, role_nouns
from onrecord.extract.countries import alike, country_of, country_of_capital
from onrecord.extract.events.places import SETTLEMENTS
from onrecord.extract.events.words import listed
from onrecord.extract.page import Page
from onrecord.extract.people import BODIES, people_nouns, singular, troops
from onrecord.gazetteer import gazetteer
from onrecord.records.location import PlaceCandidate
from onrecord.vocabularies.load import words_in

Names = tuple[str, ...]

_WEEK = "-W"
_DAY = 10  # characters of a whole day
_SHARED = 2  # words that two descriptions must share, where neither is part of the other


def parties_fit(one: Names, other: Names) -> bool | None:
    """Say whether two lists of parties name somebody in common; None where a description leaves it open, or one is empty."""
    if not one or not other:
        return None
    if any(_same(a, b) for a in one for b in other):
        return True
    if any(_lies_in(a, b) or _lies_in(b, a) for a in one for b in other):
        return None  # a city may stand for its country
    return False if all(is_name(n) for n in (*one, *other)) else None


def _lies_in(country: str, city: str) -> bool:
    lands = {p.country for p in gazetteer().find(country) if p.kind == "country"}
    return bool(lands) and bool(lands & {p.country for p in gazetteer().find(city)})


def is_name(party: str) -> bool:
    """Say whether a party is told by a name and not by a description: "Kofi Annan", not "the envoy of Mali"."""
    written = all(w[:1].isupper() or w in {"of", "the", "and", "al", "de"} for w in party.split())
    return party[:1].isupper() and written and party.lower() not in _plain()


@cache
def _plain() -> frozenset[str]:
    """Return the words for many people, which are no name where they open a sentence: "Students", "Police"."""
    nouns = listed("actors") | people_nouns() | role_nouns() | troops()
    return frozenset(n for n in nouns if n.endswith(("s", "men"))) | {"people", "police"}


def of_one_sort(one: Names, other: Names) -> bool:
    """Say whether both only tell with a bare word that soldiers did something, or police: "soldiers", then "troops"."""
    first, second = ({singular(fold(n)) for n in names} for names in (one, other))
    return bool(first and second) and any(first <= sort and second <= sort for sort in _sorts())


@cache
def _sorts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(singular(w) for w in listed(key)) for key in ("soldiers", "searchers", "attackers"))


@lru_cache(maxsize=1 << 12)
def _same(one: str, other: str) -> bool:
    if alike(one, other) or alike(_land(one), _land(other)):
        return True
    if is_name(one) and is_name(other):
        return False
    if all(set(fold(n).split()) & SETTLEMENTS for n in (one, other)) and {one, other} & SETTLEMENTS:
        return True  # "the town of Abra", then "the city"
    a, b = set(content_tokens(one)), set(content_tokens(other))
    forces = all(singular(fold(n).split()[-1]) in _armed() for n in (one, other) if not is_name(n))
    land = country_of(one)
    of_one = forces and land is not None and land == country_of(other)
    named = {fold(w) for n in (one, other) for w in n.split() if w[:1].isupper()}
    return of_one or len(a & b) >= _SHARED or (forces and bool(a & b & named))


def _land(name: str) -> str:
    return country_of_capital(name) or name


@cache
def _armed() -> frozenset[str]:
    return frozenset(singular(w) for w in troops() | BODIES | listed("state", "arms")) | {"regime"}


def fullest(told: Iterable[Names]) -> Names:
    """Return the parties of the telling that says most of them: names before descriptions before bare nouns.

    A description that holds the name of a land stays: "Chile's exiled king", not "Chile".
    """
    named = [names for names in told if names]
    best = max(named, key=_fullness, default=())
    if len(best) == 1 and country_of_capital(best[0]) == best[0]:
        return next((n for n in named if len(n) == 1 and _is_body_of(n[0], best[0])), best)
    return best


def _is_body_of(party: str, land: str) -> bool:
    """Say whether a party is told as somebody of a land: "the Chilean army" of "Chile"."""
    return party != land and len(party.split()) > 1 and country_of(party) == country_of(land)


def _fullness(names: Names) -> int:
    if any(is_name(n) for n in names):
        return 2
    return int(any(len(n.split()) > 1 for n in names))


def days_fit(one: str | None, other: str | None) -> bool:
    """Say whether two days, weeks, months or years can be of one event: one holds the other, or one is not told."""
    if not one or not other or one.startswith(other) or other.startswith(one):
        return True
    days = [d for d in (one, other) if len(d) >= _DAY and _WEEK not in d]
    weeks = [d for d in (one, other) if _WEEK in d]
    if len(days) != 1 or len(weeks) != 1:
        return False
    year, week, _ = date.fromisoformat(days[0][:_DAY]).isocalendar()
    return weeks[0] == f"{year}{_WEEK}{week:02}"


def fuller_day(one: str | None, other: str | None) -> str | None:
    """Return the more precise of two days that fit."""
    if not one or not other:
        return one or other
    return other if _WEEK in one or len(other) > len(one) else one


class PlaceFits:
    """Which places of an article lie in which, by what its toponyms were resolved to."""

    def __init__(self, page: Page) -> None:
        self._meant: dict[str, PlaceCandidate] = {}
        names = {(e.start, e.end): e.actor for e in page.annotations.entities}
        for place in page.annotations.places:
            for name in {page.text[place.start : place.end], names.get((place.start, place.end))}:
                if name and place.candidates:
                    self._meant.setdefault(name, place.candidates[0])

    def fit(self, one: str | None, other: str | None) -> bool:
        """Say whether two places can be where one event was: one lies in the other, or one is not told."""
        if not one or not other or alike(one, other) or self._holds(one, other) or self._holds(other, one):
            return True
        known = [p for p in (one, other) if self._found(p) is not None]
        return len(known) == 1  # a site that no gazetteer has may lie in the town

    def closer(self, one: str | None, other: str | None) -> str | None:
        """Return the smaller of two places that fit."""
        if not one or not other:
            return one or other
        return other if self._holds(one, other) or (alike(one, other) and len(other) > len(one)) else one

    def _holds(self, outer: str, inner: str) -> bool:
        out, within = self._found(outer), self._found(inner)
        if out is None or within is None or out.country != within.country:
            return False
        return (out.kind == "country" and within.kind != "country") or out.name == within.admin1

    def _found(self, name: str) -> PlaceCandidate | None:
        return self._meant.get(name) or self._meant.get(name.split(",")[0])


def modes_fit(plover: str, one: str | None, other: str | None) -> bool:
    """Say whether two modes can be of one event: an assassination may be by firearms, an abduction is no other attack."""
    if one == other:
        return True
    if None in (one, other):
        return not {one, other} & words_in("deeds", "happenings", "alone")
    return plover == "ASSAULT" and "targeted" in (one, other)
