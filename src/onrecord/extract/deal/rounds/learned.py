"""Rounds of talks as the small heads know them: the words that tell one, and the phrases that play a part in it."""

from collections.abc import Iterable
from functools import cached_property

from onrecord.extract.deal.page import Page, in_capitals
from onrecord.extract.told_by_heads import parts_told, words_told
from onrecord.records.detail import RoundStatus
from onrecord.weights.heads import Heads
from onrecord.weights.round_heads import ROUNDS

SURE = 0.7  # how sure the head must be that a word tells a round, where no rule finds one
PARTS = {"side": 0.66, "mediator": 0.6, "venue": 0.6}  # and of a phrase and its part
BESIDE = 0.95  # and of one in another sentence


class LearnedRounds:
    """The rounds of one article as the heads see them."""

    def __init__(self, page: Page, heads: Heads) -> None:
        self._page, self._heads = page, heads

    @cached_property
    def words(self) -> dict[int, RoundStatus]:
        """The words that tell a round, each with how it stands; those that are only supposed are left out."""
        told = words_told(self._page, self._heads.rounds)
        stand = {word: ROUNDS[int(kinds.argmax())] for word, likely, kinds in told if likely >= SURE}
        return {word: status for word, status in stand.items() if status is not None}

    def parts(self, words: Iterable[int]) -> dict[str, list[int]]:
        """Return the heads of the phrases that play each part in the round that words tell, in text order."""
        told: dict[str, set[int]] = {name: set() for name in self._heads.round_parts.kinds}
        for word, phrase, part, sure in parts_told(self._page, self._heads.round_parts, words):
            reports = part == "mediator" and phrase in self._speakers
            least = PARTS[part] if self._page.tree.same_sentence(word, phrase) else BESIDE
            if sure >= least and not reports and not self._is_dateline(phrase):
                told[part].add(phrase)
        return {name: sorted(words) for name, words in told.items()}

    @cached_property
    def _speakers(self) -> frozenset[int]:
        """The words of those who say something: who tells of a round only reports it."""
        sources = (s for a in self._page.annotations.attributions for s in a.source)
        return frozenset(w for s in sources for w in self._page.tree.range(s.start, s.end))

    def _is_dateline(self, phrase: int) -> bool:
        """Say whether a phrase is the place in front of the article, in capitals: "MUSCAT - ..."."""
        tree = self._page.tree
        return in_capitals(tree.word(phrase)) and tree.sentence(tree.words[phrase].start) <= 1
