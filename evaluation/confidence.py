"""Whether the confidence of attributions tells what share of them is right, on PolNeAR dev in five folds.

Right is an attribution whose content and source are the gold's, as evaluation/attribution.py counts them. A fold's
confidence comes from weights fitted on the other four; what ships is fitted on all (`python -m training.confidence`).
`calibration` is 1 - ECE; `ranking` the share of pairs of a right and a wrong one that the confidence orders rightly.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation import attribution
from evaluation.calibration import Floats, expected_error, held_out, reliability
from evaluation.matching import characters, jaccard, match
from evaluation.reading import reader
from onrecord.annotate.confidence import weighed
from onrecord.records import Article

FILES = attribution.FILES
FOLDS = 5


@dataclass(frozen=True)
class Judged:
    """The signs of found attributions, whether each is right, and the fold each is in."""

    names: list[str]
    rows: Floats
    right: Floats
    folds: Floats
    by_rule: list[bool]


def judge(gold: Path) -> Judged:
    """Return every attribution found on PolNeAR dev with its signs; `by_rule` says of those without signs if right."""
    rows, right, folds, by_rule = [], [], [], []
    names: list[str] = []
    for number, line in enumerate((gold / FILES[0]).read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        found = [a for a in reader().annotate(Article.build(body=row["text"])).attributions if a.inside is None]
        for a, is_right in zip(found, _right(row["quotes"], attribution.spans_of(found)), strict=True):
            if a.signs is None:
                by_rule.append(is_right)
                continue
            names = list(weighed(a.signs))
            rows.append(list(weighed(a.signs).values()))
            right.append(float(is_right))
            folds.append(number % FOLDS)
    return Judged(names, np.array(rows), np.array(right), np.array(folds, float), by_rule)


def _right(quotes: list[attribution.Parts], found: list[attribution.Parts]) -> list[bool]:
    wanted = [q for q in quotes if q["content"]]
    overlap = {
        (w, f): jaccard(characters(wanted[w]["content"]), characters(found[f]["content"]))
        for w in range(len(wanted))
        for f in range(len(found))
    }
    pairs = match(wanted, found, overlap, 0.5)
    good = {f for w, f in pairs if attribution.same_source(wanted[w], found[f])}
    return [f in good for f in range(len(found))]


def score(gold: Path) -> dict[str, float]:
    """Return calibration and ranking, five-fold."""
    judged = judge(gold)
    confidence = held_out(judged.rows, judged.right, judged.folds)
    good, bad = confidence[judged.right == 1], confidence[judged.right == 0]
    ranking = float((good[:, None] > bad[None, :]).mean())
    return {"statements: calibration": 1 - expected_error(confidence, judged.right), "statements: ranking": ranking}


if __name__ == "__main__":
    known = judge(Path("../shared/gold"))
    for mean, share, count in reliability(held_out(known.rows, known.right, known.folds), known.right):
        print(f"confidence {mean:.2f}  right {share:.2f}  of {count}")
