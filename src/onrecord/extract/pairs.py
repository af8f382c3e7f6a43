"""Who may have done something to whom: ordered pairs of noun phrases joined by a predicate of one sentence."""

from collections.abc import Iterator, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.annotate.tree import Tree
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "amod", "compound", "dep"})
_NAMED_ONLY = frozenset({"amod", "compound"})
_ACTORS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "nmod:poss"})  # of 1,026 marked actors, 968 are one of these
_CLIMB = 6  # steps of the tree between a phrase and the predicate that joins the pair
_MOST = 60  # pairs of a sentence, the nearest in the tree first, so that a list of names stays cheap


class Pair(NamedTuple):
    """Head words of actor and recipient, the predicate above both, the word that governs the recipient, the paths.

    `up` and `down` are the words between actor and predicate, and predicate and recipient, without the three.
    """

    actor: int
    recipient: int
    predicate: int
    governor: int
    up: tuple[int, ...]
    down: tuple[int, ...]


def find_pairs(tree: Tree, first: int, last: int, named: Set[int]) -> Iterator[Pair]:
    """Yield the pairs among the words [first, last) of one sentence; `named` are the words of named entities."""
    heads = [w for w in range(first, last) if may_act(tree, w, named)]
    actors = [w for w in heads if tree.syntax.relations[w] in _ACTORS and tree.lower(w) not in _deeds()]
    climbs = {w: tree.climb(w, _CLIMB) for w in heads}
    found = [
        pair for actor in actors for recipient in heads
        if actor != recipient and (pair := join_pair(tree, actor, recipient, climbs)) and not _is_no_deed(tree, pair)
    ]  # fmt: skip
    found.sort(key=lambda p: (len(p.up) + len(p.down), abs(p.actor - p.recipient), p.actor))
    yield from found[:_MOST]


def _is_no_deed(tree: Tree, pair: Pair) -> bool:
    """Say whether nothing but a verb of reporting or befalling joins the pair: "Kirby told reporters"."""
    befalls = tree.lower(pair.predicate) in _forms("befalling")
    return pair.governor == pair.predicate and (befalls or reports(tree, pair))


def reports(tree: Tree, pair: Pair) -> bool:
    """Say whether the actor only reports, by a verb as "say", what joins the recipient."""
    return not pair.up and tree.lower(pair.predicate) in reporting()


def reporting() -> frozenset[str]:
    """Return the forms of verbs by which one only reports."""
    return _forms("reporting")


@cache
def _forms(name: str) -> frozenset[str]:
    return listed_forms(load("plover"), name)


@cache
def _deeds() -> frozenset[str]:
    nouns = load("plover")["deeds"].split()
    return frozenset([*nouns, *(f"{noun}s" for noun in nouns), "clashes", "crises"])


def may_act(tree: Tree, word: int, named: Set[int]) -> bool:
    """Say whether a word can head the phrase of an actor or recipient."""
    relation = tree.relation(word)
    if tree.tag(word) not in _NOMINAL or relation not in _ARGUMENTS:
        return False
    if tree.tag(word) in {"ADJ", "NUM"} and word not in named:
        return relation in {"nsubj", "obj"}
    return relation not in _NAMED_ONLY or word in named


def join_pair(tree: Tree, actor: int, recipient: int, climbs: dict[int, list[int]] | None = None) -> Pair | None:
    """Return the pair with what joins it; None where nothing near enough does."""
    ups = climbs[actor] if climbs else tree.climb(actor, _CLIMB)
    downs = climbs[recipient] if climbs else tree.climb(recipient, _CLIMB)
    if recipient in ups:
        return _nested(tree, actor, recipient, ups, actor_below=True)
    if actor in downs:
        return _nested(tree, actor, recipient, downs, actor_below=False)
    above = {w: n for n, w in enumerate(ups)}
    for n, word in enumerate(downs):
        if word in above:
            up, down = tuple(ups[1 : above[word]]), tuple(downs[1:n])
            return Pair(actor, recipient, word, _governor(tree, recipient, downs), up, down)
    return None


def _nested(tree: Tree, actor: int, recipient: int, path: list[int], *, actor_below: bool) -> Pair:
    """One phrase hangs in the other: "X and Y signed", "Y, attacked by X", "Y, who met X"."""
    outer = recipient if actor_below else actor
    between = tuple(path[1 : path.index(outer)])
    clause = next((w for w in reversed(between) if tree.relation(w) == "acl"), None)
    if clause is None:
        over = tree.head(outer)
        clause = over if over >= 0 else outer
    inner = _governor(tree, path[0], path)
    up, down = (between, ()) if actor_below else ((), between)
    return Pair(actor, recipient, clause, inner if not actor_below else clause, up, down)


def _governor(tree: Tree, word: int, path: list[int]) -> int:
    """Return the word above a phrase and those it is joined to: "attacks" for both of "attacks on X and Y"."""
    for low, high in pairwise(path):
        if tree.relation(low) not in {"conj", "appos"}:
            return high
    return path[-1]
