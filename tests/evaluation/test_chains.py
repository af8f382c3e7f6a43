"""The scorer of chains against examples worked by hand in the literature."""

import itertools

import numpy as np
import pytest

from evaluation.chains import ChainScores, assign
from evaluation.coreference import read_marked
from evaluation.ontogum import join_words, read_chains

TRUTH = [[1, 2, 3, 4, 5], [6, 7], [8, 9, 10, 11, 12]]  # Bagga and Baldwin 1998, figure 1
RESPONSE_ONE = [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12]]
RESPONSE_TWO = [[1, 2, 3, 4, 5, 8, 9, 10, 11, 12], [6, 7]]


def scored(wanted, found):
    scores = ChainScores()
    scores.add(wanted, found)
    return scores


@pytest.mark.parametrize(("response", "b_cubed"), [(RESPONSE_ONE, 16 / 21), (RESPONSE_TWO, 7 / 12)])
def test_bagga_and_baldwins_two_responses_are_alike_to_muc_and_not_to_b_cubed(response, b_cubed):
    scores = scored(TRUTH, response)
    assert scores.f1("MUC") == pytest.approx(2 * 0.9 / 1.9)  # precision 9/10, recall 1
    assert scores.f1("B-cubed") == pytest.approx(2 * b_cubed / (1 + b_cubed))  # recall 1


def test_ceaf_pairs_each_chain_once():
    scores = scored(TRUTH, RESPONSE_ONE)
    alike = 1 + 2 * 5 / 12  # the first chain whole, the third with the second found; the pair is left alone
    assert scores.f1("CEAF-phi4") == pytest.approx(2 * alike / (3 + 2))


def test_twinless_mentions_count_as_the_reference_scorer_counts_them():
    """Pradhan et al. 2014, section 4: key {a b c} {d e f g}, response {a b} {c d} {f g h i}."""
    scores = scored(["abc", "defg"], ["ab", "cd", "fghi"])
    assert scores.f1("MUC") == pytest.approx(2 * 0.4 * 0.4 / 0.8)
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 2 / 4 + 2 / 4) / 7
    precision = (2 / 2 + 2 / 2 + 1 / 2 + 1 / 2 + 2 / 4 + 2 / 4) / 8
    assert scores.f1("B-cubed") == pytest.approx(2 * recall * precision / (recall + precision))
    assert recall == pytest.approx(0.4167, abs=1e-3)
    alike = 2 * 2 / 5 + 2 * 2 / 8
    assert scores.f1("CEAF-phi4") == pytest.approx(2 * alike / 5)
    assert scores.f1("mentions") == pytest.approx(2 * 6 / 15)


def test_nothing_found_scores_nothing_and_everything_found_scores_one():
    assert scored(TRUTH, []).scores()["CoNLL F1"] == 0
    assert scored(TRUTH, TRUTH).scores()["CoNLL F1"] == pytest.approx(1)


@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (4, 6), (6, 4)])
def test_the_assignment_is_the_best_of_all(shape):
    gain = np.random.default_rng(7).random(shape)
    small, large = sorted(shape)
    wide = gain if shape[0] <= shape[1] else gain.T
    best = max(sum(wide[r, c] for r, c in enumerate(p)) for p in itertools.permutations(range(large), small))
    pairs = assign(gain)
    assert sum(gain[r, c] for r, c in pairs) == pytest.approx(best)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == small


def test_chains_of_a_conll_column_nest_and_close_where_they_end():
    assert sorted(read_chains(["(1|(2)", "_", "1)", "(2", "2)|(1)"])) == [[(0, 0), (3, 4)], [(0, 2), (4, 4)]]


def test_words_are_spaced_as_print_spaces_them():
    text, spans = join_words(
        ["She", "said", "“", "no", "”", "(", "to", "well", "-", "known", "men", ")", ",", "Ann", "'s", "."]
    )
    assert text == "She said “no” (to well-known men), Ann's."
    assert [text[a:b] for a, b in spans][:3] == ["She", "said", "“"]


def test_marks_are_taken_out_of_a_case():
    text, chains = read_marked("[1 Ana] saw [2 [1 her] dog]. [2 It] barked at [3 Ben].")
    assert text == "Ana saw her dog. It barked at Ben."
    assert [[text[a:b] for a, b in chain] for chain in chains] == [["Ana", "her"], ["her dog", "It"]]
