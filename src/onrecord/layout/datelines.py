"""Datelines, wherever a line of a text opens with one: "KYIV, May 25 (Reuters) - ", "HELSINKI (The Post): ", "Goma — ".

One place tells them for all who ask: what an article states of itself, where a sentence begins, whose words it quotes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from onrecord.gazetteer import gazetteer, key
from onrecord.vocabularies.load import load

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = rf"[{_CAPITAL}][{_CAPITAL}.'’-]+"  # PORT-AU-PRINCE, N'DJAMENA
_NAME = rf"[{_CAPITAL}][\w'’-]+"
_SMALL = r"(?: (?:am|al|da|de|del|do|du|el|es|la|le|of|the|upon))*"  # Port of Spain, Dar es Salaam
_CAPITALS = rf"(?:{_WORD})(?: {_WORD}){{0,4}}"
_TITLED = rf"(?:{_NAME})(?:{_SMALL} {_NAME}){{0,3}}"
_PLACES = rf"(?P<place>{_CAPITALS}(?: ?/ ?{_CAPITALS})*|{_TITLED}(?: ?/ ?{_TITLED})*)"
_TOKEN = rf"[{_CAPITAL}][\w.'’-]*"
_LAND = re.compile(rf"(?:(?:at|in|near|off|on|outside) )?{_TOKEN}(?:{_SMALL} {_TOKEN}){{0,3}}")  # "off Cabinda", "N. Y."
_BRACKET = r"\([^()\n]{2,60}\)"
_APART = r"(?:\s*[,|]\s*|\.\s(?=[A-Z][a-z]{2,8}\.? \d)|\s(?=\d{4}-\d\d-\d\d$))"
_MORE = rf"(?:{_APART}[^,(|:\n—–_/]{{2,30}}?){{0,4}}?"  # the country, the day
_MARK = r"(?:[—–:]|--?(?=\s)|_(?=\s))"
_LINE = re.compile(
    rf"(?P<byline>(?:By|BY) (?:{_NAME}(?: and|,| \|)? ){{2,8}}?)?{_PLACES}(?P<land>\s{_BRACKET})?(?P<more>{_MORE})"
    rf"(?:\s*(?P<sign>{_BRACKET})\s*,?\s*(?P<mark>{_MARK})|\s*(?P<bare>{_MARK})|\s*\.?\s*/(?P<slashed>[^/\n]{{2,30}})/\.?(?:\s*{_MARK})?|\.?\s*(?P<alone>$)|(?<=\d)\s+(?P<agency>{_BRACKET}))"
    r"(?:\s*(?=\S)|$)"
)
_ENCLOSED = re.compile(rf"\((?P<place>{_TITLED}(?: ?/ ?{_TITLED})*)(?P<more>{_MORE})\)\s*[—–-]\s+(?=\S)")
_AGENCY = re.compile(rf"(?P<sign>\([^()\n]{{2,40}}\)|{_NAME}(?: {_NAME}){{0,2}})\s*(?:[—–]|--?(?=\s))\s*(?=\S)")
_HAS_MARK = re.compile(r"[—–:_/]|-\s|-$|\d{4}|\d \(")
_OPENS = re.compile(r"[“\"‘'«(\[]?\d|[“\"‘'«(\[]*[^\Wa-z]")
_FARTHEST = 160  # code points from a line's beginning that a dateline ends within
_LINES = 6  # a headline, a standfirst, a byline and a day may stand above
_SHORTEST = 4  # letters before a colon; fewer are rather an abbreviation (WHO: ...)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline that a line opens with: [start, end) with the space behind it.

    `place` is in the text's own letters; `signed` is the agency or outlet; `day` the words of its day, if any; `sure` says
    whether more than its form tells it: a place on the map, a day, a known agency.
    """

    start: int
    end: int
    place: str | None
    signed: str | None = None
    day: "Day | None" = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written; a year of None is not stated."""

    month: int
    day: int
    year: int | None = None

    def iso(self) -> str | None:
        """Return YYYY-MM-DD, None without a year."""
        return None if self.year is None else date(self.year, self.month, self.day).isoformat()


@lru_cache(maxsize=16)
def datelines(text: str) -> tuple[Dateline, ...]:
    """Return the datelines of a text, in order."""
    return tuple(_each(text))


def opening(text: str) -> Dateline | None:
    """Return the dateline of an article: the first in its first few lines."""
    head = _head(text)
    return next((d for d in datelines(text) if d.start < head), None)


def dateline_at(text: str, position: int) -> Dateline | None:
    """Return the dateline of the line that a position stands in."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return next((d for d in datelines(text) if start <= d.start < (end if end >= 0 else len(text) + 1)), None)


def wire_named(signature: str) -> str | None:
    """Return the agency's usual name for a signature ("Agence France-Presse" -> "AFP"), None if it is no agency."""
    return _signatures().get(signature.strip().lower())


def outlet_named(signature: str | None) -> str | None:
    """Return the outlet that signs a dateline: what is no agency, no place and no mere reporter ("Staff")."""
    if signature is None or wire_named(signature):
        return None
    words = signature.split()
    fits = words and len(words) <= 4 and words[0][0].isupper() and not any(c.isdigit() for c in signature)
    return signature if fits and not {w.lower() for w in words} & set(load("wires")["labels"]["no_outlets"]) else None


def days_in(words: str) -> Iterator[tuple[int, int, Day]]:
    """Yield [start, end) and the day of every day of a month that is written in some words."""
    for match in _day().finditer(words):
        if found := _as_day(match):
            yield match.start(), match.end(), found


def _head(text: str) -> int:
    """Return where the first few lines of a text end, empty ones not counted."""
    at = left = 0
    for line in text.split("\n"):
        at += len(line) + 1
        left += bool(line.strip())
        if left == _LINES:
            break
    return at


def _each(text: str) -> Iterator[Dateline]:
    at = 0
    for number, line in enumerate(text.split("\n")):
        start = at + len(line) - len(line.lstrip())
        opened = line.strip()[:_FARTHEST]
        at += len(line) + 1
        if opened and _HAS_MARK.search(opened) and (found := _read(opened, start, number == 0)):
            yield found


def _read(line: str, start: int, first: bool) -> Dateline | None:
    """Return the dateline that a line opens with."""
    if (match := _ENCLOSED.match(line)) and (told := _told(match["more"])) and is_on_map(match["place"]):
        return Dateline(start, start + match.end(), match["place"], None, told[0])
    if (match := _LINE.match(line)) and (found := _checked(match, start)):
        return found
    if (match := _AGENCY.match(line)) and not first:
        signed = match["sign"].strip("()")
        if wire_named(signed) or (match["sign"] != signed and outlet_named(signed)):
            return Dateline(start, start + match.end(), None, signed)
    return None


def _checked(match: re.Match[str], start: int) -> Dateline | None:
    """Return the dateline of a match that holds what datelines do, None for other words in front of a mark."""
    place, line = match["place"], match.string
    told = _told(match["more"])
    if told is None or place.lower() in load("wires")["labels"]["never_places"]:
        return None
    day, land = told
    brackets = [b.strip(" ()") for b in (match["land"], match["sign"] or match["agency"]) if b]
    if brackets and (dated := next(days_in(brackets[-1]), None)):
        day, brackets = dated[2], brackets[:-1]
    if brackets and (len(brackets) > 1 or _is_land(brackets[0])) and not wire_named(brackets[0]):
        land, brackets = brackets[0], brackets[1:]
    signed = match["slashed"] or next(iter(brackets), None)
    wire, on_map = wire_named(signed or ""), is_on_map(place)
    sure = bool(on_map or wire or day or (land and is_on_map(land)))
    capitals = place == place.upper()
    mark = match["mark"] or match["bare"]
    rest = line[match.end() :]
    if match["agency"]:
        fits = bool(wire and day)  # "Imphal, Aug 5 (PTI) Two men ..."
    elif mark is None and match["slashed"] is None:
        fits = bool(on_map and day)  # the line ends
    elif mark == ":":
        named = on_map and capitals and len(place) >= _SHORTEST and " " in rest
        fits = bool(wire or (on_map and (day or signed)) or (named and any(c.islower() for c in rest)))
    elif capitals:
        fits = len(place) > 1
    else:
        placed = on_map or (land and is_on_map(land))
        fits = bool(wire or (placed and (signed or day)) or (on_map and _OPENS.match(rest)))
    return Dateline(start, start + match.end(), place, signed, day, sure) if fits else None


def _told(more: str) -> tuple[Day | None, str | None] | None:
    """Return the day and the country told behind a place; None where anything else is."""
    dated = next(days_in(more), None)
    if dated:
        more = f"{more[: dated[0]]},{more[dated[1] :]}"
    land = None
    for part in re.split(r"[,|]", more):
        words = part.strip(" .")
        if words and words.lower() not in _weekdays():
            if not _LAND.fullmatch(words):
                return None
            land = land or words
    return (dated[2] if dated else None), land


def is_on_map(place: str) -> bool:
    """Say whether every place of "KYIV/ANKARA" is one on the map, or a seat of the world ("UNITED NATIONS")."""
    seats = load("wires")["labels"]["seats"]
    return all(gazetteer().holds(key(part)) or part.strip().lower() in seats for part in place.split("/"))


def _is_land(name: str) -> bool:
    """Say whether a name in brackets behind a place is that of its country or province."""
    return any(p.kind in {"country", "region"} for p in gazetteer().find(name))


def _as_day(match: re.Match[str]) -> Day | None:
    if match["iso"]:
        year, month, day = (int(n) for n in match["iso"].split("-"))
    else:
        named = match["month"] or match["second"]
        month, day = _months().index(named[:3].lower()) + 1, int(match["day"] or match["first"])
        year = int(match["year"] or match["last"] or 0)
        year += 1900 if 30 < year < 100 else 2000 if 0 < year < 100 else 0  # "21 Jun 89"
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Day(month, day, year or None)


@cache
def _months() -> list[str]:
    months: str = load("calendar")["months_short"]
    return months.split()


@cache
def _weekdays() -> frozenset[str]:
    calendar = load("calendar")
    return frozenset(f"{calendar['weekdays']} {calendar['weekdays_short']}".split())


@cache
def _day() -> re.Pattern[str]:
    calendar = load("calendar")
    names = sorted([*calendar["months"].split(), *calendar["months_short"].split(), "sept"], key=len, reverse=True)
    name = "|".join(f"{n.title()}|{n.upper()}" for n in names)
    year = r"(?:19|20)\d\d(?!\d)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<month>{name})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<year>{year}))?"
        rf"|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<second>{name})\b\.?(?:,?\s(?P<last>{year}|\d\d$))?"
        r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-]))"
    )


@cache
def _signatures() -> dict[str, str]:
    wires: dict[str, list[str]] = load("wires")["wires"]
    return {signature.lower(): name for name, others in wires.items() for signature in (name, *others)}
