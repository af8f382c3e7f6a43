"""Phrases that may be mentions: every noun phrase, pronoun and name, as the tree has them."""

from dataclasses import dataclass

from onrecord.annotate.coreference.discourse import Discourse
from onrecord.annotate.tree import Tree

HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_OUTSIDE = frozenset("cc mark cop aux nsubj csubj expl advcl parataxis discourse vocative".split())
_PART_OF_NAME = frozenset({"flat", "fixed", "goeswith"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase: its words [first, last), the word at its head, and whether it is several joined by "and"."""

    first: int
    last: int
    head: int
    joined: bool = False


def find_candidates(discourse: Discourse) -> tuple[Candidate, ...]:
    """Return the candidates in text order, wider ones first; no two cover the same words."""
    tree = discourse.tree
    found: dict[tuple[int, int], Candidate] = {}
    for head in range(len(tree.words)):
        if _may_head(tree, head):
            joined = bool(tree.dependents(head, "conj"))
            for whole in (True, False) if joined else (True,):
                first, last = _phrase(tree, head, whole=whole)
                found.setdefault((first, last), Candidate(first, last, head, joined and whole))
    for entity in discourse.entities:
        words = tree.range(entity.start, entity.end)
        top = tree.top(words)
        if top is not None:
            behind = words.stop < len(tree.words) and tree.lower(words.stop) in {"'s", "’s", "'", "’"}
            last = words.stop + (behind and tree.relation(words.stop) == "case")
            found.setdefault((words.start, last), Candidate(words.start, last, top))
    return tuple(sorted(found.values(), key=lambda c: (c.first, -c.last)))


def _may_head(tree: Tree, word: int) -> bool:
    relation = tree.relation(word)
    if tree.tag(word) == "DET":
        return relation != "det" and tree.lower(word) in {"this", "that", "these", "those", "both"}
    return tree.tag(word) in HEADS and relation not in _PART_OF_NAME and not _mere_modifier(tree, word)


def _mere_modifier(tree: Tree, head: int) -> bool:
    """A common noun before another ("peace talks") stands for nothing by itself."""
    return tree.relation(head) == "compound" and tree.tag(head) == "NOUN"


def _phrase(tree: Tree, head: int, *, whole: bool) -> tuple[int, int]:
    """Return the run of words around a head, its possessive with it; what joins it to the clause is left out."""
    kept, stack = {head}, []
    for child in tree.children[head]:
        relation = tree.relation(child)
        case = relation == "case" and child < head
        if not (
            case or relation in _OUTSIDE or (relation == "conj" and not whole) or _in_list(tree, child, head, whole)
        ):
            stack.append(child)
    while stack:
        word = stack.pop()
        kept.add(word)
        stack.extend(tree.children[word])
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head and tree.relation(first) == "punct":
        first += 1
    while last > head and tree.relation(last) == "punct":
        last -= 1
    return first, last + 1


def _in_list(tree: Tree, child: int, head: int, whole: bool) -> bool:
    """A comma or dash after the first of several that are joined belongs to the list."""
    return not whole and child > head and tree.relation(child) == "punct"
