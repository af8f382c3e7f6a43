"""The names a ledger holds, remembered until it grows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Column, func, select

from onrecord.ledger import tables

COLUMNS: Mapping[str, Column[Any]] = {
    "measure": tables.figure.c.measure, "place": tables.figure.c.place, "outlet": tables.article.c.outlet,
    "population": tables.figure.c.population, "speaker": tables.statement.c.speaker, "source": tables.voice.c.name,
    "event_place": tables.event.c.place, "plover": tables.event.c.plover,
}  # fmt: skip

Stamp = tuple[int, ...]
MOST = 500  # names that a question lists; where more fit, the database compares


class Names:
    """Distinct values by column; `rows` asks the ledger, `stamp` tells its state (None: cannot be told)."""

    def __init__(self, rows: Callable[[Any], Iterable[Any]], stamp: Callable[[], Stamp | None]) -> None:
        self._rows = rows
        self._stamp = stamp
        self._kept: tuple[Stamp | None, dict[str, list[str]]] = (None, {})

    def of(self, column: str) -> list[str]:
        """Return the distinct values of a column, sorted."""
        now, held = self._stamp(), self._kept
        if now is None or held[0] != now:
            held = self._kept = (now, {})
        if column not in held[1]:
            chosen = COLUMNS[column]
            found = self._rows(select(chosen).where(chosen.is_not(None)).group_by(chosen).order_by(chosen))
            held[1][column] = [row[0] for row in found]
        return held[1][column]

    def holding(self, column: str, asked: str) -> list[str] | None:
        """Return the values that contain the words asked for, whatever the case; None where they are too many to list."""
        words = asked.lower()
        found = [name for name in self.of(column) if words in name.lower()]
        return found if len(found) <= MOST else None


def contains(column: Any, asked: str) -> Any:
    """Return the condition that a column contains the words asked for, whatever the case."""
    return func.lower(column).contains(asked.lower(), autoescape=True)
