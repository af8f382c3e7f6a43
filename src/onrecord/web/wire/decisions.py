"""What people decided, and decide."""

from pydantic import BaseModel, ConfigDict, Field

from onrecord.records import judgement
from onrecord.web.wire.shape import Wire


class Judgement(Wire):
    """A person's decision."""

    id: str
    verdict: str
    subject: str
    object: str | None
    value: str | None
    who: str
    when: str
    why: str | None


class Retraction(Wire):
    """That an article is withdrawn, from a day on; not `withdrawn`: that it stands again."""

    article: str
    day: str
    why: str | None
    who: str | None
    when: str
    withdrawn: bool
    holds: bool = Field(description="Whether the article is withdrawn by it now")


class Imported(Wire):
    """What came of decisions that were imported."""

    decisions: int = Field(description="How many were sent")
    new: int = Field(description="How many of them were not on record")


class Withdrawal(BaseModel):
    """That an article is to be withdrawn, or to stand again."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"article": "depot-strike-9", "why": "the outlet took it back", "day": "2025-03-09", "who": "Amina"}]
        },
    )

    article: str = Field(min_length=1, max_length=300, description="Id, URL or title")
    why: str | None = Field(default=None, max_length=1000, description="What the outlet says, or what went wrong; to undo it may be left out")
    day: str | None = Field(default=None, max_length=10, description="From which day on; by default today")
    who: str = Field(min_length=1, max_length=100, description="Who notes it")
    undo: bool = Field(default=False, description="The article stands again")


class Verdict(BaseModel):
    """A decision to be taken."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"verdict": "correct", "subject": "3f2a91c0", "value": '{"value": 31}', "who": "Amina", "why": "a slip"}
            ]
        },
    )

    verdict: judgement.Verdict
    subject: str = Field(
        min_length=1, max_length=300, description="A claim, actor:NAME, article:ID, or for undo a judgement"
    )
    object: str | None = Field(default=None, max_length=300, description="The other of two")
    value: str | None = Field(default=None, max_length=2000, description="What to correct it to, or to call it")
    who: str = Field(min_length=1, max_length=100, description="Who decides")
    why: str | None = Field(default=None, max_length=1000, description="The reason")
