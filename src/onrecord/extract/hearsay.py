"""What is only said, and denied as such, and what one says nothing of: "dismissed reports that talks were held"."""

from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.vocabularies.inflection import listed_forms, verb_forms
from onrecord.vocabularies.load import load, words_in

_CLAUSES = frozenset({"acl", "ccomp", "xcomp", "conj", "advcl", "obj", "obl", "nmod"})
_HIGHEST = 8  # words above within which the noun of hearsay stands


def is_dismissed(tree: Tree, word: int) -> bool:
    """Say whether what a word tells is told by a noun of hearsay that somebody denies: "rubbished | claims | that"."""
    at = word
    for _ in range(_HIGHEST):
        above = tree.head(at)
        if above < 0:
            return False
        hearsay = tree.tag(at) == "NOUN" and tree.lower(at) in words_in("stances", "reading", "hearsay") and at != word
        if is_part_taken(tree, at, word):
            return False
        done_to = tree.syntax.relations[at] in {"obj", "nsubj:pass"} or (
            tree.relation(at) == "obl" and not tree.cases(at)
        )
        if hearsay and done_to and tree.lower(above) in _denying():
            return True
        if not hearsay and tree.relation(at) not in _CLAUSES:
            return False
        at = above
    return False


def is_part_taken(tree: Tree, word: int, deed: int) -> bool:
    """Say whether a word above a deed tells only of somebody's part in what was done: "denied | involvement in the attack"."""
    return word != deed and tree.tag(word) == "NOUN" and tree.lower(word) in words_in("stances", "reading", "part_taken")


def without_part(tree: Tree, deed: int) -> list[int]:
    """Return who is said to have had no part in a deed: "| Chad | had nothing to do with the raid", "was not involved in it"."""
    at, subjects = tree.head(deed), list[int]()
    while at >= 0:
        subjects += tree.dependents(at, "nsubj")
        none = {tree.lower(c) for c in (at, *tree.dependents(at, "obj")) if tree.is_none(c)}
        uninvolved = tree.lower(at) == "involved" and "not" in tree.openers(at)
        denied = uninvolved or none & (words_in("stances", "reading", "part_taken") | {"part", "nothing"})
        at = tree.head(at)
        if denied:
            return subjects + (tree.dependents(at, "nsubj") if at >= 0 else [])
    return []


def is_unspoken(tree: Tree, word: int) -> bool:
    """Say whether one only declines to say a word on something: "declined | to discuss it"."""
    said = tree.dependents(word, "xcomp") if tree.lower(word) in verb_forms("decline") else []
    return any(tree.lower(c) in words_in("stances", "reading", "unspoken") for c in said)


@cache
def _denying() -> frozenset[str]:
    told = load("stances")["reading"]
    return listed_forms(told, "denying") | listed_forms(told, "dismissing")
