"""Scores of coreference chains: MUC, B-cubed, CEAF-phi4 and their mean F1, as CoNLL-2012 counts them.

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005; Pradhan et al. 2014 for how they treat mentions found on one side
only. A chain is a collection of mentions; a mention anything hashable.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from evaluation.matching import Counts

Chain = Collection[Hashable]


class ChainScores:
    """Counts over documents; recall and precision have numerators of their own, so each measure holds two counts."""

    NAMES = ("MUC", "B-cubed", "CEAF-phi4", "mentions")

    def __init__(self) -> None:
        self._recalls = {name: Counts() for name in self.NAMES}
        self._precisions = {name: Counts() for name in self.NAMES}

    def add(self, wanted: Sequence[Chain], found: Sequence[Chain]) -> None:
        """Count one document."""
        for name, measure in (("MUC", _links), ("B-cubed", _shares)):
            for counts, key, response in (
                (self._recalls[name], wanted, found),
                (self._precisions[name], found, wanted),
            ):
                right, possible = measure(key, response)
                counts.right += right
                counts.wanted += possible
        alike = _similarity(wanted, found)
        mentions = len({m for c in wanted for m in c} & {m for c in found for m in c})
        for counts, chains in ((self._recalls, wanted), (self._precisions, found)):
            counts["CEAF-phi4"].right += alike
            counts["CEAF-phi4"].wanted += len(chains)
            counts["mentions"].right += mentions
            counts["mentions"].wanted += sum(map(len, chains))

    def f1(self, name: str) -> float:
        """Return the F1 (0..1) of one measure of `NAMES`."""
        recall, precision = self._recalls[name].recall, self._precisions[name].recall
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    def scores(self) -> dict[str, float]:
        """Return the CoNLL F1, then the F1 of each measure."""
        each = {f"{name} F1": self.f1(name) for name in self.NAMES}
        return {"CoNLL F1": sum(self.f1(n) for n in self.NAMES[:3]) / 3} | each


def _home(chains: Iterable[Chain]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _links(key: Sequence[Chain], response: Sequence[Chain]) -> tuple[float, float]:
    """Return MUC's links kept and links there are: a chain in n pieces keeps size - n of its size - 1."""
    home = _home(response)
    kept = sum(len(chain) - len({home.get(m, ("alone", m)) for m in chain}) for chain in key)
    return kept, sum(len(chain) - 1 for chain in key)


def _shares(key: Sequence[Chain], response: Sequence[Chain]) -> tuple[float, float]:
    """Return B-cubed's sum over mentions of the share of their chain that is with them, and the mentions."""
    home, total = _home(response), 0.0
    for chain in key:
        together: dict[int, int] = {}
        for mention in chain:
            if mention in home:
                together[home[mention]] = together.get(home[mention], 0) + 1
        total += sum(n * n for n in together.values()) / len(chain)
    return total, sum(map(len, key))


def _similarity(key: Sequence[Chain], response: Sequence[Chain]) -> float:
    """Return the greatest sum of phi4 (2 x common / sizes) over chains paired one to one."""
    if not key or not response:
        return 0.0
    home = _home(response)
    phi = np.zeros((len(key), len(response)))
    for row, chain in enumerate(key):
        for mention in chain:
            if mention in home:
                phi[row, home[mention]] += 1
        phi[row] *= 2 / (len(chain) + np.array([len(c) for c in response]))
    return float(sum(phi[row, column] for row, column in assign(phi)))


def assign(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column), one to one, of the greatest total gain: Kuhn-Munkres with potentials, O(n^3)."""
    if gain.shape[0] > gain.shape[1]:
        return [(row, column) for column, row in assign(gain.T)]
    rows, columns = gain.shape
    cost = -gain
    rise, fall = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)  # row of each column, counted from 1; column 0 holds the row being placed
    for row in range(1, rows + 1):
        owner[0] = row
        column, least = 0, np.full(columns + 1, np.inf)
        used, way = np.zeros(columns + 1, dtype=bool), np.zeros(columns + 1, dtype=int)
        while owner[column]:
            used[column] = True
            here = owner[column]
            slack = cost[here - 1] - rise[here] - fall[1:]
            nearer = ~used[1:] & (slack < least[1:])
            least[1:][nearer] = slack[nearer]
            way[1:][nearer] = column
            best = int(np.argmin(np.where(used, np.inf, least)[1:])) + 1
            step = least[best]
            rise[owner[used]] += step
            fall[used] -= step
            least[~used] -= step
            column = best
        while column:
            before = int(way[column])
            owner[column] = owner[before]
            column = before
    return [(int(owner[c]) - 1, c - 1) for c in range(1, columns + 1) if owner[c]]
