"""Coreference chains: the CoNLL-2012 scores on OntoGUM's dev split from running text, and on our own cases."""

import re
from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.chains import ChainScores
from evaluation.ontogum import Chains, read_documents
from evaluation.reading import reader
from onrecord.annotate.annotations import Mention
from onrecord.records import Article

FILES = ("coreference/ontogum_dev.conll", "syntax/ud_gum_dev.conllu")
CASES = Path("tests/cases/coreference")
NEWS = frozenset({"news", "interview", "speech", "court", "bio"})  # the genres nearest to what we read


def score(gold: Path) -> dict[str, float]:
    """Return the scores over all genres, those over genres like news, and those of every case file."""
    everything, news = ChainScores(), ChainScores()
    for document in read_documents(gold / FILES[0], [gold / FILES[1]]):
        found = find(document.text)
        everything.add(document.chains, found)
        if document.genre in NEWS:
            news.add(document.chains, found)
    like_news = {f"like news: {name}": value for name, value in news.scores().items()}
    return everything.scores() | like_news | score_files(CASES, score_rows)


def score_rows(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return the scores of our own cases, in which only what they mark counts."""
    scores = ChainScores()
    for row in rows:
        text, chains = read_marked(row["marked"])
        scores.add(chains, find(text))
    return scores.scores()


def read_marked(marked: str) -> tuple[str, Chains]:
    """Return the text without its marks, "[1 Ana Kovac] said [1 she]", and the chains they mark."""
    text, opened, chains = "", list[tuple[str, int]](), dict[str, list[tuple[int, int]]]()
    for part in re.split(r"(\[\d+ |\])", marked):
        if part == "]":
            name, start = opened.pop()
            chains.setdefault(name, []).append((start, len(text)))
        elif re.fullmatch(r"\[\d+ ", part):
            opened.append((part[1:-1], len(text)))
        else:
            text += part
    return text, [sorted(chain) for chain in chains.values() if len(chain) > 1]


def find(text: str) -> Chains:
    """Return the chains of a text as the program finds them."""
    return grouped(reader().annotate(Article.build(body=text)).mentions)


def grouped(mentions: tuple[Mention, ...]) -> Chains:
    """Return mentions chain by chain."""
    chains: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        chains.setdefault(mention.chain, []).append((mention.start, mention.end))
    return list(chains.values())
