"""Where rules are surer than weights: first persons of a quotation are its speaker, its third persons are not."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.coreference.mention_features import KINDS, LABELS, NOBODY, Described

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_I, _WE, _HE, _SHE = (KINDS.index(k) for k in ("I", "we", "he", "she"))
_PERSON, _BODY = LABELS.index("PERSON"), LABELS.index("ORGANIZATION")
SURE, BARRED = 6.0, -99.0  # scores of a pair that a rule links or keeps apart


def apply_rules(d: Described, i: Ints, j: Ints, scores: Floats) -> Floats:
    """Return the scores of the pairs (later `i`, earlier `j`) with those that a rule decides set."""
    linked = _speaks(d, i, j) | _speaks(d, j, i)
    linked |= (d.kind[i] == _I) & (d.kind[j] == _I) & (d.voice[i] == d.voice[j]) & (d.voice[i] != NOBODY)
    apart = _differ(d.gender, i, j, 0) & (d.being[i] == 1) & (d.being[j] == 1)
    apart |= (d.meant[i] != NOBODY) & (d.head[j] != d.meant[i])
    linked |= (d.meant[i] != NOBODY) & (d.head[j] == d.meant[i])
    for a, b in ((i, j), (j, i)):
        third = (d.kind[a] == _HE) | (d.kind[a] == _SHE)
        apart |= third & (d.label[b] < len(LABELS)) & (d.label[b] != _PERSON)
        several = (d.fights[a] == 1) & (d.number[a] == 2)  # "the rebels" are not their leader
        apart |= several & (d.label[b] == _PERSON)
    return np.where(apart, BARRED, np.where(linked, np.maximum(scores, SURE), scores)).astype(np.float32)


def _speaks(d: Described, first: Ints, other: Ints) -> NDArray[np.bool_]:
    """Say of which pairs the one is a first person of what the other says; "we" only of those who may be many."""
    own = (d.voice[first] == d.identity[other]) & (d.voice[first] != NOBODY)
    many = (d.number[other] == 2) | (d.label[other] == _BODY)
    return np.asarray(own & ((d.kind[first] == _I) | ((d.kind[first] == _WE) & many)), bool)


def _differ(told: Ints, i: Ints, j: Ints, unknown: int) -> NDArray[np.bool_]:
    return np.asarray((told[i] != told[j]) & (told[i] != unknown) & (told[j] != unknown), bool)


@dataclass(slots=True)
class Whom:
    """Which persons, by the numbers of their names, the mentions of a chain are and are not; gender; whether they fight.

    `speak` are pronouns that speak ("he said"), by their numbers: who they are is told by the chain alone.
    """

    are: set[int] = field(default_factory=set)
    speak: set[int] = field(default_factory=set)
    are_not: set[int] = field(default_factory=set)
    genders: set[int] = field(default_factory=set)
    fight: set[int] = field(default_factory=set)

    def fits(self, other: "Whom") -> bool:
        """Say whether both may be one."""
        one = not self.are or not other.are or bool(self.are & other.are)
        genders = not self.genders or not other.genders or bool(self.genders & other.genders)
        fight = len(self.fight | other.fight) < 2
        apart = (self.are | self.speak) & other.are_not or self.are_not & (other.are | other.speak)
        return one and genders and fight and not apart

    def join(self, other: "Whom") -> None:
        """Take in what the other tells."""
        self.are |= other.are
        self.speak |= other.speak
        self.are_not |= other.are_not
        self.genders |= other.genders
        self.fight |= other.fight


def whom(d: Described) -> list[Whom]:
    """Return, for every candidate, whom it is or is not: told by its name or noun, or by whose quotation it is in."""
    told = []
    for kind, label, identity, voice, gender, being, fights in zip(
        d.kind.tolist(), d.label.tolist(), d.identity.tolist(), d.voice.tolist(), d.gender.tolist(), d.being.tolist(),
        d.fights.tolist(), strict=True,
    ):  # fmt: skip
        me = {voice if kind == _I else identity} - {NOBODY}
        speak = {number for number in me if number < NOBODY}
        are = me - speak if label == _PERSON or kind == _I else set[int]()
        are_not = {voice} if kind in {_HE, _SHE} and voice != NOBODY else set[int]()
        told.append(Whom(are, speak, are_not, {gender} if gender and being == 1 else set(), {fights} - {0}))
    return told
