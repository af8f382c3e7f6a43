"""Stances that the learned reader finds, beside those that the vocabulary finds."""

from collections.abc import Sequence

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.learned import Learned, Stand
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.operators import operator_at


def heard(page: Page, learned: Learned, held: Sequence[Held]) -> list[Held]:
    """Return the stances that either finds, in text order; where both tell a party's on one term, the vocabulary's."""
    parties = Parties(page)
    found = list(held)
    for stand in learned.stands:
        told = operator_at(page.tree, stand.cue, None)
        left_open = told is not None and told.told is None  # "has not ruled out"
        sentence = page.tree.sentences[page.tree.sentence(page.tree.words[stand.cue].start)]
        asked = page.tree.lower(sentence.last - 1) == "?"  # "Did the general agree to leave?"
        if left_open or asked or any(_same(page.tree, stand, h) for h in held):
            continue
        names = [n for word in stand.parties for n in parties.of_all(word) or [page.country(page.name_of(word))]]
        names = [n for n in names if not any(n != other and n in other for other in names)]
        mention = TermMention(stand.type, stand.topic, None, (stand.topic,))
        found += [Held(mention, stand.stance, name, stand.cue) for name in dict.fromkeys(names)]
    return sorted(found, key=lambda h: h.mention.head)


def _same(tree: Tree, stand: Stand, held: Held) -> bool:
    """Say whether a stance found is one that the vocabulary tells: of one word, or on one term in one sentence."""
    mention = held.mention
    if stand.topic == mention.head or stand.topic in mention.words or stand.cue == held.operator:
        return True
    one, other = (tree.sentence(tree.words[w].start) for w in (stand.topic, mention.head))
    return one == other and stand.type == mention.type
