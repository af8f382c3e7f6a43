"""Figures in real news of the public gold, where outside hands marked what each number counts (training/news/figures_held.jsonl).

A figure found is right if a number marked with its measure stands in its evidence and is its value (or bounds it); every
mark is met by one figure at most. What is counted that no measure of ours is for ("other", arms, troops, land) is not
asked about and not held against what is found. Of the figures whose number and measure are right, the place is right that is
named by the words marked, and the period that begins or ends on a marked day, month or year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import news
from evaluation.marked import Row, naming, span_of
from evaluation.matching import Counts
from evaluation.news_events import count_day, count_place
from evaluation.reading import reader
from onrecord.pipeline import Reading
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
    days: tuple[str, ...] | None
    places: tuple[str, ...]

    def is_told(self, figure: Figure) -> bool:
        """Say whether a figure tells the number."""
        inside = any(e.start <= self.start and self.end <= e.end for e in figure.evidence)
        return inside and bool({figure.value, figure.low, figure.high} & self.numbers)


def score(gold: Path) -> dict[str, float]:
    """Return F1, precision and recall of number and measure, and of numbers with whatever measure."""
    whole, numbers, periods, places = Counts(), Counts(), Counts(), Counts()
    for row in news.read_news(HELD, gold):
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        named = naming(reading)
        _count(reading, row, numbers, alike=False)
        for mark, figure in _count(reading, row, whole, alike=True):
            if mark.days is not None:
                count_day(periods, _ends(figure), mark.days, reading)
                count_place(places, figure.place, mark.places, named)
    told = whole.scores("number and measure") | numbers.scores("number")
    return told | periods.scores("period") | places.scores("place")


def judged(reading: Reading, row: Row) -> Iterator[tuple[Figure, bool]]:
    """Yield the figures of an article with whether a mark has the measure and the number."""
    marks, left = _sides(reading, row)
    right = {id(f) for _, f in _pairs(marks, left, alike=True)}
    yield from ((f, id(f) in right) for f in left)


def _count(reading: Reading, row: Row, counts: Counts, *, alike: bool) -> list[tuple[_Mark, Figure]]:
    """Count figures and marks, and return those that match one another; by number and measure where these are `alike`."""
    asked, left = _sides(reading, row)
    found = _pairs(asked, left, alike=alike)
    counts.add(len(left), len(asked), len(found))
    return found


def _sides(reading: Reading, row: Row) -> tuple[list[_Mark], list[Figure]]:
    """Return the marks that are asked about, and the figures that are held against them."""
    marks = [m for told in row["figures"] if (m := _mark(reading, told))]
    figures = [c for c in reading.claims if isinstance(c, Figure) and c.measure != "other"]
    left = [f for f in figures if not any(m.measure == "other" and m.is_told(f) for m in marks)]
    return [m for m in marks if m.measure != "other"], left


def _pairs(marks: Sequence[_Mark], figures: Sequence[Figure], *, alike: bool) -> list[tuple[_Mark, Figure]]:
    """Pair each mark with the first figure left that tells its number, and is `alike` in measure."""
    left, found = [*figures], []
    for mark in marks:
        same = next((f for f in left if mark.is_told(f) and (not alike or f.measure == mark.measure)), None)
        if same is not None:
            left.remove(same)
            found.append((mark, same))
    return found


def _ends(figure: Figure) -> tuple[str, ...]:
    """Return the days on which the period of a figure begins and ends."""
    period = figure.period
    return tuple(day for day in (period.start, period.end) if day) if period else ()


def _mark(reading: Reading, told: Row) -> _Mark | None:
    """Return a mark with the numbers that its words are read as; None where no number was read there."""
    span = span_of(reading.article.text, told["at"])
    if span is None:
        return None
    read = [q for q in reading.annotations.quantities if q.start < span[1] and span[0] < q.end]
    values = frozenset(n for q in read for n in (q.value, q.low, q.high) if n is not None)
    days = tuple(told["days"]) if "days" in told else None
    return _Mark(ALIKE.get(told["measure"], told["measure"]), values, *span, days, tuple(told.get("places", ())))
