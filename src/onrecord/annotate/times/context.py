"""What an expression is reckoned from, and what it comes to mean."""

import re
from dataclasses import dataclass
from datetime import date

from onrecord.annotate.annotations import TimexType


@dataclass(slots=True)
class Context:
    """What an expression is reckoned from: `day` of publication, the `last` date the last `quarter` named before,
    the `compared` period (that quarter, or the year where months or a year were told since: "for the nine months"),
    whether the words before look `ahead` or tell of the `past`, the words `after` it in its line, and the date that
    stands at the `head` of its line in a list of dates."""

    day: date | None
    last: str | None = None
    quarter: str | None = None
    compared: str | None = None
    ahead: bool = False
    past: bool = False
    after: str = ""
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type, value and modifier of one expression; `window` is the stretch it bounds, as two TIMEX3 dates."""

    type: TimexType
    value: str
    mod: str | None = None
    window: tuple[str, str] | None = None


Groups = dict[str, str | None]


def anchored(context: Context, unit: str = "D") -> date | None:
    """Return the last date named, where it is as fine as the unit, else the day of publication.

    None where the last one named is coarser and long past: "ten days later" behind "in June 1995".
    """
    last = context.last or ""
    if re.match(r"\d{4}-\d\d-\d\d", last):
        return date.fromisoformat(last[:10])
    if unit in {"M", "Q", "Y"} and re.fullmatch(r"\d{4}-\d\d", last):
        return date(int(last[:4]), int(last[5:]), 1)
    if unit == "Y" and re.match(r"\d{4}", last):
        return date(int(last[:4]), 1, 1)
    past = context.day is None or not context.day.isoformat().startswith(last[:7])
    return None if past and last[:4].isdigit() else context.day
