"""The options that several commands share."""

import re
from pathlib import Path
from typing import Annotated

import typer

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _day(value: str | None) -> str | None:
    if value is not None and not _DAY.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is not a day such as 2025-03-08")
    return value


def date(value: str | None) -> str | None:
    """Return a day, month or year as given; a message where it is none."""
    if value is not None and not _DATE.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is not a date such as 2025-03-08, 2025-03 or 2025")
    return value


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, URLs, or - for standard input: text, HTML, JSON Lines, RSS/Atom, WARC.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        callback=_day,
        help="Day of publication (YYYY-MM-DD) of articles that state none; else a day in a file's name "
        "(talks-2024-08-15.txt) is taken.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Processes to use; by default all cores when there are enough articles."),
]
LedgerPath = Annotated[
    str | None,
    typer.Option("--ledger", metavar="PATH|URL", help="The ledger; by default $ONRECORD_LEDGER or onrecord.db here."),
]
Json = Annotated[
    bool | None,
    typer.Option("--json/--table", help="JSON Lines or a table; by default a table on a terminal, JSON when piped."),
]
Measure = Annotated[str | None, typer.Option(help="What is counted: killed, injured, displaced, released, ...")]
Place = Annotated[str | None, typer.Option(help="Where, or part of the name.")]
Population = Annotated[str | None, typer.Option(help="Who or what is counted, or part of the words.")]
Source = Annotated[str | None, typer.Option(help="Who says so, or part of the name.")]
Speaker = Annotated[str | None, typer.Option(help="Who said it, or part of the name.")]
Outlet = Annotated[str | None, typer.Option(help="Who published it, or part of the name.")]
Since = Annotated[
    str | None, typer.Option(metavar="DAY", callback=date, help="From this day on (YYYY-MM-DD, YYYY-MM or YYYY).")
]
Until = Annotated[str | None, typer.Option(metavar="DAY", callback=date, help="Up to this day, included.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", callback=_day, help="As known on that day: later articles are left out."),
]
Limit = Annotated[int | None, typer.Option(min=1, help="Show at most so many.")]
Plot = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a chart too: FILE.svg, FILE.png or FILE.html.")]


def examples(*lines: str) -> str:
    """Return the closing part of a command's help."""
    return "Examples:\n\n" + "\n\n".join(lines)
