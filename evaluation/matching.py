"""Counting what was found right: precision, recall and F1 (0..1), one-to-one matches of span sets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Spans = list[list[int]]


@dataclass
class Counts:
    """Right, found and wanted items."""

    right: float = 0
    found: float = 0
    wanted: float = 0

    def add(self, found: float, wanted: float, right: float) -> None:
        """Count some more."""
        self.found += found
        self.wanted += wanted
        self.right += right

    @property
    def f1(self) -> float:
        """2 x right / (found + wanted); 0 where there is nothing."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    @property
    def precision(self) -> float:
        """Right / found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right / wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    def scores(self, name: str) -> dict[str, float]:
        """Return F1, precision and recall under their names."""
        return {f"{name} F1": self.f1, f"{name} precision": self.precision, f"{name} recall": self.recall}


def characters(spans: Spans) -> set[int]:
    """Return the code points the spans cover."""
    return {c for start, end in spans for c in range(start, end)}


def jaccard(a: set[int], b: set[int]) -> float:
    """Return |a and b| / |a or b|; 1 for two empty sets."""
    return len(a & b) / len(a | b) if a or b else 1.0


def match(
    wanted: Sequence[object], found: Sequence[object], score: Mapping[tuple[int, int], float], least: float
) -> list[tuple[int, int]]:
    """Pair items one to one, best scores first, none below `least`; ties go to the earlier pair."""
    pairs = [(score[w, f], w, f) for w in range(len(wanted)) for f in range(len(found))]
    pairs = sorted((p for p in pairs if p[0] >= least and p[0] > 0), key=lambda p: (-p[0], p[1], p[2]))
    used_w: set[int] = set()
    used_f: set[int] = set()
    kept = []
    for _, w, f in pairs:
        if w not in used_w and f not in used_f:
            used_w.add(w)
            used_f.add(f)
            kept.append((w, f))
    return kept
