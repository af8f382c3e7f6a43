"""Whom a verb is done to, on trees as the encoder gets them wrong, written by hand."""

from trees import tree_of

from onrecord.extract.figures.joined import joined_to, nearer_object, object_behind, verb_before

TWO_VERBS = """
killing VERB 0 root
a DET 3 det
woman NOUN 1 obj
and CCONJ 5 cc
injuring VERB 1 conj
an DET 7 det
officer NOUN 5 obj
and CCONJ 10 cc
two NUM 10 nummod
others NOUN 3 conj
"""

NO_OBJECT = """
killed VERB 0 root
two NUM 1 obj
and CCONJ 4 cc
injured VERB 1 conj
three NUM 6 nummod
others NOUN 1 obj
"""


def test_the_joined_belong_to_the_object_of_the_verb_between():
    tree = tree_of(TWO_VERBS)
    assert nearer_object(tree, 9) == 6
    assert joined_to(tree, 6) == [9]
    assert joined_to(tree, 2) == []


def test_a_verb_without_object_has_the_phrase_behind_it():
    tree = tree_of(NO_OBJECT)
    assert verb_before(tree, 4) == 3
    assert object_behind(tree, 3) == 5


def test_a_verb_with_an_object_takes_no_other():
    assert object_behind(tree_of(NO_OBJECT), 0) is None
