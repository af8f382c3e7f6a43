"""serve: pages and a REST interface for a ledger, on this machine unless told otherwise."""

import os
import socket
import webbrowser
from typing import Annotated, Any

import typer

from onrecord.cli.options import LedgerPath, examples
from onrecord.errors import OnrecordError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_TRIES = 20  # ports after the one asked for, where that is taken


def serve(
    ledger: LedgerPath = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; the next free one where it is taken.")] = 8181,
    host: Annotated[
        str, typer.Option(help="The address to listen on; beyond 127.0.0.1 others can look.")
    ] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the pages in the browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody write, here or elsewhere.")] = False,
    token: Annotated[
        str | None,
        typer.Option(envvar="ONRECORD_TOKEN", help="What one who writes must give; needed to write from elsewhere."),
    ] = None,
) -> None:
    """Serve pages and a REST interface for a ledger; Ctrl-C ends it. Nothing is fetched from the network."""
    from dataclasses import replace

    from onrecord.settings import Access, Settings

    settings = Settings.load()
    access = Access(local=host in _LOOPBACK, read_only=read_only, token=token)
    app = _application(replace(settings, ledger=ledger) if ledger else settings, access)
    taken = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{taken.getsockname()[1]}/"
    typer.echo(f"onrecord is at {address}  (Ctrl-C ends it)", err=True)
    if not access.local and access.token is None:
        typer.echo("Others can look, nobody can write: give --token to let those write who know it.", err=True)
    if open_browser:
        webbrowser.open(address)
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    server.run(sockets=[taken])


def _application(settings: Any, access: Any) -> Any:
    """Return the application, found by its name as uvicorn does: the command line and the pages do not know each other.

    LedgerError where there is no ledger.
    """
    from uvicorn.importer import import_from_string

    app = import_from_string("onrecord.web:create_app")(settings, access)
    app.state.desk.counts()
    return app


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at the port, or at the next free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + (_TRIES if port else 1)):
        made = socket.socket(family)
        if os.name != "nt":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, candidate))
            made.listen()  # who comes before the server is up waits
        except OSError as error:
            made.close()
            told = error.strerror
        else:
            return made
    raise OnrecordError(f"cannot listen on {host}, ports {port} to {port + _TRIES - 1}: {told}; give --port or --host")


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(
        epilog=examples(
            "onrecord serve --open", "onrecord serve --ledger sudan.db --port 9000", "onrecord serve --read-only"
        )
    )(serve)
