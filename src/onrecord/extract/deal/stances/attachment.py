"""What a phrase or clause belongs to where the tree hangs it on a nearer word: "asked at the talks | for observers"."""

from onrecord.annotate.tree import Tree

_CLAUSES = frozenset({"acl", "advcl", "xcomp"})


def governor(tree: Tree, word: int, asking: frozenset[str]) -> int:
    """Return the word that rules another one; `asking` are the verbs that take "for" or somebody "to do" something.

    A phrase with "for" on a circumstance of such a verb is the verb's; so is a clause with "to" inside a relative clause.
    """
    above = tree.head(word)
    if above < 0:
        return above
    cases = tree.cases(word)
    if "for" in cases and tree.relation(word) == "nmod" and tree.relation(above) in {"obl", "obj"}:
        verb = tree.head(above)
        own = any("for" in tree.cases(c) for c in tree.dependents(verb, "obl"))
        circumstance = bool(tree.dependents(above, "case"))
        if tree.lower(verb) in asking and circumstance and not own:
            return verb
    noun = asked_of(tree, word, asking)
    return above if noun is None else _ruler(tree, noun)


def asked_of(tree: Tree, verb: int, asking: frozenset[str]) -> int | None:
    """Return of whom a thing is asked across a relative clause: "calls on | all who hold captives to | free them"."""
    above = tree.head(verb)
    if above < 0 or tree.relation(verb) not in _CLAUSES or tree.tag(above) != "VERB":
        return None
    if "to" not in {tree.lower(m) for m in tree.dependents(verb, "mark")} or tree.relation(above) != "acl":
        return None
    noun = tree.head(above)
    ruler = _ruler(tree, noun)
    led = tree.relation(noun) in {"obl", "obj", "iobj", "conj"}
    return noun if led and ruler >= 0 and tree.lower(ruler) in asking else None


def _ruler(tree: Tree, noun: int) -> int:
    """Return the verb above a noun and those it is joined to."""
    while tree.relation(noun) == "conj" and tree.tag(noun) != "VERB":
        noun = tree.head(noun)
    return tree.head(noun)
