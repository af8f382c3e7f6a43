"""Figures: one by one, over time, and where."""

from onrecord.web.wire.shape import Wire, Words


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
    counted: str | None


class Line(Wire):
    """One day of one line across sources, by a policy."""

    measure: str
    place: str | None
    population: str | None
    period: str
    day: str
    policy: str
    low: float | None
    high: float | None
    pending: bool
    sources: Words
    reason: str
    claims: Words


class Window(Wire):
    """How many since a day, by one source, or what is missing to tell."""

    measure: str
    place: str | None
    population: str | None
    source: str | None
    start: str
    end: str | None
    value: float | None
    reason: str
    missing: Words
    claims: Words


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
