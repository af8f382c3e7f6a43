"""Named entities on CoNLL++ and Worldwide: exact spans and labels, on the sets' own words and sentences."""

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.annotate.annotations import Sentence
from onrecord.records import Span

FILES = ("entities/conllpp_dev.txt", "entities/worldwide_dev.tsv")
# Our labels -> the set's own. What the set does not label (dates, money) is no entity for either side.
CONLL = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "FACILITY": "LOC", "NORP": "MISC", "PRODUCT": "MISC",
         "EVENT": "MISC", "MISC": "MISC"}  # fmt: skip
WORLDWIDE = {"PERSON": "Person", "ORGANIZATION": "Organization", "LOCATION": "Location", "FACILITY": "Facility",
             "NORP": "NORP", "PRODUCT": "Product", "EVENT": "Misc", "MISC": "Misc"}  # fmt: skip

Rows = list[tuple[str, str]]


def score(gold: Path) -> dict[str, float]:
    """Return exact F1 on both dev splits."""
    return {
        "CoNLL++ F1": _score(gold / FILES[0], -1, None, CONLL),
        "Worldwide F1": _score(gold / FILES[1], 1, "\t", WORLDWIDE),
    }


def _score(path: Path, column: int, separator: str | None, scheme: dict[str, str]) -> float:
    counts = Counts()
    for document in documents(path, column, separator):
        wanted = {s for s in spans(document) if s[2] in scheme.values()}
        found = find(document, scheme)
        counts.wanted += len(wanted)
        counts.found += len(found)
        counts.right += len(wanted & found)
    return counts.f1


def documents(path: Path, column: int, separator: str | None) -> Iterator[list[Rows]]:
    """Yield the documents of a file as sentences of (word, label)."""
    document: list[Rows] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-DOCSTART-"):
            yield [s for s in document if s]
            document = [[]]
        elif not line.strip():
            document.append([])
        else:
            parts = line.split(separator)
            if parts[0].strip():
                label = parts[column].strip() if len(parts) > column else "O"
                document[-1].append((parts[0].strip(), label))
    yield [s for s in document if s]


def spans(document: list[Rows]) -> Iterator[tuple[int, int, str]]:
    """Yield the (first word, word behind the last, label) of what is marked in a document."""
    at = 0
    for sentence in document:
        start, kind = None, ""
        for n, (_, label) in enumerate([*sentence, ("", "O")]):
            if start is not None and label != f"I-{kind}":
                yield at + start, at + n, kind
                start = None
            if label != "O" and start is None:
                start, kind = n, label[2:]
        at += len(sentence)


def find(document: list[Rows], scheme: dict[str, str]) -> set[tuple[int, int, str]]:
    """Annotate the document's own words; spans count in words."""
    if not document:
        return set()
    own = reader()
    scores = own.encoder.encode([[word for word, _ in sentence] for sentence in document])
    written, sentences = laid_out(document)
    starts = [0, *accumulate(len(w) + 1 for w in written)]
    words = [Span(start, start + len(w)) for start, w in zip(starts, written, strict=False)]
    number = {word.start: n for n, word in enumerate(words)}
    found = own.name(" ".join(written), words, sentences, scores)
    last = {word.end: n + 1 for n, word in enumerate(words)}
    return {(number[e.start], last[e.end], scheme[e.label]) for e in found}


def laid_out(document: list[Rows]) -> tuple[list[str], list[Sentence]]:
    """Return the document's words, and its sentences, whose places are counted in words."""
    ends = list(accumulate(len(s) for s in document))
    sentences = [Sentence(a, b, a, b) for a, b in zip([0, *ends], ends, strict=False)]
    return [word for sentence in document for word, _ in sentence], sentences
