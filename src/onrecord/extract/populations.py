"""Of whom a figure counts."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, figure_words


def population_of(tree: Tree, quantity: Quantity, counted: Counted) -> str | None:
    """Return who or what is counted, in the article's words; None where the counted noun only names the measure."""
    if quantity.of is None or quantity.of_span is None:
        return _named_by_predicate(tree, quantity)
    if quantity.of == quantity.unit:  # "took three months"
        return None
    words = tree.range(quantity.of_span.start, quantity.of_span.end)
    if quantity.unit == "percent" and (told := _predicate(tree, words[-1])):
        return told
    while len(words) > 1 and tree.lower(words[-1]) in figure_words("states"):
        words = words[:-1]
    named = tree.text[quantity.of_span.start : _end(tree, words[-1])]
    if counted.word in words and len(words) == 1:
        return named if tree.lower(counted.word) in figure_words("people") - figure_words("states") else None
    return named if named.lower() not in {"others", "more"} | figure_words("states") else None


def _end(tree: Tree, noun: int) -> int:
    """Return where a noun ends, with the body that its people belong to: "members | of the women's league"."""
    end = tree.words[noun].end
    if tree.lower(noun) not in figure_words("belonging"):
        return end
    body = next((c for c in tree.dependents(noun, "nmod") if tree.cases(c) == {"of"}), None)
    if body is None:
        return end
    return max(end, tree.phrase(body, without=frozenset({"acl", "appos", "conj", "punct", "parataxis"})).end)


def _named_by_predicate(tree: Tree, quantity: Quantity) -> str | None:
    """Return what a bare number of people are said to have been: "Of the 200 hurt, 50 were | rescue workers"."""
    words = tree.range(quantity.start, quantity.end)
    noun = tree.head(words[-1]) if words and tree.relation(words[-1]) == "nsubj" else -1
    if noun < 0:
        return None
    if tree.tag(noun) in {"NOUN", "PROPN"} and not tree.dependents(noun, "cop"):
        return tree.word(noun)  # "eleven people, none of them | medics, died"
    people = tree.lower(noun) in figure_words("people") - figure_words("states")
    return _predicate(tree, words[-1]) if people else None


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
