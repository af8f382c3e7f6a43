"""What an actor is called: as people renamed it, else by the name the articles use, told apart where two share it."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.resolve.homes import country_name, country_named
from onrecord.resolve.judge import ACTOR, Decisions
from onrecord.resolve.kind_words import known_bodies
from onrecord.resolve.kinds import parse
from onrecord.resolve.names import person_words, titles, words_of
from onrecord.resolve.profiles import Profile


def name_of(profile: Profile, decisions: Decisions) -> str:
    """Return what an actor is called."""
    renamed = [decisions.names[s] for s in _subjects(profile, decisions) if s in decisions.names]
    if renamed:
        return max(renamed, key=lambda j: (j.when, j.id)).value or profile.label
    kind = profile.parsed.kind
    if kind == "government":
        return _government(profile)
    best = max(profile.names, key=lambda n: (_worth(n, kind), profile.names[n], -len(n), n))
    plain = best if kind == "person" else re.sub(r"^[Tt]he ", "", best)
    if profile.inferred and country_name(profile.inferred).casefold() not in plain.casefold():
        return f"{plain} ({country_name(profile.inferred)})"
    return plain


def distinct_names(named: Sequence[tuple[str, Profile]]) -> list[str]:
    """Return the names with their country, office or article behind those that several bear."""
    shared = Counter(name for name, _ in named)
    found = [name if shared[name] == 1 else f"{name} ({_told_apart(p)})" for name, p in named]
    again = Counter(found)
    return [n if again[n] == 1 else f"{n} [{p.spots[0][1]}]" for n, (_, p) in zip(found, named, strict=True)]


def _subjects(profile: Profile, decisions: Decisions) -> set[str]:
    if not decisions.names:
        return set()
    return {f"{ACTOR}{name}" for name in profile.names} | {f"{ACTOR}{name}@{at}" for name, at in profile.spots}


def _worth(name: str, kind: str) -> tuple[int, int]:
    """Rank names: full ones first, those with a title or an abbreviation last."""
    words = words_of(name)
    if kind == "person":
        return int(len(person_words(name)) > 1) + int(words[0] not in titles()), int(not name.isupper())
    parsed = parse(name)
    named = parsed.kind != "unnamed" and not parsed.abbreviated and (parsed.home is not None or not parsed.generic)
    return int(named) + int(words in known_bodies()), int(name[:1].isupper() and not name.startswith("The "))


def _government(profile: Profile) -> str:
    land = profile.parsed.home or ""
    countries = [n for n in profile.names if country_named(" ".join(words_of(n))) == land and not n.isupper()]
    if countries:
        return max(countries, key=lambda n: (profile.names[n], -len(n), n))
    return country_name(land)


def _told_apart(profile: Profile) -> str:
    homes = profile.homes.most_common(1)
    if homes:
        return country_name(homes[0][0])
    offices = profile.offices.most_common(2)
    return " ".join(w for w, _ in offices) if offices else profile.spots[0][1]
