"""Placing single names: "Kirby" with John Kirby where evidence says so, by itself where several could be meant."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from onrecord.resolve.homes import is_large_place
from onrecord.resolve.kind_words import kind_words
from onrecord.resolve.kinds import Parsed, country_in_role
from onrecord.resolve.match import MARGIN, MERGE, REVIEW, Clue, Match, fit
from onrecord.resolve.mentions import Page, lands_of
from onrecord.resolve.names import fold, likeness, loose_sound, person_words, words_of
from onrecord.resolve.profiles import Profile, Sight, absorb, note
from onrecord.resolve.roles import office_words, person_role
from onrecord.vocabularies.first_names import first_names

_ROUNDING = 1e-9
_UNIQUE = 0.1  # what it adds that nobody else could be meant
_OFTEN, _PROMINENT = 8, 4  # articles in which one is named in full, and how many times those of all others of the name
_LONG = 5  # letters of a body's one word that may be spelled otherwise
_MOST = 40  # candidates compared; a surname with more is anybody's


@dataclass(frozen=True, slots=True)
class Compared:
    """A single name of one article held against one candidate."""

    name: str
    article: str
    label: str
    match: Match
    joined: bool


@dataclass(slots=True)
class Placed:
    """What was compared, and the single names that stay by themselves."""

    compared: list[Compared] = field(default_factory=list)
    alone: list[Profile] = field(default_factory=list)


def place_singles(held: Sequence[Profile], single: Sequence[tuple[Sight, Parsed]], pages: Mapping[str, Page]) -> Placed:
    """Add single names to the profiles they belong to; return what was compared and what is left."""
    persons = [p for p in held if p.parsed.kind == "person" and len(p.parsed.words) > 1]
    index = _Index(persons, {sight.spot[1] for sight, _ in single})
    placed = Placed()
    left: list[tuple[Sight, Parsed]] = []
    chosen: list[tuple[Profile, Sight]] = []
    for sight, parsed in sorted(single, key=lambda pair: pair[0].spot):
        best = _best(sight, parsed, index, pages, placed)
        if best is None:
            left.append((sight, parsed))
        else:
            chosen.append((best, sight))
    for profile, sight in chosen:
        note(profile, sight, pages[sight.spot[1]])
    placed.alone = _by_themselves(left, pages, placed, index)
    return placed


class _Index:
    """Persons known in full by how a word of their name sounds, those of a country also under it; and those who are named
    in full in one of the `articles`.
    """

    def __init__(self, persons: Sequence[Profile], articles: Set[str]) -> None:
        self._here: defaultdict[str, dict[int, Profile]] = defaultdict(dict)
        self._by_sound: defaultdict[str, list[Profile]] = defaultdict(list)
        self._by_land: defaultdict[tuple[str, str], list[Profile]] = defaultdict(list)
        for profile in persons:
            for article in {a for _, a in profile.spots if a in articles}:
                self._here[article][id(profile)] = profile
            for word in dict.fromkeys(_handles(profile.parsed.words)):
                self._by_sound[loose_sound(word)].append(profile)
                for land in dict.fromkeys((*profile.homes, *profile.lands)):
                    self._by_land[loose_sound(word), land].append(profile)

    def candidates(self, word: str, lands: frozenset[str]) -> list[Profile]:
        """Return who could be meant; nobody where too many could."""
        found = self._by_sound.get(loose_sound(word), [])
        if len(found) > _MOST:
            near = {id(p): p for land in sorted(lands) for p in self._by_land.get((loose_sound(word), land), [])}
            found = list(near.values())
        return found if len(found) <= _MOST else []

    def bearers(self, word: str) -> int:
        """Return how many are known in full who may go by a word alone."""
        return sum(word in p.parsed.words for p in self._by_sound.get(loose_sound(word), []))

    def here(self, article: str) -> Mapping[int, Profile]:
        """Return who is named in full in an article."""
        return self._here.get(article, {})


def _handles(words: tuple[str, ...]) -> list[str]:
    """Return the words of a full name by which alone a person may go: all but first names in front."""
    return [w for n, w in enumerate(words) if n == len(words) - 1 or ((w not in first_names() or n) and len(w) > 1)]


def _best(sight: Sight, parsed: Parsed, index: _Index, pages: Mapping[str, Page], placed: Placed) -> Profile | None:
    page = pages[sight.spot[1]]
    roles = [r for r in sight.roles if person_role(r)]
    homes = frozenset(h for r in roles if (h := country_in_role(r)))
    offices = frozenset(w for r in roles for w in office_words(r))
    clue = Clue(_words(sight, parsed), offices, homes, lands_of(page.lands), page.day)
    here = index.here(sight.spot[1])
    if not roles:  # without an office a name that only looks alike is another's: Hamas is not Hamad
        sound = loose_sound(clue.words[-1])
        here = {n: p for n, p in here.items() if any(loose_sound(w) == sound for w in p.parsed.words)}
    found = {id(p): p for p in index.candidates(clue.words[-1], frozenset(clue.lands | homes))} | dict(here)
    scored = [(m, p) for n, p in found.items() if (m := fit(clue, p, here=n in here))]
    if len(scored) == 1:
        scored = [(_more(scored[0][0], "nobody else of that name"), scored[0][1])]
    scored = _with_prominence(scored)
    scored.sort(key=lambda pair: (-pair[0].score, pair[1].order))
    if not scored:
        return None
    top, profile = scored[0]
    sure = top.score >= MERGE and (len(scored) == 1 or top.score - scored[1][0].score >= MARGIN - _ROUNDING)
    for n, (match, candidate) in enumerate(scored[:4]):
        if match.score >= REVIEW or sure:
            placed.compared.append(Compared(*sight.spot, candidate.label, match, sure and n == 0))
    return profile if sure else None


def _with_prominence(scored: list[tuple[Match, Profile]]) -> list[tuple[Match, Profile]]:
    """Let it count for one that hardly anybody else of the name is in the news."""
    spots = [len(p.spots) for _, p in scored]
    most = max(spots, default=0)
    if len(scored) < 2 or most < _OFTEN or most < _PROMINENT * (sum(spots) - most):
        return scored
    return [
        (_more(m, "named far more often than others of that name") if len(p.spots) == most else m, p) for m, p in scored
    ]


def _more(match: Match, reason: str) -> Match:
    return Match(round(min(match.score + _UNIQUE, 1.0), 3), f"{match.reason}, {reason}")


def _words(sight: Sight, parsed: Parsed) -> tuple[str, ...]:
    return person_words(sight.spot[0]) if parsed.kind != "person" else parsed.words


def _by_themselves(
    left: Sequence[tuple[Sight, Parsed]], pages: Mapping[str, Page], placed: Placed, index: _Index
) -> list[Profile]:
    """Return profiles of single names that nobody bears in full: bodies, and persons by country; a surname of several is
    somebody of its own in each article. Towns are left out, and first names, which are anybody's. A common noun ("the
    monitors") is a body of its own in each country.
    """
    groups: defaultdict[tuple[str, ...], list[tuple[Sight, Parsed]]] = defaultdict(list)
    places = {place for page in pages.values() for place in page.places}
    for sight, parsed in left:
        groups[parsed.words].append((sight, parsed))
    found: list[Profile] = []
    bodies: list[Profile] = []
    for words in sorted(groups):
        group = groups[words]
        if any(person_role(r) for sight, _ in group for r in sight.roles):
            found += _persons(group, pages)
        elif index.bearers(words[-1]) > 1:
            found += [person for one in group for person in _persons([one], pages)]
        elif (words[-1] not in first_names() or _qualified(group)) and not _is_town(group, places):
            named = any(sight.spot[0] != sight.spot[0].lower() for sight, _ in group)
            for one in [[s for s, _ in group]] if named else _by_main_land(group, pages):
                bodies.append(_profile(replace(group[0][1], kind="body"), one, pages))
    return [*found, *_spelled_alike(bodies, placed)]


def _qualified(group: Sequence[tuple[Sight, Parsed]]) -> bool:
    """Say whether somewhere a word says what is named: "Wagner Group"."""
    return any(words_of(s.spot[0])[-1] in kind_words() for s, _ in group)


def _is_town(group: Sequence[tuple[Sight, Parsed]], places: Set[str]) -> bool:
    """Say whether a single name is a place's: one that articles use as a place, or of a large town by the gazetteer."""
    names = {sight.spot[0] for sight, _ in group}
    return any(fold(n) in places for n in names) or all(is_large_place(n) for n in names)


def _spelled_alike(bodies: list[Profile], placed: Placed) -> list[Profile]:
    """Return the bodies of one word, those whose names sound and look alike as one."""
    by_sound: defaultdict[str, list[Profile]] = defaultdict(list)
    for body in sorted(bodies, key=lambda p: (-sum(p.names.values()), p.order)):
        word = body.parsed.words[-1]
        kin = next((p for p in by_sound[loose_sound(word)] if _same_body(word, body, p)), None)
        if kin is None:
            by_sound[loose_sound(word)].append(body)
            continue
        score = likeness(word, kin.parsed.words[-1])
        match = Match(round(score - 0.1, 3), "spelled alike, in articles about the same country")
        placed.compared.append(Compared(body.label, body.spots[0][1], kin.label, match, True))
        absorb(kin, body)
    return [p for found in by_sound.values() for p in found]


def _same_body(word: str, body: Profile, other: Profile) -> bool:
    lands = set(body.lands) & set(other.lands) or not (body.lands and other.lands)
    theirs = other.parsed.words[-1]  # the same for a common noun, which is another body in each country
    return bool(lands) and len(word) >= _LONG and word != theirs and likeness(word, theirs) >= 0.95


def _persons(group: Sequence[tuple[Sight, Parsed]], pages: Mapping[str, Page]) -> list[Profile]:
    """Return one person for each set of articles that share a country."""
    sets: list[tuple[set[str], list[Sight]]] = []
    for sight, _ in sorted(group, key=lambda pair: pair[0].spot):
        homes = {h for r in sight.roles if (h := country_in_role(r))}
        lands = homes or set(lands_of(pages[sight.spot[1]].lands))
        home = next((s for s in sets if s[0] & lands), None)
        if home is None:
            sets.append((lands, [sight]))
        else:
            home[0].update(lands)
            home[1].append(sight)
    parsed = replace(group[0][1], kind="person")
    return [_profile(parsed, sights, pages) for _, sights in sets]


def _by_main_land(group: Sequence[tuple[Sight, Parsed]], pages: Mapping[str, Page]) -> list[list[Sight]]:
    """Return the sights of articles that are about one country above all."""
    sets: defaultdict[str, list[Sight]] = defaultdict(list)
    for sight, _ in group:
        lands = pages[sight.spot[1]].lands
        sets[max(sorted(lands), key=lambda land: lands[land], default="")].append(sight)
    return [sets[land] for land in sorted(sets)]


def _profile(parsed: Parsed, sights: Sequence[Sight], pages: Mapping[str, Page]) -> Profile:
    profile = Profile(parsed, names=Counter())
    for sight in sights:
        note(profile, sight, pages[sight.spot[1]])
    return profile
