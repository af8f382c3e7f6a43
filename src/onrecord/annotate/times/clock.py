"""Hours of the day."""

import re
from datetime import timedelta

from onrecord.annotate.times.context import Context, Groups, Meaning
from onrecord.annotate.times.dates import either_way, of_calendar_date, of_weekday
from onrecord.annotate.times.values import day_value, number, numbered


def of_clock(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "4 p.m. on Wednesday", "0630 GMT": on the day named with it, else the last day named."""
    hour, minute = int(g["hour"] or 0), g.get("minute") or "00"
    half = (g.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    day = clock_day(g, c)
    zone = "Z" if (g.get("zone") or "") in {"GMT", "UTC"} else ""
    return Meaning("TIME", f"{day}T{hour:02d}:{minute}{zone}" if day else f"XXXX-XX-XXT{hour:02d}:{minute}{zone}")


def clock_day(g: Groups, c: Context) -> str | None:
    """Return the day of a clock time: the one named with it, else the last one named, else that of publication."""
    word = (g.get("weekday") or "").lower().rstrip(".")
    if c.day is None:
        return None
    if g.get("month") and (dated := of_calendar_date(g, "", c)):
        return dated.value
    if word in numbered()["weekdays"]:
        meaning = of_weekday({"weekday": word}, word, c)
        return meaning.value if meaning else None
    if word:
        return day_value(c.day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0)))
    return c.last[:10] if c.last and re.match(r"\d{4}-\d\d-\d\d", c.last) else day_value(c.day)


def of_noon(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "midnight Friday", "at dawn", "at dawn on 3 May"."""
    day, word = clock_day(either_way(g), c), (g["word"] or "").lower()
    if day is None:
        return None
    clock = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(word)
    if clock:
        return Meaning("TIME", f"{day}T{clock}")
    return Meaning("TIME", day + ("TMO" if word in {"dawn", "sunrise"} else "TEV"))


def of_words_clock(g: Groups, words: str, c: Context) -> Meaning | None:
    """Return what is meant by "4 in the morning", "nine o'clock at night"."""
    hour = int(number(g["hour"]) or 0)
    late = g["half"] in {"afternoon", "evening"} or (g["night"] and hour >= 6)
    day = clock_day(g, c)
    return Meaning("TIME", f"{day}T{hour % 12 + (12 if late else 0):02d}:{g['minute'] or '00'}") if day else None
