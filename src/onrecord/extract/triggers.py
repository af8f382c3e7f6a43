"""Which words tell of an event by themselves, by the vocabulary of triggers."""

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_STRIKES = {"strike", "strikes"}
_LONGEST = 3  # words of an entry


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event: its index (of the head of several), PLOVER type and mode, whether it is a noun."""

    word: int
    plover: str
    mode: str | None
    noun: bool
    words: tuple[int, ...]


def find_triggers(tree: Tree) -> tuple[Trigger, ...]:
    """Return the triggers in text order; the longest entry at a word wins."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for at in range(len(tree.words)):
        if at in taken:
            continue
        trigger = _at(tree, at)
        if trigger:
            found.append(trigger)
            taken.update(trigger.words)
    return tuple(found)


def _at(tree: Tree, at: int) -> Trigger | None:
    for length in range(min(_LONGEST, len(tree.words) - at), 0, -1):
        words = range(at, at + length)
        entry = " ".join(tree.lower(w) for w in words)
        tag = tree.tag(at)
        if tag == "VERB" and (told := _verbs().get(entry)):
            return Trigger(at, *told, False, tuple(words))
        last = words[-1]
        if entry in _STRIKES and tree.tag(at) == "NOUN" and (told := _strike(tree, at)):
            return Trigger(at, *told, True, (at,))
        nominal = tree.tag(last) in {"NOUN", "PROPN"} and tree.relation(last) not in {"compound", "flat"}
        if nominal and (told := _nouns().get(entry)):
            plover, mode = told
            return Trigger(last, plover, _told_before(tree, at, plover) or mode, True, tuple(words))
    return None


def _strike(tree: Tree, word: int) -> tuple[str, str | None] | None:
    """Tell a strike on somebody from one by teachers; None where the words around tell neither."""
    before = _told_before(tree, word, "ASSAULT")
    cases = {tree.lower(c) for n in tree.dependents(word, "nmod") for c in tree.dependents(n, "case")}
    if before or cases & {"on", "against"}:
        return "ASSAULT", before
    return ("PROTEST", "strike") if "by" in cases else None


def _told_before(tree: Tree, first: int, plover: str) -> str | None:
    """Return the mode that a word before a noun for an attack tells: "drone | attack"."""
    if plover != "ASSAULT":
        return None
    return next((m for w in (first - 1, first - 2) if w >= 0 and (m := _modifiers().get(tree.lower(w)))), None)


@cache
def _modifiers() -> dict[str, str]:
    return {word: mode for mode, words in load("triggers")["modifiers"].items() for word in words.split()}


@cache
def carrying() -> frozenset[str]:
    """Return the forms of verbs whose subject does the deed that their object names: "launched an attack"."""
    told = load("triggers")["carrying"]
    return frozenset(f for lemma in told["verbs"].split() for f in verb_forms(lemma)) | set(told["irregular"].split())


@cache
def _verbs() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for plover, mode, told in _tables():
        forms = {f for lemma in told["verbs"].split() for f in verb_forms(lemma)}
        for form in sorted(forms | {w.replace("_", " ") for w in told["irregular"].split()}):
            found.setdefault(form, (plover, mode))
    return found


@cache
def _nouns() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for plover, mode, told in _tables():
        for entry in told["nouns"].split():
            noun = entry.replace("_", " ")
            for form in (noun, noun if noun.endswith("s") else f"{noun}s"):
                found.setdefault(form, (plover, mode))
    return found


def _tables() -> list[tuple[str, str | None, dict[str, str]]]:
    return [
        (plover, None if mode == "none" else mode, told)
        for plover, modes in load("triggers").items() if plover.isupper() for mode, told in modes.items()
    ]  # fmt: skip


def mode_of(tree: Tree, word: int, plover: str) -> str | None:
    """Return the mode that a predicate tells for a type, None where it tells none or another type."""
    told = (_verbs() if tree.tag(word) == "VERB" else _nouns()).get(tree.lower(word))
    return told[1] if told and told[0] == plover else None
