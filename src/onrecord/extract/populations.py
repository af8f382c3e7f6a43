"""Of whom a figure counts."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, figure_words


def population_of(tree: Tree, quantity: Quantity, counted: Counted) -> str | None:
    """Return who or what is counted, in the article's words; None where the counted noun only names the measure."""
    if quantity.of is None or quantity.of_span is None:
        return None
    words = tree.range(quantity.of_span.start, quantity.of_span.end)
    if quantity.unit == "percent" and (told := _predicate(tree, words[-1])):
        return told
    while len(words) > 1 and tree.lower(words[-1]) in figure_words("states"):
        words = words[:-1]
    named = tree.text[quantity.of_span.start : tree.words[words[-1]].end]
    if counted.word in words and len(words) == 1:
        return named if tree.lower(counted.word) in figure_words("people") - figure_words("states") else None
    return named if named.lower() not in {"others", "more"} | figure_words("states") else None


def _predicate(tree: Tree, index: int) -> str | None:
    """Return what a share is said to be: "Most of the wounded are farm hands"."""
    for _ in range(3):
        if tree.relation(index) == "nsubj":
            above = tree.head(index)
            if tree.dependents(above, "cop"):
                return tree.phrase(above, without=frozenset({"cop", "nsubj", "punct", "advmod", "mark", "aux"})).of(
                    tree.text
                )
            return None
        if tree.head(index) < 0:
            return None
        index = tree.head(index)
    return None
