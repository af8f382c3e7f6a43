"""brief: what is new since a day."""

from typing import Annotated, Any, Literal

import typer

from onrecord.cli.options import AsOf, Csv, Json, LedgerPath, Retracted, Until, date, examples
from onrecord.cli.render import Row, print_rows

Format = Literal["table", "md", "html", "json", "csv"]


def brief(
    since: Annotated[str, typer.Option(metavar="DAY", callback=date, help="New from this day on, included.")],
    until: Until = None,
    as_of: AsOf = None,
    back_to: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", callback=date,
            help="Look only at what was published from this day on, to tell who is who too: quicker where there is very much. What was known only from before counts as new.",
        ),
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="A page to print or send: md or html; else what --table, --json and --csv print.")
    ] = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """Show what is new since a day: positions, figures, rounds, exchanges, breaches, contradictions, corrections.

    It is the difference of what was known on two days; each line has its source and its claim.
    """
    from onrecord.desk import open_desk
    from onrecord.reports.brief.pages import markdown, page

    with open_desk(ledger) as desk:
        found = desk.brief(since, until, back_to=back_to, as_of=as_of, retracted=retracted)
    if format == "md":
        typer.echo(markdown(found), nl=False)
    elif format == "html":
        typer.echo(page(found), nl=False)
    else:
        json = json if format is None else format == "json"
        print_rows(found.lines, json=json, row=_line, csv=csv or format == "csv")


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(
        epilog=examples(
            "onrecord brief --since 2025-10-01",
            "onrecord brief --since 2025-10-01 --format html > new.html",
            "onrecord brief --since 2025-10-01 --back-to 2025-07",
        )
    )(brief)


def _line(line: Any) -> Row:
    return {
        "new": line.kind,
        "day": line.day,
        "what": line.text,
        "according to": line.source,
        "outlets": f"{len(line.outlets)} ({line.origins} independent)" if len(line.outlets) > 1 else None,
        "claim": line.claims[0][:8],
    }
