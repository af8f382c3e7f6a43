"""Each actor once: the names used, offices over time, where it belongs, what it said and did."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from onrecord.errors import NotFound
from onrecord.ledger import Entry, Query, View
from onrecord.records import Claim, Event, Figure, Position, Statement
from onrecord.records.values import ActorKind, Sector, chosen, meant
from onrecord.resolve.actors import Actor, Link
from onrecord.resolve.homes import country_name
from onrecord.resolve.mentions import named_in
from onrecord.resolve.offices import Office, Told, affiliations_in, offices_of
from onrecord.resolve.state import State, state_of


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor. `names` are those the articles use, with how often; `country` an ISO code, `sector` PLOVER's.

    `statements`, `figures`, `events` and `positions` count the claims in which it speaks, is the source of a number,
    acts or is acted upon, and stands somewhere; `origins` how many independent voices tell of it. `country_told` is False
    where no office or name tells the country, and it is that of the articles in which an official speaks.
    """

    name: str
    kind: str
    names: tuple[tuple[str, int], ...]
    offices: tuple[Office, ...]
    affiliations: tuple[str, ...]
    country: str | None
    country_name: str | None
    sector: str | None
    statements: int
    figures: int
    events: int
    positions: int
    first: str | None
    last: str | None
    outlets: tuple[str, ...]
    origins: int
    id: str
    country_told: bool = True


@dataclass(frozen=True, slots=True)
class Deed:
    """One claim an actor is in: `how` it is (said, relayed, acted, underwent, took part, mediated, stood, ...)."""

    day: str | None
    how: str
    kind: str
    name: str
    role: str | None
    words: str
    outlet: str | None
    article: str
    claim: str


@dataclass(frozen=True, slots=True)
class ActorSheet:
    """An actor with all that is on record of it, and why its names are held to be one; `apart` are those held not to be."""

    actor: ActorRow
    deeds: tuple[Deed, ...]
    joined: tuple[Link, ...]
    apart: tuple[Link, ...]


def actors(
    view: View, query: Query = Query(), *, kind: str | None = None, sector: str | None = None  # noqa: B008 - frozen
) -> list[ActorRow]:  # fmt: skip
    """Return the actors of the claims asked for, those of whom most is told first; `kind`: person, body, government.

    The country asked for is the actor's own; `sector` is PLOVER's.
    """
    kind = chosen(kind, "kind of actor", get_args(ActorKind))
    sector = chosen(sector, "PLOVER sector", get_args(Sector))
    state = state_of(view, query.as_of)
    held = _by_actor(view, replace(query, country=None), state)
    rows = [_row(actor, claims, state) for actor, claims in held if kind is None or actor.kind == kind]
    rows = [row for row in rows if query.country in {None, row.country} and sector in {None, row.sector}]
    return sorted(rows, key=lambda r: (-(r.statements + r.figures + r.events + r.positions), r.name))


def actor(view: View, name: str, query: Query = Query()) -> ActorSheet:  # noqa: B008 - frozen
    """Return the sheet of one actor; NotFound for a name nobody bears, or several do."""
    state = state_of(view, query.as_of)
    found = _one(state, name)
    held = [claims for each, claims in _by_actor(view, query, state) if each.id == found.id]
    deeds = held[0] if held else []
    names = {n for n, _ in found.names}
    articles = {article for _, article in found.spots}
    links = [
        k
        for k in state.actors.links
        if {k.one, k.other} & names and (not k.articles or articles & set(k.articles) or not k.joined)
    ]
    return ActorSheet(
        _row(found, deeds, state), _once(deeds),
        tuple(k for k in links if k.joined and {k.one, k.other} <= names),
        tuple(k for k in links if not k.joined),
    )  # fmt: skip


def _once(held: "Held") -> tuple[Deed, ...]:
    """Return the deeds, of several in one claim the one that tells most: who stands somewhere says so, too."""
    found: dict[str, Deed] = {}
    for deed, _ in held:
        if deed.claim not in found or _TELLING.index(deed.how) < _TELLING.index(found[deed.claim].how):
            found[deed.claim] = deed
    return tuple(found.values())


_TELLING = ("stood", "tabled", "gave", "took part", "mediated", "acted", "underwent", "said", "relayed", "addressed")
Held = list[tuple[Deed, Entry]]


def _by_actor(view: View, query: Query, state: State) -> list[tuple[Actor, Held]]:
    held: defaultdict[str, Held] = defaultdict(list)
    known: dict[str, Actor] = {}
    for entry in view.entries(replace(query, kind=None)):
        for name, role, how in named_in(entry.claim):
            found = state.actors.of(name, entry.claim.article)
            if found:
                known[found.id] = found
                held[found.id].append((_deed(entry, name, role, how), entry))
    return [(known[identity], deeds) for identity, deeds in held.items()]


def _one(state: State, name: str) -> Actor:
    found = state.actors.named(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"several actors go by {name!r}: {', '.join(repr(a.name) for a in found[:8])}")
    raise _nobody(state, name)


def require_known(state: State, name: str) -> None:
    """Raise NotFound, with who may have been meant, for a name that nobody on record goes by."""
    if not state.actors.named(name):
        raise _nobody(state, name)


def _nobody(state: State, name: str) -> NotFound:
    known = (n for a in state.actors.actors for n in (a.name, *(n for n, _ in a.names)))
    return NotFound(f"no actor {name!r} on record{meant(name, known)}")


def _row(found: Actor, held: Held, state: State) -> ActorRow:
    used = Counter(d.name for d, _ in held)
    told = [Told(d.role, d.day, d.claim) for d, _ in held if d.role]
    roles = [t.role for t in told]
    count = {kind: len({d.claim for d, e in held if _counts(d, e.claim, kind)}) for kind in _COUNTED}
    days = sorted(d.day for d, _ in held if d.day)
    sector = state.sector(found)
    affiliations = affiliations_in(sorted(set(roles))) if found.kind == "person" else ()
    official = found.kind == "person" and sector in _STATE and not affiliations
    country = found.home or (_land_of(found, state) if official else None)
    return ActorRow(
        name=found.name, kind=found.kind, names=tuple(sorted(used.items(), key=lambda item: (-item[1], item[0]))),
        offices=offices_of(told) if found.kind == "person" else (),
        affiliations=affiliations,
        country=country, country_name=country_name(country) if country else None, sector=sector, **count,
        first=days[0] if days else None, last=days[-1] if days else None,
        outlets=tuple(sorted({e.outlet for _, e in held if e.outlet})),
        origins=state.origins.count(e.claim.article for _, e in held), id=found.id,
        country_told=found.home is not None or country is None,
    )  # fmt: skip


_STATE = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
_MOSTLY = 0.6  # share of an official's articles that must be about one country


def _land_of(found: Actor, state: State) -> str | None:
    lands = Counter(land for _, article in found.spots for land in state.lands.get(article, ()))
    often = [land for land, n in lands.items() if n >= _MOSTLY * len(found.spots)]
    return often[0] if len(often) == 1 and len(found.spots) > 1 else None


_COUNTED = {"statements": Statement, "figures": Figure, "events": Event, "positions": Position}


def _counts(deed: Deed, claim: Claim, kind: str) -> bool:
    if not isinstance(claim, _COUNTED[kind]):
        return False
    return deed.how in _HOW[kind]


_HOW: dict[str, Sequence[str]] = {
    "statements": ("said",), "figures": ("said", "relayed"), "positions": ("stood",),
    "events": ("acted", "underwent", "took part", "mediated", "gave"),
}  # fmt: skip


def _deed(entry: Entry, name: str, role: str | None, how: str) -> Deed:
    claim = entry.claim
    return Deed(
        entry.day, how, claim.kind, name, role, claim.words, entry.outlet, claim.article, claim.id,
    )  # fmt: skip
