"""The example ledger, an application at it, and a server that a browser can reach."""

import shutil
import threading
import time
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.desk import open_desk
from onrecord.ledger import open_writer
from onrecord.records import Article, Evidence, Figure, Span, Voice
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


@contextmanager
def served(path):
    """The address of a server at a ledger, in a thread of its own."""
    settings = Settings(ledger=str(path))
    server = uvicorn.Server(uvicorn.Config(create_app(settings, Access()), port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def site(read, tmp_path_factory):
    """The address of a server at the examples and at an article that was changed later."""
    path = Path(shutil.copy(read, tmp_path_factory.mktemp("site") / "demo.db"))
    with open_writer(str(path)) as writer:
        for name, day, killed in (("depot-first", "2025-03-04", 31), ("depot-later", "2025-03-05", 40)):
            writer.add(*_told(name, day, killed), by="test")
    with served(path) as address:
        yield address


def _told(name, day, killed):
    """An article that tells one figure, and the figure."""
    article = Article.build(
        body=f"The governor said {killed} people were killed.", title="Fire at a depot", published=day, id=name,
        url="http://post.example/depot", outlet="Example Post",
    )  # fmt: skip
    at = article.text.index(str(killed))
    words = Evidence.quote(article.text, Span(at, at + 2))
    return article, [
        Figure(article=name, evidence=(words,), by="test", measure="killed", value=killed, said_by=(Voice("governor"),))
    ]
