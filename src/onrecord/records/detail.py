"""What some events tell besides who did what to whom: a round of talks, an exchange, a term kept or broken."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from onrecord.errors import InvalidRecord
from onrecord.records.values import Comparator, TermType, Voice, require
from onrecord.records.wording import spaced

RoundStatus = Literal["held", "ongoing", "planned", "cancelled", "called_for"]
Verdict = Literal["kept", "broken", "delayed"]


@dataclass(frozen=True, slots=True)
class Round:
    """One meeting or session of talks: who took part and in what office, who mediated, and whether it was held.

    The venue and the first day are the event's place and date; `until` is the last day where it is told; `about` is
    what was talked about, in the article's words.
    """

    kind: ClassVar[str] = "round"

    participants: tuple[Voice, ...] = ()
    mediators: tuple[str, ...] = ()
    status: RoundStatus = "held"
    until: str | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        require(self.status, RoundStatus, "status of a round")

    def to_json(self) -> dict[str, Any]:
        """Return the round as JSON holds it."""
        people = [{"name": v.name, "role": v.role} for v in self.participants]
        told = {"status": self.status, "until": self.until, "about": self.about}
        return {"kind": self.kind, "participants": people, "mediators": list(self.mediators), **told}


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of an exchange gives: how many of whom; None where it is not told."""

    party: str | None = None
    of: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "="

    def __post_init__(self) -> None:
        require(self.comparator, Comparator, "comparator")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidRecord(f"a side's low {self.low} lies above its high {self.high}")

    def to_json(self) -> dict[str, Any]:
        """Return the side as JSON holds it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Who gave whom for whom: two sides."""

    kind: ClassVar[str] = "exchange"

    sides: tuple[Side, Side]

    def to_json(self) -> dict[str, Any]:
        """Return the exchange as JSON holds it."""
        return {"kind": self.kind, "sides": [side.to_json() for side in self.sides]}


@dataclass(frozen=True, slots=True)
class Compliance:
    """A claim that the event's actor, nobody where none is told, kept, broke or delayed what it owed under a term of an agreement.

    Those who allege it are the claim's `said_by`; a claim that somebody denies it has the event's status `denied`.
    """

    kind: ClassVar[str] = "compliance"

    term: TermType
    verdict: Verdict
    agreement: str | None = None

    def __post_init__(self) -> None:
        require(self.term, TermType, "type of term")
        require(self.verdict, Verdict, "verdict")

    @property
    def words(self) -> str:
        """What is said to be kept, broken or delayed: "prisoner release delayed"."""
        return f"{spaced(self.term)} {self.verdict}"

    def to_json(self) -> dict[str, Any]:
        """Return the compliance as JSON holds it."""
        return {"kind": self.kind, **asdict(self)}


Detail = Round | Exchange | Compliance


def detail_of(content: dict[str, Any] | None) -> Detail | None:
    """Return the detail that JSON describes."""
    if content is None:
        return None
    told = {k: v for k, v in content.items() if k != "kind"}
    match content["kind"]:
        case "round":
            told["participants"] = tuple(Voice(**v) for v in told["participants"])
            return Round(**{**told, "mediators": tuple(told["mediators"])})
        case "exchange":
            first, second = (Side(**side) for side in told["sides"])
            return Exchange((first, second))
        case "compliance":
            return Compliance(**told)
    raise InvalidRecord(f"unknown kind of detail: {content['kind']!r}")
