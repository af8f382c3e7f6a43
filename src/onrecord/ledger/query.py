"""What a report asks of the ledger."""

from dataclasses import dataclass
from typing import Any, Self, get_args

from onrecord.errors import OnrecordError
from onrecord.records.values import Modality, Quotation, SpeechAct, begins_after, chosen, is_date

_VOCABULARIES = {
    "speech_act": ("speech act", get_args(SpeechAct)),
    "quotation": ("kind of quotation", get_args(Quotation)),
    "modality": ("modality", get_args(Modality)),
}


@dataclass(frozen=True, slots=True)
class Query:
    """What a report is asked about. Names match wherever they contain the words given, whatever the case.

    `plover`, `mode`, `status` and `detail` are an event's, in full; `place` is a figure's or an event's. `speech_act` and
    `quotation` are a statement's; `modality` is any claim's; `country` (ISO 3166) is where the place of a claim lies.
    `since` and `until` (TIMEX3 dates, inclusive) bound the day of publication, or of saying where that is stated;
    `as_of` leaves out articles published after that day; `limit` is the most rows, None for all, after `offset` that
    are left out; `newest` puts the articles published last first. `aliases` are other names, in full, that the speaker
    or source asked for goes by.
    """

    claim: str | None = None
    kind: str | None = None
    speaker: str | None = None
    source: str | None = None
    measure: str | None = None
    speech_act: str | None = None
    quotation: str | None = None
    modality: str | None = None
    plover: str | None = None
    mode: str | None = None
    status: str | None = None
    detail: str | None = None
    place: str | None = None
    country: str | None = None
    population: str | None = None
    outlet: str | None = None
    article: str | None = None
    search: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    limit: int | None = None
    offset: int = 0
    newest: bool = False
    aliases: tuple[str, ...] = ()

    @classmethod
    def asked(cls, **told: Any) -> Self:
        """Return the query for what somebody asks; OnrecordError for days that are none, or that lie the wrong way round,
        NotFound for a word of a vocabulary that it has not.
        """
        words = {name: chosen(told.get(name), what, known) for name, (what, known) in _VOCABULARIES.items()}
        if told.get("mode"):
            words["mode"] = "-".join(told["mode"].lower().replace("_", " ").split())  # heavy-weapons, as PLOVER writes it
        query = cls(**{**told, **words})
        for name, day in (("since", query.since), ("until", query.until), ("as_of", query.as_of)):
            if day is not None and not is_date(day):
                raise OnrecordError(f"{name} {day!r} is not a day such as 2025-03-08, nor a month or a year")
        if query.since and query.until and begins_after(query.since, query.until):
            raise OnrecordError(f"since {query.since} is later than until {query.until}; nothing lies between")
        return query
