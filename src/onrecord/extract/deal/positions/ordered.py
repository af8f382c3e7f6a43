"""Who orders his own men to stop or leave offers that, and demands it of nobody: "ordered | the army | to halt its attacks"."""

from dataclasses import replace

from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.operators import words_of
from onrecord.extract.page import Page
from onrecord.records.values import TermType

_OWN: frozenset[TermType] = frozenset({"ceasefire", "withdrawal"})  # what one can order one's own men to do


def as_ordered(page: Page, held: Held) -> Held:
    """Return a stance as it is meant: a demand by which no other body, told by name, is ordered is an offer."""
    verb = held.operator
    if verb is None or held.stance != "demands" or held.mention.type not in _OWN:
        return held
    tree = page.tree
    others = any(word in page.entity_at for word in tree.dependents(verb, "obj", "iobj"))
    own = tree.tag(verb) == "VERB" and tree.lower(verb) in words_of("ordering") and not others
    return replace(held, stance="offers") if own else held
