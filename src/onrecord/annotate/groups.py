"""Bodies told of again by their kind: "A Tara Front official said the rebel | movement | would ..."."""

from collections.abc import Sequence
from functools import partial

from onrecord.annotate.annotations import Entity
from onrecord.annotate.lookups import starting
from onrecord.annotate.names import armed, institution_nouns, outsiders
from onrecord.annotate.tree import Tree
from onrecord.vocabularies.load import words_in

_BACK = 2  # sentences before a description in which its body is named
_BESIDE = ("amod", "compound")
_OF_MANY = {"opposition", "group", "movement", "junta"}  # parties of the opposition are many
_listed = partial(words_in, "deal", "people")


def group_meant(tree: Tree, entities: Sequence[Entity], noun: int) -> str | None:
    """Return the name of the body that a noun describes by its kind; None unless just one was named shortly before.

    "The rebel movement" is the Tara Front where no other body is named in its sentence or the two before. A word for its
    people or creed may stand there too ("the Malian group"), any other makes it another body ("the rights group").
    """
    described = tree.dependents(noun, *_BESIDE)
    pointed = any(tree.lower(c) in {"the", "this"} for c in tree.dependents(noun, "det"))
    if not described or not pointed or tree.dependents(noun, "nmod", "acl", "appos", "flat"):
        return None
    plain = [c for c in described if not _is_people(tree, entities, c)]
    if not all(_is_kind(tree, c) for c in plain):
        return None
    if tree.lower(noun) not in _listed("groups") & (_listed("groups") if plain else _listed("kinds")):
        return None
    first = tree.sentences[max(tree.sentence_of(noun) - _BACK, 0)].start
    near = [e for e in starting(entities, first, tree.words[noun].start) if e.label == "ORGANIZATION" and e.actor]
    names = {e.actor for e in near if not _is_outside(tree, e)}
    return names.pop() if len(names) == 1 else None


def _is_people(tree: Tree, entities: Sequence[Entity], word: int) -> bool:
    """Say whether the name of a people or creed begins with a word."""
    here = starting(entities, tree.words[word].start, tree.words[word].end)
    return any(e.start == tree.words[word].start and e.label in {"NORP", "MISC"} for e in here)


def _is_outside(tree: Tree, entity: Entity) -> bool:
    """Say whether a name is of a body that is no group of fighters: an outlet, a state's, one across countries."""
    name = tree.text[entity.start : entity.end]
    words = name.lower().split()
    fighting = bool(set(words) & (armed() | _listed("groups")))
    return name in outsiders() or (words[-1] in institution_nouns() and not fighting)


def is_armed_group(tree: Tree, noun: int) -> bool:
    """Say whether a noun is told by its kind to be a group of fighters: "the rebel | movement"."""
    return tree.lower(noun) in _listed("groups") and any(_is_kind(tree, c) for c in tree.dependents(noun, *_BESIDE))


def _is_kind(tree: Tree, word: int) -> bool:
    return tree.lower(word) in _listed("kinds") - _OF_MANY
