"""What goes over the wire: the API's types, apart from the records, so that these can change and those stay."""

from typing import Any, Generic, Literal, TypeVar

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
    actor: str | None
    judged: str | None
    outlets: Words
    origins: int
    claims: Words


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
    actor: str | None
    relation: str
    reason: str | None
    citations: int
    outlets: Words
    origins: int
    claims: Words
    judged: str | None


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
    judged: str | None


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
    outlets: Words
    origins: int
    claims: Words
    judged: str | None


class Timeline(Wire):
    """What is on record for one day."""

    day: str
    kind: str
    what: str
    status: str
    said_by: Words
    outlet: str | None
    claim: str
    outlets: Words
    origins: int


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
    origins: int


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
    outlets: Words
    origins: int


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
    origins: int


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

    verdict: Literal["accept", "reject", "correct", "merge", "split", "rename", "undo"]
    subject: str = Field(
        min_length=1, max_length=300, description="A claim, actor:NAME, article:ID, or for undo a judgement"
    )
    object: str | None = Field(default=None, max_length=300, description="The other of two")
    value: str | None = Field(default=None, max_length=2000, description="What to correct it to, or to call it")
    who: str = Field(min_length=1, max_length=100, description="Who decides")
    why: str | None = Field(default=None, max_length=1000, description="The reason")


class Why(Wire):
    """A claim and the words it rests on, each with what stands before and after; what people decided about it."""

    claim: dict[str, Any]
    words: tuple[tuple[str, str, str], ...]
    chain: Words
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    article: str
    by: str
    score: float
    judged: str | None
    read: dict[str, Any]
    judgements: tuple[Judgement, ...]
    copies: Words


class Office(Wire):
    """An office somebody is called by."""

    office: str
    wordings: Words
    country: str | None
    first: str | None
    last: str | None
    claims: Words


class Actor(Wire):
    """One actor."""

    name: str
    kind: str
    names: tuple[tuple[str, int], ...]
    offices: tuple[Office, ...]
    affiliations: Words
    country: str | None
    country_name: str | None
    country_told: bool
    sector: str | None
    statements: int
    figures: int
    events: int
    positions: int
    first: str | None
    last: str | None
    outlets: Words
    origins: int
    id: str


class Deed(Wire):
    """One claim an actor is in."""

    day: str | None
    how: str
    kind: str
    name: str
    role: str | None
    words: str
    outlet: str | None
    article: str
    claim: str


class Link(Wire):
    """Two names that were compared."""

    one: str
    other: str
    score: float
    reason: str
    joined: bool
    articles: Words


class ActorSheet(Wire):
    """An actor with all that is on record of it."""

    actor: Actor
    deeds: tuple[Deed, ...]
    joined: tuple[Link, ...]
    apart: tuple[Link, ...]


class BriefLine(Wire):
    """One new thing."""

    kind: str
    day: str | None
    text: str
    source: str
    claims: Words
    outlets: Words
    origins: int


class ReviewItem(Wire):
    """One thing to decide."""

    subject: str
    object: str | None
    kind: str
    value: str
    score: float
    reason: str
    runners_up: tuple[tuple[str, float], ...]
    words: str
    claim: str | None
    article: str | None


class Version(Wire):
    """One version of an article."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    retrieved_at: str | None


class DiffRow(Wire):
    """One claim that came, went or changed."""

    how: str
    kind: str
    who: str | None
    words: str
    fields: dict[str, tuple[Any, Any]]
    before: str | None
    after: str | None


class Diff(Wire):
    """What changed between two versions of an article."""

    before: Version
    after: Version
    rows: tuple[DiffRow, ...]
    kept: int
    versions: tuple[Version, ...]
