"""The names a ledger holds, remembered until it grows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Select, select

from onrecord.ledger import tables
from onrecord.ledger.retractions import withdrawn

COLUMNS: Mapping[str, Column[Any]] = {
    "measure": tables.figure.c.measure, "place": tables.figure.c.place, "outlet": tables.article.c.outlet,
    "population": tables.figure.c.population, "speaker": tables.statement.c.speaker, "source": tables.voice.c.name,
    "event_place": tables.event.c.place, "plover": tables.event.c.plover,
    "mode": tables.event.c.mode, "country": tables.location.c.country,
}  # fmt: skip

Stamp = tuple[int, ...]
MOST = 500  # names that a question lists; where more fit, the database compares


class Names:
    """Distinct values by column; `rows` asks the ledger, `stamp` tells its state, `cut` whether
    something of it is to be left out as withdrawn.
    """

    def __init__(
        self, rows: Callable[[Any], Iterable[Any]], stamp: Callable[[], Stamp],
        cut: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        self._rows = rows
        self._stamp = stamp
        self._cut = cut
        self._kept: tuple[Stamp | None, dict[str, list[str]]] = (None, {})

    def of(self, column: str) -> list[str]:
        """Return the distinct values of a column, sorted, those of withdrawn articles too."""
        return self._remembered(column, _values(COLUMNS[column]))

    def left(self, column: str) -> list[str]:
        """Return the distinct values of a column, sorted, without those that only withdrawn articles have."""
        if not self._cut():
            return self.of(column)
        chosen = COLUMNS[column]
        if chosen.table is tables.article:
            standing = tables.article.c.id.not_in(withdrawn())
        else:
            standing = chosen.table.c.claim.not_in(
                select(tables.claim.c.id).where(tables.claim.c.article.in_(withdrawn()))
            )
        return self._remembered(f"{column}, left", _values(chosen).where(standing))

    def _remembered(self, name: str, question: Select[Any]) -> list[str]:
        now, held = self._stamp(), self._kept
        if held[0] != now:
            held = self._kept = (now, {})
        if name not in held[1]:
            held[1][name] = [row[0] for row in self._rows(question)]
        return held[1][name]

    def holding(self, column: str, asked: str) -> list[str] | None:
        """Return the values that contain the words asked for, whatever the case; None where they are too many to list."""
        words = asked.lower()
        found = [name for name in self.of(column) if words in name.lower()]
        return found if len(found) <= MOST else None


def _values(column: Column[Any]) -> Select[Any]:
    return select(column).where(column.is_not(None)).group_by(column).order_by(column)
