"""The small heads, as they are shipped: each says of something in a text whether it tells what is looked for, and its kind."""

from typing import ClassVar, Literal, NamedTuple, get_args

from onrecord.records.values import Measure
from onrecord.weights.deal_head import STANCES
from onrecord.weights.deed_head import DeedHead
from onrecord.weights.small_head import SmallHead

MEASURES: tuple[Measure, ...] = get_args(Measure)
PAIR_TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""The types of the training pairs: YIELD is CONCEDE or RETREAT, told apart by words."""
SETTINGS: tuple[Literal["day", "place"], ...] = ("day", "place")


class MeasureHead(SmallHead):
    """Says of a number whether it is a figure, and of what measure.

    Its words are the number, what it counts, and the two that govern that; its runs what stands before and behind.
    """

    file: ClassVar[str] = "measures.npz"
    kinds: ClassVar[tuple[str, ...]] = MEASURES


class EventHead(SmallHead):
    """Says of a pair of phrases whether one did something to the other, and of what PLOVER type.

    Its words are actor, recipient, predicate and governor; its runs the paths and what stands between.
    """

    file: ClassVar[str] = "events.npz"
    kinds: ClassVar[tuple[str, ...]] = PAIR_TYPES


class SettingHead(SmallHead):
    """Says of a time or place that an article tells whether an event was then or there.

    Its words are the trigger, the head of what tells the time or place, the words above either; its runs the way
    between them, and what stands there.
    """

    file: ClassVar[str] = "settings.npz"
    kinds: ClassVar[tuple[str, ...]] = SETTINGS


class StanceHead(SmallHead):
    """Says of a word of stance, and of a topic that it may be on, which stance it tells.

    Its words are the word of stance, the topic, and the two that govern them; its runs what hangs on the word of stance,
    and its sentence.
    """

    file: ClassVar[str] = "stances.npz"
    kinds: ClassVar[tuple[str, ...]] = STANCES[1:]


class Heads(NamedTuple):
    """What numbers count; words that tell events, who takes part in them and how they stand; pairs that are events; when and
    where what was."""

    measures: MeasureHead
    deeds: DeedHead
    pairs: EventHead
    settings: SettingHead

    @classmethod
    def load(cls) -> "Heads":
        """Return the shipped heads."""
        return cls(MeasureHead.load(), DeedHead.load(), EventHead.load(), SettingHead.load())
