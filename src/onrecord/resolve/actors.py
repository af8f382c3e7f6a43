"""Who is who: the names of all articles -> actors, each with the reasons in words. Pure.

The steps: names that are the same are one profile; profiles that share a key are compared and joined, best match first;
single names ("Kirby") are then placed with somebody known in full, by evidence, or stay by themselves. Judgements of
people come before all that.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from onrecord.records import content_id
from onrecord.resolve.blocks import body_keys, pairs, person_keys
from onrecord.resolve.clusters import Clusters
from onrecord.resolve.judge import Decisions
from onrecord.resolve.judged_names import Verdicts, carve
from onrecord.resolve.kinds import Kind, parse
from onrecord.resolve.labels import distinct_names, name_of
from onrecord.resolve.match import MARGIN, MERGE, REVIEW, Match, match_bodies, match_persons, match_words
from onrecord.resolve.mentions import Mention, Page
from onrecord.resolve.profiles import Profile, Spot, absorb, build_profiles, sights
from onrecord.resolve.singles import Placed, place_singles

_ROUNDS = 2
_SAME = 0.99  # from which on nobody need be told that two names were compared


@dataclass(frozen=True, slots=True)
class Link:
    """Two names that were compared, with the score and the reason; `joined` says whether they are one actor."""

    one: str
    other: str
    score: float
    reason: str
    joined: bool
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: what to call it, its kind and country, the names used with how often, and where they stand."""

    id: str
    name: str
    kind: Kind
    home: str | None
    names: tuple[tuple[str, int], ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors by name, who stands where, and what was compared."""

    actors: tuple[Actor, ...]
    at: Mapping[Spot, Actor]
    links: tuple[Link, ...]

    def of(self, name: str, article: str) -> Actor | None:
        """Return who goes by a name in an article; None for what is nobody that can be followed."""
        return self.at.get((name, article))

    def called(self, name: str, article: str) -> str:
        """Return what the actor is called who goes by a name in an article; the name itself where there is none."""
        actor = self.at.get((name, article))
        return actor.name if actor else name

    def named(self, asked: str) -> list[Actor]:
        """Return the actors with a name that contains what is asked for, whatever the case; exact names first.

        Letters in capitals ("RSF") are also the initials of a name, or those by which a body is known.
        """
        wanted = asked.casefold()
        exact = [a for a in self.actors if a.name == asked] or [a for a in self.actors if a.name.casefold() == wanted]
        if exact:
            return exact
        held = [a for a in self.actors if any(wanted == n.casefold() for n, _ in a.names)]
        return (
            held
            or self._abbreviated(asked)
            or [a for a in self.actors if any(wanted in n.casefold() for n in (a.name, *(n for n, _ in a.names)))]
        )

    def _abbreviated(self, asked: str) -> list[Actor]:
        if not _LETTERS.fullmatch(asked):
            return []
        meant, letters = parse(asked).words, asked.casefold()
        parsed = ((a, parse(n)) for a in self.actors if a.kind == "body" for n, _ in a.names)
        return list(
            dict.fromkeys(a for a, p in parsed if letters in p.letters or (p.words == meant and p.kind == "body"))
        )


_LETTERS = re.compile(r"[A-Z]{2,8}")


def resolve_actors(
    mentions: Sequence[Mention],
    pages: Mapping[str, Page],
    decisions: Decisions = Decisions(),  # noqa: B008 - frozen
) -> Actors:
    """Return the actors behind the mentions."""
    found = sights(mentions)
    profiles, single = build_profiles(found, pages)
    profiles, single, verdicts = carve(profiles, single, pages, decisions)
    clusters = Clusters(len(profiles))
    verdicts.impose(clusters)
    links = [*_join(profiles, clusters, verdicts, "person"), *_join(profiles, clusters, verdicts, "body")]
    held = [_merged([profiles[n] for n in group]) for group in clusters.groups()]
    placed = place_singles(held, single, pages)
    links += [Link(p.name, p.label, p.match.score, p.match.reason, p.joined, (p.article,)) for p in placed.compared]
    return _actors(held, placed, tuple(links), decisions)


def _join(profiles: Sequence[Profile], clusters: Clusters, verdicts: Verdicts, kind: Kind) -> Iterable[Link]:
    """Join the profiles of a kind; yield what was compared and came near."""
    numbers = [n for n, p in enumerate(profiles) if p.parsed.kind == kind and n not in verdicts.alone]
    chosen = [profiles[n] for n in numbers]
    keys = [list(person_keys(p) if kind == "person" else body_keys(p)) for p in chosen]
    matched: list[tuple[float, int, int, Match]] = []
    for a, b in pairs(chosen, keys):
        match = match_persons(chosen[a], chosen[b]) if kind == "person" else match_bodies(chosen[a], chosen[b])
        if match and match.score >= REVIEW:
            matched.append((match.score, numbers[a], numbers[b], match))
    matched.sort(key=lambda m: (-m[0], m[1], m[2]))
    rivals = _rivals(profiles, matched)
    fits = _persons_fit(profiles) if kind == "person" else _bodies_fit(profiles)
    outdone: set[tuple[int, int]] = set()
    for _ in range(_ROUNDS):  # again, since two that rivalled for a name may have turned out to be one
        for score, a, b, _match in matched:
            led = any(_outdone(n, o, score, rivals, clusters) for n, o in ((a, b), (b, a)))
            if led:
                outdone.add((a, b))
            elif score >= MERGE:
                clusters.join(a, b, fits=fits)
    labels = {n: profiles[n].label for n in {n for score, a, b, _ in matched if score < _SAME for n in (a, b)}}
    for score, a, b, match in matched:
        joined = clusters.find(a) == clusters.find(b)
        if score < _SAME:
            reason = match.reason + (", but as much speaks for another" if (a, b) in outdone and not joined else "")
            yield Link(labels[a], labels[b], score, reason, joined)


Rivals = Mapping[int, Mapping[int, float]]


def _rivals(profiles: Sequence[Profile], matched: Sequence[tuple[float, int, int, Match]]) -> Rivals:
    """Return, for the less telling name of each pair, the fuller ones it could be, the likeliest first."""
    telling = {n: _telling(profiles[n]) for n in {n for _, a, b, _ in matched for n in (a, b)}}
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for score, a, b, _ in matched:
        few, full = (a, b) if telling[a] < telling[b] else (b, a)
        if telling[few] < telling[full]:
            found[few][full] = score
    return found


def _telling(profile: Profile) -> tuple[bool, bool, int]:
    parsed = profile.parsed
    return not parsed.abbreviated, parsed.kind == "person" or bool(profile.homes), len(parsed.words)


def _outdone(few: int, full: int, score: float, rivals: Rivals, clusters: Clusters) -> bool:
    """Say whether a name could as well be another's: one that scores about as much and is not the same."""
    could = rivals.get(few, {})
    if full not in could:
        return False
    near = takewhile(lambda rival: rival[1] > score - MARGIN, could.items())
    return any(other != full and clusters.find(other) != clusters.find(full) for other, _ in near)


def _persons_fit(profiles: Sequence[Profile]) -> Callable[[int, int], bool]:
    def fits(one: int, other: int) -> bool:
        return match_words(profiles[one].parsed.words, profiles[other].parsed.words) is not None

    return fits


def _bodies_fit(profiles: Sequence[Profile]) -> Callable[[int, int], bool]:
    def fits(one: int, other: int) -> bool:
        ours, theirs = set(profiles[one].homes), set(profiles[other].homes)
        return not (ours and theirs) or bool(ours & theirs)

    return fits


def _merged(group: Sequence[Profile]) -> Profile:
    """Return one profile for a cluster: the fullest name's, with all that is known of the others."""
    full = max(group, key=lambda p: (not p.parsed.abbreviated, len(p.parsed.words), sum(p.names.values()), p.label))
    merged = Profile(full.parsed, inferred=full.inferred if all(p.inferred for p in group) else None)
    for profile in group:
        absorb(merged, profile)
    merged.spots.sort()
    return merged


def _actors(held: Sequence[Profile], placed: Placed, links: tuple[Link, ...], decisions: Decisions) -> Actors:
    everyone = sorted((*held, *placed.alone), key=lambda p: p.order)
    names = distinct_names([(name_of(p, decisions), p) for p in everyone])
    actors = [_actor(name, p) for name, p in zip(names, everyone, strict=True)]
    actors.sort(key=lambda a: (a.name, a.id))
    return Actors(tuple(actors), {spot: actor for actor in actors for spot in actor.spots}, links)


def _actor(name: str, profile: Profile) -> Actor:
    return Actor(
        id=content_id(["actor", profile.parsed.kind, profile.parsed.key, sorted(profile.spots)[0]]),
        name=name, kind=profile.parsed.kind, home=profile.parsed.home or _first(profile),
        names=tuple(sorted(profile.names.items(), key=lambda item: (-item[1], item[0]))), spots=tuple(profile.spots),
    )  # fmt: skip


def _first(profile: Profile) -> str | None:
    """Return the country told most often, None where two are told as often."""
    told = profile.homes.most_common(2)
    return told[0][0] if told and (len(told) == 1 or told[0][1] > told[1][1]) else None
