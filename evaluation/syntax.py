"""Syntax on the English treebanks EWT and GUM: gold words and sentences in, attachment scores out.

UAS and LAS are shares of all words, punctuation included; LAS as in the CoNLL 2018 shared task compares relations
without their subtypes, `LAS with subtypes` compares all of them.
"""

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from evaluation.reading import reader
from onrecord.annotate.annotations import Sentence
from onrecord.annotate.syntax import annotate_syntax

FILES = ("syntax/ud_ewt_dev.conllu", "syntax/ud_gum_dev.conllu")

Rows = list[tuple[str, str, int, str]]  # word, tag, head (0: root), relation


def score(gold: Path) -> dict[str, float]:
    """Return the scores on both dev splits together, and LAS on each."""
    names = {"EWT": gold / FILES[0], "GUM": gold / FILES[1]}
    counts = {name: _counts(path) for name, path in names.items()}
    both = [sum(c[n] for c in counts.values()) for n in range(5)]
    words, tags, heads, relations, full = both
    return {
        "LAS": relations / words, "UAS": heads / words, "LAS with subtypes": full / words, "parts of speech": tags / words,
        **{f"LAS {name}": c[3] / c[0] for name, c in counts.items()},
    }  # fmt: skip


def _counts(path: Path) -> list[int]:
    total = [0, 0, 0, 0, 0]
    for _, wanted, found in parsed(path):
        for (_, tag, head, relation), (read_tag, at, read) in zip(wanted, found, strict=True):
            plain = read.partition(":")[0] == relation.partition(":")[0]
            marks = (True, read_tag == tag, at == head, at == head and plain, at == head and read == relation)
            total = [t + bool(m) for t, m in zip(total, marks, strict=True)]
    return total


def parsed(path: Path) -> Iterator[tuple[list[str], Rows, list[tuple[str, int, str]]]]:
    """Yield the words of every sentence, its rows in the gold, and the (tag, head, relation) of each as we read it."""
    encoder = reader().encoder
    for document in _documents(path):
        scores = encoder.encode([[row[0] for row in sentence] for sentence in document])
        ends = list(accumulate(len(s) for s in document))
        sentences = [Sentence(a, b, a, b) for a, b in zip([0, *ends], ends, strict=False)]
        syntax = annotate_syntax(scores, sentences, encoder.labels)
        for sentence, rows in zip(sentences, document, strict=True):
            own = range(sentence.first, sentence.last)
            heads = (0 if syntax.heads[n] < 0 else syntax.heads[n] - sentence.first + 1 for n in own)
            found = [(syntax.tags[n], head, syntax.relations[n]) for n, head in zip(own, heads, strict=True)]
            yield [row[0] for row in rows], rows, found


def _documents(path: Path) -> list[list[Rows]]:
    documents: list[list[Rows]] = [[]]
    rows: Rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append([])
        elif not line.strip():
            if rows:
                documents[-1].append(rows)
            rows = []
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            parts = line.split("\t")
            rows.append((parts[1], parts[3], int(parts[6]), parts[7]))
    return [d for d in documents if d]
