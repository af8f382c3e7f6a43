"""What is known of each name before names are compared: spellings, offices, countries, the articles it stands in."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from onrecord.resolve.kind_words import body_nouns, generic_words, governing_words
from onrecord.resolve.kinds import Parsed, country_in_role, parse
from onrecord.resolve.mentions import Mention, Page, lands_of, speaks_abroad
from onrecord.resolve.names import words_of
from onrecord.resolve.roles import office_words, person_role
from onrecord.vocabularies.first_names import first_names

Spot = tuple[str, str]  # a name in an article: what is placed with one actor as a whole
_CLEARLY, _MORE = 2, 1.2  # times that a country is named for each time of the next one: far more often, and more often
_TELLING = 3  # letters of an abbreviation that is hardly another's


@dataclass(slots=True)
class Profile:
    """Spots whose names are the same and told apart by nothing: the unit that is compared.

    `homes` counts the countries that offices and the name itself tell, `lands` those the articles are about; `first` and
    `last` are the days of its first and last article.
    """

    parsed: Parsed
    spots: list[Spot] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    homes: Counter[str] = field(default_factory=Counter)
    lands: Counter[str] = field(default_factory=Counter)
    first: str | None = None
    last: str | None = None
    letters: set[str] = field(default_factory=set)
    inferred: str | None = None

    @property
    def label(self) -> str:
        """The name used most, the fullest of those used alike."""
        return min(self.names, key=lambda n: (parse(n).kind == "unnamed", -self.names[n], -len(n), n))

    @property
    def order(self) -> tuple[str, tuple[Spot, ...]]:
        """What profiles are put in order by, whatever the order of reading."""
        return self.label, tuple(self.spots[:1])


@dataclass(frozen=True, slots=True)
class Sight:
    """One spot: the name in the article, with the offices given there."""

    spot: Spot
    roles: tuple[str, ...]
    count: int


def sights(mentions: Sequence[Mention]) -> list[Sight]:
    """Return every name in every article once, in order, with the offices given there."""
    counted: Counter[Spot] = Counter()
    roles: defaultdict[Spot, set[str]] = defaultdict(set)
    for mention in mentions:
        spot = (mention.name, mention.article)
        counted[spot] += 1
        if mention.role:
            roles[spot].add(mention.role)
    return [Sight(spot, tuple(sorted(roles.get(spot, ()))), counted[spot]) for spot in sorted(counted)]


def build_profiles(
    found: Sequence[Sight], pages: Mapping[str, Page]
) -> tuple[list[Profile], list[tuple[Sight, Parsed]]]:
    """Return the profiles, and the single names ("Kirby") that are still to be placed, one for each article.

    What cannot be followed (pronouns, counts, "two officials") is in neither.
    """
    officed = {s.spot[0] for s in found if any(person_role(r) for r in s.roles)}
    parsed = {name: parse(name, role=name in officed) for name in {s.spot[0] for s in found}}
    for used, page in ((s.spot[0], pages[s.spot[1]]) for s in found):
        if beside := {letters for full, letters in page.letters if full.endswith(used) and parsed[used].kind == "body"}:
            parsed[used] = replace(parsed[used], letters=parsed[used].letters | beside)
    _correct_by_letters(parsed, officed)
    _correct_states(parsed, found, pages)
    held: defaultdict[tuple[str, ...], list[Sight]] = defaultdict(list)
    single: list[tuple[Sight, Parsed]] = []
    _note_homes(found, parsed, pages)
    told: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in parsed.values():
        if name.generic and name.home:
            told[name.key[2:]].add(name.home)
        elif name.kind == "government" and name.home:
            told["government",].add(name.home)
    for sight in found:
        name, here = parsed[sight.spot[0]], lands_of(pages[sight.spot[1]].lands)
        if name.generic and not name.home and len(here) == 1:
            told[name.key[2:]] |= here
    named_here = _named_here(found, parsed)
    meant = _meant(found, parsed)
    for sight in found:
        name = meant.get(sight.spot) or parsed[sight.spot[0]]
        if name.kind == "unnamed":
            continue
        if len(name.words) == 1 and name.home is None and not name.abbreviated and not name.generic:
            single.append((sight, name))
            continue
        own = named_here.get((sight.spot[1], name.key[2:]), set())
        held[_key(name, pages[sight.spot[1]], told[name.key[2:]], own)].append(sight)
    profiles = [p for key, group in held.items() if key for p in _profiles(key[1], group, parsed, pages)]
    return sorted(profiles, key=lambda p: p.order), single


def _named_here(found: Sequence[Sight], parsed: Mapping[str, Parsed]) -> Mapping[tuple[str, tuple[str, ...]], set[str]]:
    """Return the countries with which an article names a body of a sort: its "Malian government" is "the government"."""
    here: defaultdict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for sight in found:
        name = parsed[sight.spot[0]]
        if name.home and name.generic:
            here[sight.spot[1], name.key[2:]].add(name.home)
        elif name.home and name.kind == "government" and governing_words() & set(words_of(name.name)):
            here[sight.spot[1], ("government",)].add(name.home)
    return here


def _meant(found: Sequence[Sight], parsed: Mapping[str, Parsed]) -> dict[Spot, Parsed]:
    """Return who is meant by "the ministry", "the network": the one body that its article names so, where there is one."""
    kinds = {
        n: p.words[-1]
        for n, p in parsed.items()
        if p.kind == "unnamed" and len(p.words) == 1 and p.words[0] in body_nouns()
    }
    named: defaultdict[tuple[str, str], dict[tuple[str, ...], Parsed]] = defaultdict(dict)
    for name, article in (s.spot for s in found if parsed[s.spot[0]].kind == "body"):
        for word in set(words_of(name)) & body_nouns():
            named[word, article][parsed[name].key] = parsed[name]
    here = ((s.spot, named.get((kinds[s.spot[0]], s.spot[1]), {})) for s in found if s.spot[0] in kinds)
    return {spot: next(iter(bodies.values())) for spot, bodies in here if len(bodies) == 1}


def _correct_by_letters(parsed: dict[str, Parsed], officed: Set[str]) -> None:
    """Take names for bodies' whose letters are on record: "Renamo" beside "RENAMO", "Barisan Revolusi Nasional" beside "BRN"."""
    known = {letters for p in parsed.values() if p.abbreviated for letters in p.letters}
    for name, held in parsed.items():
        if name in officed or held.abbreviated:
            continue
        if held.kind == "body" and len(held.words) == 1 and not held.home and held.words[0] in known:
            parsed[name] = replace(held, letters=frozenset(held.words), abbreviated=True)
        elif held.kind == "person" and held.words[0] not in first_names():
            body = parse(name, body=True)
            if any(len(letters) >= _TELLING for letters in body.letters & known):
                parsed[name] = body


def _correct_states(parsed: dict[str, Parsed], found: Sequence[Sight], pages: Mapping[str, Page]) -> None:
    """Take a country that no list knows for one, by its name in place of a code, where articles use it as a place and name its
    government: "Karvia", "the Karvian government", "Karvia's army".
    """
    places = {place for page in pages.values() for place in page.places}
    single = {p.words[0] for p in parsed.values() if len(p.words) == 1 and not (p.home or p.generic or p.abbreviated)}
    of_people = {f"{word}{ending}": word for word in single & places for ending in ("", "n", "an", "ian", "i")}
    told = [(name, p, [w for w in p.words if w in of_people]) for name, p in parsed.items() if p.kind == "body" and not p.home]
    states = {of_people[own[0]] for _, p, own in told if own and governing_words().issuperset({*p.words} - {*own}) and p.words[1:]}
    for name, held, own in told:
        if not own or of_people[own[0]] not in states:
            continue
        land, rest = of_people[own[0]].title(), tuple(w for w in held.words if w not in own)
        if governing_words().issuperset(rest):
            parsed[name] = Parsed(name, "government", (), land)
        elif not parse(" ".join(rest)).home:
            parsed[name] = replace(held, words=rest, home=land, generic=generic_words().issuperset(rest))
    for sight in found:
        pages[sight.spot[1]].lands.update(of_people[w].title() for w in words_of(sight.spot[0]) if of_people.get(w) in states)


def _note_homes(found: Sequence[Sight], parsed: Mapping[str, Parsed], pages: Mapping[str, Page]) -> None:
    for sight in found:
        page = pages[sight.spot[1]]
        told = [(sight.spot[0], parsed[sight.spot[0]].home), *((r, country_in_role(r)) for r in sight.roles)]
        page.lands.update(h for name, h in told if h and not (h in page.hosts and speaks_abroad(name)))


def _key(name: Parsed, page: Page, told: Set[str], here: Set[str]) -> tuple[str, ...]:
    """Return what spots of one profile share; () where a body of any country is named and nothing tells which.

    `told` are the countries that the body is named with on record, `here` those with which the same article names it.
    """
    if not name.generic or name.home:
        return name.key
    home = next(iter(here)) if len(here) == 1 else _home(page, told)
    if home is None:
        return ()
    return ("government", home) if name.words == ("government",) else (name.key[0], home, *name.key[2:], "~")


def _home(page: Page, told: Set[str]) -> str | None:
    """Return the one country an article is about; of several the one named far more often than the next, or more often
    where its body of that sort is on record; of none the only one on record.
    """
    lands = lands_of(page.lands)
    if not lands:
        return next(iter(told)) if len(told) == 1 else None
    (first, most), *others = page.lands.most_common(2)
    second = others[0][1] if others else 0
    fits = len(lands) == 1 or most >= _CLEARLY * second or (first in told and most >= _MORE * second)
    return first if fits else None


def _profiles(
    home: str, group: Sequence[Sight], parsed: Mapping[str, Parsed], pages: Mapping[str, Page]
) -> list[Profile]:
    """Return the profile of spots with one key; two where offices tell two countries that share no article's."""
    by_home: defaultdict[str | None, list[Sight]] = defaultdict(list)
    for sight in group:
        by_home[next((h for r in sight.roles if (h := country_in_role(r))), None)].append(sight)
    homes = sorted(h for h in by_home if h)
    lands = {h: {n for s in by_home[h] for n in lands_of(pages[s.spot[1]].lands)} for h in homes}
    apart = len(homes) > 1 and all(not (lands[a] & lands[b]) for a in homes for b in homes if a < b)
    if not apart or parsed[group[0].spot[0]].kind != "person":
        return [_profile(home, group, parsed, pages)]
    for sight in by_home.pop(None, []):
        here = lands_of(pages[sight.spot[1]].lands)
        by_home[max(homes, key=lambda h: (len(here & lands[h]), len(by_home[h]), h))].append(sight)
    return [_profile("", sorted(by_home[h], key=lambda s: s.spot), parsed, pages) for h in homes]


def _profile(home: str, group: Sequence[Sight], parsed: Mapping[str, Parsed], pages: Mapping[str, Page]) -> Profile:
    first = parsed[group[0].spot[0]]
    profile = Profile(first)
    for sight in group:
        note(profile, sight, pages[sight.spot[1]])
        name = parsed[sight.spot[0]]
        profile.letters |= name.letters
        if name.home:
            profile.homes[name.home] += 1
    if first.words == ("government",) and home:
        profile.parsed = replace(first, kind="government", words=(), home=home, generic=False)
    if first.generic and not first.home:
        profile.inferred = home
        profile.homes[home] += len(group)
    return profile


def note(profile: Profile, sight: Sight, page: Page) -> None:
    """Add a spot to a profile."""
    profile.spots.append(sight.spot)
    profile.names[sight.spot[0]] += sight.count
    for role in sight.roles:
        profile.offices.update(office_words(role))
        if home := country_in_role(role):
            profile.homes[home] += 1
    profile.lands.update(lands_of(page.lands))
    _widen(profile, page.day, page.day)


def absorb(profile: Profile, other: Profile) -> None:
    """Add all that is known of another profile to one."""
    profile.spots += other.spots
    _widen(profile, other.first, other.last)
    profile.letters |= other.letters
    profile.names.update(other.names)
    profile.offices.update(other.offices)
    profile.homes.update(other.homes)
    profile.lands.update(other.lands)


def _widen(profile: Profile, first: str | None, last: str | None) -> None:
    if first and last:
        profile.first = min(profile.first or first, first)
        profile.last = max(profile.last or last, last)
