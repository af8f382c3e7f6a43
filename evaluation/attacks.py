"""Totals of the killed on reports of attacks in Latin America (MUC-4): are totals right on war news too?

Scored are a fixed sample of the reports with one template whose dead all have a number. The templates leave out
fighters killed in combat, so that a report of a clash has "no dead"; the reports came in capitals and are read in
lower case, which hides names from the reader. So the score tells whether something broke, not how well news is read.
`largest` is the same with the marks of totals left out of account, and totals that no number states.
"""

import gzip
import json
import random
import re
from pathlib import Path
from typing import Any

from evaluation.incidents import is_stated, total_of
from evaluation.reading import reader
from onrecord.records import Article, Figure

FILES = ("figures/muc4_train.jsonl.gz",)
SAMPLE = 250  # reports
_SEED = 5


def score(gold: Path) -> dict[str, float]:
    """Return the share of reports with the right number of killed."""
    rows = load_reports(gold / FILES[0])[:SAMPLE]
    right = {"killed right": 0, "killed right, largest": 0}
    for article, dead in rows:
        reading = reader().read(article)
        figures = [c for c in reading.claims if isinstance(c, Figure)]
        stated = [f for f in figures if f.part_of is None and not f.recalled and is_stated(f, reading.annotations)]
        right["killed right"] += total_of(figures, "killed") == dead
        largest = max((f.value or f.low or 0.0 for f in stated if f.measure == "killed"), default=0.0)
        right["killed right, largest"] += largest == dead
    return {name: count / len(rows) for name, count in right.items()}


def load_reports(path: Path) -> list[tuple[Article, float]]:
    """Return the reports with one template whose dead all have a number, in a fixed order; the first are scored."""
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            dead = _dead(row["templates"][0]) if len(row["templates"]) == 1 else None
            if dead is not None:
                rows.append((Article.build(body=_in_lower_case(row["text"]), published="1990-01-01"), float(dead)))
    random.Random(_SEED).shuffle(rows)
    return rows


def _dead(template: dict[str, Any]) -> int | None:
    """Return how many the template has dead; None where it does not number one of them."""
    dead = 0
    for effect in template.get("HUM TGT: EFFECT OF INCIDENT", []):
        fate, _, who = effect.partition(":")
        if fate != "DEATH":
            continue
        numbers = [n for n in template.get("HUM TGT: NUMBER", []) if who.strip() and who.strip() in n]
        count = re.match(r"\s*(\d+)", numbers[0]) if numbers else None
        if count is None:
            return None
        dead += int(count[1])
    return dead


def _in_lower_case(text: str) -> str:
    """Return a report of capitals in lower case but for the first letters of sentences, without its dateline."""
    text = re.sub(r"\[[^\]]*\]", "", re.sub(r"^.*?--\s*", "", re.sub(r"\n(?!\n)", " ", text), count=1))
    return re.sub(r"(^|[.!?]\s+|\n\s*)([a-z])", lambda m: m[1] + m[2].upper(), text.lower())
