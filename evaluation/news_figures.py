"""Figures in real news of the public gold, where outside hands marked what each number counts (training/news/figures_held.jsonl).

A figure found is right if a number marked with its measure stands in its evidence and is its value (or bounds it); every
mark is met by one figure at most. What is counted that no measure of ours is for ("other", arms, troops, land) is not
asked about and not held against what is found.
"""

from dataclasses import dataclass
from pathlib import Path

from evaluation import news
from evaluation.marked import Row, span_of
from evaluation.matching import Counts
from onrecord.pipeline import Reading, reader
from onrecord.records import Article, Figure

HELD = Path("training/news/figures_held.jsonl")
FILES = tuple(news.FILES.values())
ALIKE = {"abducted": "captured", "violations": "attacks", "deployed": "other", "territory": "other", "weapons": "other"}
"""Measures of the marks that the program knows by another."""


@dataclass(frozen=True, slots=True)
class _Mark:
    measure: str
    numbers: frozenset[float]
    start: int
    end: int

    def is_told(self, figure: Figure) -> bool:
        """Say whether a figure tells the number."""
        inside = any(e.start <= self.start and self.end <= e.end for e in figure.evidence)
        return inside and bool({figure.value, figure.low, figure.high} & self.numbers)


def score(gold: Path) -> dict[str, float]:
    """Return F1, precision and recall of number and measure, and of numbers with whatever measure."""
    whole, numbers = Counts(), Counts()
    for row in news.read_news(HELD, gold):
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        _count(reading, row, whole, numbers)
    return {
        f"{name} {kind}": value
        for name, counts in (("number and measure", whole), ("number", numbers))
        for kind, value in (("F1", counts.f1), ("precision", counts.precision), ("recall", counts.recall))
    }


def _count(reading: Reading, row: Row, whole: Counts, numbers: Counts) -> None:
    marks = [m for told in row["figures"] if (m := _mark(reading, told))]
    figures = [c for c in reading.claims if isinstance(c, Figure) and c.measure != "other"]
    figures = [f for f in figures if not any(m.measure == "other" and m.is_told(f) for m in marks)]
    asked = [m for m in marks if m.measure != "other"]
    for counts, alike in ((whole, True), (numbers, False)):
        left = list(figures)
        counts.add(len(figures), len(asked), 0)
        for mark in asked:
            same = next((f for f in left if mark.is_told(f) and (not alike or f.measure == mark.measure)), None)
            if same is not None:
                left.remove(same)
                counts.right += 1


def _mark(reading: Reading, told: dict[str, str]) -> _Mark | None:
    """Return a mark with the numbers that its words are read as; None where no number was read there."""
    span = span_of(reading.article.text, told["at"])
    if span is None:
        return None
    read = [q for q in reading.annotations.quantities if q.start < span[1] and span[0] < q.end]
    values = frozenset(n for q in read for n in (q.value, q.low, q.high) if n is not None)
    return _Mark(ALIKE.get(told["measure"], told["measure"]), values, *span)
