"""Whether an event happened, goes on, is planned, called for, denied or only supposed."""

from onrecord.annotate.cues import acts
from onrecord.annotate.tree import Tree
from onrecord.extract.pairs import Pair
from onrecord.records.values import EventStatus

_NOT = {"not", "n't", "n’t", "never"}
_WILL = {"will", "shall", "'ll", "’ll"}
_MAY = {"may", "might", "could", "would", "if"}
_SHOULD = {"should", "must"}


def status_of(tree: Tree, pair: Pair) -> EventStatus:
    """Return the status, from negation, auxiliaries and the verb above the predicate."""
    verb = pair.predicate
    around = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark", "advmod")}
    above = tree.head(verb)
    act = acts().get(tree.lower(above)) if above >= 0 and tree.relation(verb) in {"ccomp", "xcomp"} else None
    if around & _NOT or act == "denies":
        return "denied"
    if around & _WILL:
        return "planned"
    if around & _MAY:
        return "hypothetical"
    if around & _SHOULD or act == "demands":
        return "called_for"
    if around & {"is", "are", "been"} and tree.lower(verb).endswith("ing"):
        return "ongoing"
    return "occurred"
