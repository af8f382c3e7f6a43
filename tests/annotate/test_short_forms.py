import pytest
from trees import entity_in, tree_of

from onrecord.annotate.actors import find_actors


@pytest.mark.parametrize(("short", "names"), [("(ZANF)", 1), ("[ZANF]", 1), ("-ZANF-", 2)])
def test_a_short_form_in_brackets_is_the_body_before_it(short, names):
    tree = tree_of(f"Zandu PROPN 3 compound\nFreedom PROPN 3 compound\nLeague PROPN 0 root\n{short} PROPN 3 appos\n")
    entities = [entity_in(tree, words, "ORGANIZATION") for words in ("Zandu Freedom League", "ZANF")]
    assert len(find_actors(tree, entities)) == names
