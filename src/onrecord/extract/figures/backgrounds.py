"""Numbers that an article tells beside what somebody says, and that are nobody's words but its own."""

from onrecord.annotate.attributions.cues import Cue, acts
from onrecord.annotate.tree import Tree
from onrecord.extract.events.words import listed_verbs
from onrecord.extract.figure_vocabulary import figure_words, lexicons
from onrecord.extract.modalities import is_planned
from onrecord.records.values import Measure

_TELLING = {"asserts", "denies", "expects"}
_DEEDS: tuple[Measure, ...] = ("killed", "injured", "captured", "detained", "released")
_KNOWN = {"the", "this", "these", "that", "those"}
_BESIDE = {"after", "as", "before", "since", "when", "while"}


def is_background(tree: Tree, cue: Cue, word: int) -> bool:
    """Say whether a count, told by `word`, is none of what the one of a cue says.

    Who condemns "the blasts, | which killed 40", or vows to act "after clashes | left eight hurt", counts nobody; nor
    does who only did something: "officers arrested | a man".
    """
    verb = cue.head
    if verb is None:
        return False
    if tree.lower(verb) not in acts() and any(tree.lower(verb) in lexicons()[m].object for m in _DEEDS):
        return True
    if _is_judged(tree, verb, word):
        return not is_planned(tree, word)
    if cue.act in _TELLING and tree.lower(verb) not in figure_words("judging"):
        return False
    return _is_beside(tree, verb, word) and not is_planned(tree, word)


def _is_judged(tree: Tree, verb: int, word: int) -> bool:
    """Say whether a count is of a known deed that somebody only judges: "condemned | the two blasts", "mourned the dead"."""
    judging = listed_verbs("judging") | figure_words("judging")
    at = next(iter(tree.dependents(verb, "obj")), word) if word == verb else word
    while at >= 0 and tree.relation(at) in {"nmod", "conj", "compound", "nummod"}:
        at = tree.head(at)
    known = any(tree.lower(c) in _KNOWN for c in tree.dependents(at, "det", "nmod")) if at >= 0 else False
    return known and tree.lower(verb) in judging and tree.head(at) == verb and tree.relation(at) in {"obj", "obl"}


def _is_beside(tree: Tree, verb: int, word: int) -> bool:
    """Say whether a relative clause or one of circumstance parts a word from the verb of a cue above it."""
    at, beside = word, False
    while at >= 0 and at != verb:
        if tree.relation(at) == "acl":
            beside = True
        elif tree.relation(at) == "advcl":
            beside = beside or bool(tree.openers(at) & _BESIDE)
        at = tree.head(at)
    return beside and at == verb
