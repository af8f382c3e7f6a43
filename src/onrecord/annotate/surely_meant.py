"""Whom a pronoun surely means: the paper whose terms "it" tells, those accused whom "they" are, who accuses others of harm to his own."""

from functools import cache, partial

from onrecord.annotate.tree import Tree
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load, words_in

_THEY = {"it", "they"}
_STANDS = {"nsubj", "obj", "obl", "appos", "conj"}
_papers = partial(words_in, "deal", "proposals")


def surely_meant(tree: Tree, word: int) -> int | None:
    """Return the word for whom a pronoun surely means; None where that is left to others."""
    found = (rule(tree, word) for rule in (paper_before, accused_before, accuser_above))
    return next((meant for meant in found if meant is not None), None)


def accuser_above(tree: Tree, word: int) -> int | None:
    """Return the word for who accuses others of harm to what is his: "| Chad | accused Mali of shelling | its | villages"."""
    if tree.lower(word) not in {"its", "their"}:
        return None
    at = deed = tree.clause_head(word)
    if tree.lower(deed) in _told("trespassing"):
        harm = tree.lower(tree.head(word)) in words_in("stances", "reading", "lands")
    else:
        harm = tree.lower(deed) in _told("charged_with")
    while harm and _is_charge(tree, at):
        at = tree.head(at)
    accuses = at != deed and tree.lower(at) in _told("charging") and tree.dependents(at, "obj")
    return next(iter(tree.dependents(at, "nsubj")), None) if accuses else None


def _is_charge(tree: Tree, verb: int) -> bool:
    """Say whether a verb stands behind "of", or is joined to one that does: "accused Mali | of | shelling it"."""
    led = any(tree.lower(c) == "of" for c in tree.dependents(verb, "mark"))
    return led and tree.tag(verb) == "VERB" and tree.relation(verb) in {"advcl", "conj"}


def accused_before(tree: Tree, word: int) -> int | None:
    """Return the word for those who were accused, where they deny it: "Chad accused | Mali | of shelling. | It | denied that"."""
    verb, sentence = tree.head(word), tree.sentence_of(word)
    denies = tree.lower(word) in _THEY and tree.relation(word) == "nsubj" and verb >= 0
    if not denies or sentence == 0 or tree.lower(verb) not in _told("denying"):
        return None
    before = tree.sentences[sentence - 1]
    charges = (w for w in range(before.first, before.last) if tree.lower(w) in _told("charging"))
    accused = [o for w in charges if not tree.is_passive(w) for o in tree.dependents(w, "obj")]
    return accused[-1] if accused else None


def paper_before(tree: Tree, word: int) -> int | None:
    """Return the word of the sentence before for the paper that "it" means; None where it may be somebody.

    What only a paper does ("it stipulates") is done by any; what states do too ("it calls for") by one that was made.
    """
    verb, sentence = tree.head(word), tree.sentence_of(word)
    if tree.lower(word) != "it" or tree.relation(word) != "nsubj" or verb < 0 or sentence == 0:
        return None
    laying = tree.lower(verb) in _laid("laying")
    if not laying and tree.lower(verb) not in _laid("calling"):
        return None
    before = tree.sentences[sentence - 1]
    nouns = _papers("agreed") | (_papers("proposed") if laying else frozenset())
    papers = (w for w in range(before.last - 1, before.first - 1, -1) if tree.lower(w) in nouns)
    return next((w for w in papers if tree.relation(w) in _STANDS and (laying or _is_made(tree, w))), None)


def _is_made(tree: Tree, paper: int) -> bool:
    """Say whether a clause tells that a paper was agreed: "signed | an accord |", "| the truce | was brokered"."""
    at = paper
    while at >= 0 and tree.relation(at) in {"conj", "obl", "nmod"}:
        at = tree.head(at)
    return any(tree.lower(w) in _papers("made") for w in (at, tree.head(at), tree.head(paper)) if w >= 0)


@cache
def _laid(key: str) -> frozenset[str]:
    return listed_forms(load("deal")["proposals"], key)


@cache
def _told(key: str) -> frozenset[str]:
    return listed_forms(load("stances")["reading"], key)
