"""Who signs with others: "X | signed it with | Y and Z" tells that Y and Z accept it too."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.deal.meant import SIGNING
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.page import Page


def signed_with(page: Page, parties: Parties, held: Held) -> Iterator[Held]:
    """Yield the acceptance of those with whom somebody signs."""
    tree, verb = page.tree, held.operator
    if verb is None or held.stance != "accepts" or tree.lower(verb) not in SIGNING:
        return
    led = (c for w in (verb, *tree.dependents(verb, "obj")) for c in tree.dependents(w, "obl", "nmod"))
    beside = [c for c in led if tree.cases(c) == {"with"} and page.is_actor(c)]
    names = dict.fromkeys(name for word in beside for name in parties.of_all(word))
    yield from (replace(held, party=name) for name in names if name != held.party)
