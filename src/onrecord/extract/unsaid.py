"""Attributions that state nothing: what nobody says or knows, what one is not told, what only gives a name."""

from onrecord.annotate.cues import Cue, is_told, reporting_forms
from onrecord.annotate.tree import Tree

_SHARES = {"percent", "%", "cent"}


def is_unsaid(tree: Tree, cue: Cue) -> bool:
    """Say whether an attribution is no statement: "no one has claimed", "was not told", "also known as"."""
    if cue.head is None:
        return False
    unknown = cue.negated and (is_told(tree, cue.head) or tree.lower(cue.head) in _forms("settling"))
    return cue.by_nobody or unknown or _is_naming(tree, cue, cue.head) or _is_deed(tree, cue.head)


def _is_deed(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells a deed or a share of a poll: "cancelled the visit", "appealed the ruling"."""
    things = tree.dependents(verb, "obj")
    if not things or tree.tag(verb) != "VERB" or tree.dependents(verb, "ccomp", "xcomp"):
        return False
    shares = any(tree.lower(i) in _SHARES for i in tree.clause(verb) if i > verb)
    return tree.lower(verb) in _forms("doing") | _forms("suing") or (
        shares and tree.lower(verb) in _forms("preferring")
    )


def _is_naming(tree: Tree, cue: Cue, verb: int) -> bool:
    """Say whether a verb only gives a thing its name: "was called | Iron Fist", "which locals call | the Cauldron"."""
    if tree.lower(verb) not in _forms("naming") or tree.dependents(verb, "ccomp"):
        return False  # "let it be known that" states
    described = tree.is_passive(verb) or (tree.relation(verb) == "acl" and not tree.dependents(verb, "nsubj"))
    by = {tree.syntax.relations[c] for c in tree.children[verb]} & {"obl:agent"}
    if not cue.source_words() or (described and not by and not tree.dependents(verb, "xcomp")):
        return True
    things = tree.dependents(verb, "obj")
    named = tree.dependents(verb, "xcomp") or [a for thing in things for a in tree.dependents(thing, "appos")]
    return bool(named) and tree.tag(named[0]) == "PROPN" and not any(tree.tag(t) == "PROPN" for t in things)


def _forms(key: str) -> frozenset[str]:
    return reporting_forms("unsaid", key)
