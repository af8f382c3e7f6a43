"""What annotators find in a text: frozen records of spans, in code points of `Article.text`.

Word indices (`Sentence.first`, `Syntax.heads`, ...) count in `Annotations.words`.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.records.location import PlaceCandidate
from onrecord.records.span import Span
from onrecord.records.values import Comparator, Quotation
from onrecord.weights.session import Run

EntityLabel = Literal["PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP", "EVENT", "PRODUCT", "MISC"]
ACTING: frozenset[EntityLabel] = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NORP", "FACILITY"})
"""The labels of what may speak and act: "Washington" and "the Kremlin" do."""
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """[start, end) of the sentence, and the half-open range [first, last) of its words."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Syntax:
    """Universal Dependencies, one item a word: part of speech, head (index of a word, -1 for a root), relation."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing; `actor` is the fullest name the article gives to it, None where it is no actor."""

    start: int
    end: int
    label: EntityLabel
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: type, value ("2024-05-31", "P6W", "XXXX-XX-XX" where unresolved) and modifier (APPROX, START, ...).

    `begin` and `finish` bound the stretch it means, as TIMEX3 dates, where it has one (a day, a month, "the previous
    24 hours").
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    begin: str | None = None
    finish: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in words or digits with its comparator; `value` None where only bounds are stated ("dozens").

    The span covers the number and its unit sign or scale word ("$2.5 million", "40 percent"); `cue` covers the words
    of the comparator; `of` is the counted noun phrase in the text's words, `of_span` where it stands.
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "="
    unit: str | None = None
    of: str | None = None
    of_span: Span | None = None
    cue: Span | None = None

    @property
    def reach(self) -> int:
        """Where the number ends with what it counts, in code points of the text."""
        return max(self.end, self.of_span.end if self.of_span else 0)


@dataclass(frozen=True, slots=True)
class Signs:
    """How sure the labels of an attribution's parts are: shares 0..1 of the scores, 0 where a part is missing."""

    content: float
    edges: float
    cue: float
    source: float
    direct: bool
    parted: bool


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym and what it means: the likeliest place first among `candidates`, then runners-up.

    `score` is how likely the span is a place within 161 km of the first candidate; `role` is "government" where a
    country or capital stands for those who rule it.
    """

    start: int
    end: int
    score: float
    role: Literal["place", "government"]
    candidates: tuple[PlaceCandidate, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans that belong together; any of source and cue may be missing.

    `speaker` is the fullest name the article gives to the source and `role` the office in which it speaks; `inside`
    is the index, among the article's attributions, of the one whose content holds this one (X said that Y said);
    `signs` is None where a rule found it and no labels.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation = "indirect"
    speaker: str | None = None
    role: str | None = None
    addressee: str | None = None
    inside: int | None = None
    signs: Signs | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of chain number `chain` (mentions with one number refer to the same thing).

    `firm` is the number of the chain that sure links alone make, by which it is named; None where it is in none.
    """

    start: int
    end: int
    chain: int
    firm: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything annotated in one article; `states` [words, 384] is what the encoder knows of every word.

    `above` [words, 384] is what the layers of deal and events know of every word, `runs` the words that they saw
    together; `answers` what was asked of them once.
    """

    text: str
    words: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    syntax: Syntax = field(default_factory=lambda: Syntax((), (), ()))
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    states: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    above: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    runs: tuple[Run, ...] = field(default=(), compare=False, repr=False)
    answers: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
