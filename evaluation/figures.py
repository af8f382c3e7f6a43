"""Figures on our own cases: measure and number, then source, kind of period, part and modality of those that match.

What was counted on one day has that day as its window. Some hands wrote "window" there and others left the kind of period
out, as of what happened once: a window of one day is right for both.
"""

from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.annotate.names import fold
from onrecord.records import Article, Figure, Period

FILES = ()
CASES = Path("tests/cases/figures")
_DAY = len("2024-05-31")


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file."""
    return score_files(CASES, score_rows)


def score_rows(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return F1 of (measure, number) and the share right of each further field among the matched."""
    figures, fields = Counts(), {name: Counts() for name in ("comparator", "source", "period", "part", "modality")}
    for row in rows:
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        left = [c for c in reading.claims if isinstance(c, Figure)]
        figures.found += len(left)
        figures.wanted += len(row["figures"])
        for wanted in row["figures"]:
            same = next((f for f in left if same_figure(f, wanted)), None)
            if same is None:
                continue
            left.remove(same)
            figures.right += 1
            for name, right in fields_right(same, wanted).items():
                fields[name].found += 1
                fields[name].right += right
    return {"measure and number F1": figures.f1, **{f"{name} right": c.precision for name, c in fields.items()}}


def same_figure(figure: Figure, wanted: dict[str, Any]) -> bool:
    """Say whether a figure has the measure and the number wanted."""
    return figure.measure == wanted["measure"] and same_number(figure, wanted)


def same_number(figure: Any, wanted: dict[str, Any]) -> bool:
    """Say whether a figure or a quantity has the number, or the bounds, wanted."""
    if wanted.get("value") is not None:
        return figure.value is not None and abs(figure.value - wanted["value"]) < 0.06
    return (figure.low, figure.high) == (wanted.get("low"), wanted.get("high"))


def fields_right(figure: Figure, wanted: dict[str, Any]) -> dict[str, bool]:
    """Say which of the other fields are as the case has them."""
    source = fold(figure.said_by[-1].name) if figure.said_by else None
    asked = fold(wanted["source"]) if wanted.get("source") else None
    return {
        "comparator": figure.comparator == wanted.get("comparator", "="),
        "source": source == asked or bool(source and asked and (source in asked or asked in source)),
        "period": _is_period(figure.period, wanted.get("period")),
        "part": bool(figure.part_of) == bool(wanted.get("part")),
        "modality": figure.modality == wanted.get("modality", "asserted"),
    }


def _is_period(period: Period | None, kind: str | None) -> bool:
    """Say whether a period is of the kind wanted; where none is, that nothing or one day is told."""
    if period is None or period.kind == "point":
        return kind is None
    one_day = period.start == period.end and len(period.start or "") == _DAY
    return period.kind == kind or (kind is None and period.kind == "window" and one_day)
