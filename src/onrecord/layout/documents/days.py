"""The day of a document: that of its signing or adoption."""

import re
from collections.abc import Sequence

from onrecord.layout.datelines import Day, days_in
from onrecord.layout.documents.lines import Line

_SHORT = 12  # words at most of a line that is but a place and a day
_PLACE = 6  # words at most of that place
_DAY_TOLD = re.compile(
    r"(?:signed|done|adopted|agreed|concluded|proclaimed|declared|presented|issued|on this day|this)\b", re.IGNORECASE
)
_DAY_OF = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? day of (?P<month>[A-Z][a-z]+),? (?:in the year of (?:our|Our) Lord )?"
    r"(?P<year>\d{4}|two thousand(?: and)?(?: \w+(?:-\w+)?)?)"
)
_UNITS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
}


def day_of(lines: Sequence[Line]) -> str | None:
    """Return the day of signing or adoption: of the signatures, else of the lines above the clauses."""
    for part in ("closing", "front"):
        told = [d for line in lines if line.part == part and (d := day_in_line(line.text))]
        if told:
            return told[-1] if part == "closing" else told[0]
    return None


def day_in_line(line: str) -> str | None:
    """Return the last day that a line tells as that of signing: behind "signed", or with but a place."""
    if match := _DAY_OF.search(line):
        written = next((d for _, _, d in days_in(f"{match['day']} {match['month']} {_year(match['year'])}")), None)
        return written.iso() if written else None
    found = list(days_in(line))
    if not found:
        return None
    start, _, day = found[-1]
    told = _DAY_TOLD.search(line[:start]) or re.search(
        r"(?:meeting|met|gathered)\b.{0,80}(?:on|to|from)\s*$", line[:start]
    )
    return day.iso() if told or is_placed_day(line) or _stands_behind(line, start, day) else None


def _stands_behind(line: str, start: int, day: Day) -> bool:
    return bool(day.year) and is_placed_day(line[max(line.rfind("\n", 0, start), 0) :])


def _year(words: str) -> str:
    if words.isdigit():
        return words
    told = words.lower().replace("two thousand", "").replace("and", " ").replace("-", " ").split()
    return str(2000 + sum(_UNITS.get(w, 0) for w in told))


def is_placed_day(line: str) -> bool:
    """Say whether a line is but a place and a day: "Asmara, 9 July 2018"."""
    told = list(days_in(line))
    if len(told) != 1 or len(line.split()) > _SHORT:
        return False
    start, end, _ = told[0]
    place = line[:start].strip(" ,")
    return not line[end:].strip(" .,") and (
        not place or (place[0].isupper() and ":" not in place and len(place.split()) <= _PLACE)
    )
