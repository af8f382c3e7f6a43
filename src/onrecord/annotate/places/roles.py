"""Whether a capital or a country stands for its government ("Moscow rejected the plan")."""

from collections.abc import Sequence
from typing import Literal

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.places.spans import Named
from onrecord.annotate.tree import Tree
from onrecord.vocabularies.load import load

Role = Literal["place", "government"]


def role_of(name: Named, tree: Tree, attributions: Sequence[Attribution]) -> Role:
    """Return "government" where the name speaks, acts as a subject or is addressed; else "place".

    Only countries and capitals have a government that goes by their name.
    """
    if not any(p.kind == "country" or p.capital for p in name.places):
        return "place"
    if any((s.start, s.end) == (name.start, name.end) for a in attributions for s in a.source):
        return "government"
    top = tree.top(list(tree.range(name.start, name.end)))
    if top is None:
        return "place"
    while tree.relation(top) == "conj":
        top = tree.head(top)
    head = tree.head(top)
    if head < 0:
        return "place"
    relation, words = tree.syntax.relations[top], load("places")["words"]
    acts = relation == "nsubj" and tree.tag(head) == "VERB" and not _one_of(tree.lower(head), words["staying"])
    addressed = relation in {"obj", "iobj"} and _one_of(tree.lower(head), words["addressing"])
    return "government" if acts or addressed else "place"


def _one_of(word: str, lemmas: str) -> bool:
    """Say whether a word is a form of one of the lemmas."""
    forms = {f for v in lemmas.split() for f in (v, f"{v}s", f"{v}es", f"{v}ed", f"{v}d", f"{v}ing", f"{v[:-1]}ing")}
    return word in forms
