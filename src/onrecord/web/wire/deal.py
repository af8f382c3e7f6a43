"""The talks and what they are about: rounds, exchanges, proposals, positions, obligations."""

from typing import Any

from onrecord.web.wire.shape import Wire, Words


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
    countries: Words
    parties: Words = ()
    mediators: Words = ()
    place: str | None = None


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
    countries: tuple[str, ...]


class Agreement(Wire):
    """Where the parties are on one term."""

    term: str
    agreed: bool | None
    favour: Words
    against: Words
    conditional: Words
    numbers: dict[str, str]
    claims: Words


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
    countries: Words
    day: str | None
