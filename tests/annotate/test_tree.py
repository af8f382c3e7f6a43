from trees import tree_of

FREED = """
The DET 2 det
army NOUN 3 nsubj
freed VERB 0 root
ten NUM 5 nummod
Men NOUN 3 obj
and CCONJ 9 cc
the DET 8 det
rebels NOUN 9 nsubj
freed VERB 3 conj
six NUM 11 nummod
men NOUN 9 obj
"""


def test_listed_words_are_found_where_they_stand_in_text_order():
    tree = tree_of(FREED)
    assert tree.where({"men", "freed", "women"}) == [2, 4, 8, 10]
    assert tree.where({"women"}) == []


def test_a_range_holds_the_words_that_begin_inside():
    tree = tree_of(FREED)
    assert tree.range(4, 8) == range(1, 2)
    assert tree.range(5, len(tree.text) + 1) == range(2, 11)
