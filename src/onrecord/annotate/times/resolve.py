"""What a time expression means: TIMEX3 type, value and modifier, reckoned from the day of publication.

Weekdays and months without a year are the nearest ones before publication, the day itself included, unless the words
around them look ahead; "earlier", "the following day" count from the last date named in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.annotate.annotations import TimexType
from onrecord.vocabularies.load import load


@dataclass(slots=True)
class Context:
    """What an expression is reckoned from: `day` of publication, the `last` date and the last `quarter` named before,
    and whether the words before look `ahead` or tell of the `past`."""

    day: date | None
    last: str | None = None
    quarter: str | None = None
    ahead: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type, value and modifier of one expression; `window` is the stretch it bounds, as two TIMEX3 dates."""

    type: TimexType
    value: str
    mod: str | None = None
    window: tuple[str, str] | None = None


_SOON = 45  # days: a date without a year this near ahead is meant ahead, unless the words tell of the past
Groups = dict[str, str | None]
_AGO = {"ago", "back"}
_FORWARD = {"later", "after", "from", "hence"}
_NEXT, _LAST = {"next", "coming", "following", "upcoming"}, {"last", "past", "previous", "preceding"}
_ABOUT = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN", "less than": "LESS_THAN",
    "fewer than": "LESS_THAN", "just under": "LESS_THAN", "more than": "MORE_THAN", "over": "MORE_THAN",
    "just over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "as many as": "EQUAL_OR_LESS",
}  # fmt: skip


def resolve(kind: str, match: re.Match[str], context: Context) -> Meaning | None:
    """Return what a recognised expression means; None if it is no time after all."""
    groups = {k: v for k, v in match.groupdict().items()}
    meaning = _RULES[kind](groups, match.group(), context)
    if meaning is None:
        return None
    mod = meaning.mod or _modifier(groups)
    return Meaning(meaning.type, meaning.value, mod, meaning.window)


def _modifier(g: Groups) -> str | None:
    if about := g.get("about"):
        return _ABOUT.get(" ".join(about.lower().split()), "APPROX")
    words = (g.get("mod") or "").lower()
    if re.search(r"\b(early|beginning|start|first)\b", words):
        return "START"
    if re.search(r"\b(mid|middle)\b", words):
        return "MID"
    return "END" if re.search(r"\b(late|end|close|latter|second|last)\b", words) else None


# -- words to numbers


@cache
def _calendar() -> dict[str, dict[str, int]]:
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
    known = load("calendar")["numbers"]
    parts = plain.split()
    if all(p in known for p in parts):
        total = 0
        for p in parts:
            total = max(total, 1) * 100 if p == "hundred" else total + known[p]
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
        return f"PT{n}{unit[1:]}"
    if n != "X" and "." in n and unit == "Y":
        years, months = divmod(round(float(n) * 12), 12)
        return f"P{years}Y{months}M" if years else f"P{months}M"
    return f"P{n}{unit}"


# -- dates to values


def day_value(day: date) -> str:
    """Return YYYY-MM-DD."""
    return day.isoformat()


def week_value(day: date) -> str:
    """Return the ISO week, YYYY-Wnn."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _month_value(year: int, month: int) -> str:
    return f"{year + (month - 1) // 12:04d}-{(month - 1) % 12 + 1:02d}"


def _shift(anchor: date, n: int, unit: str) -> str | None:
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
                return _month_value(anchor.year, anchor.month + n)
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


def _anchored(context: Context, unit: str = "D") -> date | None:
    """Return the last date named, where it is as fine as the unit, else the day of publication."""
    last = context.last or ""
    if re.match(r"\d{4}-\d\d-\d\d", last):
        return date.fromisoformat(last[:10])
    if unit in {"M", "Q", "Y"} and re.fullmatch(r"\d{4}-\d\d", last):
        return date(int(last[:4]), int(last[5:]), 1)
    if unit == "Y" and re.match(r"\d{4}", last):
        return date(int(last[:4]), 1, 1)
    return context.day


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    value = int(text)
    return value if value > 99 else (1900 + value if value > 40 else 2000 + value)


def _month_near(month: int, context: Context, day: int | None = None) -> int | None:
    """Return the year of a month (and day) without one: the last such, or the next where the words look ahead."""
    if context.day is None:
        return None
    here = (context.day.month, context.day.day if day else 0)
    asked = (month, day or 0)
    if context.ahead:
        return context.day.year + (asked < here)
    if asked <= here:
        return context.day.year
    days_on = (month - context.day.month) * 30 + ((day or 0) - context.day.day if day else 0)
    return context.day.year if days_on <= _SOON and not context.past else context.day.year - 1


def _date(y: int | None, m: int, d: int | None) -> str | None:
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


# -- the rules, one a kind of pattern


def _iso(g: Groups, _: str, c: Context) -> Meaning | None:
    value = _date(int(g["y"] or 0), int(g["m"] or 0), int(g["d"] or 0))
    if value and g.get("clock"):
        return Meaning("TIME", f"{value}T{(g['clock'] or '')[:5]}")
    return Meaning("DATE", value) if value else None


def _slashed(g: Groups, _: str, c: Context) -> Meaning | None:
    value = _date(_year(g["y"]), int(g["m"] or 0), int(g["d"] or 0))
    return Meaning("DATE", value) if value else None


def _calendar_date(g: Groups, _: str, c: Context) -> Meaning | None:
    month = _month_number(g["month"])
    day = int(g["d"] or 0)
    if not 1 <= day <= 31:
        return None
    year = _year(g.get("y")) or _month_near(month, c, day)
    value = _date(year, month, day)
    if value is None:
        return None
    if g.get("d2") and (last := _date(year, month, int(g["d2"] or 0))):
        return Meaning("DATE", value, window=(value, last))
    return Meaning("DATE", value)


def _month_number(word: str | None) -> int:
    return _calendar()["months"][(word or "").lower().rstrip(".")]


def _month(g: Groups, words: str, c: Context) -> Meaning | None:
    month = _month_number(g["month"])
    if (g["month"] or "").lower().rstrip(".") in {"may", "march"} and not _surely_month(g, words, c):
        return None
    rel = (g.get("rel") or "").lower()
    year = _year(g.get("y"))
    if year is None and g.get("yrel") and c.day:
        year = c.day.year + {"this": 0, "last": -1, "next": 1}[(g["yrel"] or "").lower()]
    if year is None and c.day:
        if rel in _NEXT:
            year = c.day.year + (month <= c.day.month)
        elif rel in _LAST:
            year = c.day.year - (month >= c.day.month)
        elif rel in {"this", "current"}:
            year = c.day.year
        else:
            year = _month_near(month, c)
    value = _date(year, month, None)
    return Meaning("DATE", value) if value else None


def _surely_month(g: Groups, words: str, c: Context) -> bool:
    return bool(g.get("y") or g.get("rel") or g.get("mod") or g.get("yrel")) or words[0].isupper()


def _weekday(g: Groups, words: str, c: Context) -> Meaning | None:
    number_of = _calendar()["weekdays"][(g["weekday"] or "").lower().rstrip(".")]
    part = _part(g.get("part"))
    if g.get("plural"):
        return Meaning("SET", f"XXXX-WXX-{number_of + 1}{part}")
    if c.day is None:
        return Meaning("DATE", f"XXXX-WXX-{number_of + 1}")
    rel, after = (g.get("rel") or "").lower(), (g.get("after") or "").lower()
    back = (c.day.weekday() - number_of) % 7
    if rel in _NEXT or (c.ahead and not rel and not after and not c.past):
        day = c.day + timedelta(days=(7 - back) if back else (7 if rel in _NEXT else 0))
    elif rel == "previous" and (anchor := _anchored(c)):
        day = anchor - timedelta(days=(anchor.weekday() - number_of) % 7 or 7)
    elif rel in _LAST:
        day = c.day - timedelta(days=back or 7)
    elif after:
        monday = c.day - timedelta(days=c.day.weekday()) + timedelta(weeks=1 if after == "next" else -1)
        day = monday + timedelta(days=number_of)
    else:
        day = c.day - timedelta(days=back)
    return _of_day(day, part)


def _part(words: str | None) -> str:
    if not words:
        return ""
    word = words.lower().removeprefix("over")
    return "T" + str(load("calendar")["parts_of_day"].get(word, load("calendar")["parts_of_day"].get(word.rstrip("s"), "")))


def _of_day(day: date, part: str) -> Meaning:
    return Meaning("TIME" if part else "DATE", day_value(day) + part, window=(day_value(day), day_value(day)))


def _today(g: Groups, words: str, c: Context) -> Meaning | None:
    word = " ".join((g["word"] or "").lower().split())
    if c.day is None:
        return Meaning("DATE", "PRESENT_REF") if word == "today" else None
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    part = "TNI" if word in {"tonight", "overnight"} else _part(g.get("part"))
    return _of_day(c.day + timedelta(days=shift), part)


def _this_part(g: Groups, _: str, c: Context) -> Meaning | None:
    if c.day is None:
        return None
    rel, part = (g["rel"] or "").lower(), _part(g["part"])
    anchor = _anchored(c) if rel in {"that", "the same"} else c.day
    if anchor is None:
        return None
    back = rel in {"last", "yesterday", "the previous"}
    return _of_day(anchor + timedelta(days=-1 if back else (1 if rel == "tomorrow" else 0)), part)


def _relative(g: Groups, words: str, c: Context) -> Meaning | None:
    rel, unit = (g["rel"] or "").lower(), unit_of(g["unit"] or "")
    if (g["unit"] or "").lower().endswith("s") or rel in {"recent", "latest"}:
        return None
    if unit.startswith("T") or unit in {"SE", "GE"}:
        return None
    anchor = c.day
    if rel in {"previous", "following", "same", "preceding", "that"}:
        anchor = _anchored(c, unit)
    if anchor is None:
        return None
    shift = 1 if rel in _NEXT else (-1 if rel in _LAST else 0)
    if rel == "past" and "the past" in words.lower():
        return Meaning("DURATION", duration("1", unit), window=_window(c.day, -1, unit))
    value = _shift(anchor, shift, unit)
    if value is None:
        return None
    if unit in {"D", "NI"}:
        return _of_day(date.fromisoformat(value), "TNI" if unit == "NI" else "")
    return Meaning("DATE", value)


def _in_the(g: Groups, words: str, c: Context) -> Meaning | None:
    anchor = _anchored(c) if g["unit"] == "day" else c.day
    value = _shift(anchor, 0, unit_of(g["unit"] or "")) if anchor else None
    return Meaning("DATE", value) if value else None


def _span(g: Groups, words: str, c: Context) -> Meaning | None:
    n, unit = number(g["n"]) or "X", unit_of(g["unit"] or "")
    rel = (g["rel"] or "").lower()
    shift = None if n == "X" or rel in {"first", "final"} else float(n) * (1 if rel in _NEXT else -1)
    return Meaning("DURATION", duration(n, unit), window=_window(c.day, shift, unit) if shift else None)


def _window(day: date | None, n: float | None, unit: str) -> tuple[str, str] | None:
    """Return the days from publication `n` units on (or back, if negative)."""
    days = {"TS": 1 / 86400, "TM": 1 / 1440, "TH": 1 / 24, "D": 1, "NI": 1, "W": 7, "2W": 14, "M": 30.44, "Y": 365.25, "DE": 3652.5}
    if day is None or n is None or unit not in days:
        return None
    try:
        other = day + timedelta(days=round(n * days[unit]))
    except OverflowError:
        return None
    first, last = sorted((day, other))
    return day_value(first), day_value(last)


def _vague_span(g: Groups, _: str, c: Context) -> Meaning | None:
    return Meaning("DURATION", duration("X", unit_of(g["unit"] or "")))


def _ago(g: Groups, words: str, c: Context) -> Meaning | None:
    n, unit = number(g["n"]), unit_of(g["unit"] or "")
    way = " ".join((g["way"] or "").lower().split())
    forward = way.split()[0] in _FORWARD
    near = way in _AGO or way.startswith("from") or way == "hence"
    anchor = c.day if near else _anchored(c, unit)
    if n in {None, "X"}:
        return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF")
    if unit.startswith("T") or anchor is None or n is None:
        return Meaning("DURATION", duration(n or "X", unit))
    if "half" in words.lower() and unit == "Y":
        months = round((float(n) + (0.5 if n != "0.5" else 0)) * 12)
        return Meaning("DATE", _month_value(anchor.year, anchor.month + (months if forward else -months)))
    if "." in n and unit != "Y":
        return Meaning("DURATION", duration(n, unit))
    count = int(float(n))
    if unit == "Y" and n == "1" and not forward and c.quarter:
        return Meaning("DATE", f"{int(c.quarter[:4]) - 1}{c.quarter[4:7]}")
    if not near and unit == "Y" and c.last and re.match(r"\d{4}-\d\d", c.last):
        return Meaning("DATE", f"{int(c.last[:4]) + (count if forward else -count):04d}{c.last[4:7]}")
    value = _shift(anchor, count if forward else -count, unit)
    return Meaning("DATE", value) if value else None


def _vague_ago(g: Groups, _: str, c: Context) -> Meaning | None:
    return Meaning("DATE", "FUTURE_REF" if (g["way"] or "").lower() == "later" else "PAST_REF")


def _year_ago(g: Groups, words: str, c: Context) -> Meaning | None:
    if c.day is None:
        return None
    if words.lower().endswith("quarter") or words.lower().startswith(("year-earlier", "the year-earlier")):
        quarter = (c.day.month - 1) // 3
        if c.quarter:
            return Meaning("DATE", f"{int(c.quarter[:4]) - 1}{c.quarter[4:7]}")
        return Meaning("DATE", f"{c.day.year - 1 - (quarter == 0)}-Q{quarter or 4}")
    return Meaning("DATE", str(c.day.year - 1))


def _duration(g: Groups, words: str, c: Context) -> Meaning | None:
    n, unit = number(g["n"]) or "X", unit_of(g["unit"] or "")
    if words.lower().endswith("old"):
        return None  # an age
    if unit in {"WE", "SE", "GE", "Q"} and n != "X":
        return Meaning("DURATION", f"P{n}{unit}")
    if g.get("half") and n != "X":
        n = f"{float(n) + 0.5:g}"
    if n.isdigit() and len(n) == 4 and not words.startswith("P") and 1800 <= int(n) <= 2100 and "-" not in words:
        return None if (g["unit"] or "").lower() in {"second"} else Meaning("DURATION", duration(n, unit))
    if (g["unit"] or "").lower() in {"second", "minute", "night", "quarter"} and "-" not in words and n != "1":
        return None
    return Meaning("DURATION", duration(n, unit))


def _a_duration(g: Groups, words: str, c: Context) -> Meaning | None:
    unit = unit_of(g["unit"] or "")
    return Meaning("DURATION", duration("1.5" if g.get("half") else "1", unit))


def _long(g: Groups, words: str, c: Context) -> Meaning | None:
    many = bool(re.search(r"s[-\s]?long", words.lower()))
    return Meaning("DURATION", duration("X" if many else "1", unit_of(g["unit"] or "")))


def _plain_span(g: Groups, words: str, c: Context) -> Meaning | None:
    return Meaning("DURATION", duration("X", unit_of(g["unit"] or "")))


def _quarter(g: Groups, words: str, c: Context) -> Meaning | None:
    if c.day is None:
        return None
    half = "half" in (g["half"] or "").lower()
    order = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
    name = (g["q"] or "").lower()
    here = (c.day.month - 1) // 3 + 1
    rel = ((g.get("yrel") or "") + (g.get("yrel2") or "")).lower().split(" ")[0].removesuffix("'s")
    year = _year(g.get("y")) or (c.day.year + {"this": 0, "last": -1, "next": 1}[rel] if rel else None)
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


def _the_quarter(g: Groups, words: str, c: Context) -> Meaning | None:
    if c.quarter and "period" not in words:
        return Meaning("DATE", c.quarter)
    if "latest" in words and c.day:
        before = date(c.day.year, c.day.month, 1) - timedelta(days=80)
        return Meaning("DATE", f"{before.year}-Q{(before.month - 1) // 3 + 1}")
    return None


def _fiscal(g: Groups, _: str, c: Context) -> Meaning | None:
    return Meaning("DATE", g["y"] or "")


def _decade(g: Groups, _: str, c: Context) -> Meaning | None:
    return Meaning("DATE", f"{g['c']}{g['d']}" if g.get("c") else f"{19 if int(g['d3'] or 0) > 2 else 20}{g['d3']}")


def _century(g: Groups, _: str, c: Context) -> Meaning | None:
    n = int(g["c"] or 0)
    return Meaning("DATE", f"{n - 1:02d}") if 1 <= n <= 30 else None


def _bare_year(g: Groups, _: str, c: Context) -> Meaning | None:
    return Meaning("DATE", g["y"] or "")


def _range(g: Groups, _: str, c: Context) -> Meaning | None:
    first, last = g["y"] or "", g["y2"] or ""
    last = first[:2] + last if len(last) == 2 else last
    return Meaning("DATE", first, window=(first, last)) if first < last else None


def _season(g: Groups, _: str, c: Context) -> Meaning | None:
    letters = load("calendar")["seasons"][(g["season"] or "").lower()]
    year, rel = _year(g.get("y")), (g.get("rel") or "").lower()
    if year is None and c.day:
        start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[letters]
        year = c.day.year + (1 if rel == "next" else 0)
        if rel == "last" and c.day.month >= start:
            year -= c.day.month <= start + 2
        elif rel != "next" and start > c.day.month + 1 and not c.ahead:
            year -= 1
    return Meaning("DATE", f"{year}-{letters}") if year else None


def _clock(g: Groups, words: str, c: Context) -> Meaning | None:
    hour, minute = int(g["hour"] or 0), g.get("minute") or "00"
    half = (g.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    day = _clock_day(g, c)
    zone = "Z" if (g.get("zone") or "") in {"GMT", "UTC"} else ""
    return Meaning("TIME", f"{day}T{hour:02d}:{minute}{zone}" if day else f"XXXX-XX-XXT{hour:02d}:{minute}{zone}")


def _clock_day(g: Groups, c: Context) -> str | None:
    word = (g.get("weekday") or "").lower().rstrip(".")
    if c.day is None:
        return None
    if word in _calendar()["weekdays"]:
        meaning = _weekday({"weekday": word}, word, c)
        return meaning.value if meaning else None
    if word:
        return day_value(c.day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0)))
    return c.last[:10] if c.last and re.match(r"\d{4}-\d\d-\d\d", c.last) else day_value(c.day)


def _noon(g: Groups, words: str, c: Context) -> Meaning | None:
    day, word = _clock_day(g, c), (g["word"] or "").lower()
    if day is None:
        return None
    clock = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(word)
    if clock:
        return Meaning("TIME", f"{day}T{clock}")
    return Meaning("TIME", day + ("TMO" if word in {"dawn", "sunrise"} else "TEV"))


def _weekend(g: Groups, _: str, c: Context) -> Meaning | None:
    if c.day is None:
        return None
    rel = (g["rel"] or "").lower()
    back = rel in _LAST or rel == "this past" or (rel in {"the", "this"} and c.day.weekday() < 4 and not c.ahead)
    shift = 7 if rel in {"next", "coming"} and c.day.weekday() >= 5 else 0
    return Meaning("DATE", week_value(c.day + timedelta(days=-7 if back else shift)) + "-WE")


def _same_day(g: Groups, words: str, c: Context) -> Meaning | None:
    rel, unit = (g.get("rel") or "").lower(), unit_of(g["unit"] or "")
    anchor = _anchored(c, unit)
    if anchor is None or c.last is None or (not rel and words.lower().startswith("the")):
        return None
    shift = 1 if rel in {"following", "next", "very next"} else (-1 if rel == "previous" else 0)
    value = _shift(anchor, shift, "D" if (g["unit"] or "") == "morning" else unit)
    return Meaning("DATE", value) if value else None


def _day_before(g: Groups, _: str, c: Context) -> Meaning | None:
    anchor = _anchored(c)
    if anchor is None:
        return None
    shift = -1 if (g["way"] or "").lower() in {"before", "earlier"} else 1
    return _of_day(anchor + timedelta(days=shift), "")


def _set(g: Groups, words: str, c: Context) -> Meaning | None:
    unit = (g["unit"] or "").lower().rstrip(".")
    if unit in _calendar()["weekdays"]:
        return Meaning("SET", f"XXXX-WXX-{_calendar()['weekdays'][unit] + 1}")
    if unit in load("calendar")["seasons"]:
        return Meaning("SET", f"XXXX-{load('calendar')['seasons'][unit]}")
    if unit in {"morning", "weekday"}:
        return Meaning("SET", "P1D")
    n = (g.get("n") or "").strip().lower()
    count = "2" if n == "other" else (number(n) or "1" if n else "1")
    return Meaning("SET", duration(count, "D" if unit_of(unit) == "NI" else unit_of(unit)))


def _set_word(g: Groups, _: str, c: Context) -> Meaning | None:
    return Meaning("SET", load("calendar")["sets"][(g["word"] or "").lower()])


def _reference(g: Groups, _: str, c: Context) -> Meaning | None:
    word = " ".join((g["word"] or "").lower().split())
    for value, words in load("calendar")["vague_references"].items():
        if word in words.split("|"):
            return Meaning("DATE", value)
    return None


def _holiday(g: Groups, _: str, c: Context) -> Meaning | None:
    month, day = map(int, load("calendar")["holidays"][(g["word"] or "").lower()].split("-"))
    year = _year(g.get("y")) or _month_near(month, c, day)
    return Meaning("DATE", f"{year}-{month:02d}-{day:02d}") if year else None


def _year_end(g: Groups, _: str, c: Context) -> Meaning | None:
    year = _year(g.get("y")) or (c.day.year if c.day else None)
    return Meaning("DATE", str(year), "END") if year else None


def _nineties(g: Groups, _: str, c: Context) -> Meaning | None:
    tens = "twenties thirties forties fifties sixties seventies eighties nineties".split()
    return Meaning("DATE", f"19{tens.index((g['word'] or '').lower()) + 2}")


_RULES: dict[str, Callable[[Groups, str, Context], Meaning | None]] = {
    "iso": _iso, "slashed": _slashed, "date": _calendar_date, "date_first": _calendar_date, "month": _month,
    "weekday": _weekday, "part_of_weekday": _weekday, "today": _today, "this_part": _this_part,
    "relative": _relative, "in_the": _in_the, "span": _span, "vague_span": _vague_span, "ago": _ago, "vague_ago": _vague_ago,
    "year_ago": _year_ago, "duration": _duration, "a_duration": _a_duration, "long": _long,
    "plain_span": _plain_span, "quarter": _quarter, "the_quarter": _the_quarter, "fiscal": _fiscal,
    "decade": _decade, "century": _century, "year": _bare_year, "range": _range, "season": _season,
    "season_year": _season, "clock": _clock, "clock24": _clock, "clock_bare": _clock, "noon": _noon,
    "weekend": _weekend, "same_day": _same_day, "day_before": _day_before, "set": _set, "set_word": _set_word,
    "reference": _reference, "holiday": _holiday, "year_end": _year_end, "nineties": _nineties,
}  # fmt: skip
