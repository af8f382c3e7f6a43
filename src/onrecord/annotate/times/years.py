"""Quarters, years, decades, centuries and the ranges of years."""

from datetime import date, timedelta

from onrecord.annotate.times.context import Context, Groups, Meaning
from onrecord.annotate.times.values import full_year


def of_year_ago(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the year-earlier quarter", "year-ago"."""
    if c.day is None:
        return None
    if words.lower().endswith("quarter") or words.lower().startswith(("year-earlier", "the year-earlier")):
        quarter = (c.day.month - 1) // 3
        if c.quarter:
            return Meaning("DATE", f"{int(c.quarter[:4]) - 1}{c.quarter[4:7]}")
        return Meaning("DATE", f"{c.day.year - 1 - (quarter == 0)}-Q{quarter or 4}")
    return Meaning("DATE", str(c.day.year - 1))


def of_quarter(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "the third quarter", "the first half of 2024"."""
    if c.day is None:
        return None
    half = "half" in (g["half"] or "").lower()
    order = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
    name = (g["q"] or "").lower()
    here = (c.day.month - 1) // 3 + 1
    rel = ((g.get("yrel") or "") + (g.get("yrel2") or "")).lower().split(" ")[0].removesuffix("'s")
    year = full_year(g.get("y")) or (c.day.year + {"this": 0, "last": -1, "next": 1}[rel] if rel else None)
    if name in {"latest", "year-earlier", "year-ago"}:
        before = date(c.day.year, c.day.month, 1) - timedelta(days=80)
        return Meaning("DATE", f"{before.year - (name != 'latest')}-Q{(before.month - 1) // 3 + 1}")
    q = order[name]
    if half:
        return Meaning("DATE", f"{year or c.day.year}-H{min(q, 2)}") if q <= 2 else None
    if year is None:
        year = c.day.year - (q > here)
        year = c.day.year if c.ahead else year
    return Meaning("DATE", f"{year}-Q{q}")


def of_the_quarter(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "that quarter", "the latest period"."""
    if c.quarter and "period" not in words:
        return Meaning("DATE", c.quarter)
    if "latest" in words and c.day:
        before = date(c.day.year, c.day.month, 1) - timedelta(days=80)
        return Meaning("DATE", f"{before.year}-Q{(before.month - 1) // 3 + 1}")
    return None


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
