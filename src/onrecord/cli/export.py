"""export: the claims as a file for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import Country, LedgerPath, Outlet, Retracted, Since, Until, examples


def export(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="FILE.csv, .jsonl, .parquet; .geojson (those with a place); .plover.jsonl (events); .ftm.jsonl (FollowTheMoney); "
            ".readings.jsonl or .readings.parquet (the articles with what was read in them, for `onrecord load` of another ledger); "
            ".timesketch.csv; JSON-LD: .annotations.jsonl (W3C Web Annotation), .prov.jsonl (W3C PROV), .schema.jsonl (schema.org).",
        ),
    ],
    country: Country = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
) -> None:
    """Write the claims of the ledger, by default every one, to a file for other programs, in the form that its ending names."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        desk.export(path, country=country, outlet=outlet, since=since, until=until, retracted=retracted)
    typer.echo(f"The claims are in {path}.", err=True)


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(
        epilog=examples(
            "onrecord export claims.csv",
            "onrecord export map.geojson --since 2025-03-03 --country Sudan",
            "onrecord export events.plover.jsonl",
            "onrecord export entities.ftm.jsonl",
            "onrecord export ours.readings.parquet",
        )
    )(export)
