"""Quarters, years, decades, centuries and the ranges of years."""

import re
from datetime import date, timedelta

from onrecord.annotate.times.context import Context, Groups, Meaning
from onrecord.annotate.times.relative import stated_end
from onrecord.annotate.times.values import duration, full_year, month_value, number, spoken_year


def of_year_ago(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the year-earlier quarter", "year-ago", "the year-earlier nine months"."""
    if g["n"]:
        return Meaning("DURATION", duration(number(g["n"]) or "X", "M"))
    if c.day is None:
        return None
    if words.lower().endswith(("quarter", "period")) or words.lower().startswith(("year-earlier", "the year-earlier")):
        quarter = (c.day.month - 1) // 3
        if c.compared:
            return Meaning("DATE", f"{int(c.compared[:4]) - 1}{c.compared[4:7]}")
        return Meaning("DATE", f"{c.day.year - 1 - (quarter == 0)}-Q{quarter or 4}")
    return Meaning("DATE", str(c.day.year - 1))


def of_quarter(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the third quarter", "the first half of 2024"."""
    if c.day is None:
        return None
    half = re.search(r"half|two", (g["half"] or "").lower()) is not None  # "the first two quarters of 2024"
    order = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
    name = (g["q"] or "").lower()
    order["last"] = 2 if half else 4
    if name == "last" and not (g.get("y") or g.get("yrel2")):
        return None if half else Meaning("DATE", _quarter_before(c.day))
    here = (c.day.month - 1) // 3 + 1
    rel = ((g.get("yrel") or "") + (g.get("yrel2") or "")).lower().split(" ")[0].removesuffix("'s")
    year = full_year(g.get("y")) or (c.day.year + {"this": 0, "last": -1, "next": 1}[rel] if rel else None)
    if name in {"latest", "year-earlier", "year-ago"}:
        before = _quarter_before(c.day)
        return Meaning("DATE", before if name == "latest" else f"{int(before[:4]) - 1}{before[4:]}")
    q = order[name]
    if half:
        return Meaning("DATE", f"{year or c.day.year}-H{min(q, 2)}") if q <= 2 else None
    if year is None:
        year = c.day.year - (q > here)
        year = c.day.year if c.ahead else year
    return Meaning("DATE", f"{year}-Q{q}")


def of_the_quarter(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "that quarter", "the latest period"."""
    if ended := stated_end(c):
        middle = month_value(ended[0], ended[1] - 1)  # the quarter ended July 31 is mostly May and June
        return Meaning("DATE", f"{middle[:4]}-Q{(int(middle[5:]) + 2) // 3}")
    if words.lower() == "this quarter" and c.day:
        return Meaning("DATE", f"{c.day.year}-Q{(c.day.month + 2) // 3}")
    if c.quarter and "period" not in words:
        return Meaning("DATE", c.quarter)
    if "latest" in words and c.quarter and c.day and c.quarter[:4] == str(c.day.year):
        return Meaning("DATE", c.quarter)
    if ("latest" in words or words.lower() == "the quarter") and c.day:
        return Meaning("DATE", _quarter_before(c.day))
    return None


def _quarter_before(day: date) -> str:
    """Return the last quarter that was over at a day."""
    before = date(day.year, day.month, 1) - timedelta(days=80)
    return f"{before.year}-Q{(before.month - 1) // 3 + 1}"


def of_named_quarter(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "the 1988 second quarter", "the year-ago quarter", "last year's quarter", "the 2023 half"."""
    known = c.quarter or (_quarter_before(c.day) if c.day else None)
    if known is None and not g["q"]:
        return None
    year = int(g["y"]) if g["y"] else (int(known[:4]) - 1 if known else None)
    part = {"first": "1", "second": "2", "third": "3", "fourth": "4"}.get((g["q"] or "").lower())
    if (g["unit"] or "").lower() == "half":
        return Meaning("DATE", f"{year}-H{part}") if part in {"1", "2"} and year else None
    return Meaning("DATE", f"{year}-Q{part or (known or '')[6:7]}") if year else None


def of_same_period(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "the same month last year": as fine as the last date named."""
    if c.day is None:
        return None
    year, unit = g.get("y") or "", (g["unit"] or "").lower()
    last = c.last or ""
    if unit in {"quarter", "period"} and c.quarter:
        return Meaning("DATE", f"{year or int(c.quarter[:4]) - 1}{c.quarter[4:]}")
    if unit in {"month", "period"} and re.match(r"\d{4}-\d\d", last):
        return Meaning("DATE", f"{year or int(last[:4]) - 1}{last[4:7]}")
    if unit == "month":
        return Meaning("DATE", month_value(int(year or c.day.year - 1), c.day.month))
    return Meaning("DATE", year or str(c.day.year - 1))


def of_spoken_year(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "nineteen ninety-one", "the year two thousand"."""
    return Meaning("DATE", str(spoken_year(g)) if g["hundreds"] else "2000")


def of_fiscal(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "fiscal 1999"."""
    return Meaning("DATE", g["y"] or "")


def of_decade(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "the 1990s", "the 80s"."""
    return Meaning("DATE", f"{g['c']}{g['d']}" if g.get("c") else f"{19 if int(g['d3'] or 0) > 2 else 20}{g['d3']}")


def of_century(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "the 20th century"."""
    n = int(g["c"] or 0)
    return Meaning("DATE", f"{n - 1:02d}") if 1 <= n <= 30 else None


def of_bare_year(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "2014"."""
    return Meaning("DATE", g["y"] or "")


def of_range(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "2014-16": its first year, and the window."""
    first, last = g["y"] or "", g["y2"] or ""
    last = first[:2] + last if len(last) == 2 else last
    return Meaning("DATE", first, window=(first, last)) if first < last else None


def of_year_end(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "year-end"."""
    year = full_year(g.get("y")) or (c.day.year if c.day else None)
    return Meaning("DATE", str(year), "END") if year else None


def of_nineties(g: Groups, _: str, c: Context) -> Meaning | None:
    """Return what is meant by "the nineties" of the 20th century."""
    tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    return Meaning("DATE", f"19{tens.index((g['word'] or '').lower()) + 2}")
