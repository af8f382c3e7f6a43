"""The head that tells what a number counts, from marked dispatches and news: `python -m training.figures --gold ../shared/gold`.

training/marked_figures/*.txt are our own: a line a dispatch, every number that is a figure marked {number|measure}. All others
are none. The marks of real news (training/news/figures.jsonl) are told by where they stand (evaluation/news.py). Writes src/onrecord/weights/measures.npz in a few minutes, most of which reading takes; `--apart` tells how
many of the dispatches kept apart (every fifth) are read right.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.marked import span_of
from evaluation.news import read_news
from evaluation.news_figures import ALIKE
from onrecord.extract.figures.ages import is_age
from onrecord.extract.figures.number_features import ask_number
from onrecord.pipeline import Reader
from onrecord.weights.heads import MEASURES
from training.inline import Dispatch, read, read_marked
from training.small_heads import Example, Floats, example, fit, told, write

FOLDER = Path("training/marked_figures")
NEWS = Path("training/news/figures.jsonl")
TIMES = 2  # that the news counts
APART = 5  # every fifth dispatch
LIKELY = 0.5


def news(reader: Reader, gold: Path) -> Iterator[Dispatch]:
    """Yield the marked articles of real news, read."""
    for row in read_news(NEWS, gold):
        marks = [(span, f["measure"]) for f in row["figures"] if (span := span_of(row["text"], f["at"]))]
        yield read(reader, row["text"], marks)


def examples(one: Dispatch) -> Iterator[Example]:
    """Yield every number of a dispatch."""
    for quantity in one.found.quantities:
        if not is_age(one.tree, quantity):
            said = next((m for (s, e), m in one.marks if quantity.start < e and s < quantity.end), None)
            kind = MEASURES.index(ALIKE.get(said, said)) if said else -1  # type: ignore[arg-type]
            yield example(one.found.states, ask_number(one.tree, quantity, one.labels), kind)


def right(arrays: dict[str, Floats], rows: Sequence[Example]) -> tuple[int, int, int]:
    """Return how many figures a head finds with the right measure, how many it finds, and how many there are."""
    likely, types = told(arrays, rows)
    found = likely >= LIKELY
    same = [f and r.type == t for f, r, t in zip(found, rows, types, strict=True)]
    return sum(same), int(found.sum()), sum(r.event for r in rows)


def main() -> None:
    """Learn from all dispatches and write the head, or tell how a head does that learned from four fifths of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights/measures.npz"))
    parser.add_argument("--apart", action="store_true")
    options = parser.parse_args()
    reader = Reader()
    rows = [list(examples(one)) for one in read_marked(reader, FOLDER)]
    if options.apart:
        learned = [e for n, kept in enumerate(rows) if n % APART for e in kept]
        same, found, wanted = right(fit(learned, len(MEASURES)), [e for kept in rows[::APART] for e in kept])
        print(f"{wanted} figures, {found} found, {same} with the right measure: F1 {2 * same / (found + wanted):.3f}")
        return
    rows += [list(examples(one)) for one in news(reader, options.gold)] * TIMES
    write(options.out, [e for kept in rows for e in kept], len(MEASURES))


if __name__ == "__main__":
    main()
