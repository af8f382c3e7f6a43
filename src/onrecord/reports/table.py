"""Rows of any report as CSV that a spreadsheet opens without taking a text for a formula."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from onrecord.ledger.export import safe


def checked_rows(rows: Iterable[Any]) -> list[Any]:
    """Return the rows of a report that others made; TypeError where one is neither a dataclass nor a dictionary."""
    found = list(rows)
    for row in found:
        if not isinstance(row, Mapping) and (not is_dataclass(row) or isinstance(row, type)):
            raise TypeError(f"a row is {type(row).__name__}, neither a dataclass nor a dictionary")
    return found


def csv_text(rows: Iterable[Any]) -> str:
    """Return the rows (records or dictionaries) as CSV with a header of all their fields; several values in a cell as "a; b".

    What is itself a record has a column for each of its fields: "period.start".
    """
    flat = [{name: _cell(value) for name, value in _flat(_fields(row))} for row in rows]
    stream = io.StringIO()
    if flat:
        found = dict.fromkeys(name for row in flat for name in row)
        first = {name.partition(".")[0]: number for number, name in reversed(list(enumerate(found)))}
        fields = sorted(found, key=lambda name: first[name.partition(".")[0]])  # those of one record side by side
        outer = {name.rpartition(".")[0] for name in fields}  # of a row that has nothing there
        empty = {name for name in outer if not any(row.get(name) for row in flat)}
        fields = [name for name in fields if name not in empty]
        writer = csv.DictWriter(stream, fieldnames=fields, restval="", extrasaction="ignore", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(flat)
    return stream.getvalue()


def plain_row(row: Any) -> dict[str, Any]:
    """Return a row (a record or a dictionary) as JSON has it; what JSON has not, such as a date, in its own words."""
    told: dict[str, Any] = json.loads(json.dumps(_fields(row), default=str))
    return told


def _fields(row: Any) -> dict[str, Any]:
    return asdict(row) if is_dataclass(row) and not isinstance(row, type) else dict(row)


def _flat(fields: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if isinstance(value, Mapping) and value and all(map(str.islower, value)):  # fields, not names of somebody
            yield from _flat(value, f"{within}{name}.")
        else:
            yield f"{within}{name}", value


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return safe("; ".join(value))
    if isinstance(value, dict | list | tuple):
        return safe(json.dumps(value, ensure_ascii=False)) if value else ""
    return safe(value)
