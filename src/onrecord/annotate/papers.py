"""Which agreement or proposal "it" means, where that tells its terms: "They signed | an accord |. | It | calls for"."""

from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load

_STANDS = {"nsubj", "obj", "obl", "appos", "conj"}


def paper_before(tree: Tree, word: int) -> int | None:
    """Return the word of the sentence before for the paper that "it" means; None where it may be somebody.

    What only a paper does ("it stipulates") is done by any; what states do too ("it calls for") by one that was made.
    """
    verb, sentence = tree.head(word), tree.sentence_of(word)
    if tree.lower(word) != "it" or tree.relation(word) != "nsubj" or verb < 0 or sentence == 0:
        return None
    laying, asks = tree.lower(verb) in _forms("laying"), tree.lower(verb) in _forms("calling")
    if not laying and not asks:
        return None
    before = tree.sentences[sentence - 1]
    agreed, proposed = _nouns("agreed"), _nouns("proposed")
    papers = [w for w in range(before.first, before.last) if tree.lower(w) in agreed or (laying and tree.lower(w) in proposed)]
    stand = [w for w in papers if tree.relation(w) in _STANDS and (laying or _is_made(tree, w))]
    return stand[-1] if stand else None


def _is_made(tree: Tree, paper: int) -> bool:
    """Say whether a clause tells that a paper was agreed: "signed | an accord |", "| the truce | was brokered"."""
    at = paper
    while at >= 0 and tree.relation(at) in {"conj", "obl", "nmod"}:
        at = tree.head(at)
    made = _nouns("made")
    return any(tree.lower(w) in made for w in (at, tree.head(at), tree.head(paper)) if w >= 0)


@cache
def _nouns(key: str) -> frozenset[str]:
    return frozenset(load("deal")["proposals"][key].split())


@cache
def _forms(key: str) -> frozenset[str]:
    return listed_forms(load("deal")["proposals"], key)
