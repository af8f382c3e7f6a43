"""Datelines: "KYIV (Reuters) - ...", "NAIROBI, Aug 3 (AFP) —", "WASHINGTON: ...", "DOHA, Qatar —"."""

import re
from datetime import date, timedelta
from functools import cache

from onrecord.vocabularies.load import load

_LINES = 6  # a headline, a standfirst and a byline may stand above
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = rf"[{_CAPITAL}][{_CAPITAL}.'’-]+"  # PORT-AU-PRINCE, N'DJAMENA
_NAME = rf"[{_CAPITAL}][\w.'’-]*"
_MORE = r"(?:,[^,(:\n—–]{2,30}?){0,2}"  # the country, the day
_WIRE = r"\((?P<wire>[^()\n]{2,40})\)"
_END = r"\s*(?:[—–:]|--?(?=\s))\s*(?=\S)"
_CAPITALS = re.compile(
    rf"(?P<place>{_WORD}(?:[ /]{_WORD}){{0,4}}){_MORE}\s*(?:{_WIRE}{_END}|(?:[—–]|--?(?=\s))\s*(?=\S))"
)
_COLON = re.compile(rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}}): (?=\S+ \S*[a-z])")
_SIGNED = re.compile(rf"(?P<place>{_NAME}(?: {_NAME}){{0,3}}){_MORE}\s*{_WIRE}{_END}")
# How long before publication, and after it by the clock of another place, a printed dateline may be.
_EARLIER, _LATER = timedelta(days=3), timedelta(days=1)
_SHORTEST = 4  # letters before a colon; fewer are rather an abbreviation (WHO: ...)


def dateline(body: str) -> tuple[str | None, str | None]:
    """Return the place and the agency that a body is datelined with, None for what it does not state.

    The place is in the article's own letters; a name in small letters counts only with an agency after it.
    """
    match = _find(body)
    if match is None:
        return None, None
    return match["place"], wire_named(match.groupdict().get("wire") or "")


def day_written(body: str, published: str | None) -> str | None:
    """Return the day in the dateline of a body, YYYY-MM-DD, where it is a few days before publication; else None.

    "MINSK, Feb. 11 (AP) — ... today" is read from the eleventh, though a paper printed it on the twelfth.
    """
    match = _find(body)
    told = _day().search(match[0]) if match else None
    if told is None or not published:
        return None
    try:
        last = date.fromisoformat(published[:10])
        month = _months().index((told["month"] or told["second"]).lower()) + 1
        days = [date(year, month, int(told["day"] or told["first"])) for year in (last.year, last.year - 1)]
    except ValueError:
        return None
    return next((d.isoformat() for d in days if last - _EARLIER <= d <= last + _LATER), None)


@cache
def _months() -> list[str]:
    months: str = load("calendar")["months_short"]
    return months.split()


@cache
def _day() -> re.Pattern[str]:
    name = "|".join(m.title() for m in _months())
    return re.compile(
        rf",\s(?:(?P<month>{name})[a-z]*\.?\s(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s(?P<second>{name})[a-z]*)\b"
    )


def _find(body: str) -> re.Match[str] | None:
    for number, line in enumerate(body.lstrip().split("\n")[:_LINES]):
        line = line.strip()
        if match := _CAPITALS.match(line):
            return match
        if (match := _SIGNED.match(line)) and wire_named(match["wire"]):
            return match
        if number == 0 and (match := _COLON.match(line)) and _is_place(match["place"]):
            return match
    return None


def _is_place(words: str) -> bool:
    return len(words) >= _SHORTEST and words.lower() not in load("wires")["labels"]["never_places"]


def wire_named(signature: str) -> str | None:
    """Return the agency's usual name for a signature ("Agence France-Presse" -> "AFP"), None if it is no
    agency.
    """
    return _signatures().get(signature.strip().lower())


@cache
def _signatures() -> dict[str, str]:
    wires: dict[str, list[str]] = load("wires")["wires"]
    return {signature.lower(): name for name, others in wires.items() for signature in (name, *others)}
