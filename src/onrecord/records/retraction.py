"""That an article is withdrawn, or stands again; itself a row, never an overwriting.

An outlet takes an article back, or it came into the ledger by mistake. What was last told of an article, by the day from
which it holds, is what holds.
"""

from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from onrecord.errors import InvalidRecord
from onrecord.records.values import is_whole_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """Which article is withdrawn, from which `day` on, why, who noted it and `when`; not `withdrawn`: it stands again."""

    article: str
    day: str
    why: str | None = None
    who: str | None = None
    when: str
    withdrawn: bool = True

    def __post_init__(self) -> None:
        if not is_whole_day(self.day):
            raise InvalidRecord(f"{self.day!r} is not a day of the calendar such as 2025-03-08")
        if self.withdrawn and not (self.why or "").strip():
            raise InvalidRecord("a retraction needs its reason (why): what the outlet says, or what went wrong")

    @property
    def told(self) -> str:
        """What is withdrawn, since when and why, in words."""
        verb = "retracted" if self.withdrawn else "stands again"
        return f"{verb} {self.day}" + (f": {self.why}" if self.why else "")

    def to_json(self) -> dict[str, Any]:
        """Return the retraction as JSON holds it."""
        return asdict(self)

    @classmethod
    def of(cls, content: Any) -> Self:
        """Return the retraction that JSON describes; InvalidRecord if it describes none."""
        told: dict[str, Any] = content if isinstance(content, dict) else {}
        if not all(isinstance(told.get(name), str) for name in ("article", "day", "when")):
            raise InvalidRecord("a retraction has at least article, day and when")
        if not isinstance(told.get("withdrawn", True), bool):
            raise InvalidRecord(f"withdrawn of a retraction is true or false, not {told['withdrawn']!r}")
        return cls(**{field.name: told[field.name] for field in fields(cls) if field.name in told})
