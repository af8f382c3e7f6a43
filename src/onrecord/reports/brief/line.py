"""One line of the brief: a new thing in words, according to whom, and the claims it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.errors import OnrecordError
from onrecord.records.wording import ITSELF

KINDS = (
    "position changed", "new position", "new round", "round changed", "new proposal", "proposal changed", "exchange",
    "exchange changed", "breach alleged", "breach denied", "kept", "contradiction", "moved figure", "new figure",
    "correction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One new thing: `text` in words, `source` according to whom and where, `claims` that it rests on.

    `outlets` are those that carry it and `origins` how many of them are independent; `judged` tells what people decided
    about it.
    """

    kind: str
    day: str | None
    text: str
    source: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    origins: int = 0
    judged: str | None = None


def order_of(line: BriefLine) -> tuple[object, ...]:
    """Return what lines of one kind are put in order by: how many independent voices carry them, then the day."""
    return -line.origins, line.day or "9", line.text, line.claims


def day_before(day: str) -> str:
    """Return the day before a day, or before the first of a month or year; OnrecordError for what is none."""
    whole = day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day
    try:
        return str(date.fromisoformat(whole) - timedelta(days=1))
    except ValueError as error:
        raise OnrecordError(f"since {day!r} is not a day such as 2025-03-08") from error


def source_words(said_by: Iterable[str], where: str) -> str:
    """Return according to whom, and where it stands: "spokesman, citing ministry (Outlet)"."""
    chain = ", citing ".join(said_by)
    return f"{chain} ({where})" if chain and where else chain or where or ITSELF
