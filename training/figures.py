"""The head that tells what a number counts, learned from marked dispatches: `python -m training.figures`.

training/marked_figures/*.txt are our own: a line a dispatch, every number that is a figure marked {number|measure}. All others
are none. Writes src/onrecord/weights/measures.npz in a few minutes, most of which reading takes; `--apart` tells how
many of the dispatches kept apart (every fifth) are read right.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.annotate.annotations import Annotations, Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.ages import is_age
from onrecord.extract.number_features import ask_number
from onrecord.extract.pair_features import entity_labels
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.measure_head import MEASURES
from training.inline import Span, lines, split_marks
from training.small_heads import Example, Floats, dense, fit, told, write

FOLDER = Path("training/marked_figures")
APART = 5  # every fifth dispatch
LIKELY = 0.5
_ALIKE = {
    "abducted": "captured",
    "violations": "attacks",
    "deployed": "other",
    "territory": "other",
    "weapons": "other",
}


def dispatches() -> Iterator[tuple[str, dict[Span, str]]]:
    """Yield the texts with the measure of every span that is marked."""
    for line in lines(FOLDER):
        text, marks = split_marks(line)
        yield text, {span: _ALIKE.get(measure, measure) for span, measure in marks}


def examples(reader: Reader, text: str, marks: dict[Span, str]) -> Iterator[Example]:
    """Yield every number of a text."""
    found = reader.annotate(Article.build(body=text))
    tree = Tree(found.text, found.words, found.syntax, found.sentences)
    labels = entity_labels(found, tree)
    for quantity in found.quantities:
        if not is_age(tree, quantity):
            yield _example(found, tree, quantity, labels, marks)


def _example(
    found: Annotations, tree: Tree, quantity: Quantity, labels: dict[int, str], marks: dict[Span, str]
) -> Example:
    measure = next((m for (s, e), m in marks.items() if quantity.start < e and s < quantity.end), None)
    asked = ask_number(tree, quantity, labels)
    kind = MEASURES.index(measure) if measure else -1  # type: ignore[arg-type]
    return Example(dense(found.states, asked), asked.marks, int(kind >= 0), kind)


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
    reader = Reader()
    rows = [list(examples(reader, *dispatch)) for dispatch in dispatches()]
    if options.apart:
        learned = [e for n, kept in enumerate(rows) if n % APART for e in kept]
        same, found, wanted = right(fit(learned, len(MEASURES)), [e for kept in rows[::APART] for e in kept])
        print(f"{wanted} figures, {found} found, {same} with the right measure: F1 {2 * same / (found + wanted):.3f}")
        return
    write(options.out, [e for kept in rows for e in kept], len(MEASURES))


if __name__ == "__main__":
    main()
