"""How likely what may be a stance is one: the weights of the signs that the program weighs.

    python -m training.positions --gold GOLD     # src/onrecord/weights/positions.json, seven minutes, numpy only

A logistic regression over what the vocabulary and the reader of the deal tell in articles and dispatches from which the
reader did not learn. What is told counts as right if it has the party, the term and the stance of a mark.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from evaluation.calibration import expected_error, fit, held_out
from evaluation.cases import read_cases
from evaluation.deal import CASES, TOPICS
from evaluation.marked import wanted_of
from evaluation.news import read_news
from onrecord.annotate.tree import Tree
from onrecord.extract.deal import positions
from onrecord.extract.deal.positions.heard import Candidate
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.positions.weighing import Signs
from onrecord.pipeline import reader
from onrecord.records import Article

SHIPPED = Path("src/onrecord/weights/positions.json")
NEWS = Path("training/news/weighed.jsonl")  # real news of deals, and 150 articles of any news, by chance
HELD = "[mnptwx]*.jsonl"  # of training/held, those in ornate prose; those in plain prose are scored
SHORT = ("agencies", "outlets", "varied", "wires")  # own cases by hands that had seen no rule: a few sentences each
POLITICS = 180  # articles of PolNeAR train, the beginnings of which count as telling of no deal
BEGINNING = 3000  # characters
RIDGE = 10.0
FOLDS = 5
_SAME = TOPICS["positions"][1]["party, term and stance"]

Row = dict[str, Any]


class _Told:
    """A stance with the names that a position has."""

    def __init__(self, held: Held) -> None:
        self.party, self.term, self.stance = held.party, held.mention.type, held.stance


def dispatches() -> Iterator[tuple[Row, list[Row] | None]]:
    """Yield own dispatches, with the positions wanted where no marks tell them."""
    for path in sorted(Path("training/held").glob(HELD)):
        yield from (({"exchanges": [], "terms": []} | row, None) for row in read_cases(path) if "positions" in row)
    for name in SHORT:
        yield from ((row, row["expected"]) for row in read_cases(CASES / "positions" / f"{name}.jsonl"))


def politics(gold: Path) -> Iterator[tuple[Row, list[Row] | None]]:
    """Yield news of an election, in which bills, trade and rivals are demanded, backed and rejected: no position."""
    with (gold / "attribution/polnear_train.jsonl").open(encoding="utf-8") as lines:
        for line in islice(lines, POLITICS):
            yield {"text": json.loads(line)["text"][:BEGINNING], "published": "2016-09-01"}, []


def signs_of(rows: Iterable[tuple[Row, list[Row] | None]]) -> Iterator[list[tuple[Signs, bool]]]:
    """Yield the signs of all that may be a position in each text, with whether it is one."""
    seen: list[Candidate] = []

    def noting(_tree: Tree, candidates: Sequence[Candidate]) -> list[Held]:
        seen.extend(candidates)
        return []

    for row, expected in rows:
        seen.clear()
        with patch.object(positions, "likeliest", noting):
            reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        wanted = wanted_of(reading, row).positions if expected is None else expected
        yield [(c.signs, any(_SAME(_Told(c.held), w) for w in wanted if w["party"])) for c in seen]


def main() -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    news = ((row, None) for row in read_news(NEWS, options.gold))
    texts = [*signs_of(chain(dispatches(), news, politics(options.gold)))]
    names = sorted({name for text in texts for signs, _ in text for name in signs})
    rows = np.array([[signs.get(name, 0.0) for name in names] for text in texts for signs, _ in text])
    right = np.array([is_right for text in texts for _, is_right in text], float)
    fold = np.array([n % FOLDS for n, text in enumerate(texts) for _ in text])
    error = expected_error(held_out(rows, right, fold, ridge=RIDGE), right)
    print(f"{len(texts)} texts, {len(right)} that may be stances, {right.mean():.3f} right; five-fold ECE {error:.3f}")
    weights = dict(zip(names, (round(float(w), 3) for w in fit(rows, right, ridge=RIDGE)), strict=True))
    SHIPPED.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
