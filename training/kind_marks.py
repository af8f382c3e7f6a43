"""Dispatches of our own with marks in the line -> words with kinds (`word_kinds.py`)."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.news_figures import ALIKE
from onrecord.weights.deal_head import VERDICTS
from onrecord.weights.session import Encoder
from training.gold import Document, read_plain
from training.inline import split_marks
from training.marks import Marks, inline_label
from training.word_kinds import KINDS

FOLDERS = {
    "marked_events": ("deed",), "marked_figures": ("measure",), "marked_rounds": ("round",),
    "marked_compliance": ("verdict",), "marked_dispatches": ("round", "verdict"),
}  # fmt: skip
"""The columns that are marked in the dispatches of each folder."""


def read_kinds(encoder: Encoder, root: Path = Path("training")) -> Iterator[Document]:
    """Yield the dispatches that are marked in the line with the kinds of their words; the encoder tells heads of phrases."""
    for folder, columns in FOLDERS.items():
        for path in sorted((root / folder).rglob("*.txt")):
            for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
                yield _document(line, columns, encoder)


def read_own(root: Path = Path("training")) -> Iterator[Document]:
    """Yield the text alone of every second dispatch marked in the line, and of every third marked for the deal."""
    for folder in FOLDERS:
        for path in sorted((root / folder).glob("*.txt")):
            lines = path.read_text(encoding="utf-8").splitlines()[::2]
            yield from (read_plain(split_marks(line.replace(" ¶ ", "\n\n"))[0]) for line in lines if line)
    for path in sorted((root / "marked").glob("*.jsonl")):
        yield from (read_plain(json.loads(line)["text"]) for line in path.read_text(encoding="utf-8").splitlines()[::3])


def _document(line: str, columns: Sequence[str], encoder: Encoder) -> Document:
    text, marks = split_marks(line.replace(" ¶ ", "\n\n"))
    found = Marks(text, encoder)
    found.labels = {name: [0] * len(found.words) for name in columns}
    for span, said in marks:
        for name in columns:
            if (kind := _kind(name, said, text[slice(*span)])) is not None:
                found.label(name, kind + 1, span)
    return found.document()


def _kind(name: str, said: str, words: str) -> int | None:
    """Return the number of the kind that a mark tells of its words, None where it tells none of a column's."""
    if name == "measure":
        return KINDS[name].index(ALIKE.get(said, said))
    told = said.split()
    if name == "deed":
        return KINDS[name].index(told[0]) if told[0] in KINDS[name] else None
    label, value = inline_label(said, words) or ("", 0)
    if label != {"round": "meeting", "verdict": "verdict"}[name]:
        return None
    return value - 1 if name == "round" else KINDS[name].index(f"{VERDICTS[value]} {told[1]}")
