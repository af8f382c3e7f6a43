"""Numbers, periods, parameters and long texts as a person writes them."""

import re
from collections.abc import Iterable
from typing import Any

_DURATION = re.compile(r"\bPT?(\d+)([YMWDH])\b")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
_VAGUE: dict[tuple[float, float], str] = {  # as vocabularies/numbers.toml bounds these words
    (3, 9): "several", (24, 99): "dozens", (40, 99): "scores", (200, 999): "hundreds", (2000, 9999): "thousands",
    (20000, 99999): "tens of thousands", (200000, 999999): "hundreds of thousands", (2000000, 999999999): "millions",
    (2000000000, 999999999999): "billions",
}  # fmt: skip

ITSELF = "the article itself"  # who says what nobody else does


def according(said_by: Iterable[str]) -> str:
    """Return who says so through whom: "spokesman < ministry"."""
    return " < ".join(said_by) or ITSELF


def spaced(word: str | None) -> str:
    """Return a word of a vocabulary as it is read: "humanitarian aid"."""
    return (word or "").replace("_", " ")


def shorten(text: str | None, width: int = 160) -> str:
    """Return the text on one line, cut to `width` characters."""
    line = " ".join((text or "").split())
    return line if len(line) <= width else f"{line[: width - 1]}…"


def number(comparator: str, value: float | None, low: float | None, high: float | None) -> str:
    """Return a figure's number as a person writes it: 40, > 40,000, 30 to 40, 24 or more."""
    if value is not None:
        return f"{value:,.12g}" if comparator == "=" else f"{comparator} {value:,.12g}"
    if low is not None and high is not None:
        return _VAGUE.get((low, high)) or f"{low:,.12g} to {high:,.12g}"
    if low is None and high is None:
        return "open at both ends"
    return f">= {low:,.12g}" if low is not None else f"<= {high:,.12g}"


def ratio_words(ratio: float | None) -> str | None:
    """Return how many are given for how many, one on the side of the fewer: "1 : 6", "33 : 1"."""
    if not ratio:
        return None
    return f"1 : {ratio:.3g}" if ratio >= 1 else f"{1 / ratio:.3g} : 1"


def period(kind: str | None, start: str | None, end: str | None) -> str:
    """Return a period in words: "cumulative 2023-10-07 to 2024-08-15"."""
    days = " to ".join(dict.fromkeys(day for day in (start, end) if day))
    return " ".join(part for part in (kind, days) if part)


def located(place: dict[str, Any]) -> str:
    """Return a place of a claim's location in words: "Goma, North Kivu (CD), -1.679 29.223, GeoNames 216281, score 0.93"."""
    known = f"GeoNames {place['geonameid']}" if place["geonameid"] else None
    region = place["admin1"] if place["admin1"] != place["name"] else None
    name = ", ".join(part for part in (place["name"], region) if part)
    country = f"{name} ({place['country']})" if place["country"] else name
    told = (country, place["kind"], f"{place['lat']} {place['lon']}", known, f"score {place['score']:.2f}")
    return ", ".join(part for part in told if part)


def parameters(told: dict[str, Any]) -> str:
    """Return the parameters of a term in words: "200 detainees, 60 days, place: Fangak"."""
    counted = f"{told['quantity']:,.12g} {told.get('unit', '')} {told.get('per', '')}" if "quantity" in told else ""
    rest = [f"{k}: {v}" for k, v in told.items() if k not in {"quantity", "unit", "per", "duration", "status"}]
    return durations(", ".join(part for part in (" ".join(counted.split()), told.get("duration", ""), *rest) if part))


def durations(text: str) -> str:
    """Return a text with its ISO 8601 durations in words: "100 trucks P1D" -> "100 trucks a day", "P60D" -> "60 days"."""
    return _DURATION.sub(_lasting, text)


def _lasting(found: re.Match[str]) -> str:
    count, unit = found[1], "minute" if found[0].startswith("PT") and found[2] == "M" else _UNITS[found[2]]
    if count == "1":
        return f"{'an' if unit == 'hour' else 'a'} {unit}"
    return f"{count} {unit}s"
