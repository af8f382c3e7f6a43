"""Deeds that only tell what another told of is about: what is threatened, refused, demanded, promised."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.events.triggers import Trigger
from onrecord.extract.events.words import judicial, listed_verbs
from onrecord.extract.page import Page
from onrecord.records import Event

_COOPERATIVE = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"}
_OPPOSED = {"REJECT", "PROTEST", "SANCTION", "COERCE"}  # a promise of these is no agreement: "promised | a veto"
_CONTENT = {"THREATEN", "REJECT", "REQUEST"}
_PURPOSED = {"REQUEST", "CONSULT"}
_STEPS = 5

Found = tuple[Trigger, Event]


def without_content(page: Page, found: list[Found]) -> list[Found]:
    """Return the events less those that are what another one is about.

    A threat, refusal or demand tells its content. A promise of a deed is the deed, planned (a promised concession is
    made by the promise); a promise of what is cooperation is the promise alone, as PLOVER has it.
    """
    at = {trigger.word: (trigger, event) for trigger, event in found}
    kept: list[Found] = []
    promised: set[int] = set()
    for trigger, event in found:
        over = next((w for w in _above(page, trigger) if w in at), None)
        governing = at[over][0].plover if over is not None else None
        if governing in _CONTENT or (over is None and _is_purpose(page, trigger)) or _is_case(page, trigger):
            continue
        if event.plover == "REQUEST" and _is_cry(page, trigger, at):
            continue
        if governing == "AGREE" and over is not None and not at[over][0].noun:
            if event.plover in _COOPERATIVE:
                continue
            if trigger.noun and event.plover not in _OPPOSED:
                continue
            promised.add(over)
            if event.plover == "CONCEDE" and event.status == "planned":
                event = replace(event, status="occurred", modality="asserted")
        if governing == event.plover and not trigger.noun and event.status != "occurred":
            continue
        kept.append((trigger, event))
    return [(t, e) for t, e in kept if t.word not in promised]


def _is_case(page: Page, trigger: Trigger) -> bool:
    """Say whether a deed told by a noun is what a court or an inquiry is about: "sentenced for the | murder of"."""
    tree, word = page.tree, trigger.word
    above = tree.head(word)
    if not trigger.noun or trigger.plover != "ASSAULT" or above < 0:
        return False
    led = tree.cases(word) & {"for", "into", "over", "of", "in", "about"}
    clause = {tree.lower(w) for w in (above, tree.head(above), tree.clause_head(word)) if w >= 0}
    charged = tree.cases(word) == {"of"} and tree.lower(tree.head(above)) in listed_verbs("charging")
    return charged or (bool(led & {"for", "into"}) and bool(clause & judicial()))  # "convicted her | of murder"


def _is_cry(page: Page, trigger: Trigger, at: dict[int, Found]) -> bool:
    """Say whether a demand is what a protest is for: "marched | to demand their release"."""
    tree, word = page.tree, trigger.word
    purpose = tree.relation(word) in {"advcl", "xcomp"} and any(
        tree.lower(c) == "to" for c in tree.dependents(word, "mark")
    )
    over = at.get(tree.head(word))
    return purpose and over is not None and over[1].plover == "PROTEST"


def _above(page: Page, trigger: Trigger) -> Iterator[int]:
    """Yield the words above a deed of which it may be the content: "threatened | to hit", "urged them | to stop"."""
    tree, at = page.tree, trigger.word
    for _ in range(_STEPS):
        relation, above = tree.relation(at), tree.head(at)
        against = relation == "advcl" and any(tree.lower(c) in {"against", "from"} for c in tree.children[at])
        if above < 0 or not (against or relation in {"xcomp", "ccomp", "obj", "acl", "conj", "obl", "nmod"}):
            return
        if tree.syntax.relations[at] == "acl:relcl":
            return
        if relation == "conj" and tree.dependents(at, "nsubj"):
            return
        if relation != "conj":
            yield above
        at = above


def _is_purpose(page: Page, trigger: Trigger) -> bool:
    """Say whether a deed is only what another was done for: "sent troops | to secure the airport"."""
    tree, word = page.tree, trigger.word
    if trigger.noun or tree.relation(word) != "advcl" or trigger.plover in _PURPOSED:
        return False
    return any(tree.lower(c) == "to" and tree.relation(c) == "mark" for c in tree.children[word])
