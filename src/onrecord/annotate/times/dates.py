"""Calendar dates, months, weekdays, seasons and holidays, the missing year found from the day of publication."""

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times.context import Context, Groups, Meaning, anchored
from onrecord.annotate.times.values import (
    LAST,
    NEXT,
    date_value,
    day_value,
    full_year,
    numbered,
    part_of_day,
    spoken_year,
    week_value,
)
from onrecord.vocabularies.load import load

_SOON = 45  # days: a date without a year this near ahead is meant ahead, unless the words tell of the past
_AND_NIGHTS = re.compile(r"(?:,? and|,) [A-Z][a-z]+day (mornings|afternoons|evenings|nights)\b")
_SHARES_YEAR = re.compile(
    r"(?:\s*[-–]\s*|\s+(?:and|or|to|until|till|through)\s+)(?:(?:in|on|early|late)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?P<month>[A-Z][a-z]{2,8})\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?(?:,?\s+(?P<y>(?:19|20)\d\d)\b|\s+of\s+that\s+year\b)"
)
_FROM_LAST = {"that", "same", "following", "previous", "preceding"}
_AHEAD_AT_MOST = 9  # months: words that look ahead do not carry a date without a year further than this


def _month_near(month: int, context: Context, day: int | None = None) -> int | None:
    """Return the year of a month (and day) without one: the last such, or the next where the words look ahead.

    In a list of dates it is the first behind the one at the head: "Aug. 21, 2013: They agree on | Sept. 14".
    """
    if context.head:
        year, *rest = map(int, context.head.split("-"))
        return year + ([month, day or 31] < rest)
    if context.day is None:
        return None
    here = (context.day.month, context.day.day if day else 0)
    asked = (month, day or 0)
    months_on = (month - context.day.month) % 12 or (12 if asked < here else 0)
    if context.ahead and months_on <= _AHEAD_AT_MOST:
        return context.day.year + (asked < here)
    if asked <= here:
        return context.day.year
    days_on = (month - context.day.month) * 30 + ((day or 0) - context.day.day if day else 0)
    return context.day.year if days_on <= _SOON and not context.past else context.day.year - 1


def of_iso(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "2024-05-31", "2024-05-31T06:30"."""
    value = date_value(int(g["y"] or 0), int(g["m"] or 0), int(g["d"] or 0))
    if value and g.get("clock"):
        return Meaning("TIME", f"{value}T{(g['clock'] or '')[:5]}")
    return Meaning("DATE", value) if value else None


def of_slashed(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "5/31/2024": month first, as outlets that write slashes do."""
    value = date_value(full_year(g["y"]), int(g["m"] or 0), int(g["d"] or 0))
    return Meaning("DATE", value) if value else None


def of_calendar_date(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "October 7", "7 October 2023", "June 3-5"."""
    month = _month_number(g["month"])
    spelt = (g.get("spelt") or "").lower().replace(" ", "-")
    day = int(g["d"] or load("calendar")["days_of_the_month"].get(spelt, 0))
    if not 1 <= day <= 31:
        return None
    year = full_year(g.get("y")) or _year_by(g, c) or _year_behind(month, c)
    year = year or _year_of_weekday(words, month, day, c) or _month_near(month, c, day)
    value = date_value(year, month, day)
    if value is None:
        return None
    if g.get("d2") and (last := date_value(year, month, int(g["d2"] or 0))):
        return Meaning("DATE", value, window=(value, last))
    return Meaning("DATE", value)


def _year_of_weekday(words: str, month: int, day: int, c: Context) -> int | None:
    """Return the year next to publication in which the weekday that stands before a date falls on it."""
    named = re.match(r"[A-Za-z]+", words)
    weekday = numbered()["weekdays"].get(named[0].lower()) if named else None
    if weekday is None or c.day is None:
        return None
    for year in (c.day.year, c.day.year - 1, c.day.year + 1):
        value = date_value(year, month, day)
        if value and date.fromisoformat(value).weekday() == weekday:
            return year
    return None


def _month_number(word: str | None) -> int:
    return numbered()["months"][(word or "").lower().rstrip(".")]


def of_month(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "November", "last June", "mid-July 2024"."""
    month = _month_number(g["month"])
    if (g["month"] or "").lower().rstrip(".") in {"may", "march"} and not _surely_month(g, words, c):
        return None
    rel = (g.get("rel") or "").lower()
    year = full_year(g.get("y")) or _year_by(g, c) or _year_from_last(g, month, c) or _year_behind(month, c)
    if year is None and c.day:
        if rel in NEXT:
            year = c.day.year + (month <= c.day.month)
        elif rel in LAST:
            year = c.day.year - (month >= c.day.month)
        elif rel in {"this", "current"}:
            year = c.day.year
        else:
            year = _month_near(month, c)
    value = date_value(year, month, None)
    return Meaning("DATE", value) if value else None


def _year_by(g: Groups, c: Context) -> int | None:
    """Return the year of "(the summer) of last year", "(in July) of that year", "(the autumn of) nineteen seventy-nine"."""
    if g.get("hundreds"):
        return spoken_year(g)
    rel = (g.get("yrel") or "").lower()
    shift = {"this": 0, "last": -1, "next": 1}.get(rel)
    if c.day and shift is not None:
        return c.day.year + shift
    anchor = anchored(c, "Y") if rel else None
    return anchor.year + {"following": 1, "next": 1, "previous": -1}.get(rel.split()[-1], 0) if anchor else None


def _year_behind(month: int, c: Context) -> int | None:
    """Return the year that a month or day shares with the next: "from June | 12 to July 3, 1995", "in May | and July 1999"."""
    other = _SHARES_YEAR.match(c.after)
    last = numbered()["months"].get(other["month"].lower()) if other else None
    if other is None or last is None:
        return None
    year = _year_by({"yrel": "that"}, c) if other["y"] is None else int(other["y"])
    return year - (month > last) if year else None


def _year_from_last(g: Groups, month: int, c: Context) -> int | None:
    """Return the year of "that July", "the following March", "the next spring" (by its first month), counted from the last
    date named before; None of others, and of what would then lie ahead though the words do not look there."""
    rel, last = (g.get("rel") or "").lower(), re.match(r"(\d{4})(?:-(\d\d))?", c.last or "")
    if last is None or not (rel in _FROM_LAST or (rel == "next" and g.get("the") is not None)):
        return None
    year, told = int(last[1]), int(last[2] or 0)
    if rel in NEXT:
        year += month <= (told or 12)
    elif rel in LAST:
        year -= month >= told
    return year if c.ahead or c.day is None or (year, month) <= (c.day.year, c.day.month) else None


def _surely_month(g: Groups, words: str, c: Context) -> bool:
    return bool(g.get("y") or g.get("rel") or g.get("mod") or g.get("yrel")) or words[0].isupper()


def of_weekday(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "Thursday", "next Monday", "Friday nights", "Tuesday last week"."""
    number_of = numbered()["weekdays"][(g["weekday"] or "").lower().rstrip(".")]
    of_both = _AND_NIGHTS.match(c.after)  # "Monday | and Tuesday nights"
    part = part_of_day(of_both[1] if of_both else g.get("part"))
    of_two_nights = c.past and (of_both or g.get("second") is not None)  # "was shelled on Monday and Tuesday nights"
    if (of_both or (part and words.endswith("s"))) and not of_two_nights:
        return Meaning("SET", f"XXXX-WXX-{number_of + 1}{part}")
    if c.day is None:
        return Meaning("DATE", f"XXXX-WXX-{number_of + 1}")
    rel, after = (g.get("rel") or "").lower(), (g.get("after") or "").lower()
    back = (c.day.weekday() - number_of) % 7
    if rel in NEXT or (c.ahead and not rel and not after and not c.past):
        day = c.day + timedelta(days=(7 - back) if back else (7 if rel in NEXT else 0))
    elif rel == "previous" and (anchor := anchored(c)):
        day = anchor - timedelta(days=(anchor.weekday() - number_of) % 7 or 7)
    elif rel in LAST:
        day = c.day - timedelta(days=back or 7)
    elif after:
        monday = c.day - timedelta(days=c.day.weekday()) + timedelta(weeks=1 if after == "next" else -1)
        day = monday + timedelta(days=number_of)
    else:
        day = c.day - timedelta(days=back)
    return of_day(day, part)


def of_day(day: date, part: str) -> Meaning:
    """Return the meaning of a day, or of a part of it ("TNI"; "" for the whole day)."""
    return Meaning("TIME" if part else "DATE", day_value(day) + part, window=(day_value(day), day_value(day)))


def of_season(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "last summer", "the spring of 2022"."""
    letters = load("calendar")["seasons"][(g["season"] or "").lower()]
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[letters]
    year, rel = full_year(g.get("y")) or _year_by(g, c) or _year_from_last(g, start, c), (g.get("rel") or "").lower()
    if year is None and c.day:
        year = c.day.year + (rel == "next")
        if rel == "last":
            year -= start > c.day.month or c.day.month <= start + 2
        elif rel not in {"next", "this", "coming"} and start > c.day.month + 1 and not c.ahead:
            year -= 1
    return Meaning("DATE", f"{year}-{letters}") if year else None


def of_holiday(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "Christmas Eve", "Thanksgiving", "Easter Sunday"."""
    rule, rel = load("calendar")["holidays"][(g["word"] or "").lower()], (g.get("rel") or "").lower()
    if rel:
        c = replace(c, ahead=rel != "last", past=rel == "last")
    if " " in rule:
        return _of_moving_feast(rule, full_year(g.get("y")), c)
    month, day = map(int, rule.split("-"))
    year = full_year(g.get("y")) or _month_near(month, c, day)
    return Meaning("DATE", f"{year}-{month:02d}-{day:02d}") if year else None


def _of_moving_feast(rule: str, year: int | None, c: Context) -> Meaning | None:
    """Return the feast of the year named, else the last one, or the next where the words look ahead or it is near."""
    if year is None and c.day is None:
        return None
    years = [year] if year or c.day is None else [c.day.year - 1, c.day.year, c.day.year + 1]
    days = [_feast(rule, y) for y in years if y]
    if c.day is not None and not year:
        soon = c.day + timedelta(days=0 if c.past else _SOON)
        coming = [d for d in days if d >= c.day]
        days = coming if c.ahead else [d for d in days if d <= soon][-1:]
    return Meaning("DATE", day_value(days[0])) if days else None


def _feast(rule: str, year: int) -> date:
    """Return the day of a rule of calendar.toml: days from Easter Sunday, or the nth weekday of a month."""
    kind, n, *rest = rule.split(" ")
    if kind == "easter":
        return easter(year) + timedelta(days=int(n))
    month, weekday = int(rest[1]), numbered()["weekdays"][rest[0]]
    if n == "last":
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (int(n) - 1))


def easter(year: int) -> date:
    """Return the western Easter Sunday of a year (Meeus, Jones and Butcher, 1876)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def of_week_of(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the week of March 6"."""
    meaning = of_calendar_date(g, "", c)
    if meaning is None or not meaning.value[:4].isdigit():
        return None
    return Meaning("DATE", week_value(date.fromisoformat(meaning.value)))


def either_way(g: Groups) -> Groups:
    """Return the parts of a date told as "November 3" or "3 November", under the names of the first."""
    return g | {"d": g["d"] or g["d_first"], "month": g["month"] or g["month_last"]}


def of_part_of_date(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the night of 3 November"."""
    meaning = of_calendar_date(either_way(g), "", c)
    return Meaning("TIME", meaning.value + part_of_day(g["part"])) if meaning else None
