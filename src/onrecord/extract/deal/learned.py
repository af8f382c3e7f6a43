"""What the learned reader of the deal says of an article's words: clauses, stances on topics, and captives given.

Its words are looked at one by one and need no vocabulary; who they belong to it points at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.records.values import EventStatus, Stance, TermType
from onrecord.weights.deal_head import CLAUSES, GIVEN, STANCES, TYPES, DealScores

_LIKELY = 0.5  # of a word that tells a clause, taken together over agreements and proposals
_GIVEN = 0.9  # of a word for captives given, taken together over statuses
_STANDS = 0.9  # of a topic and of the word of the stance on it, together
_SURE = 0.5  # of whom a word points at
_POINTED = 0.3  # of what a word points at beside the likeliest


@dataclass(frozen=True, slots=True)
class Clause:
    """A word that tells what shall be done under a deal, who owes it and whom (word indices)."""

    word: int
    type: TermType
    agreed: bool
    debtor: int | None
    beneficiary: int | None
    sure: frozenset[str]  # of "debtor" and "beneficiary", those that it points at more likely than not


@dataclass(frozen=True, slots=True)
class Stand:
    """A word that tells the term a stance is on, the word of the stance, and the words of those who hold it."""

    topic: int
    type: TermType
    cue: int
    stance: Stance
    parties: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Captives:
    """A word for captives whom one side of an exchange gives, the giver, their number, and what is given for them."""

    word: int
    status: EventStatus
    giver: int | None
    count: int | None
    partner: int | None


class Learned:
    """The reader's findings on one article in text order: `clauses` of proposals and agreements, `stands`, `captives`."""

    def __init__(self, scores: DealScores) -> None:
        self._scores = scores
        self.clauses = tuple(self._clauses())
        self.stands = tuple(self._stands())
        self.captives = tuple(self._captives())

    def _clauses(self) -> Iterator[Clause]:
        s = self._scores
        for word in np.flatnonzero(1 - s.clause[:, 0] > _LIKELY).tolist():
            agreed = s.clause[word, CLAUSES.index("agreed")] >= s.clause[word, CLAUSES.index("proposed")]
            debtor, beneficiary = (self._pointed(k, word) for k in ("debtor", "beneficiary"))
            yield Clause(
                word, self._type(word), bool(agreed), next(iter(debtor), None), next(iter(beneficiary), None),
                frozenset(k for k in ("debtor", "beneficiary") if s.shares[k][word, 0] > _SURE),
            )  # fmt: skip

    def _stands(self) -> Iterator[Stand]:
        s = self._scores
        for topic in np.flatnonzero(s.topic[:, 1] > _STANDS).tolist():
            for cue in self._pointed("cue", topic) or (topic,):
                stance: Stance = STANCES[1 + s.stance[cue, 1:].argmax()]  # type: ignore[assignment]
                if s.topic[topic, 1] * (1 - s.stance[cue, 0]) > _STANDS:
                    yield Stand(topic, self._type(topic), cue, stance, self._pointed("party", cue))

    def _captives(self) -> Iterator[Captives]:
        s = self._scores
        for word in np.flatnonzero(1 - s.given[:, 0] > _GIVEN).tolist():
            status: EventStatus = GIVEN[1 + s.given[word, 1:].argmax()]  # type: ignore[assignment]
            giver, count, partner = (next(iter(self._pointed(k, word)), None) for k in ("giver", "count", "partner"))
            giver = giver if s.shares["giver"][word, 0] > _SURE else None
            yield Captives(word, status, giver, count, partner)

    def _type(self, word: int) -> TermType:
        """Return the likeliest type of a word that tells a clause or a topic."""
        return TYPES[self._scores.type[word].argmax()]  # type: ignore[return-value]

    def _pointed(self, kind: str, word: int) -> tuple[int, ...]:
        """Return the words that a word points at, the likeliest first; none where it most likely points at itself."""
        first, second = self._scores.targets[kind][word].tolist()
        less = self._scores.shares[kind][word, 1]
        if first == word:
            return ()
        return (first, second) if less > _POINTED and second != word else (first,)
