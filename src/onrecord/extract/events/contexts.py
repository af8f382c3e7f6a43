"""In what contexts of politics an event stands: those that words of its sentences tell plainly, by PLOVER's contexts."""

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.annotate.lookups import spoken_in
from onrecord.annotate.names import fighters
from onrecord.annotate.once import once
from onrecord.extract.countries import country_of
from onrecord.extract.page import Page
from onrecord.records import Claim, Event
from onrecord.vocabularies.load import load, longest_by_first

_OF_STATES = {"military", "territory"}  # which names of armed bodies have words for: "Kachin Independence Army"
_MODES = {"cyber": "cyber", "misinformation": "misinformation", "torture": "repression", "suicide-attack": "terrorism"}


def with_contexts(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, each event with the contexts that the words of its sentences tell, in order of the alphabet."""
    return [c.noted(context=told) if isinstance(c, Event) and (told := _contexts(page, c)) else c for c in claims]


def _contexts(page: Page, event: Event) -> tuple[str, ...]:
    """Return the contexts of an event: told in its sentences, less by whoever only says so; or by its mode."""
    tree, told = page.tree, {_MODES[event.mode]} if event.mode in _MODES else set()
    for number in {n for e in event.evidence for n in (tree.sentence(e.start), tree.sentence(e.end - 1))}:
        for word, context in _telling(page).get(number, ()):
            at = tree.words[word]
            own = any(e.start <= at.start < e.end for e in event.evidence)
            if own or not any(s.contains(at) for s in spoken_in(page.annotations, tree).get(number, ())):
                told.add(context)
    return tuple(sorted(told))


@once
def _telling(page: Page) -> dict[int, list[tuple[int, str]]]:
    """Return the words that tell a context, each with it, by the number of their sentence."""
    tree = page.tree
    found: dict[int, list[tuple[int, str]]] = {}
    for at in tree.where(_first_words()):
        for context in _begun(page, at):
            if context not in _OF_STATES or not _is_of_others(page, at):
                found.setdefault(tree.sentence_of(at), []).append((at, context))
    return found


def _begun(page: Page, at: int) -> Iterator[str]:
    """Yield the contexts of the entries that begin with a word; words of one entry may be joined by hyphens."""
    tree = page.tree
    for length in range(min(_longest()[tree.lower(at)], len(tree.words) - at), 0, -1):
        if told := _entries().get(" ".join(tree.lower(w) for w in range(at, at + length))):
            yield from told
            return


def _is_of_others(page: Page, word: int) -> bool:
    """Say whether a word means an armed body that is no state's: "the Arakan | Army", "the rebels' | military chief"."""
    tree = page.tree
    if {tree.lower(c) for c in tree.dependents(word, "amod", "compound", "nmod")} & fighters() or tree.lower(word - 1) in fighters():
        return True
    entity = page.entity_at.get(word)
    if entity is None or entity.label != "ORGANIZATION" or len(tree.range(entity.start, entity.end)) == 1:
        return False
    return country_of(page.text[entity.start : entity.end]) is None


@cache
def _entries() -> dict[str, tuple[str, ...]]:
    """The contexts of each entry, its words apart as an article's are."""
    found: dict[str, tuple[str, ...]] = {}
    for context, words in load("contexts")["words"].items():
        for entry in words.split():
            spaced = entry.replace("_", " ").replace("-", " - ").replace("'", " '")
            for form in {spaced, spaced.replace(" '", " ’"), entry.replace("_", " ")}:
                found[form] = (*found.get(form, ()), context)
    return found


@cache
def _longest() -> dict[str, int]:
    return longest_by_first(_entries())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_longest())
