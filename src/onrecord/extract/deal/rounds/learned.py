"""Rounds of talks as the learned reader knows them: the words that tell one, and the phrases that play a part in it."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.rounds.phrases import NOMINAL
from onrecord.extract.page import Page
from onrecord.layout.letters import in_capitals
from onrecord.layout.lines import is_of_story
from onrecord.records.detail import RoundStatus

_STANDS = 0.5  # of how a round stands, where a rule tells otherwise
_HARDLY = 0.1  # of a word that rules take for one that tells a round
_SURELY = 0.85  # of a word that tells a round of which little is told
_OF_DEAL = 0.7  # of an article, to tell of a deal at all


class LearnedRounds:
    """The rounds of one article as the reader sees them; none where it was not asked."""

    def __init__(self, page: Page, learned: Learned | None) -> None:
        self._page, self._learned = page, learned
        self.words: Mapping[int, RoundStatus] = (
            {w: told for w, told in learned.talks.items() if not self._leads_to_none(w, learned)} if learned else {}
        )

    def doubts(self, words: Iterable[int]) -> bool:
        """Say whether the reader is sure that some words tell no round, or takes the article for one of no deal: people
        meet in most news.
        """
        return self._learned is not None and (self._learned.of_deal < _OF_DEAL or self._likely(words) < _HARDLY)

    def sure(self, words: Iterable[int]) -> bool:
        """Say whether the reader is sure that some words tell a round."""
        return self._learned is not None and self._likely(words) > _SURELY

    def _likely(self, words: Iterable[int]) -> float:
        """Return how likely (0..1) it is that some words or the heads of their clauses tell a round."""
        told = {n for word in words for n in (word, self._page.tree.clause_head(word))}  # "talks | ended": one of both
        return self._learned.meeting(told) if self._learned else 0.0

    def status(self, words: Iterable[int]) -> RoundStatus | None:
        """Return how the round that some words tell stands, where the reader is sure of it."""
        told, sure = self._learned.held(words) if self._learned else (None, 0.0)
        return told if sure > _STANDS else None

    def _leads_to_none(self, word: int, learned: Learned) -> bool:
        """Say whether a word only leads to a verb that tells no round: "failed to | agree on a date"."""
        below = self._page.tree.dependents(word, "xcomp")
        return bool(below) and learned.meeting(below) < _HARDLY

    def parts(self, words: Iterable[int]) -> dict[str, list[int]]:
        """Return the words of those who play each part in the round that words tell, in text order."""
        told: dict[str, set[int]] = {"side": set(), "mediator": set(), "venue": set()}
        if (learned := self._learned) is not None:
            for word in words:
                for part, found in told.items():
                    heads = (w for w in learned.pointed(part, word) if not self._is_aside(w, word))
                    found |= {w if part == "venue" else self._whole(w) for w in heads}
        told["mediator"] -= self._speakers
        return {part: sorted(found) for part, found in told.items()}

    def _whole(self, word: int) -> int:
        """Return the first of those that a word is told among, and the body that it owns: "A and | B", "the army of | C"."""
        tree = self._page.tree
        while tree.relation(word) == "conj" and tree.tag(tree.head(word)) in NOMINAL:
            word = tree.head(word)
        above = tree.head(word)
        owns = above >= 0 and tree.relation(word) == "nmod" and "of" in tree.cases(word)
        return above if owns and self._page.is_actor(above) else word

    @cached_property
    def _speakers(self) -> frozenset[int]:
        """The words of those who say something: who tells of a round only reports it."""
        sources = (s for a in self._page.annotations.attributions for s in a.source)
        return frozenset(w for s in sources for w in self._page.tree.range(s.start, s.end))

    def _is_aside(self, word: int, told: int) -> bool:
        """Say whether a word is the place in front of the article, in capitals ("MUSCAT - ..."), or of another deed,
        before or after which the round was: "met a day after the two shook hands in | Quito"; or of another story.
        """
        tree = self._page.tree
        if not is_of_story(tree.text, tree.words[word].start, tree.words[told].start):
            return True
        if in_capitals(tree.word(word)) and tree.sentence_of(word) <= 1:
            return True
        while word >= 0 and word != told:
            if tree.tag(word) == "VERB" and {tree.lower(c) for c in tree.dependents(word, "mark")} & {
                "after",
                "before",
            }:
                return True
            word = tree.head(word)
        return False
