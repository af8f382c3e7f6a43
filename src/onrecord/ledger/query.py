"""What a report asks of the ledger."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """What a report is asked about. Names match wherever they contain the words given, whatever the case.

    `plover`, `status` and `detail` are an event's, in full; `place` is a figure's or an event's.
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
    plover: str | None = None
    status: str | None = None
    detail: str | None = None
    place: str | None = None
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
