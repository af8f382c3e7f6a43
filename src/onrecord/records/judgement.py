"""A person's decision about what the program found; itself a row, never an overwriting.

What is judged is named by `subject`: a claim by its id, an actor by "actor:NAME" (every mention under that name) or
"actor:NAME@ARTICLE" (those in one article), an article by "article:ID", a judgement by its id.

    accept    the claim is right; with `object`: the two are the same, as the program found
    reject    the claim is wrong and no report shows it; with `object`: the two are not the same
    correct   the claim's fields are what `value` says (JSON: field -> value)
    merge     `subject` and `object` (two actors, articles or figures) are the same
    split     they are not; without `object`, the name stands for an actor of its own
    rename    the actor is called `value`
    undo      the judgement `subject` no longer holds
"""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, Self

from onrecord.errors import InvalidRecord
from onrecord.records.identity import content_id
from onrecord.records.values import require

Verdict = Literal["accept", "reject", "correct", "merge", "split", "rename", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what about which record, when and why; see the head of this file."""

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
        needed = {"merge": self.object, "rename": self.value, "correct": self.value}
        if self.verdict in needed and not needed[self.verdict]:
            missing = "what with (object)" if self.verdict == "merge" else "the new value"
            raise InvalidRecord(f"to {self.verdict} needs {missing}")

    @property
    def id(self) -> str:
        """The hash of the whole decision."""
        return content_id(self.to_json())

    def to_json(self) -> dict[str, Any]:
        """Return the judgement as JSON holds it."""
        return asdict(self)

    @classmethod
    def of(cls, content: Any) -> Self:
        """Return the judgement that JSON describes; InvalidRecord if it describes none."""
        told: dict[str, Any] = content if isinstance(content, dict) else {}
        if not {"verdict", "subject", "who", "when"} <= told.keys():
            raise InvalidRecord("a judgement has at least verdict, subject, who and when")
        values: dict[str, Any] = {field.name: told.get(field.name) for field in fields(cls)}
        return cls(**values)
