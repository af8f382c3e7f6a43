"""Rounds of talks as the small heads know them: the words that tell one, and the phrases that play a part in it."""

from collections.abc import Iterable
from functools import cached_property

from onrecord.extract.deal.page import Page, in_capitals
from onrecord.extract.part_features import ask_part, phrases_near
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
        asked, states = self._page.words_asked, self._page.annotations.states
        if states is None:
            return {}
        likely, kinds = self._heads.rounds.score(states, list(asked.values()))
        stand = {w: ROUNDS[int(k.argmax())] for w, f, k in zip(asked, likely, kinds, strict=True) if f >= SURE}
        return {word: status for word, status in stand.items() if status is not None}

    def parts(self, words: Iterable[int]) -> dict[str, list[int]]:
        """Return the heads of the phrases that play each part in the round that words tell, in text order."""
        tree, states = self._page.tree, self._page.annotations.states
        told: dict[str, set[int]] = {name: set() for name in self._heads.round_parts.kinds}
        labels = self._page.labels
        near = ((w, p) for w in words for p in phrases_near(tree, w, labels.keys()))
        asked = [(w, p) for w, p in near if not self._is_dateline(p)]
        if states is None or not asked:
            return {name: [] for name in told}
        likely, kinds = self._heads.round_parts.score(states, [ask_part(tree, *pair, labels) for pair in asked])
        for (word, phrase), f, k in zip(asked, likely, kinds, strict=True):
            part = self._heads.round_parts.kinds[int(k.argmax())]
            reports = part == "mediator" and phrase in self._speakers
            if not reports and f * k.max() >= (PARTS[part] if tree.same_sentence(word, phrase) else BESIDE):
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
