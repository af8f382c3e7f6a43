"""The measure that a toll tells: "the death toll rose to 230", "the number of displaced passed 48,000"."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, figure_words, fitting

_TOLL = 16  # words: how far before "to 46,537" the word "total" may stand


def by_toll(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A toll above or beside it: "the death toll rose to 230", "the number of displaced passed 48,000"."""
    if quantity.of_span and tree.tag(head) == "NOUN" and tree.lower(head) not in figure_words("people"):
        return None
    for toll in sorted(tolls_near(tree, quantity, head), key=lambda i: abs(i - head)):
        said = [*tree.dependents(toll, "compound", "amod", "nmod", "acl"), *_modifiers_before(tree, toll)]
        for child in said:
            for inner in (child, *tree.children[child]):
                for measure, lexicon in fitting(quantity):
                    told = lexicon.nouns | lexicon.states | ({"death"} if measure == "killed" else set())
                    if measure != "attacks" and tree.lower(inner) in told:  # the toll of a strike counts no strikes
                        return Counted(measure, inner)
        if tree.lower(toll) in {"toll", "tolls"}:
            return Counted("killed", toll)
    return _by_passing(tree, quantity, head) or _by_putting(tree, quantity, head)


def _by_putting(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Those whose number is put at so many: "puts | the dead | at 61,000"."""
    verb = tree.head(head) if "at" in tree.cases(head) else -1
    if verb < 0 or tree.lower(verb) not in {"put", "puts"}:
        return None
    return next((Counted(m, o) for o in tree.dependents(verb, "obj") for m, x in fitting(quantity) if tree.lower(o) in x.states), None)


def _by_passing(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A deed whose count has come to a number: "internal displacement has reached | 1.2 million people"."""
    verb = tree.head(head) if tree.relation(head) == "obj" else -1
    if verb < 0 or tree.lower(verb) not in figure_words("passing"):
        return None
    subjects = tree.dependents(verb, "nsubj")
    return next((Counted(m, s) for s in subjects for m, x in fitting(quantity) if m != "attacks" and tree.lower(s) in x.deeds), None)


def tolls_near(tree: Tree, quantity: Quantity, head: int) -> list[int]:
    """Return the words for a toll that a number may be of.

    Those in its clause, else, for a number alone behind "to", "from" or "at", those not far before it, which the tree
    often does not join: "revised the number of people killed in the strike from 54 to 49".
    """
    near = [i for i in tree.below(tree.clause_head(head)) if tree.lower(i) in figure_words("tolls")]
    first = tree.range(quantity.start, quantity.end).start
    edge = tree.range(quantity.cue.start, quantity.cue.end).start if quantity.cue else first
    if near or quantity.of or edge == 0 or tree.lower(edge - 1) not in {"to", "from", "at"}:
        return near
    opening = max(tree.sentences[tree.sentence(quantity.start)].first, edge - _TOLL)
    return [i for i in range(opening, edge) if tree.lower(i) in figure_words("tolls")]


def counts_deeds(tree: Tree, toll: int) -> bool:
    """Say whether a toll is of deeds, and of nobody: "the | number | of incidents"."""
    return any(tree.lower(c) in figure_words("happenings") and "of" in tree.cases(c) for c in tree.dependents(toll, "nmod"))


def _modifiers_before(tree: Tree, index: int) -> list[int]:
    return [i for i in (index - 1, index - 2) if i >= 0]
