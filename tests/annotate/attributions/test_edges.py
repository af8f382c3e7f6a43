import numpy as np
from trees import tree_of

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.edges import Edges, Place
from onrecord.records import Span

NAMES = ["O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT"]
DENIED = """
They PRON 2 nsubj
denied VERB 0 root
any DET 4 det
part NOUN 2 obj
three NUM 6 nummod
days NOUN 7 obl:npmod
later ADV 2 advmod
. PUNCT 2 punct
"""


def edges_of(tree, unsure=()):
    """Return the edges of a tree whose content labels are certain, but for the words `unsure`."""
    scores = np.zeros((len(tree.words), len(NAMES)), np.float32)
    scores[:, 6] = 30.0
    scores[list(unsure), 0] = 30.0
    scores[:, 5] = 30.0
    return Edges(tree, scores, NAMES, np.zeros((7, 7), np.float32))


def places_of(tree, place, unsure):
    return [move.to for move in edges_of(tree, unsure).moves(place)]


def test_an_edge_moves_only_over_words_that_may_as_well_be_outside():
    tree = tree_of(DENIED)
    end = Place(range(2, 7), begins=False, cue=[1])
    assert places_of(tree, end, unsure=()) == []
    assert places_of(tree, end, unsure=(4, 5, 6)) == [6, 5, 4]
    assert places_of(tree, end, unsure=(4, 5)) == []


def test_a_content_keeps_one_word_at_least():
    tree = tree_of(DENIED)
    assert places_of(tree, Place(range(5, 7), begins=True, cue=[1]), unsure=(5, 6)) == [6]


def test_a_beginning_does_not_leave_out_a_verb_and_keep_its_object():
    tree = tree_of(DENIED)
    assert places_of(tree, Place(range(7), begins=True, cue=[]), unsure=(0, 1, 2, 3)) == [1, 4]


def test_a_move_tells_what_is_left_out_and_where_it_hangs():
    (move,) = edges_of(tree_of(DENIED), unsure=(6,)).moves(Place(range(2, 7), begins=False, cue=[1]))
    assert {"end", "end long 1", "end is advmod of cue", "end all later", "end left days"} <= set(move.signs)


def test_a_mark_behind_a_content_is_left_out_where_its_label_is_in_doubt():
    tree = tree_of(DENIED)
    said = Attribution((Span(0, 4),), (Span(5, 11),), (Span(12, len(tree.text)),))
    (surely,) = edges_of(tree).mended([said], ())
    (doubted,) = edges_of(tree, unsure=(7,)).mended([said], ())
    assert surely.content == said.content
    assert doubted.content[0].of(tree.text) == "any part three days later"
