"""The head that tells what a number counts, learned from marked dispatches: `python -m training.figures`.

training/marked_figures/*.txt are our own: a line a dispatch, every number that is a figure marked {number|measure}. All others
are none. Writes src/onrecord/weights/measures.npz in a few minutes, most of which reading takes; `--apart` tells how
many of the dispatches kept apart (every fifth) are read right.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.extract.ages import is_age
from onrecord.extract.number_features import ask_number
from onrecord.pipeline import Reader
from onrecord.weights.measure_head import MEASURES
from training.inline import Dispatch, read_marked
from training.small_heads import Example, Floats, example, fit, told, write

FOLDER = Path("training/marked_figures")
APART = 5  # every fifth dispatch
LIKELY = 0.5
ALIKE = {
    "abducted": "captured",
    "violations": "attacks",
    "deployed": "other",
    "territory": "other",
    "weapons": "other",
}


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
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights/measures.npz"))
    parser.add_argument("--apart", action="store_true")
    options = parser.parse_args()
    rows = [list(examples(one)) for one in read_marked(Reader(), FOLDER)]
    if options.apart:
        learned = [e for n, kept in enumerate(rows) if n % APART for e in kept]
        same, found, wanted = right(fit(learned, len(MEASURES)), [e for kept in rows[::APART] for e in kept])
        print(f"{wanted} figures, {found} found, {same} with the right measure: F1 {2 * same / (found + wanted):.3f}")
        return
    write(options.out, [e for kept in rows for e in kept], len(MEASURES))


if __name__ == "__main__":
    main()
