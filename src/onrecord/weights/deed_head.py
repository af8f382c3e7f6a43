"""The head of events: reads the states of the layers that deal and events share, beside the encoder's own.

It says of a word whether it tells an event and of what PLOVER type, of one that does how the event stands, and of pairs of
such a word and another whether that one tells who takes part, when or where it was. It is told what the rules take each
for.
"""

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Any, ClassVar, Literal, NamedTuple, Self, get_args

import numpy as np

from onrecord.records.values import EventStatus
from onrecord.weights.arrays import Floats, Ints, different, gelu, read_arrays, softmax

DEEDS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
Asked = Literal["part", "part elsewhere", "day", "place"]
ASKED: tuple[Asked, ...] = get_args(Asked)
PAIRED = ("none", "actor", "recipient", "day", "place")
MAY_BE = {"part": (0, 1, 2), "part elsewhere": (0, 1, 2), "day": (0, 3), "place": (0, 4)}
Ruled = Literal["none", "other", "actor", "recipient", "same"]
RULED: tuple[Ruled, ...] = get_args(Ruled)
"""What rules take a pair for: for nothing, for they take another, for one or the other, for what it is asked for."""
TAKEN = ("none", *DEEDS, "inner")
"""What vocabularies take a word for: for nothing, for what tells an event of a type, for a part of that."""
_NUMBERS = {name: n for n, name in enumerate(TAKEN)}
NEAR, FARTHEST = 20, 34
BOTH = 64
TOGETHER = 8192  # words or pairs that are read at once: all those of an article of 40 KB


def way_between(triggers: Ints, words: Ints) -> Ints:
    """Return how far words stand from triggers, in steps that grow with the way: to `FARTHEST` on either side."""
    way = words - triggers
    far = np.maximum(np.abs(way), 1)
    steps = np.minimum(np.rint(np.where(far <= NEAR, far, NEAR + 3 * np.log2(far / NEAR))), FARTHEST).astype(np.int64)
    return np.asarray(np.where(way == 0, 0, steps) * np.sign(way) + FARTHEST, np.int64)


class DeedHead:
    """The weights: `hidden` and two layers of outputs for words, `trigger` and `word` and one layer for pairs, beside which
    every kind of pair has a product, of `source` and `target`."""

    file: ClassVar[str] = "deeds.npz"

    def __init__(self, arrays: dict[str, Any]) -> None:
        self.arrays = {name: np.asarray(a, np.float32) for name, a in arrays.items()}

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Self:
        """Return the shipped head, or that of another `folder`."""
        return cls(read_arrays(cls.file, folder))


class Pair(NamedTuple):
    """A word that tells an event, the event's type, a word that may tell something of it, and what rules take that for."""

    trigger: int
    plover: str
    word: int
    ruled: Ruled


class Seen:
    """An article as the head sees it: by the states [words, 384] of the layers it shares with the deal and of the encoder."""

    def __init__(self, head: DeedHead, above: Floats, states: Floats) -> None:
        self._a, self._above, self._states = head.arrays, above, states
        self._plain: dict[int, Floats] = {}  # what a word brings to the hidden layer, whatever it is taken for

    def kinds(self, words: Sequence[int], taken: Sequence[str]) -> Floats:
        """Return how likely words tell nothing, and an event of each type [words, types + 1].

        `taken` is what the vocabularies take each for: a type, "none", or "inner" where it is a part of what tells one.
        """
        runs = range(0, max(len(words), 1), TOGETHER)
        hidden = (self._hidden(words[n : n + TOGETHER], taken[n : n + TOGETHER]) for n in runs)
        return np.concatenate([softmax(some @ self._a["kinds"] + self._a["kinds_bias"]) for some in hidden])

    def stands(self, word: int, taken: str, ruled: EventStatus) -> Floats:
        """Return how likely the event that a word tells stands in each of the `STATUSES`; rules take it for `ruled`."""
        a = self._a
        plain = self._plain[word][None] if word in self._plain else self._before([word])
        scores = gelu(plain + a["ruled"][_NUMBERS[taken]]) @ a["status"] + a["status_bias"]
        return np.asarray(softmax(scores + a["status_ruled"][STATUSES.index(ruled) + 1])[0], np.float32)

    def pairs(self, asked: Asked, pairs: Sequence[Pair]) -> Floats:
        """Return how likely the words of pairs tell nothing and each of `PAIRED` [pairs, 5]."""
        if not pairs:
            return np.zeros((0, len(PAIRED)), np.float32)
        runs = range(0, len(pairs), TOGETHER)
        return np.concatenate([self._pairs(asked, pairs[n : n + TOGETHER]) for n in runs])

    def _pairs(self, asked: Asked, pairs: Sequence[Pair]) -> Floats:
        a = self._a
        trigger, word = (np.array([p[n] for p in pairs]) for n in (0, 2))
        kind = np.array([_NUMBERS.get(p.plover, 0) for p in pairs])
        told = ASKED.index(asked) * len(RULED) + np.array([RULED.index(p.ruled) for p in pairs])
        whole = self._through("trigger", trigger) + self._through("word", word)
        hidden = gelu(whole + a["kind"][kind] + a["way"][way_between(trigger, word)] + a["told"][told])
        scores = hidden @ a["paired"] + a["paired_bias"]
        source = self._through("source", trigger).reshape(len(pairs), -1, BOTH)
        target = self._through("target", word).reshape(len(pairs), -1, BOTH)
        scores[:, 1:] += (source * target).sum(-1) / BOTH**0.5
        scores[:, [n for n in range(len(PAIRED)) if n not in MAY_BE[asked]]] = -1e4
        return softmax(scores)

    def _through(self, layer: str, words: Ints) -> Floats:
        """Return what a layer makes of words, each multiplied once however often it stands there."""
        each, at = different(words)
        made: Floats = (self._of(each) @ self._a[layer] + self._a[f"{layer}_bias"])[at]
        return made

    def _of(self, words: Ints | list[int]) -> Floats:
        """Return both states of words, which are put side by side only where they are asked for."""
        return np.concatenate([self._above[words], self._states[words]], 1)

    def _hidden(self, words: Sequence[int], taken: Sequence[str]) -> Floats:
        plain = self._before(words)
        self._plain.update(zip(words, plain, strict=True))
        return gelu(plain + self._a["ruled"][[_NUMBERS[one] for one in taken]])

    def _before(self, words: Sequence[int]) -> Floats:
        made: Floats = self._of(list(words)) @ self._a["hidden"] + self._a["hidden_bias"]
        return made
