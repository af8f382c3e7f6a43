"""The nouns that a deed's clause describes, and those of deeds that others are held for: both tell when and where, or do not."""

from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.events.triggers import deed_of
from onrecord.extract.events.words import RELATIVES, judicial
from onrecord.extract.figure_vocabulary import figure_words

LATER = {"arrest", "deport", "curfew", "martial-law"}  # modes of what is done after a happening, on another day
_IN = {"in", "during", "at", "on"}
_LED = {"in", "for", "over", "with", "after", "of"}
_STEPS = 3
_NOT_THEN = {"has", "have", "had", "'ve", "’ve", "will", "would", "may", "might", "could", "can", "should", "must"}
_PRESENT = {"is", "are", "'s", "’s", "'re", "’re"}
_PERFECT = {"has", "have", "will", "would", "may", "could"}


def setting_of(tree: Tree, word: int) -> int | None:
    """Return the noun that tells when and where the clause of a deed is set, which describes it: "Abra, | where two died",
    "the siege of Abra, in which | two | died", "the May 3 bombing | that killed two".
    """
    clause = tree.clause_head(word)
    noun = tree.head(clause)
    if noun < 0 or tree.relation(clause) != "acl":
        return None
    led = {tree.lower(c): tree.cases(c) for c in tree.children[clause]}
    where = "where" in led or bool(led.get("which", set()) & _IN)
    of_deed = any(tree.lower(c) in RELATIVES for c in tree.dependents(clause, "nsubj")) and deed_of(tree, noun)
    return noun if where or of_deed == "ASSAULT" else None


def outcomes_of(tree: Tree, noun: int) -> list[int]:
    """Return the clauses that tell what the deed of a noun did: "the bombings | which killed 40 on May 3"."""
    told = (c for c in tree.dependents(noun, "acl") if tree.syntax.relations[c] == "acl:relcl")
    return [
        c for c in told
        if any(tree.lower(s) in RELATIVES for s in tree.dependents(c, "nsubj"))
        and not {tree.lower(a) for a in tree.dependents(c, "aux")} & _PERFECT
    ]  # fmt: skip


def is_charge(tree: Tree, noun: int) -> bool:
    """Say whether a deed's noun tells what somebody is held or tried for: "was arrested on Friday in | the attack"."""
    at = noun
    for _ in range(_STEPS):
        relation, led = tree.relation(at), tree.cases(at) & _LED
        at = tree.head(at)
        if at < 0 or relation not in {"obl", "nmod"} or not led:
            return False
        if tree.tag(at) == "VERB":
            return tree.lower(at) in judicial()
    return False


@once
def is_plain(tree: Tree, word: int) -> bool:
    """Say whether a deed is told as done at the time told of, and of no other: "killed", not "had killed", "later killed"."""
    clause = tree.clause_head(word)
    around = {tree.lower(c) for w in {word, clause} for c in tree.dependents(w, "aux", "advmod", "mark", "cop", "amod")}
    if around & _NOT_THEN or around & _PRESENT or around & figure_words("other_times"):
        return False
    return not any(tree.lower(w) in figure_words("besides") for w in tree.clause(word))  # "in a separate attack"
