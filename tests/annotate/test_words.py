import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.words import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They didn't agree.", "They did n't agree ."),
        ("Juba's envoy can’t go", "Juba 's envoy ca n’t go"),
        ("a rebel-held town", "a rebel - held town"),
        ("40,000 people at 3.5 a day", "40,000 people at 3.5 a day"),
        ("$2.5m for the U.N. at 10:30 a.m. today", "$ 2.5m for the U.N. at 10:30 a.m. today"),
        ("Gen. Okello met Mr. O'Neill in Sana'a.", "Gen. Okello met Mr. O'Neill in Sana'a ."),
        ("“Peace,” he said", "“ Peace , ” he said"),
        ("see https://example.org/a?b=c.", "see https://example.org/a?b=c ."),
        ("John F. Kennedy", "John F. Kennedy"),
        ("No. Yes...", "No . Yes ..."),
        ("No. 5", "No. 5"),
    ],
)
def test_text_is_cut_as_the_treebanks_cut_it(text, words):
    found = [text[w.start : w.end] for w in split_words(text)]
    assert found == words.split()


@given(st.text(max_size=300))
def test_every_character_that_is_no_space_is_in_exactly_one_word(text):
    covered = [i for w in split_words(text) for i in range(w.start, w.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


def test_a_long_unbroken_run_is_cut():
    assert max(w.end - w.start for w in split_words("a" * 10_000)) <= 200
