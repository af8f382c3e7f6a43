"""How often one label follows another in the training data, as log-probabilities: the decoder's prior."""

import math
from collections.abc import Iterable
from pathlib import Path

from training.gold import ATTRIBUTION_LABELS, CONLL, ENTITY_LABELS, WORLDWIDE, read_attribution, read_conll


def read_bigrams(gold: Path) -> dict[str, list[list[float]]]:
    """Return, for each labelled task, log P(label | label before); the first row is also that of a text's start."""
    articles = read_attribution(gold / "attribution/polnear_train.jsonl")
    entities = [
        *read_conll(gold / "entities/conllpp_train.txt", -1, CONLL, None),
        *read_conll(gold / "entities/worldwide_train.tsv", 1, WORLDWIDE, "\t"),
    ]
    return {
        "attribution": _log(
            [[n for s in d.sentences for n in s.attribution or []] for d in articles], len(ATTRIBUTION_LABELS)
        ),
        "entities": _log(
            [
                [min(n) for n in s.entities or []]
                for d in entities
                for s in d.sentences
                if all(len(n) == 1 for n in s.entities or [])
            ],
            len(ENTITY_LABELS),
        ),
    }


def _log(rows: Iterable[list[int]], size: int) -> list[list[float]]:
    counts = [[0.5] * size for _ in range(size)]
    for row in rows:
        for before, after in zip([0, *row], row, strict=False):
            counts[before][after] += 1
    return [[round(math.log(c / sum(line)), 3) for c in line] for line in counts]
