"""Rows to the reader's eye or to the next program: a table on a terminal, JSON Lines when piped."""

import json as json_library
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, is_dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

Row = Mapping[str, Any]

WIDTH = 140  # columns of a table that goes to a file
_LONGEST = 16  # characters of a word that is not broken in a table


def wants_json(json: bool | None) -> bool:
    """Return whether to print JSON: as asked, else unless a person is looking."""
    return not sys.stdout.isatty() if json is None else json


def print_json(row: Any) -> None:
    """Print one object as one line of JSON."""
    print(json_library.dumps(fields_of(row), ensure_ascii=False, default=str))


def fields_of(row: Any) -> Any:
    """Return the fields of a record by name; what is none as it is."""
    return asdict(row) if is_dataclass(row) and not isinstance(row, type) else row


def print_rows(
    rows: Iterable[Any], *, json: bool | None, row: Callable[[Any], Row] | None = None, csv: bool = False
) -> None:
    """Print rows as CSV where asked, as JSON Lines, or as a table of what `row` makes of each."""
    if csv:
        from onrecord.reports.table import csv_text

        sys.stdout.write(f"\ufeff{csv_text(rows)}")  # by the mark a spreadsheet knows that it is UTF-8
    elif wants_json(json):
        for each in rows:
            print_json(each)
    else:
        print_table([row(each) if row else each for each in rows])


def print_table(rows: list[Row]) -> None:
    """Print rows as a table; the columns are the keys of all rows, those that stay empty are left out."""
    if not rows:
        print("Nothing on record for that.")
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, pad_edge=False, row_styles=("", "dim"))
    columns = [name for name in dict.fromkeys(chain(*rows)) if any(row.get(name) not in (None, "") for row in rows)]
    for name in columns:
        number = all(isinstance(row.get(name), int | float | None) for row in rows)
        cells = [name, *(tame(_cell(row.get(name))) for row in rows)]
        longest = max((len(word) for cell in cells for word in cell.split() if len(word) <= _LONGEST), default=0)
        table.add_column(
            name, justify="right" if number else "left", overflow="fold", no_wrap=name == "claim", min_width=longest
        )
    for row in rows:
        table.add_row(*(Text(tame(_cell(row.get(name)))) for name in columns))
    console().print(table)


def console() -> "Console":
    """Return where tables and texts are printed: as wide as the terminal, or WIDTH where there is none."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)


def tame(text: str) -> str:
    """Return the text without the control characters by which it could steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "" if c == "\r" else "\ufffd" for c in text)


def voices(row: Any) -> str:
    """Return the outlets that carry something and how many of them are independent: "Post, Wire (1 independent)"."""
    outlets = ", ".join(row.outlets)
    return f"{outlets} ({row.origins} independent)" if len(row.outlets) > 1 else outlets


def _cell(value: Any) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:,.12g}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
