"""One entry of the ledger: what is common to statements, figures, events, terms and positions."""

from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, ClassVar, Self

from onrecord.errors import InvalidRecord
from onrecord.records.identity import content_id
from onrecord.records.span import Evidence, Span
from onrecord.records.values import ClaimKind, Modality, Period, Voice, require, require_date

# a better reader that finds the same claim, or better tells the total, the medium, the context or where its place lies, has
# found the same claim
_NOT_CONTENT = {"by", "confidence", "total", "medium", "context", "location"}
# what links claims of one article to each other is read off both: an id is that of the claim without it, so that the
# two do not wait for each other and a claim that gains a link is the same claim
_UNLINKED: dict[str, Any] = {"event": None, "figures": []}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim on somebody's record.

    `evidence` are the spans it rests on; `said_by` the chain of those who say so, nearest to the article first
    (spokesman, institution, cited source), empty where the article itself says so; `said_on` the day it was said;
    `by` names the extractor, its version and the digest of the weights. `as_read` is the id of the claim as it was
    read, where this is what a person's judgement made of it; it keeps that id.
    """

    kind: ClassVar[ClaimKind]

    article: str
    evidence: tuple[Evidence, ...]
    said_by: tuple[Voice, ...] = ()
    said_on: str | None = None
    addressee: str | None = None
    modality: Modality = "asserted"
    negated: bool = False
    confidence: float = 1.0
    by: str
    as_read: str | None = None
    _hashed: str | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvalidRecord(f"a {self.kind} without evidence may not exist")
        require(self.modality, Modality, "modality")
        require_date(self.said_on, "said_on")
        if not 0.0 <= self.confidence <= 1.0:
            raise InvalidRecord(f"confidence lies in 0..1, not {self.confidence}")

    @property
    def id(self) -> str:
        """The hash of what is claimed, where and by whom; not of who read it nor how surely."""
        if self.as_read:
            return self.as_read
        if self._hashed is None:  # asked for many times over, and costs
            content = self._content()
            held = content_id({k: _UNLINKED.get(k, v) for k, v in content.items() if k not in _NOT_CONTENT})
            object.__setattr__(self, "_hashed", held)
        return str(self._hashed)

    def noted(self, **notes: Any) -> Self:
        """Return the claim with something that its id does not depend on: how sure it is, its context, what it is linked to."""
        if not notes.keys() <= _NOT_CONTENT | _UNLINKED.keys():
            raise InvalidRecord(f"an id depends on one of {', '.join(notes)}")
        claim = replace(self, **notes)
        object.__setattr__(claim, "_hashed", self._hashed)
        return claim

    @property
    def words(self) -> str:
        """The words it rests on; of a statement what was said."""
        return " … ".join(e.text for e in self.evidence)

    def shares_words(self, other: "Claim") -> bool:
        """Say whether two claims of one article rest on words that are partly the same."""
        return self.article == other.article and any(
            a.start < b.end and b.start < a.end for a in self.evidence for b in other.evidence
        )

    def to_json(self) -> dict[str, Any]:
        """Return the claim in the form of the `onrecord extract` seam."""
        return {"id": self.id, **self._content()}

    def _content(self) -> dict[str, Any]:
        own: Any = type(self)
        return {"kind": self.kind, **{name: _plain(getattr(self, name)) for name in _named(own)}}


@cache
def _named(kind: Any) -> tuple[str, ...]:
    """Return the names of what a kind of claim tells."""
    return tuple(f.name for f in fields(kind) if f.name not in {"as_read", "_hashed"})


def _plain(value: Any) -> Any:
    if value is None or type(value) in {str, bool, int}:
        return value
    match value:
        case Evidence():
            return {"start": value.start, "end": value.end, "text": value.text}
        case Span():
            return [value.start, value.end]
        case Voice():
            return {"name": value.name, "role": value.role}
        case Period():
            return {"kind": value.kind, "start": value.start, "end": value.end}
        case tuple():
            return [_plain(item) for item in value]
        case float() if value.is_integer():
            return int(value)
        case _ if hasattr(value, "to_json"):
            return value.to_json()
    return value
