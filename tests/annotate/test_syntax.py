from itertools import product

import numpy as np
import pytest

from onrecord.annotate.syntax import best_tree, is_tree


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
