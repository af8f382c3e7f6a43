"""The weights that choose an article's totals of killed and hurt, learned from news of single attacks: numpy only.

python -m training.totals --gold ../shared/gold        # fifteen minutes of reading, one of learning

Learned are the articles of all incidents but those of the unseen sample (evaluation/incidents.py). The scores printed
are five-fold: each article is chosen for by weights of incidents other than its own.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.calibration import expected_error, fit
from evaluation.incidents import FILES, load_for_learning
from onrecord.extract.figures import offered_totals
from onrecord.extract.figures.totals.choice import NONE, Pair, features_of_pairs, likeliest, shares, sureness
from onrecord.extract.figures.totals.features import Features
from onrecord.extract.figures.totals.options import Proposed
from onrecord.extract.page import Page
from onrecord.pipeline import reader
from onrecord.weights.heads import MeasureHead

SHIPPED = Path("src/onrecord/weights/totals.json")
FOLDS = 5
OFTEN, STEPS, RATE = 8, 300, 0.05
RIDGE = 8.0  # as many right five-fold as with 4, and shares nearer the truth; rarer features made no difference
SMALL = 0.01  # weights below it are left out of the file


@dataclass(frozen=True)
class Row:
    """One article: its incident, what it offers, and what its incident's label says."""

    incident: str
    proposed: Proposed
    label: Pair


def main() -> None:
    """Read, print the folds' scores, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    rows = list(read_rows(options.gold))
    calibration = print_folds(rows)
    write_weights(learn(rows) | calibration)


def read_rows(gold: Path) -> Iterator[Row]:
    """Yield every article that may be learned from."""
    head = MeasureHead.load()
    for incident, label, article in load_for_learning(gold / FILES[0]):
        yield Row(incident, offered_totals(Page(article, reader().annotate(article), by=""), head), label)


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights under which the labels' pairs have the largest shares (conditional logit, Adam, ridge)."""
    offered = [(features_of_pairs(row.proposed), row.label) for row in rows]
    groups = [group for pairs, _ in offered for group in _distinct(pairs)]
    number = {id(group): at for at, group in enumerate(groups)}
    width = max(len(held) for pairs, _ in offered for held in pairs.values())
    pairs_of = [[number[id(g)] for g in held] for pairs, _ in offered for held in pairs.values()]
    table = np.array([[*held, *[len(groups)] * (width - len(held))] for held in pairs_of])
    often = Counter(name for held in pairs_of for at in held for name in groups[at])
    columns = {name: at for at, name in enumerate(sorted(n for n, times in often.items() if times >= OFTEN))}
    cells = [(at, columns[n], value) for at, group in enumerate(groups) for n, value in group.items() if n in columns]
    right = [pair == (label if label in pairs else NONE) for pairs, label in offered for pair in pairs]
    starts = np.cumsum([0, *(len(pairs) for pairs, _ in offered)])[:-1]
    weights = _descend(table, np.array(cells), len(columns), np.array(right, float), starts)
    return {name: float(weights[at]) for name, at in columns.items()}


def _distinct(pairs: Mapping[Pair, list[Features]]) -> list[Features]:
    """Return the groups of features of an article's pairs, each once: pairs share them."""
    return list({id(group): group for held in pairs.values() for group in held}.values())


def _descend(
    table: NDArray[np.int64],
    cells: NDArray[np.float64],
    columns: int,
    right: NDArray[np.float64],
    starts: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return the weights of the columns: pairs hold groups (table), groups hold columns with values (cells)."""
    group, column, value = cells[:, 0].astype(int), cells[:, 1].astype(int), cells[:, 2]
    groups, sizes = int(table.max()) + 1, np.diff([*starts, len(table)])
    weights, mean, square = (np.zeros(columns) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(group, value * weights[column], groups)[table].sum(1)
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        told = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
        missed = np.bincount(table.ravel(), np.repeat(told - right, table.shape[1]), groups)
        slope = (np.bincount(column, value * missed[group], columns) + RIDGE * weights) / len(starts)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - (step - 1) / STEPS)
        weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def print_folds(rows: Sequence[Row]) -> dict[str, float]:
    """Print the shares right by the rules and by the weights; return what calibrates the shares of totals no figure states."""
    incidents = sorted({row.incident for row in rows})
    fold = {incident: number % FOLDS for number, incident in enumerate(incidents)}
    right: list[tuple[bool, bool, bool, bool]] = []
    sure: list[tuple[float, float]] = []
    for held in range(FOLDS):
        weights = learn([row for row in rows if fold[row.incident] != held])
        for row in (r for r in rows if fold[r.incident] == held):
            told = shares(row.proposed, weights)
            best = likeliest(row.proposed, told)
            same = [best[0] == row.label[0], best[1] == row.label[1]]
            right.append((row.proposed.rule == row.label, *same, all(same)))  # type: ignore[arg-type]
            for i, options in enumerate((row.proposed.killed, row.proposed.injured)):
                if best[i] and all(source.kind != "figure" for source in options[best[i]]):
                    sure.append((sum(s for p, s in told.items() if p[i] == best[i]), float(same[i])))
    for name, column in zip(("both by rule", "killed", "injured", "both"), np.mean(right, axis=0), strict=True):
        print(f"{name} {column:.4f}")
    share, good = np.array(sure).T
    kept = np.clip(share, 0.01, 0.99)
    constant, slope = fit(np.stack([np.ones(len(kept)), np.log(kept / (1 - kept))], axis=1), good)
    calibration = {"sure: constant": float(constant), "sure: log-odds": float(slope)}
    confidence = np.array([sureness(s, calibration) for s in share])
    print(
        f"ECE of {len(good)} totals {expected_error(share, good):.4f}, calibrated {expected_error(confidence, good):.4f}"
    )
    return calibration


def write_weights(weights: dict[str, float]) -> None:
    """Write the weights that are not next to nothing."""
    kept = {name: round(value, 3) for name, value in weights.items() if abs(value) >= SMALL}
    SHIPPED.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
