"""export: the claims as a file for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import LedgerPath, examples


def export(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="FILE.csv, FILE.jsonl or FILE.parquet; FILE.plover.jsonl for the events as PLOVER."
        ),
    ],
    ledger: LedgerPath = None,
) -> None:
    """Write every claim of the ledger to a CSV, JSON Lines or Parquet file, or its events as PLOVER."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        desk.export(path)
    typer.echo(f"The claims are in {path}.", err=True)


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(epilog=examples("onrecord export claims.csv", "onrecord export events.plover.jsonl"))(export)
