"""The words that tell of events, as the head of events knows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.events.candidates import may_tell
from onrecord.extract.events.triggers import Trigger, mode_of
from onrecord.extract.events.words import listed_verbs
from onrecord.extract.page import Page
from onrecord.weights.deed_head import DEEDS, Seen

SURE = 0.65  # how sure the head must be of a word and its type where no vocabulary tells one
HARDLY = 0.15  # a word of a vocabulary that is less likely than this, and so the verb it goes with, tells no event
RETYPED = 0.9  # how sure the head must be of its type, where a vocabulary tells an event of another


@dataclass(frozen=True, slots=True)
class _Told:
    plover: str
    sure: float  # that it tells an event, and of this type
    likely: float  # that it tells an event


def with_learned(page: Page, triggers: Sequence[Trigger], seen: Seen, taken: Mapping[int, str]) -> list[Trigger]:
    """Return the triggers of the vocabularies less those that tell no event, and the words that the head is sure of.

    `taken` is what the vocabularies take words for (`taken_for`).
    """
    told = _told(page, seen, taken)
    kept = [
        _retyped(page, t, told)
        for t in triggers
        if t.word not in told or (t.noun and len(t.words) > 1) or _likely(page, told, t) >= HARDLY
    ]
    known = {w for t in triggers for w in (t.word, *t.words)}
    sure = {w for w, t in told.items() if t.sure >= SURE} - known - {w for t in triggers for w in _alike(t, told)}
    new = [
        _trigger(page, w, told[w].plover) for w in sure
        if page.tree.lower(w) not in listed_verbs("telling") | (
            listed_verbs("undoing") if page.tree.tag(w) == "VERB" else set()
        )
        and not (sure | known).intersection(page.tree.dependents(w, "obj"))  # "mount | strikes"
    ]  # fmt: skip
    return sorted((replace(t, likely=_sure(told, t)) for t in (*kept, *new)), key=lambda t: t.word)


def _sure(told: Mapping[int, _Told], trigger: Trigger) -> float:
    """Return how sure the head is that a trigger's word tells an event of its type; 0 where it finds another."""
    heard = told.get(trigger.word)
    return heard.sure if heard is not None and heard.plover == trigger.plover else 0.0


def _retyped(page: Page, trigger: Trigger, told: Mapping[int, _Told]) -> Trigger:
    """Return a trigger with the type that the head is sure of, where a vocabulary tells another."""
    heard = told.get(trigger.word)
    if trigger.mode == "third-party" or heard is None or heard.plover == trigger.plover or heard.sure < RETYPED * heard.likely:
        return trigger
    if _alike(trigger, told):
        return trigger
    mode = mode_of(page.tree, trigger.word, heard.plover)
    return Trigger(trigger.word, heard.plover, mode, trigger.noun, trigger.words)


def _alike(trigger: Trigger, told: Mapping[int, _Told]) -> list[int]:
    """Return the words of a trigger's object that tell what it tells: "called | a strike", which is no call."""
    return [w for w in trigger.own if w in told and told[w].plover == trigger.plover and told[w].sure >= SURE]


def _likely(page: Page, told: Mapping[int, _Told], trigger: Trigger) -> float:
    """Return how likely a trigger tells an event, by itself or with the verb that it goes with: "was | declared"."""
    tree, words = page.tree, {trigger.word, *trigger.words, *trigger.own}
    if tree.relation(trigger.word) in {"nsubj", "obj"}:
        words.add(tree.head(trigger.word))
    return max(told[w].likely for w in words if w in told)


def _told(page: Page, seen: Seen, taken: Mapping[int, str]) -> dict[int, _Told]:
    words = [w for w in range(len(page.tree.words)) if may_tell(page.tree, w)]
    likely = seen.kinds(words, [taken.get(w, "none") for w in words])
    deeds = likely[:, 1:]
    each = zip(words, deeds.argmax(1).tolist(), deeds.max(1).tolist(), (1 - likely[:, 0]).tolist(), strict=True)
    return {w: _Told(DEEDS[deed], sure, told) for w, deed, sure, told in each}


def _trigger(page: Page, word: int, plover: str) -> Trigger:
    tree = page.tree
    particles = [c for c in tree.children[word] if tree.syntax.relations[c] == "compound:prt"]
    return Trigger(word, plover, mode_of(tree, word, plover), tree.tag(word) != "VERB", (word, *particles))
