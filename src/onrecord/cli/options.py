"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, URLs, or - for standard input: text, HTML, JSON Lines, RSS/Atom, WARC.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help="Day of publication (YYYY-MM-DD) of articles that state none; else a day in a file's name is taken "
        "(talks-2024-08-15.txt).",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Processes to use; by default all cores when there are enough articles."),
]
LedgerPath = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="PATH|URL", help="The ledger; by default $ONRECORD_LEDGER or onrecord.db here."
    ),
]
Json = Annotated[
    bool | None,
    typer.Option(
        "--json/--table", help="JSON Lines or a table; by default a table on a terminal, JSON when piped."
    ),
]
Measure = Annotated[
    str | None, typer.Option(help="What is counted: killed, injured, displaced, released, ...")
]
Place = Annotated[str | None, typer.Option(help="Where, or part of the name.")]
Population = Annotated[str | None, typer.Option(help="Who or what is counted, or part of the words.")]
Source = Annotated[str | None, typer.Option(help="Who says so, or part of the name.")]
Speaker = Annotated[str | None, typer.Option(help="Who said it, or part of the name.")]
Outlet = Annotated[str | None, typer.Option(help="Who published it, or part of the name.")]
Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="From this day on (YYYY-MM-DD, YYYY-MM or YYYY).")
]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day, included.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Show at most so many.")]
Plot = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write a chart too: FILE.svg, FILE.png or FILE.html.")
]


def examples(*lines: str) -> str:
    """Return the closing part of a command's help."""
    return "Examples:\n\n" + "\n\n".join(lines)
