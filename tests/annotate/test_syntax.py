from itertools import product

import numpy as np
import pytest

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.syntax import annotate_syntax, best_tree, is_tree
from onrecord.weights.session import Scores


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_the_best_of_all_trees(seed):
    arcs = np.random.default_rng(seed).normal(size=(4, 4)).astype(np.float32)

    def total(heads):
        return sum(float(arcs[d, h]) for d, h in enumerate(heads))

    best = max((h for h in product(range(4), repeat=4) if is_tree(h)), key=total)
    found = best_tree(arcs)
    assert is_tree(found)
    assert total(found) == pytest.approx(total(best))


@pytest.mark.parametrize(("heads", "right"), [([0, 0], True), ([0, 1], False), ([1, 0], False), ([1, 2, 1, 3], False)])
def test_a_tree_has_one_root_and_no_circle(heads, right):
    assert is_tree(heads) is right


def test_a_noun_behind_a_preposition_is_no_part_of_a_compound():
    names = {"tags": ["NOUN", "ADP"], "relations": ["root", "case", "compound"]}
    arcs = np.array([[5, 0, 0], [0, 0, 5], [5, 0, 0]], np.float32)
    zeros = np.zeros((3, 1), np.float32)
    scores = Scores(
        zeros, zeros, np.array([0, 1, 0]), np.array([0, 2, 0]), np.array([0, 1, 2]), (arcs,), zeros, ()
    )  # fmt: skip
    assert annotate_syntax(scores, [Sentence(0, 9, 0, 3)], names).relations == ("root", "case", "nmod")
