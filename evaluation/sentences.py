"""Sentence ends on the raw text of EWT and GUM: sentences joined as the treebanks give them, found by rule.

F1 of boundaries between the sentences of a paragraph; documents are rebuilt from `# text` and paragraph marks.
"""

from pathlib import Path

from evaluation.matching import Counts
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.words import split_words

FILES = ("syntax/ud_ewt_dev.conllu", "syntax/ud_gum_dev.conllu")


def score(gold: Path) -> dict[str, float]:
    """Return F1 of sentences (exact spans) on each treebank's dev split."""
    return {f"{n} F1": _score(gold / f) for n, f in zip(("EWT", "GUM"), FILES, strict=True)}


def _score(path: Path) -> float:
    counts = Counts()
    for paragraph in _paragraphs(path):
        text, wanted = "", set()
        for sentence in paragraph:
            start = len(text) + bool(text)
            text = f"{text} {sentence}" if text else sentence
            wanted.add((start, len(text)))
        found = {(s.start, s.end) for s in split_sentences(text, split_words(text))}
        counts.right += len(found & wanted)
        counts.found += len(found)
        counts.wanted += len(wanted)
    return counts.f1


def _paragraphs(path: Path) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("# newpar", "# newdoc")):
            paragraphs.append([])
        elif line.startswith("# text ="):
            paragraphs[-1].append(line[8:].strip())
    return [p for p in paragraphs if p]
