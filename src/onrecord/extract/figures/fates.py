"""What became of one person told of without a number: killed, injured, or shot with no word of how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words, lexicons
from onrecord.extract.figures.fate_phrases import PHRASES, of_fatally
from onrecord.extract.figures.joined import listed_behind, noun_of_participle, object_behind, subjects_of, with_joined

Fate = Literal["killed", "injured", "shot"]
_UNREAL = {"could", "may", "might", "if", "whether", "unless", "will", "would", "should", "must", "can", "'ll", "’ll"}
_UNDONE = {"attempted"}  # "the attempted murder of two guards"
_DONE = {"used", "managed", "proceeded"}  # "a gun used to kill": it was done
_NOT = {"not", "n't", "n’t", "never", "no", "nobody", "none", "neither"}


@dataclass(frozen=True, slots=True)
class Fated:
    """A word that stands for the one it happened to, the word that tells what, and what."""

    person: int
    told: int
    fate: Fate


def find_fates(tree: Tree) -> Iterator[Fated]:
    """Yield what happened to whom, in text order; what is feared, tried, planned or denied did not happen."""
    for word in tree.where(_fates().keys()):
        if tree.lower(word) == "passed" and tree.lower(min(word + 1, len(tree.words) - 1)) != "away":
            continue
        if _is_unreal(tree, word) or _shoots_down(tree, word):
            continue
        people = [_whom(tree, p) for p in _people_of(tree, word)]
        first = people[0] if people else word
        for person in people:
            if person == first or not _fate_between(tree, first, person, word):
                yield Fated(person, word, _graver(tree, word, _fates()[tree.lower(word)]))


def _people_of(tree: Tree, word: int) -> list[int]:
    """Return the words for those to whom a word tells that something happened."""
    lower = tree.lower(word)
    if phrase := PHRASES.get(lower):
        return phrase(tree, word)
    of = {tree.lower(k) for c in tree.dependents(word, "obl", "nmod") for k in tree.dependents(c, "case")}
    named = lower in figure_words("shootings") and "of" in of  # "the shooting of a man", taken for a verb
    if tree.tag(word) in {"VERB", "ADJ", "AUX"} and not named:
        return _of_state(tree, word) if lower in figure_words("fatal_states") else _of_verb(tree, word)
    return _of_noun(tree, word)


def _shoots_down(tree: Tree, word: int) -> bool:
    """Say whether things are shot down, off or up, not people."""
    return any(tree.lower(i) in {"down", "off", "up"} for i in [*tree.children[word], word + 1] if i < len(tree.words))


def _fate_between(tree: Tree, first: int, joined: int, told: int) -> bool:
    """Say whether another fate is told between two joined people, or right behind the second: "1 killed, 11 hurt"."""
    last = min(joined + 3, len(tree.words))
    behind = (
        []
        if tree.tag(min(joined + 1, len(tree.words) - 1)) == "CCONJ"
        else [i for i in range(joined + 1, last) if i != told]
    )
    return any(tree.lower(i) in _fates() for i in [*range(first + 1, joined), *behind])


def _counts_between(tree: Tree, first: int, last: int) -> bool:
    """Say whether somebody else is counted between two verbs: "four killed, eleven wounded"."""
    return any(tree.tag(i) == "NUM" or tree.lower(i) in _people() for i in range(first + 1, last))


@cache
def _people() -> frozenset[str]:
    return figure_words("one", "people", "one_more") | {"others"}


@cache
def _fates() -> dict[str, Fate]:
    """Every word that tells a fate; the graver reading wins where a word is of two."""
    found: dict[str, Fate] = dict.fromkeys(figure_words("shooting", "shootings", "hospitals"), "shot")
    injured, killed = lexicons()["injured"], lexicons()["killed"]
    found |= dict.fromkeys(
        injured.object
        | injured.states
        | figure_words("wounds")
        | {"condition", "critical", "stable", "treated"}
        | figure_words("recovering", "struggling"),
        "injured",
    )
    deadly = (
        killed.object
        | killed.subject
        | killed.states
        | figure_words("killings", "fatal_states")
        | {"fatally", "passed", "life", "himself", "herself", "body"}
    )
    return found | dict.fromkeys(deadly - figure_words("not_of_one"), "killed")


def _graver(tree: Tree, word: int, fate: Fate) -> Fate:
    """ "fatally shot", "shot to death", "shot dead", "a fatal wound": what was done killed."""
    around = [*tree.children[word], *(c for d in tree.dependents(word, "obl") for c in tree.children[d])]
    around += [i for i in (word - 1, word + 1) if 0 <= i < len(tree.words)]
    around = [i for i in around if not (tree.lower(i) == "fatally" and of_fatally(tree, i))]  # "shot, one | fatally"
    near = {tree.lower(i) for i in around} | {tree.lower(i + 1) for i in around[-1:] if i + 1 < len(tree.words)}
    return "killed" if near & figure_words("fatally") or ("to" in near and "death" in near) else fate


def _is_unreal(tree: Tree, word: int) -> bool:
    at, steps = word, 0
    while steps < 3:
        marks = {tree.lower(c) for c in tree.dependents(at, "aux", "mark", "advmod", "det", "amod")}
        if marks & (_UNREAL | _NOT | _UNDONE) or is_denied(tree, at) or is_tried(tree, at):
            return True
        if tree.relation(at) not in {"xcomp", "conj"} or tree.head(at) < 0:
            return False
        if tree.relation(at) == "conj" and tree.dependents(at, "nsubj"):
            return False
        at, steps = tree.head(at), steps + 1
    return False


def is_denied(tree: Tree, word: int) -> bool:
    """Say whether a deed did not happen: "two men were not injured", "neither of the two was hurt"."""
    beside = [*tree.dependents(word, "advmod"), *(c for s in tree.dependents(word, "nsubj") for c in tree.children[s])]
    return any(tree.lower(c) in _NOT for c in beside)


def is_contrasted(tree: Tree, start: int) -> bool:
    """Say whether a number that starts at a code point is told to be wrong: "eleven, not | nine", "rather than | nine"."""
    number = tree.at(start) or 0
    number -= tree.lower(number - 1) == "the"  # "instead of the | 120 promised"
    before = " ".join(tree.lower(w) for w in range(max(number - 2, 0), number))
    return before in {", not", "and not", "but not", "rather than", "instead of"}


def is_tried(tree: Tree, verb: int) -> bool:
    """Say whether a deed is only meant: "tried to kill"; "pleaded guilty to killing" and "a gun used to kill" are not."""
    if "to" not in {tree.lower(m) for m in tree.dependents(verb, "mark")} or tree.lower(verb).endswith("ing"):
        return False
    above = tree.lower(tree.head(verb)) if tree.head(verb) >= 0 else ""
    return tree.relation(verb) in {"xcomp", "acl", "advcl", "ccomp"} and above not in _DONE


def _of_verb(tree: Tree, verb: int) -> list[int]:
    """The one a verb does it to: object, or subject where it is passive, of dying, or a headline's "Man shot in bar"."""
    if (noun := noun_of_participle(tree, verb)) is not None:
        return [noun, *listed_behind(tree, noun)]
    if tree.lower(verb) in figure_words("dying", "recovering") | {"passed"}:
        return subjects_of(tree, verb) or _subjects_beside(tree, verb)
    if (behind := object_behind(tree, verb)) is not None:
        return with_joined(tree, [behind])
    if objects := [o for o in tree.dependents(verb, "obj", "iobj") if not _set_off(tree, verb, o)]:
        return _whose(tree, verb, with_joined(tree, objects))
    done = tree.lower(verb).endswith(("ed", "hurt", "shot", "slain", "struck", "hit"))
    if tree.is_passive(verb):
        return subjects_of(tree, verb)
    joined = [c for c in tree.dependents(verb, "conj") if c > verb and tree.tag(c) == "VERB"]
    joint = [o for c in joined for o in tree.dependents(c, "obj") if not tree.dependents(c, "nsubj")]
    if joint and tree.relation(verb) == "acl":  # "the guard who shot and killed a man"
        return joint
    if done and tree.relation(verb) in {"xcomp", "acl"}:
        return subjects_of(tree, verb)
    if tree.relation(verb) == "conj" and tree.tag(tree.head(verb)) == "VERB" and not tree.dependents(verb, "nsubj"):
        return [] if _counts_between(tree, tree.head(verb), verb) else _of_verb(tree, tree.head(verb))
    if joint:
        return joint
    at = any(tree.lower(c) == "at" for o in tree.dependents(verb, "obl", "advmod") for c in (o, *tree.children[o]))
    return with_joined(tree, tree.dependents(verb, "nsubj")) if done and not at else []


def _whose(tree: Tree, verb: int, hit: list[int]) -> list[int]:
    """Return people for the parts of their bodies: "a bullet struck the | woman's leg", "the | man shot his own foot"."""
    if not any(tree.lower(h) in figure_words("body_parts") for h in hit):
        return hit
    below = [w for h in hit for w in (h, *tree.dependents(h, "nmod"))]
    if any(tree.lower(c) == "own" for w in below for c in tree.children[w]):
        return subjects_of(tree, verb)
    return [o for w in below for o in tree.owners(w)]


def _subjects_beside(tree: Tree, verb: int) -> list[int]:
    """ "Girl shot in market has died": the subject that the tree gave to the participle before."""
    if not tree.dependents(verb, "aux") or tree.head(verb) < 0:
        return []
    before = [c for c in tree.children[tree.head(verb)] if c < verb and tree.tag(c) == "VERB"]
    between = any(tree.tag(i) in {"PUNCT", "CCONJ"} for c in before[-1:] for i in range(c, verb))
    return [] if between else [s for c in before[-1:] for s in tree.dependents(c, "nsubj")]


def _whom(tree: Tree, person: int) -> int:
    """Return a person; the one before "shot" where that was taken for one: "11-year-old shot, killed"."""
    if tree.lower(person) != "shot" or person == 0:
        return person
    before = tree.lower(person - 1)
    return person - 1 if before == "old" or before in figure_words("one", "one_more") else person


def _set_off(tree: Tree, verb: int, person: int) -> bool:
    """Say whether punctuation parts a verb from what looks like its object: "Man killed, girl wounded in shooting"."""
    return person > verb and tree.tag(verb + 1) == "PUNCT" and tree.word(verb + 1) in {",", ";", ":"}


def _of_state(tree: Tree, state: int) -> list[int]:
    """ "found dead", "pronounced dead", "left him dead", "is dead": the subject or object of what tells the state."""
    above = tree.head(state)
    if objects := tree.dependents(state, "obj"):
        return with_joined(tree, objects)
    if tree.relation(state) in {"amod", "acl", "parataxis"} and above >= 0 and not tree.dependents(state, "nsubj"):
        return [*_joined_before(tree, above), above]
    if above >= 0 and tree.relation(state) in {"xcomp", "obj", "advmod", "obl"} and tree.tag(above) == "VERB":
        objects = [o for o in tree.dependents(above, "obj") if o != state]
        if (noun := noun_of_participle(tree, above)) is not None and not objects:
            return [noun, *listed_behind(tree, noun)]  # "a man | found dead"
        return with_joined(tree, objects) if objects else subjects_of(tree, above)
    return subjects_of(tree, state)


def _joined_before(tree: Tree, last: int) -> list[int]:
    """Those whom a state behind the last of them is told of as well: "Ana and Luis Vega and two daughters dead"."""
    first = tree.head(last)
    if tree.relation(last) != "conj" or any(tree.lower(i) in _fates() for i in range(first, last)):
        return []
    return [first, *(c for c in tree.dependents(first, "conj") if c < last)]


def _of_noun(tree: Tree, noun: int) -> list[int]:
    """ "the killing of X", "X's death"; "suffered a wound", "a man with a wound", "was taken with wounds"."""
    of = [c for c in tree.dependents(noun, "nmod", "amod", "obl") if "of" in tree.cases(c)]
    if tree.lower(noun) not in figure_words("wounds"):
        owners = tree.owners(noun)
        if _whom(tree, noun) != noun:
            owners = [noun - 1]
        return with_joined(tree, of) or owners
    above = tree.head(noun)
    if above < 0 or tree.relation(noun) not in {"obj", "obl", "nmod"} or tree.lower(above) in figure_words("dying"):
        return []
    if tree.relation(noun) == "obj" and tree.relation(above) == "acl" and tree.lower(above) in figure_words("suffering"):
        return subjects_of(tree, above) or [tree.head(above)]  # "four people | suffering wounds"
    if tree.relation(noun) == "nmod":
        return [above] if "with" in tree.cases(noun) else []
    if (owner := noun_of_participle(tree, above)) is not None:
        return [owner]
    objects = tree.dependents(above, "obj") if tree.relation(noun) == "obl" else []
    return objects or subjects_of(tree, above)
