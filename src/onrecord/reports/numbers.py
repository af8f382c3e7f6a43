"""Numbers, and what they count, as a person writes them."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.records import Figure
from onrecord.records.wording import number, spaced

# What is counted comes first in a brief where it is a life: lives before goods.
_ORDER = (
    "killed injured missing starved at_risk displaced held captured detained released returned evacuated attacks "
    "buildings_destroyed aid_trucks aid_tonnes money share duration other"
).split()
_DONE = frozenset("killed injured missing displaced held captured detained released returned evacuated starved at_risk".split())
PLAIN = frozenset("share other money".split())  # measures whose name tells nothing that unit and words do not


def number_words(comparator: str, value: float | None, low: float | None, high: float | None) -> str:
    """Return a figure's number in words: 40, more than 40,000, about 300, 30 to 40, 24 or more."""
    if value is not None:
        said = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most "}
        return f"{said[comparator]}{value:,.12g}"
    if low is not None and high is not None:
        return number("=", None, low, high)
    return f"at least {low:,.12g}" if low is not None else f"at most {high:,.12g}"


class Counted(Protocol):
    """What a count is told of; figures and rows of series are."""

    @property
    def measure(self) -> str:
        """What is counted."""

    @property
    def comparator(self) -> str:
        """How the number is meant."""

    @property
    def value(self) -> float | None:
        """The number."""

    @property
    def low(self) -> float | None:
        """The least."""

    @property
    def high(self) -> float | None:
        """The most."""

    @property
    def unit(self) -> str | None:
        """What it is counted in."""

    @property
    def population(self) -> str | None:
        """Who or what is counted."""

    @property
    def place(self) -> str | None:
        """Where."""

    @property
    def period(self) -> str | None:
        """The kind of period."""

    @property
    def period_start(self) -> str | None:
        """From when."""

    @property
    def period_end(self) -> str | None:
        """Until when."""

    @property
    def modality(self) -> str:
        """How it is claimed."""


def toll_words(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the toll or extent of an event in words, lives first: "12 killed", "at least 30 injured".

    Parts of what is told and numbers that are denied are left out; the same told twice is told once.
    """
    told = {f.id: f for f in figures if not f.negated}
    wholes = [f for f in told.values() if f.part_of not in told]
    ordered = sorted(wholes, key=lambda f: measure_rank(f.measure))
    return tuple(dict.fromkeys(map(counted, ordered)))


def counted(figure: Figure) -> str:
    """Return how many of what a figure counts: "12 killed"."""
    many = number_words(figure.comparator, figure.value, figure.low, figure.high)
    unit = figure.unit if figure.measure == "money" else spaced(figure.measure)
    return f"{many} {unit or figure.measure}"


def measure_rank(measure: str) -> int:
    """Return the place of a measure among all, lives first."""
    return _ORDER.index(measure) if measure in _ORDER else len(_ORDER)


def count_words(row: Counted) -> str:
    """Return a count in words: "at least 31 people killed in El Obeid on 2025-03-03", "410 aid trucks"."""
    many = number_words(row.comparator, row.value, row.low, row.high)
    place = f" in {row.place}" if row.place else ""
    of = "of " if row.population and many.endswith("s") else ""  # "thousands of people"
    told = f"{many} {of}{_what(row)}".strip() + f"{place}{_when(row)}"
    return f"{row.modality}: {told}" if row.modality != "asserted" else told


def _what(row: Counted) -> str:
    name, counted = spaced(row.measure), row.population or ""
    unit = row.unit if row.unit and row.unit != "persons" else ""
    if row.unit == "percent":
        return "percent" if row.measure == "share" else " ".join(filter(None, ("percent", counted and f"of {counted}", name)))
    if row.measure in _DONE:
        return f"{counted} {name}".strip() if name not in counted.split() else counted
    if row.measure in {"aid_trucks", "aid_tonnes"}:
        return name if counted.casefold() in {"", name} or name in counted or "ton" in counted else f"{name} ({counted})"
    if row.measure == "attacks":
        return (
            f"{counted} in attacks"
            if counted and "strike" not in counted and "attack" not in counted
            else counted or name
        )
    said = " of ".join(filter(None, (unit, counted)))
    if row.measure in PLAIN:
        return said
    return f"{said} ({name})" if said else name


def _when(row: Counted) -> str:
    start, end = row.period_start, row.period_end
    match row.period:
        case "cumulative":
            return f", in all since {start}" if start else ", in all so far"
        case "window" if start and end and start != end:
            return f" from {start} to {end}"
        case "window" if end or start:
            return f" on {end or start}" if len(end or start or "") == 10 else f" in {end or start}"
    return ""
