"""Words that tell of a deed elsewhere and of none where they stand: "demonstrated | how", "accepted | bribes"."""

from onrecord.extract.deal.page import Page
from onrecord.extract.deed_subjects import can_act, subjects_of
from onrecord.extract.deed_words import listed, listed_verbs, order_keepers
from onrecord.extract.frames import forms_of
from onrecord.extract.triggers import Trigger
from onrecord.extract.triggers import listed as verbs_listed


def is_no_deed(page: Page, trigger: Trigger) -> bool:
    """Say whether a verb tells of no deed because of what it governs or of what governs it."""
    if trigger.noun:
        return False
    return (
        _only_shows(page, trigger)
        or _takes_money(page, trigger)
        or _is_inquired_into(page, trigger)
        or _is_given_up(page, trigger)
        or _only_names(page, trigger)
        or _only_stands_guard(page, trigger)
    )


def _only_shows(page: Page, trigger: Trigger) -> bool:
    """Say whether somebody only makes something plain: "demonstrated | that the bridge would hold"."""
    tree, verb = page.tree, trigger.word
    shown = tree.dependents(verb, "ccomp") or tree.dependents(verb, "obj")
    return tree.lower(verb) in forms_of("demonstrate") and any(c > verb for c in shown)


def _takes_money(page: Page, trigger: Trigger) -> bool:
    """Say whether one is only given something or asks for a price: "accepted | bribes", "charged | them 50 dollars"."""
    tree, verb = page.tree, trigger.word
    objects = tree.dependents(verb, "obj", "iobj")
    if tree.lower(verb) in forms_of("accept"):
        return any(tree.lower(c) in listed("gifts") for c in objects)
    priced = any(tree.dependents(c, "nummod") and not can_act(page, c) for c in objects)
    return tree.lower(verb) in forms_of("charge") and len(objects) > 1 and priced


def _is_inquired_into(page: Page, trigger: Trigger) -> bool:
    """Say whether no force but an inquiry or a campaign aims at somebody: "targeted | by a campaign against graft"."""
    tree, verb = page.tree, trigger.word
    by = [c for c in tree.dependents(verb, "obl") if tree.cases(c) & {"by", "in"}]
    return tree.lower(verb) in forms_of("target") and any(tree.lower(c) in listed("inquiries") for c in by)


def _is_given_up(page: Page, trigger: Trigger) -> bool:
    """Say whether force is only what somebody no longer tries: "ceased trying | to capture the fort"."""
    tree = page.tree
    trying = tree.head(trigger.word)
    ended = tree.head(trying) if trying >= 0 and tree.relation(trying) == "xcomp" else -1
    tried = tree.relation(trigger.word) == "xcomp" and tree.lower(trying) in forms_of("try") | forms_of("attempt")
    return tried and ended >= 0 and tree.lower(ended) in verbs_listed("ending") | forms_of("cease")


def _only_names(page: Page, trigger: Trigger) -> bool:
    """Say whether one only says what somebody or something is: "called | them guests"."""
    tree, verb = page.tree, trigger.word
    objects = tree.dependents(verb, "obj", "iobj")
    named = len(objects) > 1 or (objects and tree.dependents(verb, "xcomp"))
    plain = not any(tree.lower(m) == "to" for c in tree.dependents(verb, "xcomp") for m in tree.dependents(c, "mark"))
    called = tree.lower(verb) in forms_of("call") and trigger.plover != "ACCUSE"  # "called | him a thief"
    return called and len(trigger.words) == 1 and bool(named) and plain


def _only_stands_guard(page: Page, trigger: Trigger) -> bool:
    """Say whether those who keep order only come where others protest: "police who had | turned out"."""
    tree, verb = page.tree, trigger.word
    subjects = subjects_of(page, verb)
    came = trigger.plover == "PROTEST" and tree.lower(verb) in listed_verbs("coming")
    return came and bool(subjects) and all(tree.lower(w) in order_keepers() for w in subjects)
