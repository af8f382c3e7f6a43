"""Totals of killed and injured, on news of single attacks labelled with how many were killed and how many hurt.

Each article is read and the figure marked as its total is held against the label of its incident: else, as a reader
without the mark would, the largest that is neither part nor recalled; no figure is none. The labels are of the
incident as it was known at last, not of the article (a victim may die a week later, a page may tell of a whole
weekend), so that not every article can be right. Development: a fixed sample of incidents with even numbers, whose
errors we look at; unseen: the same of odd numbers.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.pipeline import read_article
from onrecord.records import Article, Claim, Figure

FILES = ("figures/gun_violence_incidents.jsonl.gz",)
SAMPLE = 400  # articles of each half
_SEED = 5
_Row = tuple[str, tuple[float, float], Article]


def score(gold: Path) -> dict[str, float]:
    """Return the shares of articles, and of incidents, with killed, injured and both right, in each half."""
    scores = {}
    for name, remainder in (("development", 0), ("unseen", 1)):
        right = [(row[0], is_right(row)) for row in load_sample(gold / FILES[0], remainder)]
        scores |= {f"{name}: {k}": v for k, v in _shares(right).items()}
    return scores


def load_sample(path: Path, remainder: int, size: int = SAMPLE) -> list[_Row]:
    """Return a fixed sample of articles, of the incidents whose number leaves the remainder when halved."""
    rows: list[_Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            incident = json.loads(line)
            if int(incident["incident_uri"]) % 2 == remainder:
                rows.extend(_rows(incident))
    random.Random(_SEED).shuffle(rows)
    return rows[:size]


def _rows(incident: dict[str, Any]) -> Iterable[_Row]:
    labels = float(incident["num_killed"]), float(incident["num_injured"])
    for article in incident["articles"]:
        if article["text"].strip():
            built = Article.build(
                title=article["title"] or None, body=article["text"], published=article["dct"] or None
            )
            yield incident["incident_uri"], labels, built


def is_right(row: _Row) -> tuple[bool, bool]:
    """Read one article; say whether the total of the killed is right, and that of the injured."""
    _, (killed, injured), article = row
    claims = read_article(article).claims
    return total_of(claims, "killed") == killed, total_of(claims, "injured") == injured


def total_of(claims: Sequence[Claim], measure: str) -> float:
    """Return the number of the figure marked total, else of the largest that stands for itself, else 0."""
    figures = [c for c in claims if isinstance(c, Figure) and c.measure == measure and c.unit == "persons"]
    marked = [f for f in figures if f.total]
    standing = marked or [f for f in figures if f.part_of is None and not f.recalled]
    return max((f.value if f.value is not None else f.low or 0.0 for f in standing), default=0.0)


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
