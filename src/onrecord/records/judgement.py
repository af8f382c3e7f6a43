"""A person's decision about what the program found; itself a row, never an overwriting."""

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.errors import InvalidRecord
from onrecord.records.identity import content_id
from onrecord.records.values import require

Verdict = Literal["accept", "reject", "correct", "merge", "split", "rename", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what about which record, when and why; `value` holds a correction's field and new value."""

    verdict: Verdict
    subject: str
    object: str | None = None
    value: str | None = None
    who: str
    when: str
    why: str | None = None

    def __post_init__(self) -> None:
        require(self.verdict, Verdict, "verdict")
        if not self.subject or not self.who:
            raise InvalidRecord("a judgement names its subject and who decided")

    @property
    def id(self) -> str:
        """The hash of the whole decision."""
        return content_id(self.to_json())

    def to_json(self) -> dict[str, Any]:
        """Return the judgement as JSON holds it."""
        names = ("verdict", "subject", "object", "value", "who", "when", "why")
        return {name: getattr(self, name) for name in names}
