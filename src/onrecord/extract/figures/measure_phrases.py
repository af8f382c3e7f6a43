"""Phrases that tell what was done to the counted, whatever the words alone tell: shot down, led to safety, behind bars."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, figure_words, names_any

_OUT = {"out", "away"}
_NOMINAL = {"NOUN", "PROPN", "NUM"}


def shot_down(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Drones and missiles that were stopped are no attacks: "shot down | 44 drones", "44 drones were | intercepted", "| lost"."""
    verb = _verb_of(tree, head)
    stopped = verb >= 0 and (is_stopping(tree, verb) or tree.lower(verb) in figure_words("astray"))
    return Counted("other", verb) if stopped and names_any(quantity, figure_words("flying")) else None


def is_stopping(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells that what flew was stopped: "shot | down", "intercepted"."""
    down = any(tree.lower(c) == "down" for c in (*tree.children[verb], verb + 1) if c < len(tree.words))
    return tree.lower(verb) in figure_words("intercepting") or (tree.lower(verb) in figure_words("bringing") and down)


def to_safety(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Those brought out of danger: "35 people were led | to safety", "98 wounded were flown | out"."""
    verb = _verb_of(tree, head)
    if verb < 0:
        return None
    ends = {tree.lower(o) for o in tree.dependents(verb, "obl") if "to" in tree.cases(o)}
    out = any(tree.lower(c) in _OUT for c in tree.dependents(verb, "compound", "advmod"))
    led_out = out and tree.lower(verb) in figure_words("leading_out")
    return Counted("evacuated", verb) if led_out or "safety" in ends else None


def behind_bars(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Those who sit in prison: "17,000 remain | behind bars"."""
    verb = tree.head(head) if tree.relation(head) == "nsubj" else head
    bars = [c for v in (verb, head) for c in tree.dependents(v, "obl", "nmod") if tree.lower(c) == "bars"]
    bars += [verb] if tree.lower(verb) == "bars" else []
    return next((Counted("held", b) for b in bars if "behind" in tree.cases(b)), None)


def trapped(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Those who cannot leave a place: missing only under what fell on them."""
    verb = tree.head(head)
    above = [verb, *(tree.dependents(verb, "xcomp") if verb >= 0 else []), *tree.dependents(head, "acl", "amod")]
    stuck = next((v for v in above if v >= 0 and tree.lower(v) == "trapped"), -1)
    if stuck < 0 or tree.dependents(stuck, "obj"):
        return None
    buried = {tree.lower(i) for i in tree.below(stuck)} & figure_words("burying_under")
    return Counted("missing" if buried else "other", stuck)


def in_condition(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Those who are hurt: "12 were flown to the capital, four | in a critical state"."""
    states = [c for c in tree.dependents(head, "nmod") if tree.lower(c) in {"state", "condition"} and c > head]
    told = [s for s in states if "in" in tree.cases(s)]
    grave = [s for s in told if {tree.lower(c) for c in tree.dependents(s, "amod")} & figure_words("conditions")]
    return Counted("injured", grave[0]) if grave else None


def _verb_of(tree: Tree, noun: int) -> int:
    """Return the verb whose object a noun is, or whose subject in the passive; joined nouns share that of the first."""
    at = noun
    while tree.tag(tree.head(at)) in _NOMINAL and (tree.relation(at) == "conj" or _is_measured_out(tree, at)):
        at = tree.head(at)
    above = tree.head(at)
    if above < 0 or tree.relation(at) not in {"obj", "nsubj"}:
        return -1
    return above if tree.relation(at) == "obj" or tree.is_passive(above) else -1


def _is_measured_out(tree: Tree, noun: int) -> bool:
    """Say whether a number in front tells how many of those counted are meant: "44 of the 60 | drones"."""
    number = tree.head(noun)
    return tree.relation(noun) == "nmod" and tree.tag(number) == "NUM" and tree.lower(number + 1) == "of"
