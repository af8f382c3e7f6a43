"""retract and retractions: articles that their outlets withdrew, or that came here by mistake."""

from typing import Annotated, Any

import typer

from onrecord.cli.options import Csv, Json, LedgerPath, day, examples, stated
from onrecord.cli.render import Row, print_rows, tame
from onrecord.cli.review import Who, decider


def retract(
    article: Annotated[
        str, typer.Argument(callback=stated, help="An article's id, URL or title (or part of it) in the ledger.")
    ],
    why: Annotated[
        str | None, typer.Option(help="What its outlet says, or what went wrong; only to undo it may be left out.")
    ] = None,
    day: Annotated[
        str | None, typer.Option(metavar="DAY", callback=day, help="From this day on (YYYY-MM-DD); by default today.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="The article stands again.")] = False,
    who: Who = None,
    ledger: LedgerPath = None,
) -> None:
    """Note that an outlet withdrew an article, or that it came here by mistake. Nothing is taken away: no report, count
    or export has what it tells then, but with --retracted, or --as-of an earlier day.
    """
    from onrecord.desk import open_desk

    if why is None and not undo:
        raise typer.BadParameter("say what its outlet says, or what went wrong", param_hint="--why")
    with open_desk(ledger) as desk:
        if undo:
            made = desk.restore(article, who=decider(who), why=why, day=day)
        else:
            made = desk.retract(article, why=why or "", who=decider(who), day=day)
        others = [a for a in desk.other_versions(made.article) if bool(desk.retracted(a)) != made.withdrawn]
    typer.echo(tame(f"article {made.article} {made.told}, by {made.who}."), err=True)
    if others:
        held = "are not retracted" if made.withdrawn else "stay retracted"
        typer.echo(tame(f"Other versions of it {held}: {', '.join(others)}"), err=True)
    if made.withdrawn:
        typer.echo(tame(f"Undo it with: onrecord retract {made.article} --undo"), err=True)


def retractions(ledger: LedgerPath = None, json: Json = None, csv: Csv = False) -> None:
    """List what was retracted, when and why, and what was taken back of it; "holds" tells what does now."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        holding = desk.retractions(in_force=True)
        rows = [{**r.to_json(), "holds": r in holding} for r in desk.retractions()]
    print_rows(rows, json=json, row=_row, csv=csv)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples(
            "onrecord retract sudan-market-1 --why 'its outlet took it back' --day 2025-03-09",
            "onrecord retract sudan-market-2 --undo",
        )
    )(retract)
    app.command(epilog=examples("onrecord retractions", "onrecord retractions --json"))(retractions)


def _row(told: Any) -> Row:
    return {
        "article": told["article"],
        "day": told["day"],
        "": "retracted" if told["withdrawn"] else "stands again",
        "why": told["why"],
        "who": told["who"],
        "noted": told["when"][:16],
        "holds": "yes" if told["holds"] else "no",
    }
