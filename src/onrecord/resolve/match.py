"""How surely two names are one actor's: a score from 0 to 1, with the reason in words. Pure.

The numbers were set on tests/cases/actors/worked.jsonl; `MERGE` and `MARGIN` are noted in docs/resolve.md.
"""

from collections.abc import Set
from dataclasses import dataclass

from onrecord.resolve.homes import country_name
from onrecord.resolve.names import likeness
from onrecord.resolve.profiles import Profile
from onrecord.resolve.roles import shared_offices
from onrecord.vocabularies.load import words_in

MERGE = 0.75  # from this score on, two are one
REVIEW = 0.5  # from this on, people are asked
_HERE = 0.3  # what it adds that the full name stands in the same article; set on evaluation/halves.py
_HERE_BUT = 0.15  # ... with another office
_PART = 0.55  # of a name that is only the end of another
_TOGETHER = 0.95  # likeness of names that differ in where words end: "Amir-Abdollahian", "Amirabdollahian"
_BY_LETTERS = {0: 0.0, 1: 0.0, 2: 0.6, 3: 0.72, 4: 0.85}  # the more letters, the less likely that another body has them
MARGIN = 0.1  # by so much one candidate must lead another that is somebody else

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How surely two are one, and why."""

    score: float
    reason: str


def match_persons(one: Profile, other: Profile) -> Match | None:
    """Compare two persons of two words or more; None where their names cannot be one's."""
    named = match_words(one.parsed.words, other.parsed.words)
    if named is None:
        return None
    score, reasons = named.score, [named.reason]
    homes = _overlap(set(one.homes), set(other.homes))
    if homes is False:
        score -= 0.25
        reasons.append(f"but offices of {_lands(one.homes)} and of {_lands(other.homes)}")
    elif (near := _overlap(set(one.lands), set(other.lands))) is False:
        score -= 0.05
        reasons.append("in articles about different countries")
    elif near and named.score <= _PART:
        score += 0.1
        reasons.append(f"in articles about {_lands(set(one.lands) & set(other.lands))}")
    ours, theirs = set(one.offices), set(other.offices)
    if shared := sorted({*shared_offices(ours, theirs), *shared_offices(theirs, ours)}):
        score += 0.05 if named.score > _PART else 0.1
        reasons.append(f"both called {' '.join(shared[:3])}")
    return Match(_bounded(score), ", ".join(reasons))


def match_words(one: Words, other: Words) -> Match | None:
    """Compare the words of two persons' names, in order."""
    short, full = sorted((one, other), key=lambda w: (len(w), w))
    whole = min(map(len, full)) > 1 and len(short) != len(full)
    if whole and (like := likeness("".join(short), "".join(full))) >= _TOGETHER:
        return Match(like - 0.1, "the same letters, written together or apart")
    if len(short) == len(full):
        likes = [likeness(a, b) for a, b in zip(short, full, strict=True)]
        if all(likes):
            return Match(min(likes) - 0.02, "the same name" if min(likes) == 1 else "spelled alike")
        return _initialled(short, full)
    if len(short) < 2:
        return None
    at, found = 0, []
    for word in short:
        place = next((n for n in range(at, len(full)) if likeness(word, full[n]) or _initial(word, full[n])), None)
        if place is None:
            return None
        found.append(place)
        at = place + 1
    if found[0]:
        return _end(full[: found[0]]) if found[-1] == len(full) - 1 else None
    if found[-1] == len(full) - 1:
        return Match(0.88, "a shorter form of the name")
    return Match(0.82, "the beginning of the longer name")


def _end(left: Words) -> Match:
    """Say how surely a name without its first words is the same: son and father may differ by no more than that."""
    if all(w in words_in("actors", "names", "often_left") for w in left):
        return Match(0.8, f"the same name without {' '.join(left).title()}")
    return Match(_PART, "the end of the longer name")


def _initialled(short: Words, full: Words) -> Match | None:
    pairs = list(zip(short, full, strict=True))
    if likeness(*pairs[-1]) and all(likeness(a, b) or _initial(a, b) for a, b in pairs):
        return Match(0.8, "the same surname and initials")
    return None


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


@dataclass(frozen=True, slots=True)
class Clue:
    """What stands around a name that is less than full: its offices, the countries told, the day."""

    words: Words
    offices: Set[str]
    homes: Set[str]
    lands: Set[str]
    day: str | None


def fit(clue: Clue, profile: Profile, *, here: bool = False) -> Match | None:
    """Compare a surname (or the name one goes by) with somebody known in full; None where it is no part of the name.

    `here` says that the full name stands in the same article.
    """
    words = profile.parsed.words
    n = len(clue.words)
    if _alike(clue.words, words[-n:]):
        score, reasons = 0.5, [f"surname of {profile.label}"]
    elif len(words) > 2 and _alike(clue.words, words[1 : 1 + n]):
        score, reasons = 0.4, [f"part of the name {profile.label}"]
    elif _alike(clue.words, words[:n]):
        score, reasons = 0.45, [f"first name of {profile.label}"]
    else:
        return None
    office = _by_office(clue, profile)
    for gain, reason in (office, _by_home(clue, profile), _by_land(clue, profile), _by_day(clue, profile)):
        score += gain
        if reason:
            reasons.append(reason)
    if here:
        score += _HERE if office[0] >= 0 else _HERE_BUT
        reasons.append("who is named in full in the same article")
    return Match(_bounded(score), ", ".join(reasons))


def _by_office(clue: Clue, profile: Profile) -> tuple[float, str]:
    if shared := shared_offices(clue.offices, set(profile.offices)):
        return 0.25, f"both called {' '.join(shared[:3])}"
    return (-0.15, "another office") if clue.offices and profile.offices else (0.0, "")


def _by_home(clue: Clue, profile: Profile) -> tuple[float, str]:
    match _overlap(clue.homes, set(profile.homes)):
        case True:
            return 0.15, f"of {_lands(clue.homes & set(profile.homes))}"
        case False:
            return -0.3, f"but of {_lands(clue.homes)}, not {_lands(profile.homes)}"
    return 0.0, ""


def _by_land(clue: Clue, profile: Profile) -> tuple[float, str]:
    match _overlap(clue.lands, set(profile.lands)):
        case True:
            return 0.15, f"in an article about {_lands(clue.lands & set(profile.lands))}"
        case False:
            return -0.1, "in an article about another country"
    return 0.0, ""


def _by_day(clue: Clue, profile: Profile) -> tuple[float, str]:
    first, last = profile.first, profile.last
    if not clue.day or not first or not last:
        return 0.0, ""
    near = first[:7] <= clue.day[:7] <= last[:7] or any(abs(_month(clue.day) - _month(d)) <= 1 for d in (first, last))
    return (0.1, "within weeks") if near else (0.0, "")


def match_bodies(one: Profile, other: Profile) -> Match | None:
    """Compare two bodies; None where they cannot be one."""
    if _overlap(set(one.homes), set(other.homes)) is False:
        return None
    named = _match_names(one, other)
    if named is None:
        return None
    score, reasons = named.score, [named.reason]
    ours, theirs = set(one.homes) | set(one.lands), set(other.homes) | set(other.lands)
    together = {a for _, a in one.spots} & {a for _, a in other.spots}
    match _overlap(ours, theirs):
        case True:
            score += 0.1
            reasons.append(f"in articles about {_lands(ours & theirs)}")
        case None if together and one.parsed.abbreviated is not other.parsed.abbreviated:
            score += 0.1
            reasons.append("in one article")
        case False:
            score -= 0.1
            reasons.append("in articles about different countries")
    return Match(_bounded(score), ", ".join(reasons))


def _match_names(one: Profile, other: Profile) -> Match | None:
    a, b = one.parsed, other.parsed
    ours, theirs = set(a.words), set(b.words)
    if ours == theirs:
        same = set(one.homes) == set(other.homes)
        return Match(0.9 if same else 0.75, "the same words" if same else "the same words, one without its country")
    short, full = (a, b) if a.abbreviated else (b, a)
    letters = other.letters if short is a else one.letters
    if short.abbreviated and not full.abbreviated and (shared := short.letters & letters):
        found = max(shared)
        return Match(_BY_LETTERS[min(len(found), 4)], f"{found.upper()} are its initials")
    if len(ours) == len(theirs) == 1 and not (a.abbreviated or b.abbreviated) and (like := likeness(*ours, *theirs)):
        return Match(like - 0.1, "spelled alike")
    if len(ours) == len(theirs) > 1 and _alike(tuple(sorted(ours)), tuple(sorted(theirs))):
        return Match(0.85, "spelled alike")
    few, many = sorted((ours, theirs), key=len)
    if len(few) > 1 and few < many and all(w in words_in("actors", "bodies", "loose") for w in many - few):
        return Match(0.68, f"the longer name adds only {' '.join(sorted(many - few))}")
    return None


def _alike(one: Words, other: Words) -> bool:
    return len(one) == len(other) and all(likeness(a, b) for a, b in zip(one, other, strict=True))


def _overlap(one: Set[str], other: Set[str]) -> bool | None:
    return bool(one & other) if one and other else None


def _lands(codes: Set[str] | dict[str, int]) -> str:
    return " and ".join(country_name(c) for c in sorted(codes)[:2])


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7] or 1)


def _bounded(score: float) -> float:
    return round(min(max(score, 0.0), 1.0), 3)
