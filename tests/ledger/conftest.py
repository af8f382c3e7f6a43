"""A database of PostgreSQL to keep a ledger in, in each order that letters may have there."""

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.ledger.server import UNASKED, served
from tests.required import missing

ORDERS = {"bytes": "LOCALE 'C'", "words": "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"}


@pytest.fixture(scope="session")
def server():
    """The address of a server."""
    try:
        import psycopg  # noqa: F401 - asked whether it is there
    except ImportError:
        missing("there is no psycopg (pip install 'onrecord[postgresql]')", UNASKED)
    with served() as address:
        yield make_url(address)


@pytest.fixture(params=ORDERS)
def database(server, request):
    """The URL of an empty database, which is gone afterwards."""
    engine = create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    name = f"onrecord_test_{request.param}"
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' {ORDERS[request.param]}"))
        yield server.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
