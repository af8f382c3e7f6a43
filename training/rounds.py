"""The heads that know rounds of talks, from dispatches of our own: `python -m training.rounds`, five minutes.

A line of training/marked_rounds/*.txt is a dispatch: {met|occurred 1} is the word that tells a round and how that
stands, {Kyiv|P1} one of its sides, {Oman|M1} who mediates, {Muscat|V1} the venue; the day ({D1}) is marked, but not
learned. Writes rounds.npz and round_parts.npz.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from onrecord.extract.part_features import ask_part, phrases_near
from onrecord.pipeline import Reader
from onrecord.weights.round_heads import ROUNDS, RoundHead, RoundPartHead
from training.inline import Dispatch, head_of, read_marked, words_of
from training.small_heads import Example, example, write

FOLDER = Path("training/marked_rounds")
_STATUSES = {"occurred": "held", "hypothetical": None}
_PARTS = {"P": "side", "M": "mediator", "V": "venue"}
Marks = tuple[dict[str, tuple[int, int]], dict[tuple[str, int], int]]


def examples(one: Dispatch) -> tuple[list[Example], list[Example]]:
    """Return the words and the parts of a dispatch."""
    told, parts = _marked(one)
    return list(words_of(one, dict(told.values()))), list(_parts(one, told, parts))


def _marked(one: Dispatch) -> Marks:
    """Return the word and status of every round by its number, and the part that a word plays in each."""
    told: dict[str, tuple[int, int]] = {}
    parts: dict[tuple[str, int], int] = {}
    for span, said in one.marks:
        words = one.tree.range(*span)
        first, *rest = said.split()
        if len(words) and first.islower():
            told[rest[0]] = head_of(one.tree, words), ROUNDS.index(_STATUSES.get(first, first))  # type: ignore[arg-type]
        elif (top := one.tree.top(words)) is not None:
            played = (p for p in (first, *rest) if p[0] in _PARTS)
            parts |= {(p[1:], top): RoundPartHead.kinds.index(_PARTS[p[0]]) for p in played}
    return told, parts


def _parts(one: Dispatch, told: dict[str, tuple[int, int]], parts: dict[tuple[str, int], int]) -> Iterator[Example]:
    for number, (word, _) in told.items():
        marked = {w: part for (n, w), part in parts.items() if n == number}
        for phrase in sorted({*phrases_near(one.tree, word, one.labels.keys()), *marked} - {word}):
            yield example(one.found.states, ask_part(one.tree, word, phrase, one.labels), marked.get(phrase, -1))


def main() -> None:
    """Learn from all dispatches and write the heads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    options = parser.parse_args()
    words, parts = zip(*map(examples, read_marked(Reader(), FOLDER)), strict=True)
    for head, rows in ((RoundHead, words), (RoundPartHead, parts)):
        write(options.out / head.file, [e for row in rows for e in row], len(head.kinds), together=1)


if __name__ == "__main__":
    main()
