"""What stands where is found without going through all of an article's annotations."""

import pytest
from trees import tree_of

from onrecord.annotate.annotations import Annotations, Attribution, Sentence
from onrecord.annotate.lookups import Taken, holding, said_in, sources_in, spoken_in, starting, touching
from onrecord.annotate.tree import Tree
from onrecord.records import Span

SPANS = [Span(2, 5), Span(5, 9), Span(12, 20)]


@pytest.mark.parametrize(
    ("start", "end", "found"), [(0, 2, []), (2, 6, SPANS[:2]), (3, 12, SPANS[1:2]), (5, 13, SPANS[1:])]
)
def test_those_that_begin_in_a_stretch_are_found(start, end, found):
    assert starting(SPANS, start, end) == found


@pytest.mark.parametrize(("at", "found"), [(1, None), (2, 0), (4, 0), (5, 1), (9, None), (19, 2), (20, None)])
def test_the_one_that_covers_a_code_point_is_found(at, found):
    assert holding(SPANS, at) == (None if found is None else SPANS[found])


@pytest.mark.parametrize(
    ("start", "end", "found"), [(9, 12, []), (4, 6, SPANS[:2]), (0, 30, SPANS), (13, 14, SPANS[2:])]
)
def test_those_that_share_a_code_point_with_a_stretch_are_found(start, end, found):
    assert touching(SPANS, start, end) == found


@pytest.fixture
def tree():
    """The tree of three sentences: "Rebels left ." "Buka said so ." "It ended ."."""
    one = tree_of("\n".join(f"{w} NOUN 0 root" for w in "Rebels left . Buka said so . It ended .".split()))
    ends = ((0, 13, 0, 3), (14, 28, 3, 7), (29, 39, 7, 10))
    return Tree(one.text, one.words, one.syntax, [Sentence(*told) for told in ends])


def test_what_is_said_is_found_by_its_sentences_in_the_order_of_the_attributions(tree):
    late = Attribution((Span(14, 18),), (Span(19, 23),), (Span(29, 37),))
    early = Attribution((Span(14, 18),), (Span(19, 23),), (Span(0, 11), Span(29, 31)))
    found = Annotations(text=tree.text, words=tree.words, sentences=tree.sentences, attributions=(late, early))
    assert said_in(found, tree) == {0: [early], 2: [late, early]}
    assert spoken_in(found, tree) == {1: [*late.source, *late.cue, *early.source, *early.cue]}
    assert sources_in(found, tree) == {1: [*late.source, *early.source]}
    assert said_in(found, tree) is said_in(found, tree)


def test_taken_spans_are_met_across_the_end_of_a_sentence(tree):
    taken = Taken(tree, [Span(7, 18)])
    assert [taken.meets(s) for s in (Span(0, 6), Span(0, 8), Span(14, 18), Span(19, 23), Span(17, 30))] == [
        False, True, True, False, True,
    ]  # fmt: skip
