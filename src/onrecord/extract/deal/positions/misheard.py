"""What sounds like a stance and is none: what is kept, denied or allowed to others, why somebody left, what was said."""

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.learned import Stand
from onrecord.extract.deal.stances.operators import words_of
from onrecord.vocabularies.load import words_in

_MEANT = frozenset({"will", "would", "'ll", "’ll", "shall", "can", "could", "must", "to"})
_MAY = frozenset({"can", "may", "could", "might"})
_SOMETHING = frozenset({"more", "everything", "anything", "something", "much", "all", "whatever", "so"})
_KEEPING_OUT = frozenset({"refused", "denied"})


def is_misheard(tree: Tree, stand: Stand) -> bool:
    """Say whether words that the reader takes for a stance tell none."""
    return (
        _is_kept(tree, stand)
        or _is_kept_out(tree, stand.cue)
        or _is_denied(tree, stand)
        or _is_cause(tree, stand)
        or _is_allowed(tree, stand)
        or _is_remark(tree, stand)
        or _is_untold(tree, stand)
        or _is_of_holder(tree, stand)
    )


def _is_kept(tree: Tree, stand: Stand) -> bool:
    """Say whether it is only told that somebody keeps what was agreed: "had | abided by the truce"."""
    meant = {tree.lower(c) for c in tree.dependents(stand.cue, "aux", "mark")} & _MEANT
    return tree.lower(stand.cue) in words_of("observing") and not meant and stand.stance in {"accepts", "offers"}


def _is_kept_out(tree: Tree, cue: int) -> bool:
    """Say whether somebody is refused what he asks for: "was | refused | access to the talks"."""
    return tree.lower(cue) in _KEEPING_OUT and tree.is_passive(cue) and bool(tree.dependents(cue, "obj"))


def _is_denied(tree: Tree, stand: Stand) -> bool:
    """Say whether somebody only denies what was said: "flatly | denied | it", "| dismissed | the claim"."""
    if stand.stance not in {"rejects", "opposes"}:
        return False
    if tree.lower(stand.topic) in words_in("stances", "reading", "hearsay"):
        return tree.lower(stand.cue) in words_of("denying", "dismissing")
    pronoun = any(tree.tag(c) == "PRON" for c in tree.dependents(stand.cue, "obj"))
    return pronoun and tree.lower(stand.cue) in words_of("denying")


def _is_cause(tree: Tree, stand: Stand) -> bool:
    """Say whether it is only told over what somebody left: "walked out | over | the release of prisoners"."""
    at, over = stand.topic, False
    while at >= 0 and at != stand.cue:
        at, over = tree.head(at), over or "over" in tree.cases(at)
    return stand.stance == "rejects" and at >= 0 and over


def _is_allowed(tree: Tree, stand: Stand) -> bool:
    """Say whether others may do a thing, by somebody's leave: "told the envoy that the rebels | can leave |"."""
    verb = tree.clause_head(stand.topic)
    named = any(tree.tag(c) in {"NOUN", "PROPN"} for c in tree.dependents(verb, "nsubj"))
    may = {tree.lower(c) for c in tree.dependents(verb, "aux")} & _MAY
    return stand.stance == "offers" and verb in {stand.topic, stand.cue} and named and bool(may)


def _is_remark(tree: Tree, stand: Stand) -> bool:
    """Say whether somebody is against what was said, which may be for or against the term: "regretted his | remarks"."""
    remarks = words_in("stances", "reading", "remarks")
    return stand.stance == "opposes" and any(tree.lower(c) in remarks for c in tree.dependents(stand.cue, "obj"))


def _is_untold(tree: Tree, stand: Stand) -> bool:
    """Say whether nobody tells what is offered: "stood ready to | do more |"."""
    verb = stand.topic if tree.tag(stand.topic) == "VERB" else tree.head(stand.topic)
    done = [tree.lower(c) for c in tree.dependents(verb, "obj")] if verb >= 0 else []
    vague = bool(done) and {*done} <= _SOMETHING
    return stand.stance == "offers" and vague and tree.lower(verb) == "do"


def _is_of_holder(tree: Tree, stand: Stand) -> bool:
    """Say whether it is demanded of those who are taken to demand it: "the draft requires | Kenya | to leave"."""
    asked = tree.dependents(stand.cue, "obj", "iobj")
    return (
        stand.stance == "demands"
        and bool(tree.dependents(stand.cue, "xcomp"))
        and any(w in asked for w in stand.parties)
    )
