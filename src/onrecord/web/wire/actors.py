"""Who is who."""

from onrecord.web.wire.shape import Wire, Words


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
