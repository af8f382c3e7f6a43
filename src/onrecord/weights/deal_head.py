"""The small head that says of every word whether it tells a term, a stance, captives given, a round of talks, or what
was kept or broken, and whose they are.

One hidden layer over the encoder's states, a score for every label, and for every kind of pointer the scores of all
words of the article that a word may point at (itself: what it would point at is not told).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np

from onrecord.records.detail import Verdict
from onrecord.records.values import Stance, TermType
from onrecord.weights.arrays import Floats, Ints, gelu, read_arrays, softmax
from onrecord.weights.session import Run

CLAUSES = ("none", "agreed", "proposed")
"""Whether a word tells what shall be done under an agreement, or under a proposal."""
TOPICS = ("none", "topic")
"""Whether a word tells the term that somebody's position is on."""
TYPES: tuple[TermType, ...] = get_args(TermType)
"""The types of term, of a word that tells a clause or a topic."""
STANCES: tuple[str, ...] = ("none", *get_args(Stance))
"""Where somebody stands, of the word that tells it."""
GIVEN = ("none", "occurred", "planned", "called_for", "denied", "hypothetical")
"""Whether a word means captives that one side of an exchange gives, and the exchange's status."""
MEETINGS = ("none", "held", "ongoing", "planned", "called_for", "cancelled", "hypothetical")
"""How a round of talks stands, of the word that tells it."""
VERDICTS: tuple[str, ...] = ("none", *get_args(Verdict))
"""Whether what is agreed was kept, of the word that tells it; its type is the term's."""
LABELS = {
    "clause": CLAUSES, "topic": TOPICS, "type": TYPES, "stance": STANCES, "given": GIVEN, "meeting": MEETINGS,
    "verdict": VERDICTS,
}  # fmt: skip
POINTERS = (
    "debtor", "beneficiary", "cue", "party", "giver", "count", "partner", "side", "mediator", "venue", "blamed", "sayer",
)  # fmt: skip
"""From a clause to who owes it and whom it is owed, from a topic to the word of the stance, from that to whose it is,
from captives to who gives them, to their number and to what is given for them, from a round to who takes part, who
mediates and where, from a verdict to whom it is on and who says so."""
POINTED = {
    "debtor": "clause", "beneficiary": "clause", "cue": "topic", "party": "stance", "giver": "given", "count": "given",
    "partner": "given", "side": "meeting", "mediator": "meeting", "venue": "meeting", "blamed": "verdict",
    "sayer": "verdict",
}  # fmt: skip
"""The label of the words that have each kind of pointer."""
TELLING = ("clause", "topic", "stance", "given", "meeting", "verdict")
"""The labels whose first is "none"."""
_POINTING = 0.05  # of a word that may point at others
POINTER = 64  # numbers by which a word points


def two_best(shares: Floats) -> Ints:
    """Return the places of the two highest numbers of each row, the first of those as high; one where a row is of one."""
    first: Ints = shares.argmax(1)[:, None]
    if shares.shape[1] < 2:
        return first
    left = shares.copy()
    np.put_along_axis(left, first, -1, 1)
    return np.concatenate([first, left.argmax(1)[:, None]], 1)


@dataclass(frozen=True, slots=True)
class DealScores:
    """Probabilities for the words of an article [words, labels].

    `targets` and `shares`, by kind of pointer [words, 2], are the two words that each most likely points at (itself:
    what it would point at is not told), and how likely.
    """

    clause: Floats
    topic: Floats
    type: Floats
    stance: Floats
    given: Floats
    meeting: Floats
    verdict: Floats
    targets: dict[str, Ints]
    shares: dict[str, Floats]


class DealHead:
    """The weights of the head: `hidden`, one matrix for each kind of label, `from` and `to` for all pointers, which at a
    word of another window point `apart` less."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._arrays = {name: np.asarray(a, np.float32) for name, a in arrays.items()}

    @classmethod
    def load(cls) -> "DealHead":
        """Return the shipped head."""
        return cls(read_arrays("deal.npz"))

    def score(self, states: Floats, runs: Sequence[Run]) -> DealScores:
        """Return what the head says of words with these states [words, 384]; words of one run point at each other.

        Words outside the runs tell nothing.
        """
        told = {name: np.zeros((len(states), len(labels)), np.float32) for name, labels in LABELS.items()}
        for name in TELLING:
            told[name][:, 0] = 1
        targets = {name: np.repeat(np.arange(len(states))[:, None], 2, 1) for name in POINTERS}
        shares = {name: np.zeros((len(states), 2), np.float32) for name in POINTERS}
        a = self._arrays
        for run, windows in ((r.words, r.windows) for r in runs):
            hidden = gelu(states[run] @ a["hidden"] + a["hidden_bias"])
            for name, probabilities in told.items():
                probabilities[run] = softmax(hidden @ a[name] + a[f"{name}_bias"])
            for n, name in enumerate(POINTERS):
                words = np.flatnonzero(1 - told[POINTED[name]][run, 0] > _POINTING)
                if not len(words):
                    continue
                mine = slice(n * POINTER, (n + 1) * POINTER)
                source = hidden[words] @ a["from"][:, mine] + a["from_bias"][mine]
                through = source @ a["to"][:, mine].T  # few words point: cheaper than what each word is to be pointed at
                scores = (through @ hidden.T + (source @ a["to_bias"][mine])[:, None]) / POINTER**0.5
                scores += (windows[words, None] != windows) * a["apart"][n]
                scores[np.arange(len(words)), words] = hidden[words] @ a["alone"][:, n] + a["alone_bias"][n]
                likely = softmax(scores)
                best = two_best(likely)
                targets[name][run[words], : best.shape[1]] = run[best]
                shares[name][run[words], : best.shape[1]] = np.take_along_axis(likely, best, 1)
        return DealScores(**told, targets=targets, shares=shares)
