"""What people decided about names, put into the work before names are compared."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from onrecord.resolve.clusters import Clusters
from onrecord.resolve.judge import ACTOR, Decisions
from onrecord.resolve.kinds import Parsed
from onrecord.resolve.mentions import Page
from onrecord.resolve.names import fold
from onrecord.resolve.profiles import Profile, Sight, note

Single = tuple[Sight, Parsed]
Who = tuple[str, str]  # a folded name, and the article it is meant in; "" for all


@dataclass(slots=True)
class Verdicts:
    """Profiles, by number, that are one, that are apart, and that nothing is compared with."""

    same: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    alone: set[int] = field(default_factory=set)

    def impose(self, clusters: Clusters) -> None:
        """Join what is one, keep apart what is apart."""
        for one, other in self.apart:
            clusters.keep_apart(one, other)
        for one, other in self.same:
            clusters.join(one, other)


def carve(
    profiles: Sequence[Profile], single: Sequence[Single], pages: Mapping[str, Page], decisions: Decisions
) -> tuple[list[Profile], list[Single], Verdicts]:
    """Give the names that judgements speak of profiles of their own; return all profiles with what was decided."""
    pairs = [*decisions.same, *decisions.apart]
    spoken_of = {s for pair in pairs for s in pair} | set(decisions.alone)
    subjects = {_who(s) for s in spoken_of if s.startswith(ACTOR)}
    if not subjects:
        return list(profiles), list(single), Verdicts()
    held = list(profiles)
    rest = list(single)
    own: dict[Who, list[int]] = {}
    taken: set[int] = set()
    for who in sorted(subjects, key=lambda w: (not w[1], w)):  # the narrower first
        carved, held, rest = _take(who, held, rest, pages, taken)
        taken |= {id(p) for p in carved}
        own[who] = list(range(len(held), len(held) + len(carved)))
        held += carved
    kept = [p for p in held if p.spots]
    number = {id(p): n for n, p in enumerate(kept)}
    numbers = {s: [number[id(held[n])] for n in at if id(held[n]) in number] for s, at in own.items()}
    verdicts = Verdicts(alone={n for s in decisions.alone for n in numbers.get(_who(s), ())})
    for pairs_of, found in ((decisions.same, verdicts.same), (decisions.apart, verdicts.apart)):
        for pair in pairs_of:
            one, other = (sorted(pair) * 2)[:2]
            found += [(a, b) for a in numbers.get(_who(one), ()) for b in numbers.get(_who(other), ()) if a != b]
    return kept, rest, verdicts


def _who(subject: str) -> Who:
    name, _, article = subject.removeprefix(ACTOR).partition("@")
    return fold(name), article


def _take(
    who: Who, held: list[Profile], single: list[Single], pages: Mapping[str, Page], taken: Set[int]
) -> tuple[list[Profile], list[Profile], list[Single]]:
    """Return the profiles of somebody's own, and what is left of the others; those `taken` already stay."""

    def meant(spot: tuple[str, str]) -> bool:
        return fold(spot[0]) == who[0] and (not who[1] or spot[1] == who[1])

    carved: list[Profile] = []
    left: list[Profile] = []
    for profile in held:
        mine = [] if id(profile) in taken else [s for s in profile.spots if meant(s)]
        if not mine or len(mine) == len(profile.spots):
            (carved if mine else left).append(profile)
            if mine:
                left.append(Profile(profile.parsed))
            continue
        carved.append(_part(profile, mine, pages))
        left.append(_part(profile, [s for s in profile.spots if not meant(s)], pages))
    for sight, parsed in single:
        if meant(sight.spot):
            kind = "person" if sight.roles else parsed.kind
            profile = Profile(replace(parsed, kind=kind))
            note(profile, sight, pages[sight.spot[1]])
            carved.append(profile)
    return carved, left, [s for s in single if not meant(s[0].spot)]


def _part(profile: Profile, spots: Sequence[tuple[str, str]], pages: Mapping[str, Page]) -> Profile:
    """Return the part of a profile that these spots are; offices are kept with every part."""
    part = Profile(profile.parsed, letters=set(profile.letters), inferred=profile.inferred)
    for spot in spots:
        note(part, Sight(spot, (), 1), pages[spot[1]])
    part.offices.update(profile.offices)
    part.homes.update(profile.homes)
    return part
