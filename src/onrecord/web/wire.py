"""What goes over the wire: the API's types, apart from the records, so that these can change and those stay."""

from typing import Any, Generic, TypeVar

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


class ArticleRow(Wire):
    """An article without its text."""

    day: str | None
    title: str | None
    outlet: str | None
    wire: str | None
    url: str | None
    claims: int
    article: str


class Article(Wire):
    """An article as it was read; every offset counts in `text`, in Unicode code points."""

    id: str
    text: str
    url: str | None
    outlet: str | None
    wire: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    language: str | None
    retrieved_at: str | None
    version_of: str | None


class ArticleClaims(BaseModel):
    """An article with its claims in text order, in the form of `onrecord extract`."""

    article: Article
    claims: list[dict[str, Any]]


class Statement(Wire):
    """Who said what."""

    day: str | None
    speaker: str | None
    role: str | None
    words: str
    quotation: str
    speech_act: str
    modality: str
    negated: bool
    medium: str | None
    source_class: str | None
    addressee: str | None
    place: str | None
    via: Words
    outlet: str | None
    article: str
    claim: str


class Figure(Wire):
    """How many, according to whom."""

    day: str | None
    measure: str
    comparator: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    population: str | None
    place: str | None
    period: str | None
    period_start: str | None
    period_end: str | None
    source: str | None
    said_by: Words
    modality: str
    part_of: str | None
    outlet: str | None
    article: str
    claim: str


class Series(Wire):
    """One figure of a series with everything that reports it."""

    measure: str
    place: str | None
    population: str | None
    source: str | None
    day: str | None
    comparator: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    period: str | None
    period_start: str | None
    period_end: str | None
    modality: str
    relation: str
    reason: str | None
    citations: int
    outlets: Words
    origins: int
    claims: Words


class Event(Wire):
    """Who did what to whom."""

    day: str | None
    plover: str
    mode: str | None
    actors: Words
    recipients: Words
    place: str | None
    status: str
    duration: str | None
    detail: str | None
    words: str
    said_by: Words
    told: str | None
    outlet: str | None
    article: str
    claim: str


class Timeline(Wire):
    """What is on record for one day."""

    day: str
    kind: str
    what: str
    status: str
    said_by: Words
    outlet: str | None
    claim: str


class Assessment(Wire):
    """What somebody said of the talks."""

    speaker: str | None
    words: str
    claim: str


class Talks(Wire):
    """One round of talks."""

    day: str | None
    until: str | None
    venue: str | None
    participants: Words
    mediators: Words
    status: str
    about: str | None
    assessments: tuple[Assessment, ...]
    outlets: Words
    claims: Words


class Count(Wire):
    """One count of the two sides of an exchange."""

    first: str
    second: str
    said_by: Words
    outlet: str | None
    claim: str


class Exchange(Wire):
    """Who was freed for whom."""

    day: str | None
    status: str
    first: str
    second: str
    ratio: float | None
    place: str | None
    counts: tuple[Count, ...]
    rival: bool


class Term(Wire):
    """One clause."""

    phase: str | None
    type: str
    parameters: dict[str, Any]
    open: Words
    words: str
    claims: Words


class Proposal(Wire):
    """A proposal or agreement."""

    name: str
    names: Words
    author: str | None
    day: str | None
    status: str
    terms: tuple[Term, ...]
    outlets: Words
    articles: Words


class Change(Wire):
    """What changed between two versions of a proposal."""

    type: str
    how: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Sheet(Wire):
    """A proposal, the version before it, and what changed."""

    proposal: Proposal
    previous: str | None
    changes: tuple[Change, ...]


class Stand(Wire):
    """A stance at one time."""

    day: str | None
    stance: str
    words: str
    parameters: dict[str, Any]
    proposal: str | None
    said_by: Words
    name: str
    outlet: str | None
    claim: str


class Position(Wire):
    """A cell of the matrix of terms and parties."""

    term: str
    party: str
    latest: Stand
    before: tuple[Stand, ...]
    changed: bool


class Evidence(Wire):
    """One claim for or against an obligation's having been met."""

    verdict: str
    denied: bool
    party: str
    said_by: Words
    words: str
    day: str | None
    outlet: str | None
    claim: str


class Obligation(Wire):
    """What is owed, and who says what of it."""

    agreement: str | None
    term: str
    debtor: str | None
    beneficiary: str | None
    deadline: str | None
    promised: str
    status: str
    evidence: tuple[Evidence, ...]
    claims: Words
    counted: Words


class Measured(Wire):
    """How many figures there are of a measure in a place."""

    measure: str
    place: str | None
    figures: int


class Place(Wire):
    """A place that events and figures name, and where it lies."""

    place: str
    events: int
    figures: int
    name: str | None
    kind: str | None
    lat: float | None
    lon: float | None
    country: str | None
    geonameid: int | None


class Why(Wire):
    """A claim and the words it rests on, each with what stands before and after."""

    claim: dict[str, Any]
    words: tuple[tuple[str, str, str], ...]
    chain: Words
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    article: str
    by: str
