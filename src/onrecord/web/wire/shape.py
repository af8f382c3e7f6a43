"""What every answer of the API has: rows by the page, and one shape of error."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
Words = tuple[str, ...]


class Wire(BaseModel):
    """Made from a row of a report."""

    model_config = ConfigDict(from_attributes=True)


class Page(BaseModel, Generic[T]):
    """Some rows, and where the next ones are."""

    rows: list[T]
    limit: int
    offset: int
    since: str | None = Field(
        default=None,
        description="The day from which on claims were looked at, where no day was asked for and there are very many",
    )
    next: str | None = Field(description="The path that gives the rows after these; null where there are none")


class Fault(BaseModel):
    """What went wrong: a word that stays, and a sentence for people."""

    code: str = Field(examples=["not_found"])
    message: str = Field(examples=["no speaker 'X' in the ledger"])


class Problem(BaseModel):
    """The shape of every error."""

    error: Fault
