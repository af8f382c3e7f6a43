"""Words and days to TIMEX3 values: numbers, units, durations, dates."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from onrecord.vocabularies.load import load

NEXT, LAST = {"next", "coming", "following", "upcoming"}, {"last", "past", "previous", "preceding"}


@cache
def numbered() -> dict[str, dict[str, int]]:
    """Return the number of every name of a month (1-12) and of a weekday (0-6, Monday first)."""
    data = load("calendar")
    months = {m: n for key in ("months", "months_short") for n, m in enumerate(data[key].split(), 1)} | {"sept": 9}
    weekdays = {d: n for key in ("weekdays", "weekdays_short") for n, d in enumerate(data[key].split())}
    return {"months": months, "weekdays": weekdays | {"tues": 1, "weds": 2, "thurs": 3}}


def number(words: str | None) -> str | None:
    """Return a number in digits ("2.5", "24"), X for a vague one; None for none."""
    if words is None:
        return None
    plain = " ".join(words.lower().replace("-", " ").split())
    if re.fullmatch(r"\d+(?:[.,]\d+)*", plain):
        return plain.replace(",", "")
    if "couple" in plain:
        return "2"
    if plain in {"half", "half a", "half an"}:
        return "0.5"
    if plain in {"quarter", "quarter of a"}:
        return "0.25"
    known = load("calendar")["numbers"]
    parts = plain.split()
    if all(p in known for p in parts):
        total = 0
        for p in parts:
            total = max(total, 1) * known[p] if p in {"hundred", "thousand"} else total + known[p]
        return str(total)
    mixed = re.fullmatch(r"(\d+)(?: (\d)/(\d)|\s?½)", plain)
    if mixed:
        return f"{int(mixed[1]) + (int(mixed[2]) / int(mixed[3]) if mixed[2] else 0.5):g}"
    return "X"


def unit_of(word: str) -> str:
    """Return the ISO letter(s) of a unit: D, W, M, Y, TH, TM, TS, DE, CE, ..."""
    singular = word.lower().rstrip("s") if word.lower() not in {"centuries"} else "century"
    singular = {"centurie": "century", "yr": "year", "hr": "hour", "min": "minute"}.get(singular, singular)
    return str(load("calendar")["units"].get(singular, "D"))


def duration(n: str, unit: str) -> str:
    """Return the TIMEX3 duration of `n` (digits or X) units."""
    if unit == "2W":
        n, unit = (str(2 * int(float(n))) if n != "X" else "X"), "W"
    if unit.startswith("T"):
        if n == "0.5" and unit == "TH":
            return "PT30M"
        if n.endswith(".5") and unit in {"TH", "TM"}:
            return f"PT{n[:-2]}{unit[1]}30{'M' if unit == 'TH' else 'S'}"
        return f"PT{n}{unit[1:]}"
    if unit == "CE" and "." in n:
        n, unit = f"{100 * float(n):g}", "Y"
    if unit == "DE" and n != "X":
        n, unit = f"{10 * float(n):g}", "Y"
    if n != "X" and "." in n and unit == "Y":
        years, months = divmod(round(float(n) * 12), 12)
        return f"P{years}Y{months}M" if years else f"P{months}M"
    return f"P{n}{unit}"


def day_value(day: date) -> str:
    """Return YYYY-MM-DD."""
    return day.isoformat()


def week_value(day: date) -> str:
    """Return the ISO week, YYYY-Wnn."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int) -> str:
    """Return YYYY-MM of a month counted from January of `year`, which may lie outside 1-12."""
    return f"{year + (month - 1) // 12:04d}-{(month - 1) % 12 + 1:02d}"


def shifted(anchor: date, n: int, unit: str) -> str | None:
    """Return the date `n` units from `anchor`, no more precise than the unit."""
    try:
        match unit:
            case "D" | "NI":
                return day_value(anchor + timedelta(days=n))
            case "W":
                return week_value(anchor + timedelta(weeks=n))
            case "2W":
                return week_value(anchor + timedelta(weeks=2 * n))
            case "M":
                return month_value(anchor.year, anchor.month + n)
            case "Q":
                quarter = (anchor.month - 1) // 3 + n
                return f"{anchor.year + quarter // 4:04d}-Q{quarter % 4 + 1}"
            case "Y":
                return f"{anchor.year + n:04d}"
            case "DE":
                return f"{(anchor.year + 10 * n) // 10:03d}"
            case "CE":
                return f"{(anchor.year + 100 * n) // 100:02d}"
            case "WE":
                return week_value(anchor + timedelta(weeks=n)) + "-WE"
    except (OverflowError, ValueError):
        return None
    return None


def full_year(text: str | None) -> int | None:
    """Return the year of four or two digits (41-99 are 19xx); None for none."""
    if text is None:
        return None
    value = int(text)
    return value if value > 99 else (1900 + value if value > 40 else 2000 + value)


def spoken_year(g: Mapping[str, str | None]) -> int:
    """Return the year of "nineteen ninety-one"."""
    return sum(int(number(g[part]) or 0) * times for part, times in (("hundreds", 100), ("tens", 1), ("ones", 1)))


def date_value(y: int | None, m: int, d: int | None) -> str | None:
    """Return YYYY-MM-DD or YYYY-MM, XXXX for an unknown year; None if there is no such day."""
    if not 1 <= m <= 12 or (d is not None and not 1 <= d <= 31):
        return None
    year = f"{y:04d}" if y else "XXXX"
    if d is None:
        return f"{year}-{m:02d}"
    try:
        date(y or 2000, m, d)
    except ValueError:
        return None
    return f"{year}-{m:02d}-{d:02d}"


def part_of_day(words: str | None) -> str:
    """Return T and the TIMEX3 letters of "morning", "night", ...; "" for none."""
    if not words:
        return ""
    word = words.lower().removeprefix("over")
    if word.endswith("hours"):
        return "TMO"  # "the early hours"
    return "T" + str(
        load("calendar")["parts_of_day"].get(word, load("calendar")["parts_of_day"].get(word.rstrip("s"), ""))
    )
