"""What became of one person told of without a number: killed, injured, or shot with no word of how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words, lexicons
from onrecord.extract.joined import joined_to, object_behind

Fate = Literal["killed", "injured", "shot"]
_UNREAL = {"could", "may", "might", "if", "whether", "unless", "will", "would", "should", "must", "can", "'ll", "’ll"}
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
    for word in range(len(tree.words)):
        fate = _fates().get(tree.lower(word))
        if tree.lower(word) == "passed" and tree.lower(min(word + 1, len(tree.words) - 1)) != "away":
            continue
        if fate is None or _is_unreal(tree, word) or _shoots_down(tree, word):
            continue
        if tree.lower(word) == "condition":
            people = _of_condition(tree, word)
        elif tree.lower(word) in {"hospital", "hospitals"}:
            people = _of_hospital(tree, word)
        elif tree.lower(word) == "fatally":
            people = _of_fatally(tree, word)
        elif tree.tag(word) in {"VERB", "ADJ", "AUX"}:
            people = _of_state(tree, word) if tree.lower(word) in figure_words("fatal_states") else _of_verb(tree, word)
        else:
            people = _of_noun(tree, word)
        first = people[0] if people else word
        for person in people:
            if person == first or not _fate_between(tree, first, person, word):
                yield Fated(person, word, _graver(tree, word, fate))


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
    return figure_words("one") | figure_words("people") | figure_words("one_more") | {"others"}


@cache
def _fates() -> dict[str, Fate]:
    """Every word that tells a fate; the graver reading wins where a word is of two."""
    found: dict[str, Fate] = dict.fromkeys(
        figure_words("shooting") | figure_words("shootings") | {"hospital", "hospitals"}, "shot"
    )
    injured, killed = lexicons()["injured"], lexicons()["killed"]
    found |= dict.fromkeys(
        injured.object | injured.states | figure_words("wounds") | {"condition"} | figure_words("recovering"), "injured"
    )
    deadly = (
        killed.object
        | killed.subject
        | killed.states
        | figure_words("killings")
        | figure_words("fatal_states")
        | {"fatally", "passed"}
    )
    return found | dict.fromkeys(deadly - figure_words("not_of_one"), "killed")


def _graver(tree: Tree, word: int, fate: Fate) -> Fate:
    """ "fatally shot", "shot to death", "shot dead", "a fatal wound": what was done killed."""
    around = [*tree.children[word], *(c for d in tree.dependents(word, "obl") for c in tree.children[d])]
    around += [i for i in (word - 1, word + 1) if 0 <= i < len(tree.words)]
    near = {tree.lower(i) for i in around} | {tree.lower(i + 1) for i in around[-1:] if i + 1 < len(tree.words)}
    return "killed" if near & figure_words("fatally") or ("to" in near and "death" in near) else fate


def _is_unreal(tree: Tree, word: int) -> bool:
    at, steps = word, 0
    while steps < 3:
        marks = {tree.lower(c) for c in tree.dependents(at, "aux", "mark", "advmod", "det")}
        if marks & (_UNREAL | _NOT) or is_denied(tree, at) or is_tried(tree, at):
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


def is_tried(tree: Tree, verb: int) -> bool:
    """Say whether a deed is only meant: "tried to kill"; "pleaded guilty to killing" and "a gun used to kill" are not."""
    if "to" not in {tree.lower(m) for m in tree.dependents(verb, "mark")} or tree.lower(verb).endswith("ing"):
        return False
    above = tree.lower(tree.head(verb)) if tree.head(verb) >= 0 else ""
    return tree.relation(verb) in {"xcomp", "acl", "advcl", "ccomp"} and above not in _DONE


def _of_verb(tree: Tree, verb: int) -> list[int]:
    """The one a verb does it to: object, or subject where it is passive, of dying, or a headline's "Man shot in bar"."""
    if (noun := _participle_of(tree, verb)) is not None:
        return [noun]
    if tree.lower(verb) in figure_words("dying") | figure_words("recovering") | {"passed"}:
        return _subjects(tree, verb)
    if (behind := object_behind(tree, verb)) is not None:
        return _with_joined(tree, [behind])
    if objects := [o for o in tree.dependents(verb, "obj", "iobj") if not _set_off(tree, verb, o)]:
        return _with_joined(tree, objects)
    done = tree.lower(verb).endswith(("ed", "hurt", "shot", "slain", "struck", "hit"))
    if tree.is_passive(verb) or (done and tree.relation(verb) in {"xcomp", "acl"}):
        return _subjects(tree, verb)
    if tree.relation(verb) == "conj" and tree.tag(tree.head(verb)) == "VERB" and not tree.dependents(verb, "nsubj"):
        return [] if _counts_between(tree, tree.head(verb), verb) else _of_verb(tree, tree.head(verb))
    joined = [c for c in tree.dependents(verb, "conj") if c > verb and tree.tag(c) == "VERB"]
    if joint := [o for c in joined for o in tree.dependents(c, "obj") if not tree.dependents(c, "nsubj")]:
        return joint
    at = any(tree.lower(c) == "at" for o in tree.dependents(verb, "obl", "advmod") for c in (o, *tree.children[o]))
    return tree.dependents(verb, "nsubj") if done and not at else []


def _set_off(tree: Tree, verb: int, person: int) -> bool:
    """Say whether punctuation parts a verb from what looks like its object: "Man killed, girl wounded in shooting"."""
    return person > verb and tree.tag(verb + 1) == "PUNCT" and tree.word(verb + 1) in {",", ";", ":"}


def _of_state(tree: Tree, state: int) -> list[int]:
    """ "found dead", "pronounced dead", "left him dead", "is dead": the subject or object of what tells the state."""
    above = tree.head(state)
    if objects := tree.dependents(state, "obj"):
        return _with_joined(tree, objects)
    if tree.relation(state) in {"amod", "acl", "parataxis"} and above >= 0 and not tree.dependents(state, "nsubj"):
        return [*_joined_before(tree, above), above]
    if above >= 0 and tree.relation(state) in {"xcomp", "obj", "advmod", "obl"} and tree.tag(above) == "VERB":
        objects = [o for o in tree.dependents(above, "obj") if o != state]
        return _with_joined(tree, objects) if objects else _subjects(tree, above)
    return _subjects(tree, state)


def _joined_before(tree: Tree, last: int) -> list[int]:
    """Those whom a state behind the last of them is told of as well: "Ana and Luis Vega and two daughters dead"."""
    first = tree.head(last)
    if tree.relation(last) != "conj" or any(tree.lower(i) in _fates() for i in range(first, last)):
        return []
    return [first, *(c for c in tree.dependents(first, "conj") if c < last)]


def _of_noun(tree: Tree, noun: int) -> list[int]:
    """ "the killing of X", "X's death"; "suffered a wound", "a man with a wound", "was taken with wounds"."""
    of = [
        c for c in tree.dependents(noun, "nmod", "amod") if "of" in {tree.lower(k) for k in tree.dependents(c, "case")}
    ]
    if tree.lower(noun) not in figure_words("wounds"):
        owners = [c for c in tree.dependents(noun, "nmod") if tree.syntax.relations[c] == "nmod:poss"]
        if tree.lower(noun) == "shot" and noun and tree.word(noun - 1) == "old":  # "11-year-old shot on Main Street"
            owners = [noun - 1]
        return _with_joined(tree, of) or owners
    above = tree.head(noun)
    if above < 0 or tree.relation(noun) not in {"obj", "obl", "nmod"} or tree.lower(above) in figure_words("dying"):
        return []
    if tree.relation(noun) == "nmod":
        return [above] if "with" in {tree.lower(k) for k in tree.dependents(noun, "case")} else []
    if (owner := _participle_of(tree, above)) is not None:
        return [owner]
    objects = tree.dependents(above, "obj") if tree.relation(noun) == "obl" else []
    return objects or _subjects(tree, above)


def _of_condition(tree: Tree, noun: int) -> list[int]:
    """ "is in critical condition", "was taken to hospital in stable condition"."""
    if not {tree.lower(c) for c in tree.dependents(noun, "amod", "conj", "compound")} & figure_words("conditions"):
        return []
    if tree.dependents(noun, "cop") or tree.relation(noun) == "root":
        return _subjects(tree, noun)
    above = tree.head(noun)
    if above < 0 or tree.tag(above) != "VERB":
        return [above] if above >= 0 and tree.relation(noun) == "nmod" else []
    return tree.dependents(above, "obj") or _subjects(tree, above)


def _of_hospital(tree: Tree, noun: int) -> list[int]:
    """ "was rushed to hospital", "sent four people to the hospital"."""
    above = tree.head(noun)
    if tree.dependents(noun, "cop"):
        return _subjects(tree, noun)
    if above < 0 or tree.relation(noun) != "obl" or tree.lower(above) not in figure_words("taking_to_hospital"):
        return []
    if noun_of := _participle_of(tree, above):
        return [noun_of]
    objects = tree.dependents(above, "obj")
    return _with_joined(tree, objects) or (_subjects(tree, above) if tree.is_passive(above) else [])


def _of_fatally(tree: Tree, adverb: int) -> list[int]:
    """ "two people were shot, one fatally": the number before an adverb that no verb follows."""
    behind = adverb + 1 < len(tree.words) and tree.tag(adverb + 1) in {"VERB", "ADJ"}
    return [] if behind else [i for i in range(max(0, adverb - 3), adverb) if tree.tag(i) == "NUM"][-1:]


def _participle_of(tree: Tree, verb: int) -> int | None:
    """Return the noun that a participle describes: "a man killed in the raid"."""
    own = tree.dependents(verb, "nsubj", "obj")
    beside = tree.relation(verb) == "acl" or (
        tree.relation(verb) == "parataxis" and tree.tag(tree.head(verb)) != "VERB"
    )
    return tree.head(verb) if beside and not own and tree.head(verb) >= 0 else None


def _subjects(tree: Tree, verb: int) -> list[int]:
    """Return the subject, a relative pronoun's noun for it, or that of the verb it is joined to."""
    for _ in range(4):
        subjects = tree.dependents(verb, "nsubj")
        if subjects:
            relative = tree.lower(subjects[0]) in {"who", "that", "whom"} and tree.relation(verb) == "acl"
            return [tree.head(verb)] if relative else _with_joined(tree, subjects)
        if tree.relation(verb) not in {"conj", "xcomp", "advcl"} or tree.head(verb) < 0:
            return []
        verb = tree.head(verb)
    return []


def _with_joined(tree: Tree, people: list[int]) -> list[int]:
    return [*people, *(c for p in people for c in joined_to(tree, p))]
