"""The commands, and what holds for all of them."""

from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import (
    actors,
    article,
    brief,
    claim,
    deal,
    events,
    export,
    figures,
    plugins,
    reading,
    retractions,
    review,
    serve,
    statements,
    stories,
    talks,
)
from onrecord.cli.options import examples

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "onrecord read articles/",
        "onrecord statements --speaker minister --since 2024-08-01",
        "onrecord series --measure killed --plot toll.svg",
        "onrecord COMMAND --help",
    ),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the news of a war and the talks to end it, and keep a sourced record: who said what, how many,
    according to whom.
    """


@app.command(epilog=examples("onrecord version"))
def version() -> None:
    """Print the version."""
    _print_version(True)


for commands in (
    reading,
    article,
    stories,
    statements,
    figures,
    talks,
    deal,
    events,
    actors,
    brief,
    review,
    retractions,
    claim,
    export,
    plugins,
    serve,
):
    commands.register(app)
