"""Whether the confidence of figures, positions, terms and events tells what share of them is right, on our own cases.

Only cases count that were written by hands that had not seen the rules (`set_aside`, `agencies`): those worked with
would make every claim look right. Right is what evaluation/figures.py and evaluation/deal.py count as right, in all that
the case tells. The confidence of each case's claims comes from a calibration fitted on the other four fifths; what ships
is fitted on all, for the kinds that it helps (`python -m training.confidence`). Cases are few: the error of a kind is
uncertain by some hundredths.

python -m evaluation.claim_confidence      the reliability curves
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.calibration import Floats, expected_error, reliability
from evaluation.cases import read_cases
from evaluation.deal import TOPICS, match
from evaluation.figures import same_figure
from evaluation.incidents import is_stated
from onrecord.extract.confidence import kind_of, moved, shifts
from onrecord.pipeline import Reading, reader
from onrecord.records import Article, Claim, Figure

FILES = ()
CASES = Path("tests/cases")
UNSEEN = ("set_aside.jsonl", "agencies.jsonl")
FOLDS = 5
_STEPS = 50
_FARTHEST = 4.0  # where all claims are right, or all wrong, no shift would be far enough


@dataclass(frozen=True)
class Judged:
    """The claims of one kind: their extractors' scores, whether each is right, and the fold of its case."""

    scores: Floats
    right: Floats
    folds: Floats


def judge(cases: Path = CASES) -> dict[str, Judged]:
    """Return every claim found in the unseen cases, by kind."""
    found: dict[str, list[tuple[float, bool, int]]] = {}
    for claim, right, case in _judged(cases):
        kind = kind_of(claim)
        score = moved(claim.confidence, -shifts().get(kind, 0.0))
        found.setdefault(kind, []).append((score, right, case % FOLDS))
    columns = {kind: zip(*claims, strict=True) for kind, claims in sorted(found.items())}
    return {kind: Judged(*(np.array(column, float) for column in three)) for kind, three in columns.items()}


def _judged(cases: Path) -> Iterator[tuple[Claim, bool, int]]:
    for topic in ("figures", *TOPICS):
        paths = [p for p in sorted((cases / topic).glob("*.jsonl")) if p.name in UNSEEN]
        for number, row in enumerate(row for path in paths for row in read_cases(path)):
            reading = reader().read(Article.build(body=row["text"], published=row["published"]))
            found, good = _good(topic, reading, row)
            yield from ((claim, any(claim is g for g in good), number) for claim in found)


def _good(topic: str, reading: Reading, row: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """Return the claims of a topic, and those of them that are right."""
    if topic == "figures":
        found: list[Any] = [c for c in reading.claims if isinstance(c, Figure) and is_stated(c, reading.annotations)]
        return found, [f for f, _ in match(found, row["figures"], same_figure)]
    chosen, tests = TOPICS[topic]
    found = [claim for claim in reading.claims if chosen(claim)]
    return found, [f for f, _ in match(found, row["expected"], next(iter(tests.values())))]


def shift_of(scores: Floats, right: Floats) -> float:
    """Return by how much the scores' log-odds are to be moved so that they tell the share right (Newton's method)."""
    shift = 0.0
    for _ in range(_STEPS):
        told = _moved(scores, shift)
        shift = min(max(shift + float((right - told).sum() / (told * (1 - told)).sum()), -_FARTHEST), _FARTHEST)
    return shift


def _moved(scores: Floats, shift: float) -> Floats:
    return np.array([moved(score, shift) for score in scores])


def held_out(judged: Judged) -> Floats:
    """Return every claim's confidence by the calibration that its fold had no part in."""
    confidence = np.zeros(len(judged.right))
    for fold in range(FOLDS):
        apart = judged.folds == fold
        confidence[apart] = _moved(judged.scores[apart], shift_of(judged.scores[~apart], judged.right[~apart]))
    return confidence


def is_helped(judged: Judged) -> bool:
    """Say whether calibration makes the confidence of claims it was not fitted on truer."""
    return expected_error(held_out(judged), judged.right) < expected_error(judged.scores, judged.right)


def score(gold: Path | None = None) -> dict[str, float]:
    """Return 1 - ECE of every kind, five-fold; of the extractor's own score where no calibration ships."""
    told = {kind: (held_out(j) if kind in shifts() else j.scores, j.right) for kind, j in judge().items()}
    return {f"{kind}: calibration": 1 - expected_error(*pair) for kind, pair in told.items()}


def main() -> None:
    """Print the table of docs/evaluation.md: by kind the count, the share right, ECE before and after, and the curve."""
    for kind, judged in judge().items():
        confidence = held_out(judged)
        curve = ", ".join(f"{mean:.2f}: {share:.2f} ({n})" for mean, share, n in reliability(confidence, judged.right))
        before, after = (expected_error(c, judged.right) for c in (judged.scores, confidence))
        print(f"| {kind} | {len(judged.right)} | {judged.right.mean():.2f} | {before:.3f} | {after:.3f} | {curve} |")


if __name__ == "__main__":
    main()
