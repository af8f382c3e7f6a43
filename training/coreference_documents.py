"""OntoGUM as the linker sees it: candidates, pairs and gold chains of every document, kept in a file.

`training.coreference` calls this; `python -m training.coreference_documents --gold GOLD` does it alone, without torch.
"""

import argparse
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.ontogum import Chains, read_documents
from onrecord.annotate.candidates import Candidate, find_candidates
from onrecord.annotate.coreference import mention_inputs
from onrecord.annotate.discourse import Discourse
from onrecord.annotate.mention_features import describe
from onrecord.annotate.pair_features import candidate_pairs, kinds_of_pairs, labels_of_pairs, pair_flags


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document: inputs [candidates, n], the gold chain of each candidate (-1 none), pairs and their features."""

    inputs: NDArray[np.float16]
    chain: NDArray[np.int64]
    later: NDArray[np.int64]
    earlier: NDArray[np.int64]
    kinds: NDArray[np.int64]
    labels: NDArray[np.int64]
    flags: NDArray[np.float16]
    spans: list[tuple[int, int]]
    gold: Chains


def prepare(gold: Path, split: str, cache: Path) -> list[Sheet]:
    """Return the sheets of a split, from `cache` where they are kept; else the encoder reads the documents."""
    path = cache / f"{split}.pkl"
    if not path.exists():
        from onrecord.pipeline import Reader
        from onrecord.records import Article

        read: list[Discourse] = []
        reader = Reader(link=lambda discourse: read.append(discourse) or ())
        documents = read_documents(gold / f"coreference/ontogum_{split}.conll")
        for document in documents:
            reader.annotate(Article.build(body=document.text))
        sheets = [sheet(discourse, document.chains) for discourse, document in zip(read, documents, strict=True)]
        cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(sheets))
    return pickle.loads(path.read_bytes())


def sheet(discourse: Discourse, chains: Chains) -> Sheet:
    """Return what the linker learns from one document."""
    candidates = find_candidates(discourse)
    d = describe(discourse, candidates)
    later, earlier = candidate_pairs(d, np.arange(len(candidates)))
    spans = spans_of(discourse, candidates)
    home = {mention: number for number, chain in enumerate(chains) for mention in chain}
    return Sheet(
        mention_inputs(discourse, d).astype(np.float16),
        np.array([home.get(span, -1) for span in spans]),
        later, earlier, kinds_of_pairs(d, later, earlier), labels_of_pairs(d, later, earlier),
        pair_flags(discourse.tree, d, later, earlier).astype(np.float16), spans, chains,
    )  # fmt: skip


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
    for split in ("train", "dev"):
        prepare(options.gold, split, options.cache)


if __name__ == "__main__":
    main()
