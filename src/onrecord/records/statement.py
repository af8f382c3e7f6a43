"""Something an actor is reported to have said, thought or written."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.errors import InvalidRecord
from onrecord.records.claim import Claim
from onrecord.records.location import Location
from onrecord.records.span import Span
from onrecord.records.values import ClaimKind, Quotation, SpeechAct, Voice, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """Who said it (`speaker`, None where the article does not say), how it is quoted, and where it stands.

    `content` are the spans of what was said; `place` is where it was said; `source_class` says what kind of unnamed
    source speaks (official, diplomat, resident, ...), None for a named one; `medium` is how it reached the public: a kind of the
    vocabulary ("interview", "televised address"), an outlet's name ("CNN"), or both ("interview (CNN)").
    """

    kind: ClassVar[ClaimKind] = "statement"

    speaker: Voice | None
    quotation: Quotation
    speech_act: SpeechAct = "asserts"
    content: tuple[Span, ...]
    place: str | None = None
    location: Location | None = None
    source_class: str | None = None
    medium: str | None = None

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        require(self.quotation, Quotation, "quotation")
        require(self.speech_act, SpeechAct, "speech act")
        if not self.content:
            raise InvalidRecord("a statement needs the spans of what was said")

    @property
    def words(self) -> str:
        """What was said."""
        spans = {(span.start, span.end) for span in self.content}
        return " … ".join(e.text for e in self.evidence if (e.start, e.end) in spans)
