"""export: the claims as a file for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import LedgerPath, examples
from onrecord.errors import OnrecordError

_FORMS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}


def export(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="FILE.csv, FILE.jsonl or FILE.parquet.")],
    ledger: LedgerPath = None,
) -> None:
    """Write every claim of the ledger to a CSV, JSON Lines or Parquet file."""
    from onrecord.desk import open_desk

    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise OnrecordError(
            f"{path}: cannot tell the form; give the file one of these endings: {', '.join(_FORMS)}"
        )
    with open_desk(ledger) as desk:
        desk.export(path)
    typer.echo(f"The claims are in {path}.", err=True)


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(
        epilog=examples("onrecord export claims.csv", "onrecord export claims.parquet --ledger sudan.db")
    )(export)
