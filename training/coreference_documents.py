"""OntoGUM and marked news as the linker sees them: candidates, pairs and chains of every document, kept in a file.

`training.coreference` calls this; `python -m training.coreference_documents --gold GOLD` does it alone, without torch.
"""

import argparse
import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.cases import read_cases
from evaluation.marked import Row, span_of
from evaluation.news import read_news
from evaluation.news_references import HELD
from evaluation.ontogum import Chains, read_documents
from onrecord.annotate.coreference import find_chains, mention_inputs
from onrecord.annotate.coreference.candidates import Candidate, find_candidates
from onrecord.annotate.coreference.discourse import Discourse
from onrecord.annotate.coreference.mention_features import describe
from onrecord.annotate.coreference.pair_features import candidate_pairs, kinds_of_pairs, labels_of_pairs, pair_flags
from onrecord.annotate.tree import Tree
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.linker import Linker

NEWS = Path("training/news/references.jsonl")
OWN = Path("training/references.jsonl")  # the same of invented dispatches, told by their file and line in `MARKED`
MARKED = Path("training/marked")
EVENTS = Path("training/news/events.jsonl")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document: inputs [candidates, n], the gold chain of each candidate (-1 none), pairs and their features.

    `asked` are the candidates of which the chain is known, whose choice is learned.
    """

    inputs: NDArray[np.float16]
    chain: NDArray[np.int64]
    asked: NDArray[np.bool_]
    later: NDArray[np.int64]
    earlier: NDArray[np.int64]
    kinds: NDArray[np.int64]
    labels: NDArray[np.int64]
    flags: NDArray[np.float16]
    spans: list[tuple[int, int]]
    gold: Chains


def prepare(gold: Path, split: str, cache: Path) -> list[Sheet]:
    """Return the sheets of a split, of the marked "news" or of "silver", news that is not marked for this.

    They are kept in `cache`; where they are not there, the encoder reads the documents.
    """
    path = cache / f"{split}.pkl"
    if not path.exists():
        if split in {"news", "silver"}:
            rows = [*read_news(NEWS, gold), *own_references()] if split == "news" else list(_unmarked(gold))
            read = _discourses(Article.build(body=row["text"], published=row["published"]) for row in rows)
            sheets = [news_sheet(discourse, row) for discourse, row in zip(read, rows, strict=True)]
        else:
            documents = read_documents(gold / f"coreference/ontogum_{split}.conll")
            read = _discourses(Article.build(body=document.text) for document in documents)
            sheets = [sheet(discourse, document.chains) for discourse, document in zip(read, documents, strict=True)]
        cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(sheets))
    return pickle.loads(path.read_bytes())


def own_references() -> Iterator[Row]:
    """Yield the invented dispatches that are marked for what words mean."""
    for marked in read_cases(OWN):
        name, number = marked["dispatch"]
        told = json.loads((MARKED / name).read_text(encoding="utf-8").splitlines()[number])
        yield {"text": told["text"], "published": told.get("published"), "references": marked["references"]}


def _unmarked(gold: Path) -> Iterator[Row]:
    """Yield the articles of news that are marked for their events and not for what words mean."""
    lines = (json.loads(line) for path in (NEWS, HELD) for line in path.read_text(encoding="utf-8").splitlines())
    marked = {(row["set"], row["article"]) for row in lines}
    about = read_cases(EVENTS)
    for row, told in zip(about, read_news(EVENTS, gold), strict=True):
        if (row["set"], row["article"]) not in marked:
            yield told | {"references": []}


def _discourses(articles: Iterable[Article]) -> list[Discourse]:
    """Return what the linker is given of each article."""
    read: list[Discourse] = []
    reader = Reader(link=lambda discourse: read.append(discourse) or ())
    for article in articles:
        reader.annotate(article)
    return read


def sheet(discourse: Discourse, chains: Chains) -> Sheet:
    """Return what the linker learns from one document."""
    candidates = find_candidates(discourse)
    d = describe(discourse, candidates)
    later, earlier = candidate_pairs(d, np.arange(len(candidates)))
    spans = spans_of(discourse, candidates)
    home = {mention: number for number, chain in enumerate(chains) for mention in chain}
    return Sheet(
        mention_inputs(discourse, d).astype(np.float16),
        np.array([home.get(span, -1) for span in spans]), np.ones(len(spans), bool),
        later, earlier, kinds_of_pairs(d, later, earlier), labels_of_pairs(d, later, earlier),
        pair_flags(d, later, earlier).astype(np.float16), spans, chains,
    )  # fmt: skip


def news_sheet(discourse: Discourse, row: Row) -> Sheet:
    """Return what the linker learns from one article of news, of which only the marked words are asked.

    A chain has the marked words that mean one body and that body's names. Phrases of which nothing is known are wrong
    choices, unless the shipped linker puts them into the chain.
    """
    tree, candidates = discourse.tree, find_candidates(discourse)
    d = describe(discourse, candidates)
    at = {c.head: n for n, c in reversed(list(enumerate(candidates))) if not c.joined}  # the widest of each head
    named = {w: a.name for a in discourse.actors for e in a.entities for w in tree.range(e.start, e.end)}
    chain, asked, known = (np.full(len(candidates), fill) for fill in (-1, False, False))
    numbers: dict[str | int, int] = {}
    for head, n in at.items():
        if head in named:
            chain[n], known[n] = numbers.setdefault(named[head], len(numbers)), True
    for mark in row["references"]:
        n, meant = (at.get(_head(tree, row, words)) for words in (mark["at"], *mark["of"][:1], "")[:2])
        if n is None or len(mark["of"]) > 1 or (mark["of"] and meant is None):
            continue
        asked[n] = known[n] = True
        if meant is not None:
            whose = named.get(candidates[meant].head, candidates[meant].head)
            chain[n] = chain[meant] = numbers.setdefault(whose, len(numbers))
    later, earlier = candidate_pairs(d, np.arange(len(candidates)))
    likely = np.zeros((len(candidates), len(numbers) + 1), bool)
    for members in find_chains(discourse, candidates, Linker()):
        likely[np.ix_(members, chain[members])] = True
    kept = known[earlier] | ~likely[earlier, chain[later]]
    later, earlier = later[kept], earlier[kept]
    return Sheet(
        mention_inputs(discourse, d).astype(np.float16), chain, asked, later, earlier, kinds_of_pairs(d, later, earlier),
        labels_of_pairs(d, later, earlier), pair_flags(d, later, earlier).astype(np.float16),
        spans_of(discourse, candidates), [],
    )  # fmt: skip


def _head(tree: Tree, row: Row, words: str) -> int:
    """Return the head of the words of a mark, -1 where there is none."""
    span = span_of(row["text"], words)
    head = tree.top(tree.range(*span)) if span else None
    return -1 if head is None else head


def spans_of(discourse: Discourse, candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Return [start, end) of every candidate in the text."""
    words = discourse.tree.words
    return [(words[c.first].start, words[c.last - 1].end) for c in candidates]


def main() -> None:
    """Read both splits and keep them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--cache", type=Path, default=Path("build/coreference"))
    options = parser.parse_args()
    for split in ("train", "dev", "news", "silver"):
        prepare(options.gold, split, options.cache)


if __name__ == "__main__":
    main()
