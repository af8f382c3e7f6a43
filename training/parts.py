"""Words that tell something and the phrases that play a part in it, as marked: "{Kyiv|P1} {met|occurred 1} {Oman|M1}"."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.extract.part_features import ask_part, phrases_near
from onrecord.pipeline import Reader
from onrecord.weights.small_head import SmallHead
from training.inline import Dispatch, head_of, read_marked, words_of
from training.small_heads import Example, example, write

Told = list[tuple[str, int, int]]  # the number of what is told, the word that tells it, its kind


@dataclass(frozen=True)
class Marking:
    """How marks are read: the kind that the words before the number tell, and the part that a letter tells."""

    kinds: Mapping[str, int]
    parts: Mapping[str, int]

    def examples(self, one: Dispatch) -> tuple[list[Example], list[Example]]:
        """Return the words and the parts of a dispatch."""
        told, parts = self._marked(one)
        return list(words_of(one, {word: kind for _, word, kind in told})), list(_parts(one, told, parts))

    def _marked(self, one: Dispatch) -> tuple[Told, dict[tuple[str, int], int]]:
        told: Told = []
        parts: dict[tuple[str, int], int] = {}
        for span, said in one.marks:
            words = one.tree.range(*span)
            *kind, last = said.split()
            if " ".join(kind) in self.kinds and len(words):
                told.append((last, head_of(one.tree, words), self.kinds[" ".join(kind)]))
            elif (top := one.tree.top(words)) is not None:
                played = (p for p in (*kind, last) if p[0] in self.parts)
                parts |= {(p[1:], top): self.parts[p[0]] for p in played}
        return told, parts


def learn(about: str | None, folder: str, marking: Marking, heads: tuple[type[SmallHead], type[SmallHead]]) -> None:
    """Learn from the dispatches of a folder and from whole ones, and write the heads of words and of parts.

    `about` is what --help tells.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    options = parser.parse_args()
    marked = read_marked(Reader(), Path("training", folder), Path("training/marked_dispatches"))
    words, parts = zip(*map(marking.examples, marked), strict=True)
    for head, rows in zip(heads, (words, parts), strict=True):
        write(options.out / head.file, [e for row in rows for e in row], len(head.kinds))


def _parts(one: Dispatch, told: Told, parts: dict[tuple[str, int], int]) -> Iterator[Example]:
    """Yield every phrase near a word that tells something; of what is told once also those marked farther off."""
    numbers = [number for number, _, _ in told]
    for number, word, _ in told:
        marked = {w: part for (n, w), part in parts.items() if n == number}
        near = set(phrases_near(one.tree, word, one.labels.keys()))
        far = marked if numbers.count(number) == 1 else ()
        for phrase in sorted({*near, *far} - {word}):
            yield example(one.found.states, ask_part(one.tree, word, phrase, one.labels), marked.get(phrase, -1))
