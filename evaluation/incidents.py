"""Totals of killed and injured, on news of single attacks labelled with how many were killed and how many hurt.

Each article is read and the figure marked as its total is held against the label of its incident: else, as a reader
without the mark would, the largest that is neither part nor recalled nor denied; no figure is none. The labels are of the
incident as it was known at last, not of the article (a victim may die a week later, a page may tell of a whole
weekend), so that not every article can be right. Development: a fixed sample of incidents with even numbers, whose
errors we look at; unseen: the same of odd numbers, whose articles and incidents nobody looks at and nothing learns from.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.calibration import expected_error
from evaluation.reading import reader
from onrecord.annotate.annotations import Annotations
from onrecord.records import Article, Claim, Figure

FILES = ("figures/gun_violence_incidents.jsonl.gz",)
SAMPLE = 400  # articles of each half
MEASURES = ("killed", "injured")
_SEED = 5
_Row = tuple[str, tuple[float, float], Article]


def score(gold: Path) -> dict[str, float]:
    """Return the shares of articles, and of incidents, with killed, injured and both right, in each half."""
    scores = {}
    for name, remainder in (("development", 0), ("unseen", 1)):
        rows = load_sample(gold / FILES[0], remainder)
        judged = [is_right(row) for row in rows]
        scores |= {
            f"{name}: {k}": v for k, v in _shares([(r[0], j.right) for r, j in zip(rows, judged, strict=True)]).items()
        }
        confidence, right = np.array([pair for j in judged for pair in j.added]).T
        scores[f"{name}: calibration of added totals"] = 1 - expected_error(confidence, right)
    return scores


def load_sample(path: Path, remainder: int, size: int | None = SAMPLE) -> list[_Row]:
    """Return a fixed sample of articles (all without a size), of the incidents whose number leaves the remainder halved."""
    rows: list[_Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            incident = json.loads(line)
            if int(incident["incident_uri"]) % 2 == remainder:
                rows.extend(_rows(incident))
    random.Random(_SEED).shuffle(rows)
    return rows[:size]


def load_for_learning(path: Path) -> list[_Row]:
    """Return every article that may be learned from: none of an incident of the unseen sample, and none of its texts."""
    unseen = load_sample(path, 1)
    incidents, texts = {row[0] for row in unseen}, {row[2].text for row in unseen}
    every = [*load_sample(path, 0, size=None), *load_sample(path, 1, size=None)]
    return [row for row in every if row[0] not in incidents and row[2].text not in texts]


def _rows(incident: dict[str, Any]) -> Iterable[_Row]:
    labels = float(incident["num_killed"]), float(incident["num_injured"])
    for article in incident["articles"]:
        if article["text"].strip():
            built = Article.build(
                title=article["title"] or None, body=article["text"], published=article["dct"] or None
            )
            yield incident["incident_uri"], labels, built


@dataclass(frozen=True)
class Judged:
    """Whether the totals of killed and injured are right; confidence of the totals no number states, and if right."""

    right: tuple[bool, bool]
    added: list[tuple[float, float]]


def is_right(row: _Row) -> Judged:
    """Read one article and hold its totals against the labels."""
    _, labels, article = row
    reading = reader().read(article)
    right = tuple(total_of(reading.claims, m) == n for m, n in zip(MEASURES, labels, strict=True))
    totals = [c for c in reading.claims if isinstance(c, Figure) and c.total and not is_stated(c, reading.annotations)]
    added = [(f.confidence, float(right[MEASURES.index(f.measure)])) for f in totals if f.value]
    return Judged((right[0], right[1]), added)


def total_of(claims: Sequence[Claim], measure: str) -> float:
    """Return the number of the figure marked total, else of the largest that stands for itself, else 0."""
    figures = [c for c in claims if isinstance(c, Figure) and c.measure == measure and c.unit == "persons"]
    marked = [f for f in figures if f.total]
    standing = marked or [f for f in figures if f.part_of is None and not f.recalled and not f.negated]
    return max((f.value if f.value is not None else f.low or 0.0 for f in standing), default=0.0)


def is_stated(figure: Figure, annotations: Annotations) -> bool:
    """Say whether a number states a figure, or "a" one person; else it is a total on victims told of one by one."""
    spans = [(e.start, e.end) for e in figure.evidence]
    single = any(e.text.lower().startswith(("a ", "an ")) for e in figure.evidence)
    return single or any(s <= q.start and q.end <= e for s, e in spans for q in annotations.quantities)


def _shares(right: Sequence[tuple[str, tuple[bool, bool]]]) -> dict[str, float]:
    """Return the shares by article; by incident, those of an incident's articles are averaged first."""
    told = {"killed": [k for _, (k, _) in right], "injured": [i for _, (_, i) in right]}
    told["both"] = [k and i for _, (k, i) in right]
    shares = {f"{name} right": sum(values) / len(values) for name, values in told.items()}
    for name, values in told.items():
        of: dict[str, list[bool]] = defaultdict(list)
        for (incident, _), value in zip(right, values, strict=True):
            of[incident].append(value)
        shares[f"{name} right by incident"] = sum(sum(v) / len(v) for v in of.values()) / len(of)
    return shares
