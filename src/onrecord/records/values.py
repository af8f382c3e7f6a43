"""The closed enumerations and the small values that claims are made of.

The enumerations are those of the design; the vocabularies package describes the open ones at length.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, get_args

from onrecord.errors import InvalidRecord, NotFound

ClaimKind = Literal["statement", "figure", "event", "term", "position"]
Quotation = Literal["direct", "mixed", "indirect"]
Modality = Literal["asserted", "expected", "demanded", "promised", "denied", "conditional", "questioned"]
SpeechAct = Literal["asserts", "expects", "demands", "promises", "threatens", "denies", "accepts", "rejects", "asks"]
Comparator = Literal["=", "~", ">", ">=", "<", "<="]
PeriodKind = Literal["cumulative", "window", "point", "planned"]
PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Sector = Literal[
    "GOV", "MIL", "REB", "PRM", "COP", "SPY", "JUD", "LEG", "PTY", "CVL", "REF", "MED", "JRN", "REL", "EDU", "BUS", "LAB", "AGR",
]  # PLOVER's, of those that words of offices and names tell
ActorKind = Literal["person", "body", "government"]
ReviewKind = Literal["actor", "copy", "contradiction", "statement", "figure", "event", "term", "position"]
Policy = Literal["range", "priority", "majority", "pending"]  # of the Every Casualty Standards, for a line across sources
EventStatus = Literal["occurred", "ongoing", "planned", "called_for", "denied", "hypothetical"]
Stance = Literal[
    "demands", "proposes", "offers", "accepts", "rejects", "supports", "opposes", "conditions", "doubts", "expects"
]
Measure = Literal[
    "killed", "injured", "missing", "displaced", "held", "captured", "detained", "released", "returned",
    "evacuated", "starved", "at_risk", "aid_trucks", "aid_tonnes", "money", "attacks", "buildings_destroyed",
    "duration", "share", "other",
]  # fmt: skip
TermType = Literal[
    "ceasefire", "permanent_end", "withdrawal", "hostage_release", "prisoner_release", "remains_return",
    "humanitarian_aid", "return_of_displaced", "reconstruction", "border_and_crossings", "security_guarantees",
    "disarmament", "governance", "monitoring", "sanctions", "territory", "recognition", "accountability",
    "talks_process", "deal_as_a_whole", "other",
]  # fmt: skip

# TIMEX3 dates: a year to a day, weeks, seasons, quarters, parts of a day, a clock time, and the vague references.
_DATE = re.compile(
    r"\d{4}(-(\d\d(-\d\d(T(\d\d(:\d\d(:\d\d)?)?|MO|AF|EV|NI|MI|DT))?)?|W\d\d(-WE|-\d)?|Q[1-4]|H[12]|SP|SU|FA|WI))?"
    r"|\d{2,3}|(PRESENT|PAST|FUTURE)_REF"
)
_PLAIN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_WHOLE_DAY = len("2025-03-08")
_OPENING = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", re.ASCII)  # what a date, or a moment, opens with


def require(value: str | None, allowed: Any, what: str) -> None:
    """Raise InvalidRecord unless `value` is one of the Literal `allowed`."""
    if value not in _words(allowed):
        raise InvalidRecord(f"unknown {what} {value!r}; known: {', '.join(_words(allowed))}")


@cache
def _words(allowed: Any) -> tuple[str, ...]:
    """Return the words of a Literal; every claim is held against several of them."""
    return get_args(allowed)


def chosen(value: str | None, what: str, among: Sequence[str]) -> str | None:
    """Return the word asked for as it is written, whatever the case; NotFound says which was meant, or all there are."""
    if value is None:
        return None
    known = {word.casefold(): word for word in among}
    asked = value.strip().casefold().replace(" ", "_")
    if asked in known:
        return known[asked]
    near = [repr(known[word]) for word in get_close_matches(asked, known, n=3, cutoff=0.5)]
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(among)}"
    raise NotFound(f"there is no {what} {value!r}; {hint}")


def meant(asked: str, known: Iterable[str]) -> str:
    """Return what to add to "there is no such name": "; did you mean 'Goma'?"; nothing where no name is near."""
    names = {name.casefold(): name for name in known}
    near = get_close_matches(asked.casefold(), names, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(repr(names[n]) for n in near)}?" if near else ""


def require_date(value: str | None, what: str) -> None:
    """Raise InvalidRecord unless `value` is None or a TIMEX3 date."""
    if value is not None and not _DATE.fullmatch(value):
        raise InvalidRecord(f"{what} is not a TIMEX3 date such as 2024-05-31, 2023-11 or 2024-W07: {value!r}")


def is_date(value: str) -> bool:
    """Say whether the value is a day of the calendar, a month or a year: 2025-03-08, 2025-03, 2025."""
    return _PLAIN.fullmatch(value) is not None and _exists(value)


def is_whole_day(value: str) -> bool:
    """Say whether the value is a day of the calendar and no month or year: 2025-03-08."""
    return is_date(value) and len(value) == _WHOLE_DAY


def begins_after(one: str, other: str) -> bool:
    """Say whether a day, month or year begins when another has ended: 2025-03 after 2025-02-28, not after 2025."""
    return one > other + "~"


def following(value: str) -> str:
    """Return the day, month or year after one: 2025-03-09 after 2025-03-08, 2025-04 after 2025-03, 2026 after 2025.

    What is less lies within it or before, moments of its days too, in whatever order a database puts letters and signs.
    """
    if value.startswith("9999"):
        return "A"  # letters come after digits everywhere
    year, month, day = (int(part) for part in f"{value}-12-31"[: len("2025-03-08")].split("-"))
    after = (
        date(year, month, day) + timedelta(days=1)
        if len(value) == _WHOLE_DAY
        else date(year + month // 12, month % 12 + 1, 1)
    )
    return str(after)[: len(value)]


def require_existing(value: str | None, what: str) -> None:
    """Raise InvalidRecord if `value` names a month or a day that no calendar has: 2025-13, 2025-02-30."""
    if value is not None and not _exists(value):
        raise InvalidRecord(f"{what} is {value!r}, which no calendar has; give a day such as 2024-05-31")


def day_of(value: str | None) -> date | None:
    """Return the day that a TIMEX3 date names; None where it names none, and for one that no calendar has.

    What was stored before such days were refused may hold one: whoever reckons with days asks this.
    """
    try:
        return date.fromisoformat(value[:_WHOLE_DAY]) if value and len(value) >= _WHOLE_DAY else None
    except ValueError:
        return None


def days_apart(one: str | None, other: str | None) -> int | None:
    """Return how many days lie between two TIMEX3 dates; None unless each names a day."""
    first, second = day_of(one), day_of(other)
    return abs((first - second).days) if first and second else None


def _exists(value: str) -> bool:
    opening = _OPENING.match(value)
    if opening is None:
        return True
    return day_of(f"{opening[1]}-{opening[2] or '01'}-{opening[3] or '01'}") is not None


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says: the fullest name the article gives, and the office or affiliation in which they speak."""

    name: str
    role: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidRecord("a voice needs a name")


@dataclass(frozen=True, slots=True)
class Period:
    """What stretch of time a figure counts; `start` and `end` are TIMEX3 dates with their granularity.

    cumulative: since `start` (None: not stated) up to `end`; window: within [start, end]; point: as things stood at
    `end`; planned: not yet counted, meant for [start, end].
    """

    kind: PeriodKind
    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        require(self.kind, PeriodKind, "kind of period")
        require_date(self.start, "a period's start")
        require_date(self.end, "a period's end")
