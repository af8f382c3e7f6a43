"""Who broke what, as the small heads know it: the words that tell it, and the phrases that play a part in it.

What they take for kept is left to the rules: captives freed and aid let in are no promise kept unless the words say so.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import cast

from onrecord.extract.deal.compliance.blame import Blame
from onrecord.extract.deal.compliance.deeds import Deed
from onrecord.extract.deal.compliance.who import Who
from onrecord.extract.deal.page import Page
from onrecord.extract.told_by_heads import parts_told, words_told
from onrecord.records.values import TermType
from onrecord.weights.heads import Heads

SURE = 0.8  # how sure the head must be that a word tells it
PART = 0.6  # and of a phrase and its part
BESIDE = 0.9  # and of one in another sentence


class LearnedCompliance:
    """What the heads see in one article."""

    def __init__(self, page: Page, heads: Heads, who: Who) -> None:
        self._page, self._heads, self._who = page, heads, who

    def beside(self, known: Sequence[Deed]) -> list[Deed]:
        """Return the deeds that the head sees in sentences in which none is known."""
        tree = self._page.tree
        told = {tree.sentence(tree.words[d.word].start) for d in known}
        return [d for d in self._broken if tree.sentence(tree.words[d.word].start) not in told]

    @cached_property
    def _broken(self) -> list[Deed]:
        head = self._heads.compliance
        terms = {n: kind.split()[1] for n, kind in enumerate(head.kinds) if kind.startswith("broken")}
        told = ((word, int(kinds.argmax())) for word, f, kinds in words_told(self._page, head) if f >= SURE)
        return [Deed(word, "broken", word, cast(TermType, terms[n])) for word, n in told if n in terms]

    def blames(self, deed: Deed, by_rule: list[Blame]) -> list[Blame]:
        """Return who is blamed as rules find it, and for what only the head sees where they find nobody, as it does.

        Rules that find nobody to blame have most often found no breach: "failures to comply with the rules of war".
        """
        told = [b for b in by_rule if b.parties]
        parts = {} if told or deed not in self._broken else self._parts(deed.word)
        names = dict.fromkeys(self._who.name(w) for w in parts.get("party", ()))
        if not names:
            return told
        said = next((s for b in by_rule for s in b.parties.values() if s), self._who.voices(parts["sayer"]))
        return [Blame(dict.fromkeys(names, said), denied=False)]

    def _parts(self, word: int) -> dict[str, list[int]]:
        head, who = self._heads.compliance_parts, self._who
        told: dict[str, list[int]] = {name: [] for name in head.kinds}
        for _, phrase, part, sure in parts_told(self._page, head, [word]):
            if sure >= (PART if self._page.tree.same_sentence(word, phrase) else BESIDE):
                told[part].append(phrase)
        return {name: [w for w in who.joined(words) if who.is_party(w)] for name, words in told.items()}
