"""Quantities: displacement figures of IDMC excerpts, and our own cases.

IDMC: an excerpt's figure is found if a quantity has its value (`value recall`), and read if a figure has both the value
and a measure that its reporting term allows (`value and measure recall`). Excerpts not in English, and figures that the
excerpt does not state as a number (sums made by the annotators), are left out.
Own cases: every quantity listed, and none besides, with its value or bounds, comparator and unit.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from evaluation.cases import read_cases
from evaluation.figures import same_number
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.records import Article, Figure

FILES = ("figures/idmc_displacement_train.jsonl",)
CASES = Path("tests/cases/quantities")
_PEOPLE = {"displaced", "evacuated", "returned", "at_risk", "released"}
_HOUSING = {"buildings_destroyed", "displaced"}
_ENGLISH = re.compile(r"\b(the|of|and|in|were|was|have|has|to|by|people|displaced)\b", re.IGNORECASE)


def score(gold: Path) -> dict[str, float]:
    """Return recall on the IDMC excerpts and the scores of our own cases."""
    return idmc(gold) | own(CASES)


def idmc(gold: Path) -> dict[str, float]:
    """Return value recall, and recall of value and measure, on the IDMC excerpts."""
    wanted = found = read = 0
    for text, value, term in stated(gold):
        wanted += 1
        is_found, has_measure = is_read(text, value, term)
        found += is_found
        read += has_measure
    return {"IDMC value recall": found / wanted, "IDMC value and measure recall": read / wanted}


def is_read(text: str, value: float, term: str) -> tuple[bool, bool]:
    """Read an excerpt; say whether its number was found, and whether as a figure with a measure of the term."""
    reading = reader().read(Article.build(body=text))
    allowed = _HOUSING if "Housing" in term else _PEOPLE
    figures = [c for c in reading.claims if isinstance(c, Figure)]
    return (
        any(_is(q.value, q.low, q.high, value) for q in reading.annotations.quantities),
        any(_is(f.value, f.low, f.high, value) and f.measure in allowed for f in figures),
    )


def stated(gold: Path) -> Iterator[tuple[str, float, str]]:
    """Yield the text, figure and reporting term of every English excerpt that states its figure as a number."""
    for row in read_cases(gold / FILES[0]):
        text, value = row["Excerpt"], row["Displacement figure"]
        if value is not None and len(_ENGLISH.findall(text)) >= 2 and _states(text, float(value)):
            yield text, value, row["Reporting term"] or ""


def _states(text: str, value: float) -> bool:
    """Say whether the text states the number, in digits with any separators or in a word."""
    digits = re.sub(r"(?<=\d)[\s,.](?=\d{3})", "", text)
    words = {
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        12: "twelve",
    }
    return f"{value:g}" in digits or f"{int(value)}" in digits or words.get(int(value), "\0") in text.lower()


def _is(value: float | None, low: float | None, high: float | None, wanted: float) -> bool:
    return wanted in {value, low, high}


def own(folder: Path) -> dict[str, float]:
    """Return, for every case file, F1 of the numbers (value and bounds) and how many matched ones have all else right."""
    scores = {}
    for path in sorted(folder.glob("*.jsonl")):
        numbers, comparators, units = Counts(), Counts(), Counts()
        for row in read_cases(path):
            found = list(reader().annotate(Article.build(body=row["text"], published="2024-06-01")).quantities)
            left = list(found)
            numbers.found += len(found)
            numbers.wanted += len(row["quantities"])
            for wanted in row["quantities"]:
                same = next((q for q in left if same_number(q, wanted)), None)
                if same is not None:
                    left.remove(same)
                    numbers.right += 1
                    comparators.found += 1
                    comparators.right += same.comparator == wanted["comparator"]
                    units.found += 1
                    units.right += (same.unit or None) == wanted.get("unit")
        name = path.stem.replace("_", " ")
        scores |= {
            f"{name}: number F1": numbers.f1,
            f"{name}: comparator right": comparators.precision,
            f"{name}: unit right": units.precision,
        }
    return scores
