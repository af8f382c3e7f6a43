"""People counted where they come together: "hundreds of students marched", "some 500 people attended the vigil"."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, figure_words, names_any
from onrecord.extract.figures.measures import counted_head, phrase_head

_BE = {"was", "were", "are", "been"}
_CROWD = 20  # protesters that are noted whatever they do


def by_gathering(tree: Tree, quantity: Quantity) -> Counted | None:
    """Return the measure of people who protest or meet, "other", and the word that tells it; for numbers of no measure."""
    words = tree.range(quantity.start, quantity.end)
    if not words or quantity.unit is not None or quantity.value == 0:
        return None
    noun = counted_head(tree, quantity, words)
    head = phrase_head(tree, quantity, noun)
    if (verb := _gathers(tree, head)) is not None:
        return Counted("other", verb)
    if names_any(quantity, figure_words("protesters")) and (quantity.low or quantity.value or 0) >= _CROWD:
        return Counted("other", noun)
    return next((Counted("other", p) for p in _protests(tree, head)), None) if _are_people(quantity) else None


def _gathers(tree: Tree, head: int) -> int | None:
    """Return the verb by which those counted gather, or are led."""
    verb = tree.head(head)
    if verb < 0 or tree.tag(verb) != "VERB" or tree.lower(verb) not in figure_words("protesting"):
        return None
    leads = tree.lower(verb) in figure_words("leading")
    return verb if tree.relation(head) == ("obj" if leads else "nsubj") and not tree.is_passive(verb) else None


def _protests(tree: Tree, head: int) -> list[int]:
    """Return the protests at which those counted are said to be: "there were 1,500 people | at the rally"."""
    above = tree.head(head)
    beside = tree.dependents(head, "nmod") + (tree.dependents(above, "obl") if tree.lower(above) in _BE else [])
    return [p for p in beside if tree.lower(p) in figure_words("protests") and tree.cases(p) & {"at", "in"}]


def _are_people(quantity: Quantity) -> bool:
    return quantity.of is None or names_any(quantity, figure_words("people"))
