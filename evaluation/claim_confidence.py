"""Whether the confidence of claims tells what share of them is right, on marked dispatches and news it was not fitted on.

What counts as right of a kind is said in `RIGHT`. `calibration` is 1 - ECE; `ranking` the share of pairs of a right and a
wrong claim of which the right one is the surer (.5 where confidence tells nothing).

python -m evaluation.claim_confidence [--gold GOLD]      the reliability curves
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from evaluation import news, news_events, news_figures
from evaluation.calibration import expected_error, ranking, reliability
from evaluation.cases import read_cases
from evaluation.deal import MARKED, match
from evaluation.marked import HELD, wanted_of
from evaluation.reading import reader
from onrecord.extract.claim_signs import kind_of
from onrecord.pipeline import Reading
from onrecord.records import Article, Claim

FILES = tuple(news.FILES.values())
RIGHT = {
    "positions": "party, term and stance", "terms": "type", "exchanges": "both sides and status", "talks": "whole round",
    "compliance": "party, term, verdict and sayer",
}  # fmt: skip
"""What must be right of the deal's claims; of events the type, an actor and a recipient, of figures measure and number."""
SCORED = ("f*.jsonl", "h*.jsonl", "k*.jsonl", "l*.jsonl", "y[1-3][0-9].jsonl")  # of training/held; the others were fitted on
_FEW = 40  # claims of a kind under which nothing is told of them

Row = dict[str, Any]
Told = dict[str, tuple[list[float], list[bool]]]
"""By set and kind, how sure each claim is, and whether it is right."""


def judged(reading: Reading, row: Row) -> Iterator[tuple[Claim, bool]]:
    """Yield the claims of the kinds that an article is marked for, each with whether it is right."""
    if "positions" in row:
        wanted = wanted_of(reading, row)
        for topic, test in RIGHT.items():
            chosen, tests = MARKED[topic]
            if topic not in wanted.unmarked:
                found = [c for c in reading.claims if chosen(c)]
                told = [w for w in getattr(wanted, topic) if topic != "positions" or w["party"]]
                right = {id(f) for f, _ in match(found, told, tests[test])}
                yield from ((c, id(c) in right) for c in found)
    if "events" in row:
        yield from ((e, right) for e, right in news_events.judged(reading, row) if e.detail is None)
    if "figures" in row:
        yield from news_figures.judged(reading, row)


def _texts(gold: Path) -> Iterator[tuple[str, Row]]:
    """Yield every second dispatch that is only scored, and the news kept out of all weights."""
    held = (row for pattern in SCORED for path in sorted(HELD.glob(pattern)) for row in read_cases(path))
    yield from (("dispatches", row) for n, row in enumerate(held) if n % 2 == 0)
    for marks in (news.HELD, news_events.HELD, news_figures.HELD):
        yield from (("news", row) for row in news.read_news(marks, gold))


def _told(gold: Path) -> Told:
    told: Told = {}
    for name, row in _texts(gold):
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        for claim, right in judged(reading, row):
            sure, are_right = told.setdefault(f"{name}: {kind_of(claim)}", ([], []))
            sure.append(claim.confidence)
            are_right.append(right)
    return {name: both for name, both in sorted(told.items()) if len(both[0]) >= _FEW}


def score(gold: Path) -> dict[str, float]:
    """Return calibration and ranking of every kind that there are enough claims of."""
    each = _arrays(_told(gold))
    calibration = {f"{name}, calibration": 1 - expected_error(sure, right) for name, (sure, right) in each.items()}
    return calibration | {f"{name}, ranking": ranking(sure, right) for name, (sure, right) in each.items()}


def _arrays(told: Told) -> Mapping[str, tuple[Any, Any]]:
    return {name: (np.array(sure), np.array(right, float)) for name, (sure, right) in told.items()}


def main() -> None:
    """Print the table of docs/evaluation.md: by kind the count, the share right, ECE, ranking, and the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    for name, (sure, right) in _arrays(_told(parser.parse_args().gold)).items():
        curve = ", ".join(f"{mean:.2f}: {share:.2f} ({n})" for mean, share, n in reliability(sure, right))
        error, ranks = expected_error(sure, right), ranking(sure, right)
        print(f"| {name} | {len(right)} | {right.mean():.2f} | {error:.3f} | {ranks:.3f} | {curve} |")


if __name__ == "__main__":
    main()
