import pytest
from trees import entity_in, tree_of

from onrecord.annotate.actors import find_actors


@pytest.mark.parametrize(("short", "names"), [("(ZANF)", 1), ("[ZANF]", 1), ("-ZANF-", 2)])
def test_a_short_form_in_brackets_is_the_body_before_it(short, names):
    tree = tree_of(f"Zandu PROPN 3 compound\nFreedom PROPN 3 compound\nLeague PROPN 0 root\n{short} PROPN 3 appos\n")
    entities = [entity_in(tree, words, "ORGANIZATION") for words in ("Zandu Freedom League", "ZANF")]
    assert len(find_actors(tree, entities)) == names


@pytest.mark.parametrize(("short", "names"), [(("Ostran", "Front"), 1), (("National", "Front"), 2), (("Ostran", "Army"), 2)])
def test_a_movement_is_known_by_the_ends_of_its_name(short, names):
    full = ("Ostran", "Liberation", short[1]) if short[0] == "Ostran" else ("National", "Liberation", "Front")
    words = [*full, "met", *short]
    rows = [f"{word} {'VERB' if word == 'met' else 'PROPN'} {4 if word != 'met' else 0} dep" for word in words]
    tree = tree_of("\n".join(rows) + "\n")
    entities = [entity_in(tree, " ".join(name), "ORGANIZATION") for name in (full, short)]
    assert len(find_actors(tree, entities)) == names
