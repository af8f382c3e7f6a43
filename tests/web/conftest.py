"""The example ledger, an application at it, and a server that a browser can reach."""

import shutil
import threading
import time
from importlib.resources import files
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.desk import Desk, open_desk
from onrecord.settings import Access, Settings
from onrecord.web import create_app


@pytest.fixture(scope="session")
def read(tmp_path_factory):
    """The examples, read once."""
    path = tmp_path_factory.mktemp("read") / "examples.db"
    with open_desk(str(path)) as desk:
        list(desk.read([str(files("onrecord").joinpath("examples"))], jobs=1))
    return path


@pytest.fixture
def ledger(read, tmp_path):
    """A ledger of one's own, to decide in."""
    return Path(shutil.copy(read, tmp_path / "demo.db"))


@pytest.fixture(scope="session")
def client(read):
    """Asks the application that only looks."""
    with TestClient(
        create_app(Settings(ledger=str(read)), Access(read_only=True)), base_url="http://127.0.0.1"
    ) as client:
        yield client


@pytest.fixture
def writing(ledger):
    """Asks the application at a ledger of one's own."""
    with TestClient(create_app(Settings(ledger=str(ledger)), Access()), base_url="http://127.0.0.1") as client:
        yield client


def serving(path, access=None):
    """Return a server in a thread of its own, and its address."""
    app = create_app(Settings(ledger=str(path)), access or Access(), desk=Desk(Settings(ledger=str(path))))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, thread, f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def site(read, tmp_path_factory):
    """The address of a server at the examples, where one may decide."""
    path = Path(shutil.copy(read, tmp_path_factory.mktemp("site") / "demo.db"))
    server, thread, address = serving(path)
    yield address
    server.should_exit = True
    thread.join(timeout=10)
