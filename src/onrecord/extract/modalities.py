"""How a figure is meant: asserted, expected, promised, demanded, denied."""

from itertools import pairwise

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.records.values import Modality

_OF_NOUNS = {"nmod", "obl", "obj", "conj", "compound", "nummod"}  # by which a noun hangs on what tells of it
_BEHIND = 4  # words behind a number in which it is told to be agreed
_STEPS = 4  # up the tree from what is counted to what is said of the deed


def modality_of(tree: Tree, quantity: Quantity, word: int, act: str | None) -> Modality:
    """Return how the number is meant, from the verb above it and the act of the one who says it."""
    if act == "denies":
        return "denied"
    if act == "demands":
        return "demanded"
    if _is_yardstick(tree, quantity):
        return "expected"
    verb = word if tree.tag(word) == "VERB" else tree.clause_head(word)
    auxiliaries = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark")}
    if auxiliaries & {"could", "may", "might", "if"}:
        return "conditional"
    if auxiliaries & {"will", "would", "shall", "'ll", "’ll"}:
        return "expected"
    if auxiliaries & {"must", "should"}:
        return "demanded"
    if act in {"expects", "promises"}:
        return "expected" if act == "expects" else "promised"
    above = tree.head(verb) if tree.relation(verb) in {"xcomp", "ccomp"} else -1
    if "promises" in {acts().get(tree.lower(v)) for v in (verb, above) if v >= 0}:
        return "promised"
    if _is_to_be(tree, verb) or (above >= 0 and tree.lower(above) in figure_words("planned")):
        return "expected"
    return "asserted"


def _is_yardstick(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is what another falls short of: "32 trucks entered, short of | the 600 a day | stipulated"."""
    words = tree.range(quantity.start, quantity.end)
    before = [tree.lower(w) for w in range(max(words.start - 3, 0), words.start)]
    behind = range(words.stop, min(words.stop + _BEHIND, len(tree.words)))
    led = before[-1:] == ["the"] and bool(figure_words("measuring_against") & {*before})
    return led and any(tree.lower(w) in figure_words("laid_down") for w in behind)


def in_question(tree: Tree, start: int) -> Modality | None:
    """Return how the number that starts at a code point is meant where its deed, a noun, is only talked about, or agreed:
    "talks on | the release of 40", "split over | the return", "a deal on | the release"; None where it is told as done.
    """
    number = tree.at(start)
    for at, above in pairwise(tree.climb(number, _STEPS)) if number is not None else ():
        if tree.relation(at) not in _OF_NOUNS:
            return None
        about = bool(tree.cases(at) & {"on", "over", "about"})
        if tree.lower(above) in figure_words("discussing") and (about or tree.relation(at) == "obj"):
            return "conditional"
        if tree.lower(above) in figure_words("accords") and (about or "for" in tree.cases(at)):
            return "promised"
    return None


def _is_to_be(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells what is arranged: "were to be evacuated", "is to free", "for 40 soldiers | to be freed"."""
    below = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark", "cop")}
    return "to" in below and bool(below & {"is", "are", "was", "were"} or {"for", "be"} <= below)


def is_planned(tree: Tree, word: int) -> bool:
    """Say whether the count is of what is yet to come."""
    verb = word if tree.tag(word) == "VERB" else tree.clause_head(word)
    auxiliaries = {tree.lower(c) for c in tree.dependents(verb, "aux")}
    above = tree.head(verb) if tree.relation(verb) == "xcomp" else -1
    plans = above >= 0 and (tree.lower(above) in figure_words("planned") or acts().get(tree.lower(above)) == "promises")
    return bool(auxiliaries & {"will", "would", "shall"}) or _is_to_be(tree, verb) or plans
