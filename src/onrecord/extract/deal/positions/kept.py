"""Who will keep what others want of it rejects giving it: "will keep its weapons", "vowed to hold on to the captives".

So does whose troops "will stay".
"""

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.deeds import leavers
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.conditions import condition_of
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.deal.stances.operators import negated, operators, words_of
from onrecord.extract.page import Page
from onrecord.records.values import TermType
from onrecord.vocabularies.load import load

_WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})
_PRISONERS = frozenset({"soldier", "soldiers", "men", "fighters", "mercenaries"})  # may be kept as captives
_GUARDS = frozenset({"peacekeepers"})  # whose stay nobody who wants a withdrawal means
_AS_LONG = ("as long as", "so long as")
_WANTED: tuple[TermType, ...] = ("withdrawal", "disarmament", "hostage_release", "territory")


def kept(page: Page, holders: Holders, verb: int) -> Iterator[Held]:
    """Yield the stance of one who will keep weapons, captives or land; `verb` is a word of the article."""
    tree = page.tree
    if tree.tag(verb) != "VERB" or tree.lower(verb) not in words_of("keeping") or negated(tree, verb):
        return
    objects = [
        *tree.dependents(verb, "obj"),
        *(c for c in tree.dependents(verb, "obl") if tree.cases(c) & {"to", "onto"}),
    ]
    found = next(((o, kind) for o in objects for kind in _WANTED if tree.lower(o) in _of(kind)), None)
    if found is None or not _is_meant(tree, verb):
        return
    mention = TermMention(found[1], found[0], None, (found[0],))
    words = condition_of(page, verb, refused=True)
    for party in holders.of_verb(verb):
        yield Held(mention, "conditions" if words else "rejects", party, verb, words)


def stays(page: Page, parties: Parties, holders: Holders, verb: int) -> Iterator[Held]:
    """Yield the stance of one who says that his troops stay where they are; `verb` is a word of the article."""
    tree = page.tree
    if tree.lower(verb) not in words_of("staying"):
        return
    will = {tree.lower(c) for c in tree.dependents(verb, "aux")} & _WILL
    if not will or negated(tree, verb):
        return
    where = [c for c in tree.dependents(verb, "obl", "xcomp", "advmod", "advcl") if c > verb]
    for troops in tree.dependents(verb, "nsubj"):
        if tree.lower(troops) not in leavers() - _GUARDS or not where:
            continue
        words = condition_of(page, verb, refused=True)
        words = None if words and words.startswith(_AS_LONG) else words  # "as long as they are needed"
        mention = TermMention("withdrawal", verb, troops, (troops, verb))
        saying = page.saying(verb)
        speaker = parties.speaking(saying) if saying and not page.is_described(troops) else None
        for party in [speaker] if speaker else holders.of_verb(verb):
            yield Held(mention, "conditions" if words else "rejects", party, verb, words)


def _is_meant(tree: Tree, verb: int) -> bool:
    """Say whether keeping it is what somebody will do, or promises or insists to."""
    will = bool({tree.lower(c) for c in tree.dependents(verb, "aux")} & _WILL)
    vowed = [o for o in operators(tree, verb, frozenset()) if o.told in {"offers", "demands"}]
    return will or bool(vowed)


@cache
def _of(kind: TermType) -> frozenset[str]:
    """Return what one type of term is done to: the weapons of disarmament, the hostages of their release."""
    told = load("terms")[kind]
    if kind == "withdrawal":
        return leavers() - _PRISONERS - _GUARDS
    return frozenset(told["of"].split()) | frozenset(told.get("persons", "").split())
