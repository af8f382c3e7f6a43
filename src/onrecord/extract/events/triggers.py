"""Which words tell of an event by themselves, by the vocabularies of triggers and frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.events.frames import forms_of, frames_of, noun_forms, with_particles
from onrecord.extract.events.subjects import subjects_of
from onrecord.extract.events.words import listed_verbs
from onrecord.extract.page import Page
from onrecord.vocabularies.load import load, longest_by_first, words_in

ABOUT = frozenset({"REQUEST", "REJECT", "THREATEN"})
"""Types of events that are about something to be done."""

_STRIKES = {"strike", "strikes"}
_WARS = {"war", "wars"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event: its index, PLOVER type and mode, whether it is a noun, all its words.

    `whom` says who is acted upon: "object", "aimed" (behind a preposition), "none", or "any" of the first two; `likely` is
    how sure the head that knows such words is of it.
    """

    word: int
    plover: str
    mode: str | None
    noun: bool
    words: tuple[int, ...]
    whom: str = "any"
    object: tuple[int, ...] = ()
    likely: float = 0.0

    @property
    def own(self) -> tuple[int, ...]:
        """The words of the object where it is part of what is told and not whom it is done to: "announced | a truce"."""
        return () if self.whom == "object" else self.object


@once
def find_triggers(page: Page) -> tuple[Trigger, ...]:
    """Return the triggers in text order: the verbs, by frame before word, then the nouns that no frame has used."""
    tree = page.tree
    found: list[Trigger] = []
    taken: set[int] = set()
    for at in range(len(tree.words)):
        if (
            tree.tag(at) == "VERB"
            and at not in taken
            and not _hyphened(tree, at)
            and (verb := _framed(page, at) or _verb(tree, at))
        ):
            found.append(verb)
            taken.update((*verb.words, *verb.own))
    for at in range(len(tree.words)):
        if at not in taken and (noun := _noun(page, at)) and not taken & set(noun.words):
            found.append(noun)
            taken.update(noun.words)
    return tuple(sorted(found, key=lambda t: t.word))


def taken_for(triggers: Sequence[Trigger]) -> dict[int, str]:
    """Return the types of event that vocabularies take words for; "inner" for what only goes with one of these."""
    return {w: "inner" for t in triggers for w in t.words} | {t.word: t.plover for t in triggers}


def _hyphened(tree: Tree, verb: int) -> bool:
    """Say whether a verb is the end of a word with a hyphen: "Iranian-|backed", "car-|bombed"."""
    start = tree.words[verb].start
    return start > 0 and tree.text[start - 1] in "-‐‑"


def _framed(page: Page, verb: int) -> Trigger | None:
    subjects: list[int] | None = None
    for frame, words in frames_of(page.tree, verb):
        if subjects is None:
            subjects = [*subjects_of(page, verb), *page.tree.dependents(verb, "nsubj")]
        told = frame.met(page, verb, subjects)
        if told is not None:
            return Trigger(verb, frame.plover, frame.mode, False, words, frame.whom, told)
    return None


def _verb(tree: Tree, verb: int) -> Trigger | None:
    for particles, plover, mode in _verbs().get(tree.lower(verb), ()):
        words = with_particles(tree, verb, particles)
        if words and plover == "ASSAULT" and mode is None and _only_said(tree, verb):
            return Trigger(verb, "ACCUSE", "disapprove", False, words)
        if words:
            return Trigger(verb, plover, mode, False, words)
    return None


def _noun(page: Page, at: int) -> Trigger | None:
    tree = page.tree
    for length in range(min(_longest().get(tree.lower(at), 0), len(tree.words) - at), 0, -1):
        words = tuple(range(at, at + length))
        entry = " ".join(map(tree.lower, words))
        if entry in _STRIKES:
            told = _strike(page, at) if tree.tag(at) == "NOUN" else None
            return Trigger(at, *told, True, (at,)) if told else None
        if entry in _WARS and tree.tag(at) == "NOUN":
            return Trigger(at, "ASSAULT", None, True, (at,)) if _is_between(tree, at) else None
        last = at if " of " in entry else words[-1]
        if " - " in entry:
            top = tree.top(words)
            last = at if top is None else top
        nominal = (
            tree.tag(last) in {"NOUN", "PROPN"} and tree.relation(last) not in {"compound", "flat"}
        ) or " - " in entry
        if nominal and (told := _nouns().get(entry)):
            plover, mode = told
            if plover == "PROTEST" and {tree.lower(c) for c in tree.dependents(last, "compound")} & _races():
                return None
            if plover == "ASSAULT" and _only_words(tree, last):
                return Trigger(last, "ACCUSE", "disapprove", True, words)
            return Trigger(last, plover, _told_before(tree, at, plover) or mode, True, words)
    return None


def _is_between(tree: Tree, noun: int) -> bool:
    """Say whether a war is told with those who wage it: "the war | between Iran and Iraq"."""
    between = [c for c in tree.dependents(noun, "nmod") if "between" in tree.cases(c)]
    return any(tree.dependents(c, "conj") for c in between)


def _strike(page: Page, word: int) -> tuple[str, str | None] | None:
    """Tell a strike on somebody from one by teachers; None where the words around tell neither."""
    tree = page.tree
    before = _told_before(tree, word, "ASSAULT")
    hit = tree.dependents(word, "nmod")
    if tree.relation(word) == "obj" and tree.lower(tree.head(word)) in listed("carrying"):
        behind = tree.dependents(tree.head(word), "obl")
        hit += [c for c in behind if any(w in page.entity_at for w in tree.below(c)) and c not in page.time_words]  # "carried out ten | strikes | on Gao"
    cases = {tree.lower(c) for n in hit for c in tree.dependents(n, "case")}
    hits = tree.relation(word) == "nsubj" and tree.lower(tree.head(word)) in listed_verbs("harm")
    if before or hits or cases & {"on", "against"}:
        return "ASSAULT", before
    on = "on" in tree.cases(word)
    return ("PROTEST", "strike") if "by" in cases or (on and tree.dependents(word, "nsubj", "cop")) else None


def _only_words(tree: Tree, noun: int) -> bool:
    """Say whether an attack is one in words: "launched a scathing attack on ministers", "came under fire over the deal"."""
    words = words_in("triggers", "spoken", "words")
    if tree.lower(noun) == "fire":
        return any(c & {"for", "over"} for c in map(tree.openers, tree.dependents(tree.head(noun), "obl", "advcl")))
    return any(tree.lower(c) in words for c in tree.dependents(noun, "amod"))


def is_question(tree: Tree, verb: int) -> bool:
    """Say whether a verb of asking only leads to a question: "asked him | why he had left"."""
    if tree.lower(verb) not in forms_of("ask"):
        return False
    if any("about" in tree.cases(c) for c in tree.dependents(verb, "obl")):
        return True  # "was asked | about it"
    below = tree.dependents(verb, "ccomp", "advcl", "xcomp")
    asked = words_in("deeds", "questions")
    return any(c > verb and tree.lower(min(tree.below(c))) in asked for c in below)


def _only_said(tree: Tree, verb: int) -> bool:
    """Say whether somebody attacks in words: "attacked the judge | personally"."""
    adverbs = words_in("triggers", "spoken", "adverbs")
    if any(tree.lower(c) in adverbs for c in tree.dependents(verb, "advmod")):
        return True
    means = words_in("triggers", "spoken", "means")  # "attacked him | in a speech", "the | film | attacks him"
    said = [c for c in tree.dependents(verb, "nsubj", "obl") if tree.relation(c) == "nsubj" or "in" in tree.cases(c)]
    return any(tree.lower(c) in means for c in said)


def _told_before(tree: Tree, first: int, plover: str) -> str | None:
    """Return the mode that a word before a noun for an attack tells: "drone | attack"."""
    if plover != "ASSAULT":
        return None
    return next((m for w in (first - 1, first - 2) if w >= 0 and (m := modifiers().get(tree.lower(w)))), None)


@cache
def _races() -> frozenset[str]:
    """Return the words before a rally or march that is no protest: "the | bike | rally"."""
    return frozenset(load("triggers")["races"]["words"].split())


@cache
def modifiers() -> dict[str, str]:
    """Return the modes of attack that words for weapons and their bearers tell."""
    return {word: mode for mode, words in load("triggers")["modifiers"].items() for word in words.split()}


@cache
def listed(table: str) -> frozenset[str]:
    """Return the forms of the verbs of a table of the vocabulary: "carrying", "ending", ..."""
    return frozenset(f for entry in load("triggers")[table]["verbs"].split() for f in forms_of(entry.partition("_")[0]))


@cache
def _verbs() -> dict[str, list[tuple[tuple[str, ...], str, str | None]]]:
    """The entries of every form of a verb, those with particles first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
    for plover, mode, told in _tables():
        for entry in told["verbs"].split():
            lemma, *particles = entry.split("_")
            for form in sorted(forms_of(lemma)):
                found.setdefault(form, []).append((tuple(particles), plover, mode))
    return {form: sorted(entries, key=lambda e: -len(e[0])) for form, entries in found.items()}


@cache
def _nouns() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for plover, mode, told in _tables():
        for entry in told["nouns"].split():
            for form in noun_forms(entry):
                found.setdefault(form, (plover, mode))
    return found


def deed_of(tree: Tree, word: int) -> str | None:
    """Return the PLOVER type that a noun tells by itself, None where it tells none."""
    told = _nouns().get(tree.lower(word)) if tree.tag(word) == "NOUN" else None
    return told[0] if told else None


@cache
def _longest() -> dict[str, int]:
    """Return how many words the longest entry has that a word begins."""
    return longest_by_first(_nouns().keys() | _STRIKES | _WARS)


def _tables() -> list[tuple[str, str | None, dict[str, str]]]:
    return [
        (plover, None if mode == "none" else mode, told)
        for plover, modes in load("triggers").items() if plover.isupper() for mode, told in modes.items()
    ]  # fmt: skip


def mode_of(tree: Tree, word: int, plover: str) -> str | None:
    """Return the mode that a predicate tells for a type, None where it tells none or another type."""
    if tree.tag(word) == "VERB":
        return next(
            (m for particles, p, m in _verbs().get(tree.lower(word), ()) if p == plover and not particles), None
        )
    told = _nouns().get(tree.lower(word))
    return told[1] if told and told[0] == plover else None
