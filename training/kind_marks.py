"""Dispatches of our own with marks in the line -> words with kinds (`word_kinds.py`)."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.words import split_words
from onrecord.weights.session import Encoder
from training.deal_net import NONE
from training.figures import ALIKE
from training.gold import Document, Sentence, read_plain
from training.inline import split_marks
from training.marks import HELD
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
    words = split_words(text)
    sentences = split_sentences(text, words)
    spelled = [[text[w.start : w.end] for w in words[s.first : s.last]] for s in sentences]
    scores = encoder.encode(spelled)
    heads, tags = scores.heads.tolist(), scores.tags.tolist()
    verb = encoder.labels["tags"].index("VERB")
    labels = {name: [0] * len(words) for name in columns}
    for (start, end), said in marks:
        inside = [n for n, w in enumerate(words) if w.start < end and start < w.end]
        for name in columns:
            kind = _kind(name, said)
            if kind is not None and inside:
                tops = [n for n in inside if tags[n] == verb] or [
                    n for n in inside if heads[n] == n or heads[n] not in inside
                ]
                for n in inside:
                    labels[name][n] = NONE
                labels[name][(tops or inside)[0]] = kind + 1
    found = Document("kinds")
    for sentence, spelling in zip(sentences, spelled, strict=True):
        span = slice(sentence.first, sentence.last)
        found.sentences.append(Sentence(spelling, marks={name: column[span] for name, column in labels.items()}))
    return found


def _kind(name: str, said: str) -> int | None:
    """Return the number of the kind that a mark tells, None where it tells none of a column's."""
    if name == "measure":
        return KINDS[name].index(ALIKE.get(said, said))
    told = said.split()
    if name == "deed":
        return KINDS[name].index(told[0]) if told[0] in KINDS[name] else None
    kind = " ".join(told[:-1])
    kind = HELD.get(kind, kind)
    return KINDS[name].index(kind) if kind in KINDS[name] else None
