import pytest

from onrecord.weights.pieces import UNKNOWN, Pieces

PIECES = Pieces(["[PAD]", "juba", "##n", "peace", ".", "'", "s", "cafe", "##s"])


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("Juba", [1]),
        ("Juban", [1, 2]),
        ("peace.", [3, 4]),
        ("’s", [5, 6]),
        ("Cafés", [7, 8]),
        ("xyz", [UNKNOWN]),
        ("", [UNKNOWN]),
    ],
)
def test_words_are_cut_as_the_vocabulary_has_them(word, ids):
    assert [piece for piece, _ in PIECES.cut(word)] == ids


def test_the_case_that_the_vocabulary_forgets_is_told_beside_each_piece():
    cases = {
        word: [case for _, case in PIECES.cut(word)] for word in ("juba", "Juba", "JUBA", "juBa", "4", ".", "juban")
    }
    assert cases["juba"] != cases["Juba"] != cases["JUBA"] != cases["juBa"]
    assert len(set(cases["juban"])) == 2  # a first piece and one that goes on
    assert len({tuple(c) for c in cases.values()}) == 7


def test_a_word_too_long_for_any_vocabulary_is_unknown():
    assert PIECES.cut("juba" * 99) == ((UNKNOWN, 1),)
