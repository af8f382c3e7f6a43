"""Whether a deed is told as done, going on, planned, called for, denied or only supposed."""

from functools import partial

from onrecord.annotate.attributions.cues import acts
from onrecord.extract.hearsay import is_dismissed
from onrecord.extract.page import Page
from onrecord.records.values import EventStatus
from onrecord.vocabularies.load import words_in

_NOT = {"not", "n't", "n’t", "never", "no", "without"}
_WILL = {"will", "shall", "'ll", "’ll", "would"}
_MAY = {"may", "might", "could", "if", "whether", "unless", "can"}
_SHOULD = {"should", "must", "ought"}
_words = partial(words_in, "deal", "status")


def status_at(page: Page, word: int) -> EventStatus:
    """Return the status of the deed a word tells, from its own auxiliaries and the verbs and nouns above it."""
    tree, at, below = page.tree, word, -1
    told: EventStatus = "occurred"
    if is_dismissed(tree, word):
        return "denied"
    while at >= 0:
        around = {tree.lower(c) for c in tree.dependents(at, "aux", "mark", "advmod", "det") if c != below}
        act = acts().get(tree.lower(at)) if at != word else None
        lower = tree.lower(at) if at != word and page.ahead(at) != "free" else ""  # "set free" plans nothing
        subjects = tree.dependents(at, "nsubj") if at == word else []  # "no prisoners were freed"
        around |= {tree.lower(c) for s in subjects for c in tree.dependents(s, "det")} & _NOT
        unsaid = at != word and tree.lower(at) in _words("saying")  # "did not say how many were given"
        if (
            (around & _NOT and not unsaid)
            or act in {"denies", "rejects"}
            or lower in _words("stopping")
            or _called_off(page, at, word)
        ):
            return "denied"
        if around & _SHOULD or act == "demands" or lower in _words("calling"):
            return "called_for"
        if around & _MAY or lower in _words("supposing"):
            return "hypothetical"
        bound = "to" in around and {tree.lower(c) for c in tree.dependents(at, "aux", "cop")} & {
            "is",
            "are",
            "was",
            "were",
        }
        beside = tree.dependents(at, "aux", "mark", "advmod")
        due = any(tree.lower(c) == "due" and page.ahead(c) == "to" for c in beside)  # "hostages are due to be | freed"
        if bound or due or around & _WILL or act in {"promises", "expects", "accepts"} or lower in _words("planning"):
            told = "planned"
        going = around & {"is", "are", "being"} and tree.lower(at).endswith("ing")
        if at == word and (going or "being" in around):
            told = "ongoing"
        failed = "to" in around and tree.lower(tree.head(at)) in _words("stopping")  # "failed in July to | meet"
        apart = tree.relation(at) in {"acl", "parataxis", "conj", "root"} or (tree.relation(at) == "advcl" and not failed)
        if apart and tree.tag(at) in {"VERB", "AUX"}:
            break
        at, below = tree.head(at), at
    return told


def _called_off(page: Page, verb: int, word: int) -> bool:
    return verb != word and page.tree.lower(verb) == "called" and page.ahead(verb) == "off"
