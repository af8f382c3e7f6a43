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
from onrecord.records import Article, Evidence, Figure, Period, Span, Voice
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
    """The address of a server at the examples and at what they lack."""
    path = Path(shutil.copy(read, tmp_path_factory.mktemp("site") / "demo.db"))
    with open_writer(str(path)) as writer:
        for told in TOLD:
            writer.add(*figure_told(*told), by="test")
    with served(path) as address:
        yield address


# An article that was changed later, and a running count that falls: article, address, day, place, number
TOLD = (
    ("depot-first", "http://post.example/depot", "2025-03-04", None, 31),
    ("depot-later", "http://post.example/depot", "2025-03-05", None, 40),
    ("floods-first", "http://post.example/floods-1", "2025-03-04", "Atbara", 120),
    ("floods-later", "http://post.example/floods-2", "2025-03-05", "Atbara", 90),
)


def figure_told(name, url, day, place, killed):
    """An article that tells one figure, and the figure."""
    where = f" in {place}" if place else ""
    article = Article.build(
        body=f"The governor said {killed} people were killed{where}.", title=f"Fire{where or ' at a depot'}", published=day,
        id=name, url=url, outlet="Example Post",
    )  # fmt: skip
    at = article.text.index(str(killed))
    figure = Figure(
        article=name, evidence=(Evidence.quote(article.text, Span(at, at + len(str(killed)))),), by="test",
        said_by=(Voice("governor"),), measure="killed", value=killed, place=place,
        period=Period("cumulative", None, day) if place else None,
    )  # fmt: skip
    return article, [figure]
