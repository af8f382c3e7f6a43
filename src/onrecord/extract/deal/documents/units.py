"""The single undertakings of a document's clauses: each verb that binds, with the words that tell of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.extract.page import Page
from onrecord.layout.documents import Document, Item
from onrecord.vocabularies.load import load

_HEADING = 6  # words at most of a heading in front of a clause in its line: "Purpose."
_LED = ("xcomp", "ccomp", "advcl", "acl", "parataxis")
_FRONT = 2  # words before the verb that leads a clause: "(a) further decides"


@dataclass(frozen=True, slots=True)
class Unit:
    """One undertaking: its verb or noun, the words that tell of it, the clause it is of, and the verb that leads to it.

    `heading` are the words of a heading in its own line. `first` says whether it is the first of its sentence.
    """

    head: int
    words: tuple[int, ...]
    item: Item
    leader: int | None = None
    heading: tuple[int, ...] = ()
    first: bool = True


def units_of(page: Page, document: Document) -> Iterator[Unit]:
    """Yield the undertakings of a document in its order."""
    tree = page.tree
    for item in document.items:
        heading: tuple[int, ...] = ()
        inside = tree.range(item.span.start, item.span.end)
        for number in sorted({tree.sentence_of(w) for w in inside}):
            sentence = tree.sentences[number]
            words = [w for w in range(sentence.first, sentence.last) if w in inside]
            if not words or is_procedural(page, words):
                continue
            if _is_heading(tree, words) and words[-1] + 1 in inside:
                heading = tuple(words)
                continue
            yield from _in_sentence(tree, words, item, heading)


def asides(tree: Tree, unit: Unit) -> frozenset[int]:
    """Return the words of an undertaking that only describe or tell when: "persons | displaced by war"."""
    clauses = [c for c in unit.words if c != unit.head and is_aside(tree, c)]
    return frozenset(w for c in clauses for w in tree.below(c))


def is_aside(tree: Tree, word: int) -> bool:
    """Say whether a word heads a clause that only describes or tells when, and no aim: "help them | to return"."""
    aims = any(tree.lower(m) == "to" for m in tree.dependents(word, "mark"))
    return tree.relation(word) in {"advcl", "acl"} and not aims


def is_procedural(page: Page, words: list[int]) -> bool:
    """Say whether a sentence is about the paper itself: "This Agreement shall enter into force upon signature"."""
    told = page.text[page.tree.words[words[0]].start : page.tree.words[words[-1]].end].lower()
    return any(phrase in told for phrase in load("documents")["procedural"])


def _is_heading(tree: Tree, words: list[int]) -> bool:
    told = [w for w in words if tree.tag(w) != "PUNCT"]
    return len(told) <= _HEADING and not any(tree.lower(w) in binding() or tree.tag(w) == "AUX" for w in told)


def _in_sentence(tree: Tree, words: list[int], item: Item, heading: tuple[int, ...]) -> Iterator[Unit]:
    inside = set(words)
    top = tree.top(words)
    if top is None:
        return
    heads = list(dict.fromkeys(_heads(tree, top, None, inside)))
    own = {head for head, _ in heads}
    shared = [w for w in words if w not in set(tree.below(heads[0][0]))] if heads else words
    for number, (head, leader) in enumerate(heads):
        told = _below(tree, head, own, inside)
        if number == 0:
            told |= {w for w in shared if not any(w in set(tree.below(h)) for h in own)}
        yield Unit(head, tuple(sorted(told)), item, leader, heading, number == 0)


def _heads(tree: Tree, head: int, leader: int | None, inside: set[int]) -> Iterator[tuple[int, int | None]]:
    """Yield the verbs or nouns of undertakings, each with the verb that leads to it: "agree | to release"."""
    led = [
        c
        for c in tree.dependents(head, *_LED)
        if c in inside and c > head and tree.tag(c) in {"VERB", "ADJ", "NOUN", "AUX"}
    ]
    if tree.lower(head) in operative() and led and not _is_binding(tree, head):
        for each in led[:1]:
            yield from _heads(tree, each, head, inside)
    else:
        yield head, leader
    for joined in tree.dependents(head, "conj", "parataxis", "advcl"):
        verbal = tree.tag(joined) in {"VERB", "AUX"} and tree.relation(joined) != "advcl"
        own = _is_binding(tree, joined) and bool(tree.dependents(joined, "cc", "nsubj"))  # "and the army shall | free"
        if joined in inside and joined > head and (verbal or (own and not tree.dependents(joined, "mark"))):
            yield from _heads(tree, joined, leader, inside)


def _is_binding(tree: Tree, verb: int) -> bool:
    return any(tree.lower(c) in binding() for c in tree.dependents(verb, "aux"))


def _below(tree: Tree, head: int, others: set[int], inside: set[int]) -> set[int]:
    """Return the words below a head, less those of other undertakings."""
    found, stack = set(), [head]
    while stack:
        word = stack.pop()
        found.add(word)
        stack += [c for c in tree.children[word] if c not in others and c in inside]
    return found


@cache
def binding() -> frozenset[str]:
    """Return the words that make a verb binding: "shall"."""
    return frozenset(load("documents")["binding"].split())


@cache
def operative() -> frozenset[str]:
    """Return the verbs that lead to what is to be done: "decides to", "agree that"."""
    return frozenset(load("documents")["operative"].split())
