"""Opening a ledger: a path or SQLAlchemy URL -> an engine whose tables are up to date."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, DatabaseError, SQLAlchemyError

from onrecord.errors import LedgerError

_URL = re.compile(r"\w+(\+\w+)?://")
_SERVER = re.compile(r"postgresql(\+\w+)?://")
_BUSY = 30_000  # milliseconds a writer waits for another before it gives up


def open_engine(ledger: str, *, write: bool) -> Engine:
    """Return the engine of a ledger; a new one is made when opened to write, none when opened to view.

    Raises LedgerError when there is none to view, when the file is no ledger, or one of a newer onrecord.
    """
    engine = _engine(ledger, write=write)
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
                command.upgrade(_config(connection), "head")
    except DatabaseError as error:
        engine.dispose()
        raise LedgerError(f"{ledger} cannot be opened as a ledger: {error.orig}") from error
    except (SQLAlchemyError, CommandError) as error:
        engine.dispose()
        raise LedgerError(f"{ledger} cannot be opened: {error}") from error
    return engine


def _engine(ledger: str, *, write: bool) -> Engine:
    if _URL.match(ledger) and not ledger.startswith("sqlite"):
        if not _SERVER.match(ledger):
            raise LedgerError(
                f"{ledger} is no ledger: that is a file (SQLite), or a PostgreSQL database as postgresql://user@host/name"
            )
        try:
            return create_engine(ledger.replace("postgresql://", "postgresql+psycopg://", 1))
        except (ArgumentError, ModuleNotFoundError) as error:
            raise LedgerError(f"{ledger} cannot be opened: {error}; pip install 'onrecord[postgresql]'?") from error
    path = Path(re.sub(r"^sqlite:/{2,3}", "", ledger))
    if not write and not path.is_file():
        raise LedgerError(f"there is no ledger {path}; make one with `onrecord read ARTICLES --ledger {path}`")
    if write and not path.parent.is_dir():
        raise LedgerError(f"the folder {path.parent} of the ledger does not exist; make it first")
    mode = "rwc" if write else "ro"
    engine = create_engine(f"sqlite+pysqlite:///file:{_quoted(path)}?mode={mode}&uri=true")
    event.listen(engine, "connect", _prepare_writer if write else _prepare_reader)
    return engine


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _prepare_writer(connection: Any, _: Any) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", f"busy_timeout = {_BUSY}"):
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
