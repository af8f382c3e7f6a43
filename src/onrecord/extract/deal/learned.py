"""What the learned reader of the deal says of an article's words: clauses, stances, captives given, talks, verdicts.

Its words are looked at one by one and need no vocabulary; who they belong to it points at.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.records.detail import RoundStatus, Verdict
from onrecord.records.values import EventStatus, Stance, TermType
from onrecord.weights.arrays import Floats
from onrecord.weights.deal_head import CLAUSES, GIVEN, LABELS, MEETINGS, STANCES, TYPES, VERDICTS, DealScores

# What is told is right as a whole or wrong, so that a word is taken by how likely all of it is. F1 is best where what is
# just as likely as half of F1 is still taken (Lipton et al. 2014).
_CLAUSE, _IN_SHORT = (
    0.25,
    0.36,
)  # of a word that tells a clause of an agreement or proposal, and of its type; in a short text
_GIVEN = 0.05  # of a word for captives given, taken together over statuses, if rules tell them too
_TOPICAL, _STANDS = 0.15, 0.01  # of what may be a topic, and of it with its type and the word of a stance on it
_NEARLY = 0.25  # of the next type or stance beside the likeliest
_SECOND = 0.4  # of two opinions on a stance, the weight of the second
_MEETS = 0.35  # of a word that tells a round of talks that stands so
_FAINT = 0.05  # of a word that tells what was kept or broken, if no rule tells it
_LIKELY = 0.3  # of a topic with its type and the word of a stance on it
_ODDS = 0.7  # of a stance, times the root of the odds that the article tells of a deal at all
_SURE = 0.35  # of whom a word points at, and of a topic
_OTHER, _HARDLY = 0.7, 0.15  # of a topic's type, where a rule tells another, and of that one
_PERHAPS = 0.15  # of the giver of captives where the likeliest is the giver of the others
_POINTED = 0.3  # of what a word points at beside the likeliest
_SOON = 150  # words by which an article that does has mostly told a clause, a round or a verdict
_SILENT = 0.5  # as likely as this to tell none yet, an article is short
_MOST = 0.995  # that it does, at most


class Pair(NamedTuple):
    """A word of stance, the topic that it may be on, and who holds it, if that is told (word indices)."""

    cue: int
    topic: int
    party: int | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A word that tells what shall be done under a deal, who owes it and whom (word indices)."""

    word: int
    type: TermType
    agreed: bool
    debtor: int | None
    beneficiary: int | None
    sure: frozenset[str]  # of "debtor" and "beneficiary", those that it points at as likely as not, or nearly


@dataclass(frozen=True, slots=True)
class Stand:
    """A word that tells the term a stance is on, the word of the stance, and the words of those who hold it.

    Beside them how likely (0..1) each is: that this is a `topical` word, if so of this type, that the other word is one of
    a stance, if so of this one, and that the first points at the second and that at the likeliest holder.
    """

    topic: int
    type: TermType
    cue: int
    stance: Stance
    parties: tuple[int, ...]
    topical: float
    typed: float
    telling: float
    stanced: float
    led: float
    owned: float

    @property
    def sure(self) -> float:
        """How likely (0..1) it is that this is a topic of this type, and the other the word of a stance on it."""
        return self.topical * self.typed * self.telling


@dataclass(frozen=True, slots=True)
class Captives:
    """A word for captives whom one side of an exchange gives, the giver, their number, and what is given for them."""

    word: int
    told: float  # how likely (0..1) it means such captives
    status: EventStatus
    giver: int | None
    sure: float  # of the giver
    perhaps: int | None  # who gives them if not the giver
    count: int | None
    partner: int | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A word that tells that a term was kept or broken, and the words of whom it is told of and of who says so.

    Nobody is blamed where the word most likely points at itself.
    """

    word: int
    verdict: Verdict
    type: TermType
    sure: float  # that it tells one, and of the likeliest to be blamed
    blamed: tuple[int, ...]
    sayers: tuple[int, ...]


def silence(words: int) -> float:
    """Return how likely (0..1) an article of a deal has told nothing of it but stances in so many words."""
    return math.exp(-words / _SOON)


class Learned:
    """The reader's findings on one article in text order: `clauses` of proposals and agreements, `stands`, `captives`,
    `talks` (words that tell a round, with how it stands), what is `judged`.

    `second` is another opinion on which stance a word tells on a topic, if it tells any. `of_deal` is how likely (0..1)
    the article tells of a deal at all: as likely as its likeliest clause, round or verdict. Most news does not, though
    somebody demands or rejects something there.
    """

    def __init__(self, scores: DealScores, second: Callable[[Sequence[Pair]], Floats] | None = None) -> None:
        self._scores, self._second = scores, second
        told = (scores.clause, scores.meeting, scores.verdict)
        likeliest = (float((1 - each[:, 0]).max(initial=0)) for each in told)
        self.of_deal = min(_MOST, max(silence(len(scores.clause)), *likeliest))
        self.clauses = tuple(self._clauses())
        self.stands = tuple(self._stands())
        self.captives = tuple(self._captives())
        self.talks = dict(self._talks())
        self.judged = tuple(self._judged())

    def pointed(self, kind: str, word: int) -> tuple[int, ...]:
        """Return the words that a word points at, the likeliest first; none where it most likely points at itself."""
        first, second = self._scores.targets[kind][word].tolist()
        less = self._scores.shares[kind][word, 1]
        if first == word:
            return ()
        return (first, second) if less > _POINTED and second != word else (first,)

    def likely(self, stand: Stand) -> bool:
        """Say whether a stance is likely in an article as likely to tell of a deal as this one."""
        told = stand.sure * math.sqrt(self.of_deal / (1 - self.of_deal))
        return stand.sure > _LIKELY and told >= _ODDS * (1 - stand.sure)

    def heard(self, label: str, words: Sequence[int], so: str | None = None, *, of: TermType | None = None) -> float:
        """Return how likely (0..1) one of some words tells something of a label ("clause", "meeting", ...): just `so` if
        that is given, and of this type of term.
        """
        scores = getattr(self._scores, label)[[*words]]
        told = 1 - scores[:, 0] if so is None else scores[:, LABELS[label].index(so)]
        typed = 1.0 if of is None else self._scores.type[[*words], TYPES.index(of)]
        return float((told * typed).max(initial=0))

    def topical(self, words: range, kind: TermType) -> float:
        """Return how likely (0..1) one of some words tells a topic of this type that somebody has a stance on."""
        s = self._scores
        told = s.topic[words.start : words.stop, 1] * s.type[words.start : words.stop, TYPES.index(kind)]
        return float(told.max(initial=0))

    def clausal(self, words: range, kind: TermType) -> float:
        """Return how likely (0..1) one of some words tells a clause of this type."""
        s = self._scores
        told = (1 - s.clause[words.start : words.stop, 0]) * s.type[words.start : words.stop, TYPES.index(kind)]
        return float(told.max(initial=0))

    def types_in(self, words: Sequence[int]) -> Iterator[tuple[TermType, float]]:
        """Yield the types of clauses that some words may tell, each with how likely (0..1) its likeliest word tells it."""
        s = self._scores
        told = ((1 - s.clause[[*words], :1]) * s.type[[*words]]).max(0)
        for number in np.flatnonzero(told > _FAINT).tolist():
            yield TYPES[number], float(told[number])

    def word_of(self, words: Sequence[int], kind: TermType) -> int:
        """Return which of some words most likely tells a clause of this type."""
        s = self._scores
        told = (1 - s.clause[[*words], 0]) * s.type[[*words], TYPES.index(kind)]
        return words[int(told.argmax())]

    def standing(self, words: range, stance: Stance) -> float:
        """Return how likely (0..1) one of some words tells this stance."""
        told = self._scores.stance[words.start : words.stop, STANCES.index(stance)]
        return float(told.max(initial=0))

    def meeting(self, words: Iterable[int]) -> float:
        """Return how likely (0..1) one of some words tells a round of talks."""
        return float(max((1 - self._scores.meeting[w, 0] for w in words), default=0))

    def held(self, words: Iterable[int]) -> tuple[RoundStatus | None, float]:
        """Return how the round that some words tell stands by the likeliest of them, and how likely (0..1) that is."""
        told = max(words, key=lambda w: 1 - self._scores.meeting[w, 0], default=None)
        if told is None:
            return None, 0.0
        of_each = self._scores.meeting[told, 1:]
        status = MEETINGS[1 + of_each.argmax()]
        return (None if status == "hypothetical" else status), float(of_each.max())  # type: ignore[return-value]

    def type_of(self, word: int, kind: TermType) -> TermType:
        """Return the type of a topic taken for one of this type: another where the reader is sure of that."""
        s = self._scores
        likeliest = s.type[word].argmax()
        other = s.topic[word, 1] > _SURE and s.type[word, likeliest] > _OTHER and self.hardly(word, kind)
        return TYPES[int(likeliest)] if other else kind

    def hardly(self, word: int, kind: TermType) -> bool:
        """Say whether the type of a word is hardly this one."""
        return bool(self._scores.type[word, TYPES.index(kind)] < _HARDLY)

    def _clauses(self) -> Iterator[Clause]:
        s = self._scores
        least = _CLAUSE if silence(len(s.clause)) < _SILENT else _IN_SHORT
        for word in np.flatnonzero((1 - s.clause[:, 0]) * s.type.max(1) > least).tolist():
            agreed = s.clause[word, CLAUSES.index("agreed")] >= s.clause[word, CLAUSES.index("proposed")]
            debtor, beneficiary = (self.pointed(k, word) for k in ("debtor", "beneficiary"))
            yield Clause(
                word, self._type(word), bool(agreed), next(iter(debtor), None), next(iter(beneficiary), None),
                frozenset(k for k in ("debtor", "beneficiary") if s.shares[k][word, 0] > _SURE),
            )  # fmt: skip

    def _stands(self) -> Iterator[Stand]:
        """Yield what may be stances, by their topics; whether they are is for the program to weigh."""
        topics = np.flatnonzero(self._scores.topic[:, 1] > _TOPICAL).tolist()
        pairs = [(topic, cue) for topic in topics for cue in self.pointed("cue", topic) or (topic,)]
        for (topic, cue), stances in zip(pairs, self._stances(pairs), strict=True):
            for kind in self._likeliest(self._scores.type[topic]):
                for stance in self._likeliest(stances):
                    stand = self._stand(topic, cue, kind, 1 + stance, float(stances[stance]))
                    if stand.sure > _STANDS:
                        yield stand

    def _stances(self, pairs: Sequence[tuple[int, int]]) -> Floats:
        """Return how likely the word of stance of each pair tells each stance, if it tells any [pairs, stances]."""
        told = self._scores.stance[[cue for _, cue in pairs], 1:]
        if self._second is not None and pairs:
            parties = (next(iter(self.pointed("party", cue)), None) for _, cue in pairs)
            asked = [Pair(cue, topic, party) for (topic, cue), party in zip(pairs, parties, strict=True)]
            told = told ** (1 - _SECOND) * self._second(asked) ** _SECOND
        return np.asarray(told / np.maximum(told.sum(1, keepdims=True), 1e-6), np.float32)

    def _likeliest(self, shares: Floats) -> list[int]:
        """Return the likeliest of several, and the next where that is nearly as likely."""
        first, second = np.argsort(-shares, kind="stable")[:2].tolist()
        return [first, second] if shares[second] > _NEARLY * shares.sum() else [first]

    def _stand(self, topic: int, cue: int, kind: int, number: int, stanced: float) -> Stand:
        s = self._scores
        told = TYPES[kind]
        stance: Stance = STANCES[number]  # type: ignore[assignment]
        telling = float(1 - s.stance[cue, 0])
        led = float(s.shares["cue"][topic][s.targets["cue"][topic] == cue].max(initial=0))
        return Stand(
            topic, told, cue, stance, self.pointed("party", cue), float(s.topic[topic, 1]), float(s.type[topic, kind]),
            telling, stanced, led, float(s.shares["party"][cue, 0]),
        )  # fmt: skip

    def _captives(self) -> Iterator[Captives]:
        s = self._scores
        told = 1 - s.given[:, 0]
        for word in np.flatnonzero(told > _GIVEN).tolist():
            status: EventStatus = GIVEN[1 + s.given[word, 1:].argmax()]  # type: ignore[assignment]
            giver, count, partner = (next(iter(self.pointed(k, word)), None) for k in ("giver", "count", "partner"))
            sure, less = s.shares["giver"][word].tolist()
            other = int(s.targets["giver"][word, 1])
            perhaps = other if less > _PERHAPS and other != word else None
            yield Captives(
                word, float(told[word]), status, giver if sure > _SURE else None, sure, perhaps, count, partner
            )

    def _type(self, word: int) -> TermType:
        """Return the likeliest type of a word that tells a clause or a topic."""
        return TYPES[int(self._scores.type[word].argmax())]

    def _talks(self) -> Iterator[tuple[int, RoundStatus]]:
        """Yield the words that tell a round and how it stands; those that are only supposed are left out."""
        s = self._scores
        for word in np.flatnonzero(s.meeting[:, 1:].max(1) > _MEETS).tolist():
            status = MEETINGS[1 + s.meeting[word, 1:].argmax()]
            if status != "hypothetical":
                yield word, status  # type: ignore[misc]

    def _judged(self) -> Iterator[Judged]:
        """Yield the words that may tell a verdict; whether those do of which it is hardly sure is for rules to say."""
        s = self._scores
        for word in np.flatnonzero(1 - s.verdict[:, 0] > _FAINT).tolist():
            verdict: Verdict = VERDICTS[1 + s.verdict[word, 1:].argmax()]  # type: ignore[assignment]
            sure = float((1 - s.verdict[word, 0]) * s.shares["blamed"][word, 0])
            blamed, sayers = (self.pointed(kind, word) for kind in ("blamed", "sayer"))
            yield Judged(word, verdict, self._type(word), sure, blamed, sayers)
