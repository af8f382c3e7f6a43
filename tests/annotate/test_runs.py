from itertools import product

import numpy as np
import pytest

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.entities.runs import LEAST, find_candidates
from onrecord.annotate.labels import forbid_orphans, runs

NAMES = ["O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION"]


def counted(scores, follows, sentences):
    """The same by adding up every sequence of labels."""
    total = {}
    for sentence in sentences:
        whole, likely = 0.0, {}
        for labels in product(range(len(NAMES)), repeat=sentence.last - sentence.first):
            before = (0, *labels[:-1])
            weight = np.exp(
                sum(scores[sentence.first + n, label] for n, label in enumerate(labels))
                + sum(follows[a, b] for a, b in zip(before, labels, strict=False))
            )
            whole += weight
            for a, b, kind in runs(labels, NAMES):
                run = (sentence.first + a, sentence.first + b, kind)
                likely[run] = likely.get(run, 0.0) + weight
        total |= {run: weight / whole for run, weight in likely.items()}
    return total


@pytest.mark.parametrize("seed", range(5))
def test_a_run_is_as_likely_as_all_sequences_that_hold_it(seed):
    chance = np.random.default_rng(seed)
    sentences = [Sentence(0, 4, 0, 4), Sentence(4, 4, 4, 4), Sentence(4, 5, 4, 5), Sentence(5, 8, 5, 8)]
    scores = chance.normal(0, 2, (8, 5)).astype(np.float32)
    follows = forbid_orphans(chance.normal(0, 1, (5, 5)).astype(np.float32), NAMES)
    found = find_candidates(scores, follows, sentences)
    got = {
        (a, b, kind): likely
        for a, b, row in zip(found.first.tolist(), found.last.tolist(), found.likely, strict=True)
        for kind, likely in zip(("PERSON", "LOCATION"), row.tolist(), strict=True)
    }
    wanted = counted(scores, follows, sentences)
    for a, b in {(a, b) for a, b, _ in wanted}:
        each = [wanted[a, b, kind] for kind in ("PERSON", "LOCATION")]
        if sum(each) > LEAST + 1e-4:
            assert [got[a, b, "PERSON"], got[a, b, "LOCATION"]] == pytest.approx(each, abs=1e-5)
        elif sum(each) < LEAST - 1e-4:
            assert (a, b, "PERSON") not in got


def test_no_words_have_no_candidates():
    assert len(find_candidates(np.zeros((0, 5), np.float32), np.zeros((5, 5), np.float32), []).first) == 0
