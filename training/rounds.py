"""The heads that know rounds of talks, from dispatches of our own: `python -m training.rounds`, five minutes.

A line of training/marked_rounds/*.txt is a dispatch: {met|occurred 1} is the word that tells a round and how that
stands, {Kyiv|P1} one of its sides, {Oman|M1} who mediates, {Muscat|V1} the venue; the day ({D1}) is marked, but not
learned. Writes rounds.npz and round_parts.npz.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import entity_labels
from onrecord.extract.part_features import ask_part, phrases_near
from onrecord.extract.trigger_features import ask_trigger, may_tell
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.round_heads import ROUNDS, RoundHead, RoundPartHead
from onrecord.weights.small_head import Asked
from training.inline import Span, lines, split_marks
from training.marked_events import head_of
from training.small_heads import Example, dense, write

FOLDER = Path("training/marked_rounds")
_STATUSES = {"occurred": "held", "hypothetical": None}
_PARTS = {"P": "side", "M": "mediator", "V": "venue"}
Marks = tuple[dict[str, tuple[int, int]], dict[tuple[str, int], int]]


def dispatches(reader: Reader) -> Iterator[tuple[list[Example], list[Example]]]:
    """Yield the words and the parts of every dispatch."""
    for line in lines(FOLDER):
        text, marks = split_marks(line)
        found = reader.annotate(Article.build(body=text))
        tree = Tree(found.text, found.words, found.syntax, found.sentences)
        labels = entity_labels(found, tree)
        told, parts = _marked(tree, marks)
        yield list(_words(found, tree, told, labels)), list(_parts(found, tree, (told, parts), labels))


def _marked(tree: Tree, marks: list[tuple[Span, str]]) -> Marks:
    """Return the word and status of every round by its number, and the part that a word plays in each."""
    told: dict[str, tuple[int, int]] = {}
    parts: dict[tuple[str, int], int] = {}
    for span, said in marks:
        words = tree.range(*span)
        first, *rest = said.split()
        if len(words) and first.islower():
            told[rest[0]] = head_of(tree, words), ROUNDS.index(_STATUSES.get(first, first))  # type: ignore[arg-type]
        elif (top := tree.top(words)) is not None:
            played = (p for p in (first, *rest) if p[0] in _PARTS)
            parts |= {(p[1:], top): RoundPartHead.kinds.index(_PARTS[p[0]]) for p in played}
    return told, parts


def _words(
    found: Annotations, tree: Tree, told: dict[str, tuple[int, int]], labels: dict[int, str]
) -> Iterator[Example]:
    kinds = dict(told.values())
    for word in range(len(tree.words)):
        if word in kinds or may_tell(tree, word):
            yield _example(found, ask_trigger(tree, word, labels), kinds.get(word, -1))


def _parts(found: Annotations, tree: Tree, marks: Marks, labels: dict[int, str]) -> Iterator[Example]:
    told, parts = marks
    for number, (word, _) in told.items():
        marked = {w: part for (n, w), part in parts.items() if n == number}
        for phrase in sorted({*phrases_near(tree, word, frozenset(labels)), *marked} - {word}):
            yield _example(found, ask_part(tree, word, phrase, labels), marked.get(phrase, -1))


def _example(found: Annotations, asked: Asked, kind: int) -> Example:
    return Example(dense(found.states, asked), asked.marks, int(kind >= 0), kind)


def main() -> None:
    """Learn from all dispatches and write the heads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    options = parser.parse_args()
    words, parts = zip(*dispatches(Reader()), strict=True)
    for head, rows in ((RoundHead, words), (RoundPartHead, parts)):
        write(options.out / head.file, [e for row in rows for e in row], len(head.kinds), together=1)


if __name__ == "__main__":
    main()
