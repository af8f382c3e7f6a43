"""Gold -> windows of words with labels, one dataset a function."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.words import split_words

ENTITY_LABELS = ["O"] + [
    f"{p}-{t}" for t in ("PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP", "PRODUCT", "MISC") for p in "BI"
]
ATTRIBUTION_LABELS = ["O"] + [f"{p}-{t}" for t in ("SOURCE", "CUE", "CONTENT") for p in "BI"]
TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()

# What each set's label may be among ours: a coarse label allows several, and training sums over them.
CONLL = {"PER": ["PERSON"], "ORG": ["ORGANIZATION"], "LOC": ["LOCATION", "FACILITY"], "MISC": ["NORP", "PRODUCT", "MISC"]}
WORLDWIDE = {
    "Person": ["PERSON"], "Organization": ["ORGANIZATION"], "Location": ["LOCATION"], "Facility": ["FACILITY"],
    "NORP": ["NORP"], "Product": ["PRODUCT"], "Misc": ["MISC"],
}  # fmt: skip


@dataclass
class Sentence:
    words: list[str]
    entities: list[frozenset[int]] | None = None
    attribution: list[int] | None = None
    tags: list[int] | None = None
    heads: list[int] | None = None  # index in the sentence; a root points at itself
    relations: list[int] | None = None


@dataclass
class Document:
    name: str
    sentences: list[Sentence] = field(default_factory=list)


def read_conll(path: Path, column: int, scheme: dict[str, list[str]], separator: str | None) -> list[Document]:
    """Read a column file of named entities."""
    documents = [Document(path.stem)]
    words: list[str] = []
    labels: list[frozenset[int]] = []

    def close() -> None:
        if words:
            documents[-1].sentences.append(Sentence(list(words), entities=list(labels)))
            words.clear()
            labels.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-DOCSTART-"):
            close()
            documents.append(Document(f"{path.stem}-{len(documents)}"))
        elif not line.strip():
            close()
        else:
            parts = line.split(separator)
            if parts[0].strip():
                words.append(parts[0].strip())
                labels.append(allowed(parts[column] if column < len(parts) else "O", scheme))
    close()
    return [d for d in documents if d.sentences]


def allowed(label: str, scheme: dict[str, list[str]]) -> frozenset[int]:
    """Return the numbers of our labels that a set's label may stand for."""
    prefix, _, name = label.strip().partition("-")
    if name not in scheme:
        return frozenset({0})
    return frozenset(ENTITY_LABELS.index(f"{prefix}-{ours}") for ours in scheme[name])


def read_syntax(path: Path, relations: list[str]) -> list[Document]:
    """Read a CoNLL-U treebank; relations new to the list are added to it."""
    documents = [Document(path.stem)]
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append(Document(f"{path.stem}-{len(documents)}"))
        elif not line.strip():
            if rows:
                documents[-1].sentences.append(_tree(rows, relations))
            rows = []
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))
    return [d for d in documents if d.sentences]


def _tree(rows: list[list[str]], relations: list[str]) -> Sentence:
    for row in rows:
        if row[7] not in relations:
            relations.append(row[7])
    return Sentence(
        [row[1] for row in rows],
        tags=[TAGS.index(row[3]) if row[3] in TAGS else TAGS.index("X") for row in rows],
        heads=[int(row[6]) - 1 if int(row[6]) else n for n, row in enumerate(rows)],
        relations=[relations.index(row[7]) for row in rows],
    )


def read_attribution(path: Path) -> tuple[list[Document], list[Document]]:
    """Read PolNeAR: whole articles with their outermost attributions, and contents alone with those inside them."""
    articles, contents = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        outer, inner = _levels(row["quotes"])
        articles.append(Document(row["doc"], list(_labelled(text, 0, len(text), outer))))
        for start, end, quotes in inner:
            sentences = list(_labelled(text, start, end, quotes))
            contents.append(Document(f"{row['doc']}:{start}", sentences))
    return articles, contents


def _levels(quotes: list[dict]) -> tuple[list[dict], list[tuple[int, int, list[dict]]]]:
    """Split attributions into the outermost and, for every content span of two words or so, those inside it."""
    def bounds(quote: dict) -> tuple[int, int]:
        spans = quote["source"] + quote["cue"] + quote["content"]
        return min(s for s, _ in spans), max(e for _, e in spans)

    usable = [q for q in quotes if q["content"] and (q["cue"] or q["source"])]
    outer, inner = [], []
    for quote in usable:
        low, high = bounds(quote)
        holds = any(
            s <= low and high <= e and (e - s) > (high - low) for other in usable if other is not quote
            for s, e in other["content"]
        )  # fmt: skip
        (inner if holds else outer).append(quote)
    nested = []
    for quote in outer:
        for s, e in quote["content"]:
            inside = [q for q in inner if s <= bounds(q)[0] and bounds(q)[1] <= e]
            if inside or (e - s) % 5 == 0:  # a fifth of the contents with nothing inside, to learn that too
                nested.append((s, e, inside))
    return outer, nested


def _labelled(text: str, start: int, end: int, quotes: list[dict]) -> Iterator[Sentence]:
    piece = text[start:end]
    spans = split_words(piece)
    labels = [0] * len(spans)
    for name in ("content", "cue", "source"):
        kind = {"source": 1, "cue": 3, "content": 5}[name]
        for quote in quotes:
            for s, e in quote[name]:
                inside = [i for i, w in enumerate(spans) if s <= w.start + start and w.end + start <= e]
                for i in inside:
                    labels[i] = kind + 1
                if inside:
                    labels[inside[0]] = kind
    for sentence in split_sentences(piece, spans):
        chosen = range(sentence.first, sentence.last)
        yield Sentence([piece[spans[i].start : spans[i].end] for i in chosen], attribution=[labels[i] for i in chosen])


def windows(documents: Iterable[Document], cost, limit: int = 126) -> Iterator[list[Sentence]]:
    """Pack consecutive sentences of a document into windows of at most `limit` pieces; cut what is longer alone."""
    for document in documents:
        window: list[Sentence] = []
        size = 0
        for sentence in document.sentences:
            pieces = sum(cost(w) for w in sentence.words)
            if window and size + pieces > limit:
                yield window
                window, size = [], 0
            window.append(sentence)
            size += pieces
        if window:
            yield window
