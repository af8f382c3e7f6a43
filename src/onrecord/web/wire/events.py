"""Who did what to whom, and what was said."""

from onrecord.web.wire.shape import Wire, Words


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
    figures: Words
    toll: Words
    verdict: str | None


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
    verdict: str | None
