"""The head that gives a second opinion on stances: `python -m training.stances --gold ../shared/gold`.

It learns from the marks of positions that the reader of the deal learns from: own dispatches (training/marked) and real
news (training/news/marked.jsonl). Writes src/onrecord/weights/stances.npz in a quarter of an hour; run
training.positions after it.
"""

import argparse
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from evaluation.cases import read_cases
from evaluation.marked import Row, span_of
from evaluation.news import read_news
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.syntax import annotate_syntax
from onrecord.annotate.tree import Tree
from onrecord.annotate.words import split_words
from onrecord.extract.deal.learned import Pair
from onrecord.extract.deal.stances.second import ask_stance
from onrecord.weights.heads import StanceHead
from onrecord.weights.session import Encoder
from training.small_heads import MANY, Example, example, write

MARKED = Path("training/marked")
WHOLE = "[d-ly]*.jsonl"  # the dispatches in plain prose
NEWS = Path("training/news/marked.jsonl")
TIMES = 3  # that the news counts


def examples(row: Row, encoder: Encoder) -> Iterator[Example]:
    """Yield every marked word of stance with its topic."""
    text, words = row["text"], split_words(row["text"])
    sentences = split_sentences(text, words)
    scores = encoder.encode([[text[w.start : w.end] for w in words[s.first : s.last]] for s in sentences])
    tree = Tree(text, words, annotate_syntax(scores, sentences, encoder.labels), sentences)
    told = set()
    for mark in row.get("positions", ()):
        cue, topic, party = (head_of(tree, mark[kind]) for kind in ("at", "on", "party"))
        if cue is not None and topic is not None:
            told.add((cue, topic, mark["stance"], party))
    unique = {pair[:3]: pair for pair in sorted(told, key=str)}
    for cue, topic, stance, party in unique.values():
        asked = ask_stance(tree, Pair(cue, topic, party))
        yield example(scores.states, asked, StanceHead.kinds.index(stance))


def head_of(tree: Tree, marked: str | None) -> int | None:
    """Return the head of marked words."""
    span = span_of(tree.text, marked)
    return tree.top(tree.range(*span)) if span else None


def main() -> None:
    """Learn from all marks and write the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights") / StanceHead.file)
    options = parser.parse_args()
    encoder = Encoder()
    own = chain.from_iterable(map(read_cases, sorted(MARKED.glob(WHOLE))))
    rows = [e for row in own for e in examples(row, encoder)]
    rows += [e for row in read_news(NEWS, options.gold) for e in examples(row, encoder)] * TIMES
    write(options.out, rows, len(StanceHead.kinds), together=1, course=MANY)


if __name__ == "__main__":
    main()
