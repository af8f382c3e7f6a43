"""Expressions that count from the day of publication or from the last date named."""

import re
from datetime import date, timedelta

from onrecord.annotate.times.clock import clock_day
from onrecord.annotate.times.context import Context, Groups, Meaning, anchored
from onrecord.annotate.times.dates import of_day, of_weekday
from onrecord.annotate.times.durations import window
from onrecord.annotate.times.values import (
    LAST,
    NEXT,
    duration,
    month_value,
    number,
    numbered,
    part_of_day,
    shifted,
    unit_of,
    week_value,
)
from onrecord.vocabularies.load import load

_AGO = {"ago", "back"}
_ENDED = re.compile(r"\s+(?:that\s+)?end(?:ed|ing|s)\s+(?:(?:on\s+|in\s+)?[A-Z]|today|tomorrow|yesterday)")
_FORWARD = {"later", "after", "from", "hence"}


def of_today(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "today", "tonight", "the day before yesterday"."""
    word = " ".join((g["word"] or "").lower().split())
    if c.day is None:
        return Meaning("DATE", "PRESENT_REF") if word == "today" else None
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    part = "TNI" if word in {"tonight", "overnight"} else part_of_day(g.get("part"))
    return of_day(c.day + timedelta(days=shift), part)


def of_this_part(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "this morning", "last night"."""
    if c.day is None:
        return None
    rel, part = (g["rel"] or "").lower(), part_of_day(g["part"])
    anchor = anchored(c) if rel in {"that", "the same"} else c.day
    if anchor is None:
        return None
    back = rel in {"last", "yesterday", "the previous"}
    return of_day(anchor + timedelta(days=-1 if back else (1 if rel == "tomorrow" else 0)), part)


def of_in_part(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "(they left) in the morning": of the last day named; "in the evenings" comes again."""
    part = part_of_day(g["part"])
    if words.endswith("s"):
        return Meaning("SET", f"XXXX-XX-XX{part}")
    day = anchored(c)
    return of_day(day, part) if day else None


def of_relative(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "last week", "the following month", "this year"."""
    rel, unit = (g["rel"] or "").lower(), unit_of(g["unit"] or "")
    if unit.startswith("T") or unit in {"SE", "GE"}:
        return None
    anchor = c.day
    told_of_past = c.day and c.last and not c.ahead and c.last[:4] < str(c.day.year)
    the_next = rel == "next" and (unit in {"D", "NI"} or (words.lower().startswith("the ") and told_of_past))
    if the_next or rel in {"previous", "following", "same", "preceding", "that"}:
        anchor = anchored(c, unit)  # "the next day" is no day to come where one was named
    if anchor is None:
        return None
    shift = 1 if rel in NEXT else (-1 if rel in LAST or rel == "latest" else 0)
    if unit in {"DE", "CE"} and rel in {"last", "past"} and words.lower().startswith("the "):
        return Meaning("DURATION", duration("1", unit), window=window(c.day, -1, unit))
    if rel == "past" and "the past" in words.lower():
        return Meaning("DURATION", duration("1", unit), window=window(c.day, -1, unit))
    if words.lower().startswith("the last") and re.match(r"\s+of\b", c.after):
        return Meaning("DURATION", duration("1", unit))  # "the last week of the siege"
    value = shifted(anchor, shift, unit)
    if value is None:
        return None
    if unit in {"D", "NI"}:
        return of_day(date.fromisoformat(value), "TNI" if unit == "NI" else "")
    return Meaning("DATE", value)


def of_in_the(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "earlier in the day", "later in the year"."""
    unit = unit_of(g["unit"] or "")
    anchor = anchored(c, unit) if unit in {"D", "M"} else c.day
    value = shifted(anchor, 0, unit) if anchor else None
    return Meaning("DATE", value) if value else None


def of_ago(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "two years ago", "three days later"; before and after an event they are durations."""
    n, unit = number(g["n"]), unit_of(g["unit"] or "")
    way = " ".join((g["way"] or "").lower().split())
    forward = way.split()[0] in _FORWARD
    near = way in _AGO or way.startswith("from") or way == "hence"
    anchor = c.day if near else anchored(c, unit)
    if way in {"after", "before"}:  # they count from an event that follows: "13 days after the raid"
        return Meaning("DURATION", duration(n or "X", unit))
    if n in {None, "X"} and not near:
        return Meaning("DURATION", duration("X", unit))
    if n in {None, "X"}:
        return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF")
    if "half" in words.lower() and unit.startswith("T") and n != "0.5":
        return Meaning("DURATION", duration(f"{float(n) + 0.5:g}", unit))
    if unit.startswith("T") or anchor is None or n is None:
        return Meaning("DURATION", duration(n or "X", unit))
    if "half" in words.lower() and unit == "Y":
        months = round((float(n) + (0.5 if n != "0.5" else 0)) * 12)
        return Meaning("DATE", month_value(anchor.year, anchor.month + (months if forward else -months)))
    if "." in n and unit != "Y":
        return Meaning("DURATION", duration(n, unit))
    count = int(float(n))
    if unit == "Y" and n == "1" and not forward and c.compared:
        return Meaning("DATE", f"{int(c.compared[:4]) - 1}{c.compared[4:7]}")
    if not near and unit == "Y" and c.last and re.match(r"\d{4}-\d\d", c.last):
        return Meaning("DATE", f"{int(c.last[:4]) + (count if forward else -count):04d}{c.last[4:7]}")
    value = shifted(anchor, count if forward else -count, unit)
    return Meaning("DATE", value) if value else None


def of_vague_ago(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "years ago"; "minutes later", "days before (the raid)" are stretches from another time."""
    if (g["way"] or "").lower() == "ago":
        return Meaning("DATE", "PAST_REF")
    return Meaning("DURATION", duration("X", unit_of(g["unit"] or "")))


def of_weekend(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "the weekend": the last one until Friday, unless the words look ahead."""
    if c.day is None:
        return None
    back = g["rel"] != "the" or (c.day.weekday() < 4 and not c.ahead)
    return Meaning("DATE", week_value(c.day - timedelta(weeks=back)) + "-WE")


def of_nth_day(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "it is | the second day | of the raid": the day of publication."""
    return Meaning("DATE", c.day.isoformat()) if c.day else None


def of_same_day(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the following day", "that month"."""
    rel, unit = (g.get("rel") or "").lower(), unit_of(g["unit"] or "")
    anchor = anchored(c, unit)
    if anchor is None or c.last is None or (not rel and words.lower().startswith("the")):
        return None
    shift = 1 if rel in {"following", "next", "very next"} else (-1 if rel == "previous" else 0)
    value = shifted(anchor, shift, "D" if (g["unit"] or "") == "morning" else unit)
    return Meaning("DATE", value) if value else None


def of_day_before(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "the day before", "a day later", "the day before last Tuesday"; beside a date, that date.

    "On May 9, the day before the vote" is May 9.
    """
    if g["weekday"]:
        told = of_weekday({"weekday": g["weekday"], "rel": g["rel"]}, "", c)
        anchor = date.fromisoformat(told.value) if told and c.day else None
    else:
        anchor = anchored(c)
    if anchor is None:
        return None
    if g["beside"] is not None and not g["weekday"]:
        return of_day(anchor, "")
    shift = -1 if (g["way"] or "").lower() in {"before", "earlier"} else 1
    return of_day(anchor + timedelta(days=shift), "")


def of_before_it(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "(than) the year before", "the night before", counted from the last date named."""
    unit = unit_of(g["unit"] or "")
    anchor = anchored(c, unit)
    value = shifted(anchor, -1 if (g["way"] or "").lower() == "before" else 1, unit) if anchor else None
    if value and unit == "NI":
        return of_day(date.fromisoformat(value), "TNI")
    return Meaning("DATE", value) if value else None


def of_reference(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "now", "recently", "the future"."""
    word = " ".join((g["word"] or "").lower().split())
    for value, words in load("calendar")["vague_references"].items():
        if word in words.split("|"):
            return Meaning("DATE", value)
    return None


def of_the_unit(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the year", "the second half of the month": those of publication, or of a stated end."""
    if c.day is None:
        return None
    unit = unit_of(g["unit"] or "")
    if unit == "Y" and _ENDED.match(c.after):
        return Meaning("DURATION", "P1Y")
    value = shifted((unit == "M" and anchored(c, unit)) or c.day, 0, unit)  # "in May; by the end of | the month |"
    mod = _part_of(g.get("mod") or "")
    return Meaning("DATE", value, mod) if value else None


def _part_of(words: str) -> str | None:
    if re.search(r"\b(second|latter|last)\b", words.lower()):
        return "END"
    return None


def stated_end(c: Context) -> tuple[int, int] | None:
    """Return the year and month that follow as the end of a stretch: "(the quarter) ended Sept. 30"."""
    ended = re.match(r"\s+(?:that\s+)?end(?:ed|ing|s)\s+(?:on\s+|in\s+)?([A-Z][a-z]+)", c.after)
    month = numbered()["months"].get(ended[1].lower()) if ended else None
    if month is None or c.day is None or ended is None:
        return None
    named = re.match(r"\.?(?:\s+\d{1,2})?,?\s+((?:19|20)\d\d)\b", c.after[ended.end() :])
    ahead = "ended" not in ended[0]
    year = int(named[1]) if named else c.day.year - (month > c.day.month and not ahead)
    return year, month


def of_modal_day(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "one day" after a word that looks ahead ("will one day rule"), "someday"."""
    if "some" in (g["word"] or "").lower() or c.ahead:
        return Meaning("DATE", "FUTURE_REF")
    return Meaning("DURATION", "P1D")


def of_mid_part(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "mid-afternoon", "late evening on Friday"."""
    day = clock_day(g, c)
    mod = {"mid": "MID", "early": "START", "late": "END"}[(g["rel"] or "").lower()]
    return Meaning("TIME", day + part_of_day(g["part"]), mod) if day else None
