"""What is known above the claims on a day: who is who, which articles are one text. A pure function of the tables."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from onrecord.ledger import Query, View
from onrecord.records import Claim
from onrecord.resolve.actors import Actor, Actors, resolve_actors
from onrecord.resolve.conflicts import Conflicts
from onrecord.resolve.copies import Origins, group_copies, story_of
from onrecord.resolve.judge import Decisions
from onrecord.resolve.kind_words import known_name
from onrecord.resolve.kinds import country_in_role
from onrecord.resolve.mentions import mentions_of
from onrecord.resolve.offices import sector_of, speaks_for
from onrecord.resolve.profiles import Spot


class State:
    """Worked out from a view when first asked for."""

    def __init__(
        self, view: View, decisions: Decisions, as_of: str | None, *, most: int | None = None, since: str | None = None
    ) -> None:
        self._view = view
        self.decisions = decisions
        self.as_of = as_of
        self._most = most
        self._since = since

    @cached_property
    def _who(self) -> tuple[Actors, dict[str, frozenset[str]], dict[Spot, set[str]]]:
        entries = self._view.entries(Query(as_of=self.as_of, since=self._since, limit=self._most, newest=self._most is not None))
        mentions, pages = mentions_of(entries if self._most is None else reversed(list(entries)))
        found = resolve_actors(mentions, pages, self.decisions)
        roles: dict[Spot, set[str]] = {}
        for mention in mentions:
            if mention.role:
                roles.setdefault((mention.name, mention.article), set()).add(mention.role)
        return found, {article: page.wars for article, page in pages.items()}, roles

    @property
    def actors(self) -> Actors:
        """Who is who."""
        return self._who[0]

    @property
    def lands(self) -> Mapping[str, frozenset[str]]:
        """The countries that each article is about."""
        return self._who[1]

    @cached_property
    def _sectors(self) -> dict[str, str | None]:
        return {
            a.id: sector_of(a.kind, self._roles(a) if a.kind == "person" else (name for name, _ in a.names))
            for a in self.actors.actors
        }

    def sector(self, actor: Actor) -> str | None:
        """Return the PLOVER sector of an actor; None where neither its offices nor its names tell one."""
        return self._sectors.get(actor.id)

    def sector_called(self, name: str, article: str) -> str | None:
        """Return the PLOVER sector of who goes by a name in an article; of what is nobody to be followed ("police"), its word's."""
        found = self.actors.of(name, article)
        return self.sector(found) if found else sector_of("body", [name])

    def called(self, name: str, articles: Iterable[str]) -> str:
        """Return what the actor is called who goes by a name in one of some articles; the name itself where there is none."""
        found = next(filter(None, (self.actors.of(name, article) for article in articles)), None)
        return found.name if found else name

    def party(self, name: str, article: str) -> str:
        """Return whose stance it is that one of a name takes in an article: of a person in office the state's or body's, as in
        every article that tells the office.
        """
        actor = self.actors.of(name, article)
        return self._parties.get(actor.id, actor.name) if actor else name

    @cached_property
    def _parties(self) -> dict[str, str]:
        states = {a.home: a.name for a in self.actors.actors if a.kind == "government"}
        bodies = {known_name(name) or name: a.name for a in self.actors.actors if a.kind == "body" for name, _ in a.names}
        named = states | bodies
        held = ((a.id, speaks_for(self._roles(a))) for a in self.actors.actors if a.kind == "person")
        return {actor: named[whose] for actor, whose in held if whose in named}

    def _roles(self, actor: Actor) -> set[str]:
        return {role for spot in actor.spots for role in self._who[2].get(spot, ())}

    def voices(self, claim: Claim) -> tuple[str, ...]:
        """Return those who say so, as they are called: not the state, where its own minister or army speaks for it."""
        held = [(self.actors.of(v.name, claim.article), v.name) for v in claim.said_by]
        homes = [actor.home if actor else country_in_role(name) for actor, name in held]
        return tuple(dict.fromkeys(
            actor.name if actor else name
            for n, (actor, name) in enumerate(held)
            if not (n and actor and actor.kind == "government" and homes[n] and homes[n] == homes[n - 1])
        ))  # fmt: skip

    @cached_property
    def conflicts(self) -> Conflicts:
        """What may be of one conflict."""
        return Conflicts(self.actors, self.lands)

    @cached_property
    def origins(self) -> Origins:
        """Which articles are one text, and whose voice each is."""
        articles = self._view.each_article(as_of=self.as_of, since=self._since, most=self._most)
        return group_copies(map(story_of, articles), self.decisions)


def state_of(view: View, as_of: str | None = None, *, since: str | None = None) -> State:
    """Return what is known on a day by any view, where told among what was published since a day; one that knows people's
    judgements applies them.
    """
    state = getattr(view, "state", None)
    return state(as_of, since=since) if state else State(view, Decisions(), as_of, since=since)
