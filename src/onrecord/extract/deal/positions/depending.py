"""What a party makes its readiness depend on it demands: "will free the captives only if the army | withdraws"."""

from collections.abc import Iterator, Sequence

from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.conditions import is_time
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.page import Page
from onrecord.records.values import TermType

_COMMON: frozenset[TermType] = frozenset({"deal_as_a_whole", "talks_process", "permanent_end"})  # nobody's to give


def demanded(page: Page, holders: Holders, mentions: Sequence[TermMention], held: Sequence[Held]) -> Iterator[Held]:
    """Yield the demands that conditions tell, of what others are to do."""
    for one in held:
        where = _words(page, one)
        if not any(page.tree.tag(w) in {"VERB", "AUX"} for w in where):
            continue  # "will not disarm before elections" tells when
        for mention in (m for m in mentions if m.head in where):
            if is_time(page.tree, mention.head):
                continue
            own = one.party in holders.of_verb(mention.head, mention.about)
            if not own and mention.type not in _COMMON | {one.mention.type}:
                yield Held(mention, "demands", one.party, one.operator)


def _words(page: Page, held: Held) -> range:
    """Return the words of a condition."""
    if not held.condition or held.operator is None:
        return range(0)
    tree = page.tree
    sentence = tree.sentences[tree.sentence_of(held.operator)]
    start = tree.text.find(held.condition, tree.words[sentence.first].start)
    return tree.range(start, start + len(held.condition)) if start >= 0 else range(0)
