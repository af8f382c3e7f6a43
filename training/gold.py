"""Gold -> windows of words with labels, one dataset a function."""

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from evaluation.cases import read_cases
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.words import split_words

ENTITY_LABELS = ["O"] + [
    f"{p}-{t}" for t in ("PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP", "PRODUCT", "MISC") for p in "BI"
]
ATTRIBUTION_LABELS = ["O"] + [f"{p}-{t}" for t in ("SOURCE", "CUE", "CONTENT") for p in "BI"]
TAGS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]

# What each set's label may be among ours: a coarse label allows several, and training sums over them.
CONLL = {
    "PER": ["PERSON"],
    "ORG": ["ORGANIZATION"],
    "LOC": ["LOCATION", "FACILITY"],
    "MISC": ["NORP", "PRODUCT", "MISC"],
}
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
    event: int = -100  # number of the PLOVER type of the text it opens; -100: not labelled
    mode: int = -100
    marks: dict[str, list[int]] | None = (
        None  # by the names of labels, slots and kinds; words pointed at count from the document's first
    )


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


def read_attribution(path: Path) -> list[Document]:
    """Read PolNeAR's articles; an attribution without content, or with neither cue nor source, is left out."""
    documents = []
    for row in read_cases(path):
        usable = [q for q in row["quotes"] if q["content"] and (q["cue"] or q["source"])]
        documents.append(Document(row["doc"], list(_labelled(row["text"], usable))))
    return documents


def _labelled(text: str, quotes: list[dict]) -> Iterator[Sentence]:
    spans = split_words(text)
    labels = [0] * len(spans)
    for name in ("content", "cue", "source"):
        kind = {"source": 1, "cue": 3, "content": 5}[name]
        for quote in quotes:
            for s, e in quote[name]:
                inside = [i for i, w in enumerate(spans) if s <= w.start and w.end <= e]
                for i in inside:
                    labels[i] = kind + 1
                if inside:
                    labels[inside[0]] = kind
    for sentence in split_sentences(text, spans):
        chosen = range(sentence.first, sentence.last)
        yield Sentence([text[spans[i].start : spans[i].end] for i in chosen], attribution=[labels[i] for i in chosen])


def read_stories(gold: Path) -> tuple[list[Document], list[str], list[str]]:
    """Read the invented PLOVER stories; return them with the names of types and of modes (each within its type)."""
    with (gold / "events/plover_synthetic_2023-10.csv").open(encoding="utf-8", newline="") as file:
        rows = [(r["text"], r["label"], r["mode"]) for r in csv.DictReader(file)]
    for row in read_cases(gold / "events/plover_synthetic_2023-04.jsonl"):
        rows.append((row["text"].split("###")[-1], row["event"], "" if row["mode"] == "nan" else row["mode"]))
    types = sorted({r[1].upper() for r in rows})
    modes = sorted({f"{r[1]} {r[2]}".upper() for r in rows})
    documents = [_story(text, types.index(t.upper()), modes.index(f"{t} {m}".upper())) for text, t, m in rows]
    return [d for d in documents if d.sentences], types, modes


def _story(text: str, event: int, mode: int) -> Document:
    """Return the opening of a story, as much as one window holds; the rest says less of its type."""
    document, words = Document("story"), 0
    for sentence in read_plain(text).sentences:
        words += len(sentence.words)
        if words > 90:
            break
        document.sentences.append(Sentence(sentence.words, event=event, mode=mode))
    return document


def read_plain(text: str) -> Document:
    """Cut a text without labels into sentences and words."""
    spans = split_words(text)
    return Document(
        "plain",
        [
            Sentence([text[w.start : w.end] for w in spans[sentence.first : sentence.last]])
            for sentence in split_sentences(text, spans)
        ],
    )


def incident_texts(gold: Path) -> Iterator[list[str]]:
    """Yield the texts of the articles of every even incident of gun violence: odd ones are scored as unseen."""
    with gzip.open(gold / "figures/gun_violence_incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if int(row["incident_uri"]) % 2 == 0:
                yield [f"{a['title']}\n\n{a['text']}" for a in row["articles"]]


def read_unlabelled(gold: Path, cases: Path) -> Iterator[Document]:
    """Read news-like text to be labelled by the teacher: labels of these sets are not looked at.

    What is scored as unseen is left out: odd incidents, LGL's fold 0, own cases set aside or of a blind hand.
    """
    yield from (read_plain(text) for texts in incident_texts(gold) for text in texts)
    articles = ElementTree.parse(gold / "places/lgl.xml").findall(".//article/text")
    yield from (read_plain(a.text or "") for n, a in enumerate(articles) if n % 5)
    with (gold / "events/plover_synthetic_2023-10.csv").open(encoding="utf-8", newline="") as file:
        yield from (read_plain(row["text"]) for row in csv.DictReader(file))
    for line in (gold / "events/plover_synthetic_2023-04.jsonl").read_text(encoding="utf-8").splitlines():
        yield read_plain(json.loads(line)["text"].split("###")[-1])
    for line in (gold / "figures/idmc_displacement_train.jsonl").read_text(encoding="utf-8").splitlines():
        yield read_plain(json.loads(line)["Excerpt"])
    for document in read_conll(gold / "entities/re3d_train.conll", 1, {}, None):
        yield Document(document.name, [Sentence(s.words) for s in document.sentences])
    for path in sorted(cases.glob("*/*.jsonl")):
        if "set_aside" not in path.name and not path.name.startswith("blind"):
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            yield from (read_plain(row["text"]) for row in rows if isinstance(row.get("text"), str))
