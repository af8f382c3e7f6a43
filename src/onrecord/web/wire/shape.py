"""What every answer of the API has: rows by the page, and one shape of error."""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")

# What the description of the API shows for a field of a name, wherever its type fits.
EXAMPLES: dict[str, Any] = {
    "id": "3f2a91c0", "claim": "3f2a91c0", "claims": ["3f2a91c0"], "article": "sudan-market-1", "articles": ["sudan-market-1"],
    "day": "2025-03-03", "published": "2025-03-03", "said_on": "2025-03-03", "first": "2025-03-03", "last": "2025-03-08",
    "title": "Shells kill at least 31 at market in Sudan’s El Obeid", "outlet": "Meridian", "outlets": ["Meridian"],
    "url": "https://meridian-wire.example/sudan/market", "wire": "Meridian Wire", "dateline": "PORT SUDAN", "origins": 1,
    "speaker": "Ismail Hamdan", "role": "spokesman", "words": "the group “does not target civilians”", "quotation": "mixed",
    "speech_act": "denies", "modality": "asserted", "said_by": ["state health ministry"], "source": "state health ministry",
    "measure": "killed", "comparator": ">=", "value": 31, "unit": "persons", "population": "people", "place": "El Obeid",
    "period": "window", "period_start": "2025-03-03", "period_end": "2025-03-03", "relation": "updates",
    "reason": "after 31 (2025-03-03)", "citations": 2, "plover": "ASSAULT", "mode": "heavy-weapons", "status": "occurred",
    "actors": ["Rapid Support Forces"], "recipients": ["civilians"], "party": "Rapid Support Forces", "stance": "rejects",
    "term": "ceasefire", "type": "ceasefire", "agreement": "Addis Ababa agreement", "debtor": "both sides", "name": "army (Sudan)",
    "venue": "Jeddah", "participants": ["army (Sudan)", "Rapid Support Forces"], "mediators": ["Saudi Arabia"],
    "verdict": "broken", "who": "Amina", "when": "2025-03-09T08:30:00+00:00", "why": "heard it on the recording",
    "score": 0.78, "country": "SD", "country_name": "Sudan", "lat": 13.184, "lon": 30.217, "geonameid": 379003,
}  # fmt: skip
_SORTS = {"string": str, "number": int | float, "integer": int, "array": list}


def _with_examples(schema: dict[str, Any]) -> None:
    for name, told in schema.get("properties", {}).items():
        sorts = [_SORTS.get(one.get("type", "")) for one in told.get("anyOf", [told])]
        example = EXAMPLES.get(name)
        if any(sort and isinstance(example, sort) for sort in sorts) and example in told.get("enum", [example]):
            told.setdefault("examples", [example])


class Wire(BaseModel):
    """Made from a row of a report."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra=_with_examples)

    @classmethod
    def plain(cls, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """Yield rows of a report as the API gives them."""
        return (cls.model_validate(row).model_dump(mode="json") for row in rows)


class Page(BaseModel, Generic[T]):
    """Some rows, and where the next ones are."""

    rows: list[T]
    limit: int
    offset: int
    since: str | None = Field(
        default=None,
        description="The day from which on claims were looked at, where no day was asked for and there are very many",
    )
    note: str | None = Field(default=None, description="What is to be known of the answer, if anything")
    next: str | None = Field(description="The path that gives the rows after these; null where there are none")


class Plugin(BaseModel):
    """A reader, extractor or report that an installed package adds; `problem` tells why it cannot be used."""

    model_config = ConfigDict(from_attributes=True)

    kind: str = Field(examples=["report"])
    name: str = Field(examples=["schools"])
    package: str = Field(examples=["onrecord-schools"])
    version: str = Field(examples=["1.2"])
    problem: str | None


class Fault(BaseModel):
    """What went wrong: a word that stays, and a sentence for people."""

    code: str = Field(examples=["not_found"])
    message: str = Field(examples=["no speaker 'X' in the ledger"])


class Problem(BaseModel):
    """The shape of every error."""

    error: Fault
