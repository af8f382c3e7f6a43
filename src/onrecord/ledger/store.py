"""Opening a ledger: a path or SQLAlchemy URL -> an engine whose tables are up to date."""

import os
import re
import shlex
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, DatabaseError, SQLAlchemyError

from onrecord.errors import LedgerError
from onrecord.settings import without_password

_URL = re.compile(r"\w+(\+\w+)?://")
_SERVER = re.compile(r"postgresql(\+\w+)?://")
_BUSY = 30_000  # milliseconds a writer waits for another before it gives up
# Whoever makes or upgrades a ledger does so alone and in one transaction; who comes second finds it done.
_ALONE = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(6735)"}
_REMEDIES = {  # what SQLite says -> what to do
    "database is locked": "another program is writing to it; run the same again when that has ended",
    "readonly database": "you may not write to it or to its folder; copy it to where you may, or name another with --ledger",
    "unable to open": "check the path, and that you may write there",
    "file is not a database": "name another file with --ledger",
    "malformed": "the file is damaged or cut short; take a copy of it that is whole",
    "disk is full": "make room and run the same again",
}


def open_engine(ledger: str, *, write: bool) -> Engine:
    """Return the engine of a ledger; a new one is made when opened to write, none when opened to view.

    Raises LedgerError when there is none to view, when the file is no ledger, or one of a newer onrecord.
    """
    engine, ledger = _engine(ledger, write=write), without_password(ledger)
    try:
        with engine.connect() as connection:
            tables = set(inspect(connection).get_table_names())
            if tables and "alembic_version" not in tables:
                raise LedgerError(f"{ledger} is a database, but no onrecord ledger; name another file with --ledger")
            current = MigrationContext.configure(connection).get_current_revision()
        head = _scripts().get_current_head()
        if current != head:
            if current is not None and current not in {s.revision for s in _scripts().walk_revisions()}:
                raise LedgerError(f"{ledger} was written by a newer onrecord (version {current}); upgrade onrecord")
            if not write:
                raise LedgerError(f"{ledger} is of an older version or empty; run `onrecord read` on it once")
            with engine.begin() as connection:
                connection.exec_driver_sql(_ALONE[connection.dialect.name])
                command.upgrade(_config(connection), "head")
    except DatabaseError as error:
        engine.dispose()
        raise LedgerError(f"{ledger} cannot be opened as a ledger: {cause(error)}") from error
    except (SQLAlchemyError, CommandError) as error:
        engine.dispose()
        raise LedgerError(f"{ledger} cannot be opened: {error}") from error
    return engine


def cause(error: DatabaseError) -> str:
    """Return what a database says is wrong, with what to do where that is known."""
    said = str(error.orig)
    return "; ".join([said, *(remedy for words, remedy in _REMEDIES.items() if words in said)])


def is_there(ledger: str) -> bool:
    """Say whether opening a ledger to write makes no new file: it is one already, or a server's database."""
    return _of_server(ledger) or _path(ledger).is_file()


def _of_server(ledger: str) -> bool:
    return bool(_URL.match(ledger)) and not ledger.startswith("sqlite")


def _path(ledger: str) -> Path:
    return Path(re.sub(r"^sqlite:/{2,3}", "", ledger))


def _engine(ledger: str, *, write: bool) -> Engine:
    if _of_server(ledger):
        if not _SERVER.match(ledger):
            raise LedgerError(
                f"{without_password(ledger)} is no ledger: that is a file (SQLite), or a PostgreSQL database as postgresql://user@host/name"
            )
        try:
            return create_engine(ledger.replace("postgresql://", "postgresql+psycopg://", 1))
        except (ArgumentError, ModuleNotFoundError) as error:
            raise LedgerError(f"{without_password(ledger)} cannot be opened: {error}; pip install 'onrecord[postgresql]'?") from error
    path = _path(ledger)
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name a file in it, such as {path / 'onrecord.db'}")
    if not write and not path.is_file():
        named = shlex.quote(str(path))
        raise LedgerError(f"there is no ledger {path}; make one with `onrecord read ARTICLES --ledger {named}`")
    if write and not path.parent.is_dir():
        raise LedgerError(f"the folder {path.parent} of the ledger does not exist; make it first")
    query = {"mode": "rwc" if write else "ro", "uri": "true"}
    if not write and _rests(path):
        query["immutable"] = "1"
    engine = create_engine(URL.create("sqlite+pysqlite", database=f"file:{_quoted(path)}", query=query))
    event.listen(engine, "connect", _prepare_writer if write else _prepare_reader)
    return engine


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _rests(path: Path) -> bool:
    """Say whether nobody can be writing to a ledger, as on a disc that is only read; SQLite asks for a file beside it else."""
    return not os.access(path.parent, os.W_OK) and not os.path.exists(f"{path}-wal")


def _prepare_writer(connection: Any, _: Any) -> None:
    for pragma in (f"busy_timeout = {_BUSY}", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_reader(connection: Any, _: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY}")


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(None))


def _config(connection: Any) -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("onrecord.ledger").joinpath("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
