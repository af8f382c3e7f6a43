"""Whether an exchange is told as done, going on, agreed, asked for, denied or only supposed."""

from onrecord.extract.deal.exchanges.given import words
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.status import status_at
from onrecord.records.values import EventStatus

_CLAUSES = {"xcomp", "ccomp", "advcl", "acl", "obj", "nmod", "obl", "nsubj"}
_CLAIMS = 5  # verbs above


def exchange_status(page: Page, trigger: int, deed: int) -> EventStatus:
    """Return the status of an exchange from the verbs of the deed, of the word for it, and those above."""
    tree = page.tree
    above = [w for start in dict.fromkeys((deed, trigger)) for w in _above(page, start)]
    told = [status_at(page, w) for w in dict.fromkeys((deed, trigger))]
    if "denied" in told:
        return "denied"
    head = tree.head(trigger)
    if (
        head >= 0
        and tree.lower(head) in words("going_on")
        and tree.tag(trigger) == "NOUN"
        and status_at(page, head) in {"occurred", "ongoing"}
    ):
        return "ongoing"
    begun = tree.head(deed)
    if begun >= 0 and tree.relation(deed) == "xcomp" and tree.lower(begun) in words("going_on"):
        return "ongoing"  # "began releasing"
    if any(tree.lower(w) in words("denying") for w in above):
        return "denied"
    if any(tree.lower(w) in words("asking") for w in above):
        return "called_for"
    if _supposed(page, deed) or "hypothetical" in told:
        return "hypothetical"
    if any(tree.lower(w) in words("agreeing") for w in above) and _infinitive(page, deed):
        return "planned"
    for status in ("called_for", "planned", "ongoing"):
        if status in told:
            return status
    around = {tree.lower(c) for c in tree.dependents(deed, "aux")}
    if tree.lower(deed).endswith("ing") and around & {"is", "are"}:
        return "ongoing"
    going = [w for w in above if tree.lower(w) in words("going_on")]
    return "ongoing" if going and tree.lower(trigger) not in words("releasing") else "occurred"


def _above(page: Page, word: int) -> list[int]:
    tree = page.tree
    found, at = [], word
    for _ in range(_CLAIMS):
        if at < 0:
            break
        if at != word:
            found.append(at)
        if tree.relation(at) not in _CLAUSES:
            break
        at = tree.head(at)
    return found


def _infinitive(page: Page, deed: int) -> bool:
    tree = page.tree
    return any(tree.lower(c) == "to" for c in tree.dependents(deed, "mark"))


def _supposed(page: Page, deed: int) -> bool:
    tree = page.tree
    clause = {tree.lower(w) for w in tree.clause(deed)}
    told = tree.sentences[tree.sentence(tree.words[deed].start)]
    return tree.lower(told.first) in {"were", "if"} or bool(clause & {"might", "could"})
