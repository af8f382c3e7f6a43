"""The calibration of confidence, fitted with the shipped weights: `python -m training.confidence`.

That of attributions is fitted on PolNeAR dev. That of other claims on marked articles that the reader of the deal did not
learn from; of events and figures there are too few such, so that news the heads learned from is told apart by a sign of
its own, which what is shipped leaves out. It runs after every new export; evaluation/confidence.py scores that of
attributions five-fold, evaluation/claim_confidence.py that of claims on other articles.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from evaluation import dispatches, news
from evaluation.calibration import expected_error, fit, ranking, told
from evaluation.cases import read_cases
from evaluation.claim_confidence import SCORED, judged
from evaluation.confidence import judge
from evaluation.marked import HELD, PLAIN
from onrecord.extract.claim_signs import Beside, kind_of
from onrecord.extract.deal.learned import Learned
from onrecord.extract.odds import Signs
from onrecord.extract.page import Page
from onrecord.pipeline import Reading, reader
from onrecord.records import Article, Claim

SHIPPED = Path("src/onrecord/weights/confidence.json")
PRIOR = 10  # what rules add is rare there, and counts as if ten of all attributions were among it
RIDGE = 30.0
NEWS = Path("training/news")
READ = Path("tests/cases/dispatches/read.jsonl")  # dispatches everything in which is listed
SHARE = 3  # one in so many of the articles whose events or figures are marked, which are many
LEARNED_FROM = "learned from"
_LISTED = ("events, type, actors and status", "figures, measure and number")

Row = dict[str, Any]
Seen = dict[str, list[tuple[Signs, bool]]]
"""By kind, the signs of every claim and whether it is right."""


def main() -> None:
    """Write the weights of the signs, and the share right of what rules add."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    stored = {"attribution": _attributions(options.gold), "claims": _claims(options.gold)}
    SHIPPED.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _attributions(gold: Path) -> dict[str, Any]:
    found = judge(gold)
    weights = fit(found.rows, found.right)
    by_rule = (sum(found.by_rule) + PRIOR * float(found.right.mean())) / (len(found.by_rule) + PRIOR)
    return {
        "signs": {name: round(float(w), 3) for name, w in zip(found.names, weights, strict=True)},
        "by rule": round(by_rule, 3), "of": len(found.right), "of by rule": len(found.by_rule),
    }  # fmt: skip


def _claims(gold: Path) -> dict[str, Signs]:
    """Return the weights of every kind of claim."""
    seen: Seen = {}
    signs: dict[str, Signs] = {}

    def noting(page: Page, claims: Sequence[Claim], learned: Learned | None = None) -> list[Claim]:
        beside = Beside(page, learned, claims)
        signs.update({c.id: beside.signs_of(c) for c in claims})
        return [*claims]

    with patch("onrecord.pipeline.believed", noting), patch("onrecord.extract.figures.believed", noting):
        for row, more in chain(_marked(gold), _listed()):
            reading = reader().read(Article.build(body=row["text"], published=row["published"]))
            for claim, right in _listed_right(reading, row) if row.get("statements") else judged(reading, row):
                if claim.id in signs:
                    seen.setdefault(kind_of(claim), []).append((signs[claim.id] | more, right))
    return {kind: _fitted(kind, found) for kind, found in sorted(seen.items())}


def _marked(gold: Path) -> Iterator[tuple[Row, Signs]]:
    """Yield the marked articles that are learned from, each with the signs of all claims in it."""
    scored = {path for pattern in SCORED for path in HELD.glob(pattern)}
    for path in sorted({*HELD.glob(PLAIN)} - scored):
        yield from ((row, {}) for row in read_cases(path))
    yield from (({"exchanges": [], "terms": []} | row, {}) for row in news.read_news(NEWS / "weighed.jsonl", gold))
    for name in ("events.jsonl", "figures.jsonl"):
        rows = enumerate(news.read_news(NEWS / name, gold))
        yield from ((row, {LEARNED_FROM: 1.0}) for n, row in rows if n % SHARE == 0)


def _listed() -> Iterator[tuple[Row, Signs]]:
    yield from ((row, {}) for row in read_cases(READ))


def _listed_right(reading: Reading, row: Row) -> Iterator[tuple[Claim, bool]]:
    """Yield the events and figures of a dispatch with whether they are listed."""
    for test in _LISTED:
        found, _, right = dispatches.looks(reading.article, reading.claims, row)[test]
        are_right = {id(f) for f, _ in right}
        yield from ((c, id(c) in are_right) for c in found)


def _fitted(kind: str, found: list[tuple[Signs, bool]]) -> Signs:
    names = sorted({name for signs, _ in found for name in signs})
    rows = np.array([[signs.get(name, 0.0) for name in names] for signs, _ in found])
    right = np.array([is_right for _, is_right in found], float)
    weights = fit(rows, right, ridge=RIDGE)
    sure = told(rows, weights)
    print(f"{kind}: {len(found)}, {right.mean():.3f} right; ECE {expected_error(sure, right):.3f}, ranking {ranking(sure, right):.3f}")
    each = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    return {name: weight for name, weight in each.items() if weight and name != LEARNED_FROM}


if __name__ == "__main__":
    main()
