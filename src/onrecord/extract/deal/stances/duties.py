"""What somebody has to do, as others say: "Mali must sign", "Mali has to accept it"."""

from onrecord.annotate.tree import Tree

_MUST = frozenset({"must", "should", "ought"})
_HAVE = frozenset({"have", "has", "had", "need", "needs", "needed", "ought"})


def duty(tree: Tree, verb: int) -> int | None:
    """Return the verb whose subject has to do what a verb tells: itself, or "has" in "has to | sign"; None of no duty."""
    above = tree.head(verb)
    if tree.relation(verb) == "xcomp" and above >= 0 and tree.lower(above) in _HAVE:
        return above
    return verb if {tree.lower(c) for c in tree.dependents(verb, "aux")} & _MUST else None
