"""Offices and sectors: what somebody is called, from when to when, and where that places them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.resolve.homes import country_name, homes_in, is_place
from onrecord.resolve.kind_words import adherents, body_nouns, known_name
from onrecord.resolve.kinds import Kind, country_in_role, parse, seat_in_role
from onrecord.resolve.names import titles, words_of
from onrecord.resolve.roles import head_of, office_words, person_role
from onrecord.vocabularies.load import load, words_in

_OPEN = [("of",), ("for",), ("to",), ("in",), ("mrs",), ("mr",)]  # an office cut short
_POLITE = frozenset("mr mrs ms miss dr sir".split())


@dataclass(frozen=True, slots=True)
class Told:
    """An office as one claim gives it."""

    role: str
    day: str | None
    claim: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody is called by: the wordings used, the fullest first, the first and last day, and the claims.

    The days are those of the articles; that somebody held it before, between or after is not said.
    """

    office: str
    wordings: tuple[str, ...]
    country: str | None
    first: str | None
    last: str | None
    claims: tuple[str, ...]


def offices_of(told: Iterable[Told]) -> tuple[Office, ...]:
    """Return the offices by first day; a shorter wording ("spokesman") joins the one longer that holds its words."""
    held = sorted({t for t in told if is_office(t.role)}, key=_order)
    words = {t.role: office_words(t.role) for t in held}
    homes: dict[str, str] = {}
    for role, own in words.items():
        wider = sorted((r for r, w in words.items() if own < w), key=lambda r: (len(words[r]), r))
        rivals = [r for r in wider if not (words[r] <= words[wider[-1]])]
        homes[role] = (
            wider[-1]
            if wider and not rivals
            else min((r for r, w in words.items() if w == own), key=lambda r: (-len(r), r))
        )
    groups: dict[str, list[Told]] = {}
    for each in held:
        groups.setdefault(homes[each.role], []).append(each)
    return tuple(
        sorted((_office(name, group) for name, group in groups.items()), key=lambda o: (o.first or "9", o.office))
    )


def is_office(role: str) -> bool:
    """Say whether a role is an office or a profession, not only the name of a body: "Hostage Families' Circle" is none."""
    head = head_of(role)
    if words_of(role)[-1:] in _OPEN or head in words_in("actors", "persons", "kin"):
        return False
    return person_role(role) and bool({head, head.removesuffix("s")} & (_nouns() - _POLITE))


def sector_of(kind: Kind, texts: Iterable[str]) -> str | None:
    """Return the PLOVER sector that offices (of a person) or names (of a body) tell; None where they tell none."""
    if kind == "government":
        return "GOV"
    words = {w for text in texts for w in _telling(words_of(text))}
    return next((code for code, known in _sectors() if words & known), None)


def _telling(words: Sequence[str]) -> Iterable[str]:
    """Yield the words by which a sector is told: of an attorney general no "general"."""
    civil = words_in("actors", "persons", "civil")
    return (w for w, before in zip(words, ["", *words], strict=False) if w != "general" or before not in civil)


def affiliations_in(roles: Iterable[str]) -> tuple[str, ...]:
    """Return the bodies and countries that offices name: "spokesman for the Rapid Support Forces"."""
    found: dict[str, None] = {}
    for role in roles:
        for body in _bodies(role):
            found[known_name(body) or body] = None
        if home := country_in_role(role):
            found[country_name(home)] = None
    return tuple(found)


def speaks_for(roles: Iterable[str]) -> str | None:
    """Return the body, or the code of the country, whose stances one of these offices takes; None where they tell none, or two."""
    held = [(role, frozenset(words_of(role))) for role in roles]
    if any(words & words_in("actors", "persons", "not_in_office") for _, words in held):
        return None
    of_state = (role for role, words in held if words & words_in("actors", "persons", "of_state"))
    told = {land for role in of_state if (land := country_in_role(role))}
    told = told or {land for role, _ in held if (land := seat_in_role(role))}
    told = told or {known_name(body) or body for role, _ in held for body in _bodies(role)}
    return told.pop() if len(told) == 1 else None


def _bodies(role: str) -> Iterable[str]:
    """Yield the runs of capitalised words in an office that are no country's and no title's."""
    run: list[str] = []
    for token in [*role.replace("’s", " ").replace("'s", " ").split(), ""]:
        plain = token.strip(",.")
        inner = run and plain in {"of", "for", "the"}
        if plain[:1].isupper() or inner:
            run.append(plain)
            continue
        while run and (run[-1] in {"of", "for", "the"} or run[-1].lower() in _title_words()):
            run.pop()
        name = " ".join(run)
        run = []
        if name and not homes_in(name) and _is_body(name):
            yield name


def _is_body(name: str) -> bool:
    """Say whether a run of capitals in an office names a body: no place, no title, nobody of a party."""
    if known_name(name):
        return True
    long = len(name.split()) > 1 or name.isupper()
    named = words_of(name)[0] not in _title_words() and words_of(name)[-1] not in adherents()
    return long and named and parse(name).kind == "body" and not is_place(name)


@cache
def _title_words() -> frozenset[str]:
    """Return the words for those who hold an office, which no body is called by."""
    held = (load("roles")[key].split() for key in ("any", "titles", "male", "female"))
    return (frozenset(w.lower() for words in held for w in words) | titles()) - body_nouns()


def _office(name: str, group: list[Told]) -> Office:
    days = sorted(t.day for t in group if t.day)
    wordings = tuple(dict.fromkeys([name, *sorted({t.role for t in group})]))
    home = next((h for w in wordings if (h := country_in_role(w))), None)
    return Office(
        name, wordings, home, days[0] if days else None, days[-1] if days else None,
        tuple(dict.fromkeys(t.claim for t in group)),
    )  # fmt: skip


def _order(told: Told) -> tuple[str, str, str]:
    return told.day or "9", told.role, told.claim


@cache
def _nouns() -> frozenset[str]:
    roles = load("roles")
    held = {w.lower() for key in ("any", "male", "female", "titles") for w in roles[key].split()}
    return frozenset(held | {w for line in load("sources")["classes"].values() for w in line.split()})


@cache
def _sectors() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((line["code"], frozenset(line["words"].split())) for line in load("actors")["sectors"])
