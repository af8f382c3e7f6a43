"""Stretches of time and what comes again: durations, windows about publication, sets."""

import re
from datetime import date, timedelta

from onrecord.annotate.names import role_nouns
from onrecord.annotate.times.context import Context, Groups, Meaning
from onrecord.annotate.times.values import NEXT, day_value, duration, number, numbered, part_of_day, unit_of
from onrecord.vocabularies.load import load


def of_span(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the previous 24 hours", "the next three days": with the window about publication."""
    n, unit = number(g["n"]) or "X", unit_of(g["unit"] or "")
    rel = (g["rel"] or "").lower()
    shift = None if n == "X" or rel in {"first", "final"} else float(n) * (1 if rel in NEXT else -1)
    return Meaning("DURATION", duration(n, unit), window=window(c.day, shift, unit) if shift else None)


def window(day: date | None, n: float | None, unit: str) -> tuple[str, str] | None:
    """Return the days from publication `n` units on (or back, if negative)."""
    days = {
        "TS": 1 / 86400,
        "TM": 1 / 1440,
        "TH": 1 / 24,
        "D": 1,
        "NI": 1,
        "W": 7,
        "2W": 14,
        "M": 30.44,
        "Y": 365.25,
        "DE": 3652.5,
    }
    if day is None or n is None or unit not in days:
        return None
    try:
        other = day + timedelta(days=round(n * days[unit]))
    except OverflowError:
        return None
    first, last = sorted((day, other))
    return day_value(first), day_value(last)


def of_vague_span(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "recent weeks", "coming days", "future years"."""
    if (g["rel"] or "").lower() == "future":
        return Meaning("DATE", "FUTURE_REF")
    return Meaning("DURATION", duration("X", unit_of(g["unit"] or "")))


def of_duration(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "six weeks", "a six-week", "more than two years"; ages are left to the quantities."""
    n, unit = number(g["n"]) or "X", unit_of(g["unit"] or "")
    if words.lower().endswith("old"):
        return None  # an age
    if re.match(r"\s+(?:a|per)\s+(?:day|night|week|month|year)\b", c.after):
        return None  # a rate: "24 hours a day"
    if unit == "Q" and re.match(r"\s+of\b" if n != "X" else r"\s+of\s+(?:the\b|[A-Z])", c.after):
        return None  # a share or a part of a town: "three-quarters of", "several quarters of the capital"
    if unit in {"WE", "SE", "GE", "Q"} and n != "X":
        return Meaning("DURATION", f"P{n}{unit}")
    if g.get("half") and n != "X":
        n = f"{float(n) + 0.5:g}"
    if re.match(r"(?:1[89]\d\d|20\d\d|2100)\b", g["n"] or "") and "-" not in words:
        return None  # "the 2023 quarter"
    if (g["unit"] or "").lower() in {"second", "minute", "night", "quarter"} and "-" not in words and n != "1":
        return None
    return Meaning("DURATION", duration(n, unit))


def of_a_duration(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "a year and a half", "the entire week"; "a second" is taken for the ordinal."""
    unit = unit_of(g["unit"] or "")
    if unit == "TS" and not g.get("half"):
        return None  # "a second" is the ordinal
    return Meaning("DURATION", duration("1.5" if g.get("half") else "1", unit))


def of_long(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "week-long", "months-long"."""
    many = bool(re.search(r"s[-\s]?long", words.lower()))
    return Meaning("DURATION", duration("X" if many else "1", unit_of(g["unit"] or "")))


def of_plain_span(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "for months", "over decades", "(the) two weeks following (the raid)"."""
    return Meaning("DURATION", duration(number(g.get("n")) or "X", unit_of(g["unit"] or "")))


def of_set(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "every Friday", "twice a week", "each summer"."""
    unit = (g["unit"] or "").lower().rstrip(".")
    if unit in numbered()["weekdays"]:
        return Meaning("SET", f"XXXX-WXX-{numbered()['weekdays'][unit] + 1}{part_of_day(g.get('part'))}")
    if unit in load("calendar")["seasons"]:
        return Meaning("SET", f"XXXX-{load('calendar')['seasons'][unit]}")
    if unit == "weekend":
        return Meaning("SET", "XXXX-WXX-WE")
    if unit in {"morning", "weekday"}:
        return Meaning("SET", "P1D")
    if unit in numbered()["months"]:
        return Meaning("SET", f"XXXX-{numbered()['months'][unit]:02d}")
    n = (g.get("n") or "").strip().lower()
    count = "2" if n == "other" else (number(n) or "1" if n else "1")
    return Meaning("SET", duration(count, "D" if unit_of(unit) == "NI" else unit_of(unit)))


def of_set_word(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "daily", "monthly"."""
    return Meaning("SET", load("calendar")["sets"][(g["word"] or "").lower()])


def of_old(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "eight-month-old", "month-old", "years-old" before a thing; the age of a person or a beast is left alone."""
    lasting, people = (
        set(load(name)[key].split()) for name, key in (("calendar", "lasting"), ("figure_words", "people"))
    )
    named = re.findall(r"\w+", c.after.lower())[:3] if c.after[:1].isspace() else []
    aged = next((n for n, word in enumerate(named[:2]) if word in lasting), None)
    if aged is None or set(named[aged + 1 : aged + 2]) & (role_nouns() | people):
        return None
    unit = (g["unit"] or "").lower()
    return Meaning("DURATION", duration(number(g["n"]) or ("X" if unit.endswith("s") else "1"), unit_of(unit)))
