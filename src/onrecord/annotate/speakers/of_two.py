"""Whom "the two", "both leaders", "the former" and "both countries" mean: two persons, lands or bodies just named."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.annotate.annotations import Entity
from onrecord.annotate.lookups import starting
from onrecord.annotate.names import role_nouns
from onrecord.annotate.tree import Tree
from onrecord.gazetteer import gazetteer

_NAMED = {"PERSON", "ORGANIZATION", "LOCATION", "NORP"}
_LANDS = {"countries", "nations", "states", "neighbours", "neighbors", "capitals"}
_ALONE = {"two", "both", "pair", "former", "latter"}
_OF_OTHERS = {"other", "others", "remaining", "more"}
_ANY = "any"
_BACK = 2  # sentences before a phrase in which the two are named
_PAIR = 2


def two_meant(tree: Tree, entities: Sequence[Entity], head: int) -> tuple[Entity, Entity] | None:
    """Return the two that the phrase headed by a word means; None where it is of no two, or not just two fit.

    Persons are those of its sentence, else of it and those before; lands, and bodies that "the two" may mean too, are
    named side by side: "between | Egypt | and | Jordan |. Both countries ...".
    """
    asked = _asked(tree, head)
    if asked is None:
        return None
    position, here = tree.words[head].start, tree.sentence_of(head)
    told: dict[str | None, Entity] = {}
    for number in range(here, max(here - _BACK, 0) - 1, -1):
        near = [e for e in starting(entities, tree.sentences[number].start, position) if e.label in _NAMED]
        if asked != "lands":
            told |= {e.actor: e for e in near if e.label == "PERSON" and not _modifies(tree, e) and e.actor not in told}
            if len(told) >= _PAIR:
                one, *others = sorted(told.values(), key=lambda e: e.start)
                return (one, others[0]) if len(others) == 1 else _side_by_side(tree, [one, *others])
        if asked != "persons" and here - number < _BACK:
            lands = asked == "lands"
            if pair := _side_by_side(tree, [e for e in near if not lands or _is_land(tree, e)]):
                return pair
    return None


def _asked(tree: Tree, head: int) -> str | None:
    """Return what a phrase for two is of: "persons", "lands" or "any"; None for another phrase."""
    lower = tree.lower(head)
    beside = {tree.lower(c) for c in tree.dependents(head, "det", "nummod", "amod")}
    if lower in _ALONE:
        alone = not tree.dependents(head, "nmod", "acl", "nummod", "amod") and ("the" in beside) == (lower != "both")
        return _ANY if alone and tree.relation(head) not in {"det", "nummod", "amod", "advmod", "cc", "compound"} else None
    if not ("both" in beside or beside >= {"the", "two"}) or beside & _OF_OTHERS or tree.dependents(head, "acl", "nmod"):
        return None
    if lower in _LANDS:
        return "lands"
    return "persons" if lower.endswith(("men", "women")) or (lower.endswith("s") and lower in role_nouns()) else None


def are_two(tree: Tree, words: range) -> bool:
    """Say whether a phrase is of two of a kind and no more: "both ministers", "the two delegations"."""
    told = [tree.lower(i) for i in words]
    return told[:-1] in (["both"], ["the", "two"]) and told[-1].endswith(("s", "men"))


def _side_by_side(tree: Tree, named: Sequence[Entity]) -> tuple[Entity, Entity] | None:
    """Return the last two that "and" joins to each other: of "A, B | and C" none."""
    found = None
    for number, (one, other) in enumerate(pairwise(named)):
        between = [tree.lower(w) for w in tree.range(one.end, other.start)]
        before = [tree.lower(w) for w in tree.range(named[number - 1].end, one.start)] if number else []
        if one.actor != other.actor and between in (["and"], ["and", "the"], [",", "and"]) and before != [","]:
            found = (one, other)
    return found


def _modifies(tree: Tree, entity: Entity) -> bool:
    """Say whether a name only tells whose or of what kind something is: "Diop's | lawyer", "the Diop | camp"."""
    top = tree.top(tree.range(entity.start, entity.end))
    return top is not None and tree.syntax.relations[top] in {"compound", "nmod:poss", "amod"}


def _is_land(tree: Tree, entity: Entity) -> bool:
    name = tree.text[entity.start : entity.end].removeprefix("the ")
    return entity.label == "LOCATION" and any(p.kind == "country" or p.capital for p in gazetteer().find(name))


def last_named(tree: Tree, entities: Sequence[Entity], position: int) -> Entity | None:
    """Return the last one named before a position, in its sentence or the one before."""
    first = tree.sentences[max(tree.sentence(position) - 1, 0)].start
    before = [e for e in starting(entities, first, position) if e.label in _NAMED]
    return max(before, key=lambda e: e.end, default=None)
