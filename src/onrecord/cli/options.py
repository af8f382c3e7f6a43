"""The options that several commands share."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, TypeVar, get_args

import typer

from onrecord.errors import OnrecordError
from onrecord.records.values import Modality as ModalityWord
from onrecord.records.values import Sector, begins_after, chosen, is_date, is_whole_day

P = TypeVar("P", str, Path)
_DIGITS = re.compile(r"\d{4}(-\d+)*")  # what is meant as a date


def day(value: str | None) -> str | None:
    """Return a day as given; a message for what is none."""
    if value is not None and not is_whole_day(value):
        raise typer.BadParameter(f"{value!r} is not a day of the calendar such as 2025-03-08")
    return value


def date(context: typer.Context, option: typer.CallbackParam, value: str | None) -> str | None:
    """Return a day, month or year as given; a message where it is none, or where since is later than until."""
    if value is None:
        return None
    if not is_date(value):
        raise typer.BadParameter(f"{value!r} is not a date of the calendar such as 2025-03-08, 2025-03 or 2025")
    bounds = {**context.params, option.name or "": value}  # whichever of the two is given last finds the other
    since, until = bounds.get("since"), bounds.get("until")
    if since and until and is_date(since) and begins_after(since, until):
        raise typer.BadParameter(f"since {since} is later than until {until}; nothing lies between")
    return value


def stated(value: str) -> str:
    """Return a name as given; a message where it is empty, as of a variable of the shell that is not set."""
    if not value.strip():
        raise typer.BadParameter("it is empty; give a name")
    return value


def day_or_name(context: typer.Context, option: typer.CallbackParam, value: str) -> str:
    """Return a date, or a name; a message for what is meant as a date and is none."""
    return date(context, option, value) or value if _DIGITS.fullmatch(value) else stated(value)


def _inputs(values: list[str]) -> list[str]:
    if not all(value.strip() for value in values):
        raise typer.BadParameter(
            "a path is empty (a shell variable that is not set?); name a file or folder, . for this"
        )
    return values


def may_be_written(path: P, require_form: Callable[[P], None]) -> P:
    """Return where something is to go; a message, before anything is worked out, where it cannot be written so."""
    try:
        require_form(path)
    except OnrecordError as error:
        raise typer.BadParameter(str(error)) from error
    return path


def _plot(path: Path | None) -> Path | None:
    if path is None:
        return None
    from onrecord.reports.plot import require_form

    return may_be_written(path, require_form)


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        callback=_inputs,
        help="Files, folders, URLs, or - for standard input: text, HTML, JSON Lines, RSS/Atom, WARC.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        callback=day,
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
Csv = Annotated[bool, typer.Option("--csv", help="CSV, for a spreadsheet: all columns, no cell is a formula.")]
Measure = Annotated[str | None, typer.Option(help="What is counted: killed, injured, displaced, released, ...")]
Place = Annotated[str | None, typer.Option(help="Where, or part of the name.")]
Population = Annotated[str | None, typer.Option(help="Who or what is counted, or part of the words.")]
Source = Annotated[str | None, typer.Option(help="Who says so, or part of the name.")]
Speaker = Annotated[str | None, typer.Option(help="Who said it, or part of the name.")]
Outlet = Annotated[str | None, typer.Option(help="Who published it, or part of the name.")]
Country = Annotated[
    str | None, typer.Option(help="The country that the place told of lies in: its name or ISO 3166 code, such as SD.")
]
Party = Annotated[str | None, typer.Option(help="Who takes part, or part of the name.")]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        callback=date,
        help="Published (or said, where that is told) from this day on (YYYY-MM-DD, YYYY-MM or YYYY).",
    ),
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", callback=date, help="Published (or said) up to this day, included.")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        callback=day,
        help="As known on that day: later articles, decisions and retractions are left out.",
    ),
]
Retracted = Annotated[bool, typer.Option("--retracted", help="Look at retracted articles too.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Show at most so many.")]
Plot = Annotated[
    Path | None,
    typer.Option(metavar="FILE", callback=_plot, help="Write a chart too: FILE.svg, FILE.png or FILE.html."),
]


_NAMED = {
    "CLAIM": "CLAIM is the id of a claim, or its beginning, as it stands in the last column of a table.",
    "JUDGEMENT": "JUDGEMENT is the id of a judgement, or its beginning, as `onrecord review log` prints it.",
}


def among(what: str, words: Iterable[str]) -> Callable[[str | None], str | None]:
    """Return what takes one of some words, whatever the case; NotFound says which was meant, or all there are."""
    known = tuple(words)

    def one(value: str | None) -> str | None:
        return chosen(value, what, known)

    return one


SectorOf = Annotated[
    str | None,
    typer.Option(
        "--sector", callback=among("PLOVER sector", get_args(Sector)),
        help=f"PLOVER sector, as far as offices and names tell it: {', '.join(get_args(Sector)[:5])}, ...",
    ),
]  # fmt: skip
Modality = Annotated[
    str | None,
    typer.Option(
        callback=among("modality", get_args(ModalityWord)),
        help="asserted, expected, demanded, promised, denied, conditional or questioned.",
    ),
]


def examples(*lines: str, named: str | None = None) -> str:
    """Return the closing part of a command's help; `named` is the word in capitals that stands for an id."""
    return "\n\n".join(["Examples:", *lines, *([_NAMED[named]] if named else [])])
