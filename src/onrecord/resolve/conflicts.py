"""Which claims may be of one conflict, by the countries that their articles are about and the sides that stand there. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.resolve.actors import Actor, Actors
from onrecord.resolve.homes import country_name
from onrecord.resolve.kind_words import of_no_side
from onrecord.resolve.side_names import are_one_side, is_state

Lands = frozenset[str]
_BOTH = 2  # sides that two tellings share, so that they are of one conflict whatever countries else they name


@dataclass(frozen=True, slots=True)
class Setting:
    """Where something is told: the articles, the countries they are about, and the sides that stand there: actors by id,
    whatever is a state's by its country.
    """

    articles: frozenset[str]
    lands: Lands
    sides: frozenset[str]


@dataclass(frozen=True)
class Conflicts:
    """Tells by who is who, and by the countries of each article, what may be of one conflict."""

    actors: Actors
    lands: Mapping[str, Lands]

    def setting(self, articles: Iterable[str]) -> Setting:
        """Return the setting of what some articles tell."""
        held = frozenset(articles)
        lands = frozenset(land for a in held for land in self.lands.get(a, ()))
        return Setting(held, lands, frozenset(_side(actor) for a in held for actor in self._named.get(a, ())))

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Say whether articles are about countries none of which the others are about."""
        ours, theirs = self.setting(one), self.setting(other)
        return _apart(ours.lands, theirs.lands) and not ours.articles & theirs.articles

    def of_one_war(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Say whether articles are surely of one conflict: about the same countries, or one and two sides that both name."""
        ours, theirs = self.setting(one), self.setting(other)
        shared = len({s for s in ours.sides & theirs.sides if s not in self._persons}) >= _BOTH
        return _within(ours.lands, theirs.lands) or (bool(ours.lands & theirs.lands) and shared)

    def countries(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Return the names of the countries that some articles are about: those of most, where there are such."""
        told = [lands for a in articles if (lands := self.lands.get(a))]
        counted = Counter(land for lands in told for land in lands)
        most = [land for land, n in counted.items() if 2 * n > len(told)]
        return tuple(sorted(map(country_name, most or counted)))

    def wars(self, actor: Actor | None, articles: Iterable[str]) -> Mapping[str, str]:
        """Return, for articles that tell of an actor, a country that tells the conflict each is of; "" where none does.

        Articles that share a country besides the actor's own are of one conflict, and so are those that another, which
        names the actor, ties together.
        """
        asked = set(articles)
        own = actor.home if actor else None
        near: dict[str, str] = {}
        for article in sorted(asked | {a for _, a in (actor.spots if actor else ())}):
            tops = {_top(near, land) for land in self.lands.get(article, ()) if land != own}
            near |= {land: min(tops) for land in tops}
        known = {a: sorted(self.lands.get(a, frozenset()) - {own}) for a in asked}
        found = {a: _top(near, lands[0]) if lands else "" for a, lands in known.items()}
        only = set(found.values()) - {""}
        return dict.fromkeys(found, only.pop()) if len(only) == 1 else found

    def ties(self, article: str, parties: Iterable[str], sayers: Iterable[str], setting: Setting) -> bool:
        """Say whether what an article says of parties belongs to a setting: told there, or by what both share.

        A party that can be followed must be a side of the setting; for others ("the rebels") one who says so must be, or
        the article must be about the same countries and tell of one of the sides. A side that fights in two wars is not
        enough where the countries besides its own differ.
        """
        if article in setting.articles:
            return True
        own = self.setting([article])
        if _apart(own.lands, setting.lands):
            return False
        known = self._followed(article, parties)
        if known:
            return any(_grounded(a, own, setting) for a in known if _side(a) in setting.sides)
        if any(_grounded(a, own, setting) for a in self._followed(article, sayers) if _side(a) in setting.sides):
            return True
        return _within(own.lands, setting.lands) and bool(own.sides & setting.sides)

    def one_side(self, name: str, article: str, other: str, elsewhere: Iterable[str]) -> bool:
        """Say whether a name in an article, and another in articles of the same conflict, may mean one side of it."""
        actor = self.actors.of(name, article)
        theirs = next(filter(None, (self.actors.of(other, e) for e in elsewhere)), None)
        if actor and theirs and actor.id == theirs.id:
            return True
        return are_one_side(actor.name if actor else name, theirs.name if theirs else other)

    def _followed(self, article: str, names: Iterable[str]) -> list[Actor]:
        """Return the actors behind names, less those who belong to no side."""
        found = (self.actors.of(name, article) for name in names)
        return [actor for actor in found if actor and actor in self._named.get(article, ())]

    @cached_property
    def _persons(self) -> frozenset[str]:
        return frozenset(actor.id for actor in self.actors.actors if actor.kind == "person")

    @cached_property
    def _named(self) -> Mapping[str, list[Actor]]:
        """The actors named in each article that may be a side of a conflict."""
        held: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
        for (_, article), actor in self.actors.at.items():
            if not any(of_no_side(name) for name in (actor.name, *(n for n, _ in actor.names))):
                held[article][actor.id] = actor
        return {article: list(actors.values()) for article, actors in held.items()}


def _side(actor: Actor) -> str:
    """Return what tells a side: a state for its government, its army and whatever else is its own."""
    return f"state {actor.home}" if actor.home and is_state(actor.name) else actor.id


def _top(near: Mapping[str, str], land: str) -> str:
    """Return the country by which those tied to a country are told."""
    while near.get(land, land) != land:
        land = near[land]
    return land


def _apart(one: Lands, other: Lands) -> bool:
    return bool(one and other) and not one & other


def _within(one: Lands, other: Lands) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _grounded(actor: Actor, one: Setting, other: Setting) -> bool:
    """Say whether an actor that two settings share ties them: they share a country besides its own, or a second side."""
    ours, theirs = (s.lands - {actor.home} for s in (one, other))
    return not _apart(ours, theirs) or len(one.sides & other.sides) >= _BOTH
