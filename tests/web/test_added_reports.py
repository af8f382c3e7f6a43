"""A report that an installed package adds stands among the pages and in REST, as on the command line."""

import sys

import pytest
from starlette.testclient import TestClient

from onrecord.plugins import installed
from onrecord.settings import Access, Settings
from onrecord.web import create_app
from tests.doors.test_plugins import install

pytestmark = pytest.mark.weights
MODULE = """
from collections import Counter
from datetime import date

def voices(view, query):
    said = [e for e in view.entries(query) if e.claim.kind == "statement" and e.outlet]
    for outlet, n in sorted(Counter(e.outlet for e in said).items()):
        yield {"outlet": outlet, "statements": n, "days": [e.day for e in said if e.outlet == outlet][:2],
               "made": date(2025, 3, 8), "claim": next(e.claim.id for e in said if e.outlet == outlet)}

def odd(view, query):
    yield 5
"""


@pytest.fixture
def asking(read, tmp_path, monkeypatch):
    points = {"onrecord.reports": {"voices_by_outlet": "voices_told:voices", "odd": "voices_told:odd", "gone": "voices_told:gone"}}
    install(tmp_path, "voices-told", "0.3", points, MODULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    installed.cache_clear()
    with TestClient(create_app(Settings(ledger=str(read)), Access(read_only=True)), base_url="http://127.0.0.1") as client:
        yield client
    sys.modules.pop("voices_told", None)
    installed.cache_clear()


def test_its_rows_are_given_page_by_page_and_as_files(asking):
    told = [(p["kind"], p["name"], p["package"], bool(p["problem"])) for p in asking.get("/api/plugins").json()]
    assert told == [("report", name, "voices-told", name == "gone") for name in ("gone", "odd", "voices_by_outlet")]
    rows = asking.get("/api/report/voices_by_outlet").json()["rows"]
    assert len(rows) > 2
    assert rows[0]["made"] == "2025-03-08"
    first = asking.get("/api/report/voices_by_outlet?limit=2").json()
    assert first["rows"] + asking.get(first["next"]).json()["rows"] == rows[:4]
    narrowed = asking.get(f"/api/report/voices_by_outlet?outlet={rows[0]['outlet']}").json()["rows"]
    assert narrowed == [row for row in rows if rows[0]["outlet"].lower() in row["outlet"].lower()] != rows
    assert asking.get("/report/voices_by_outlet?format=json&limit=1").json()["rows"] == rows
    assert asking.get("/report/voices_by_outlet?format=csv").text.count("\r\n") == len(rows) + 1


def test_it_stands_in_the_menu_and_leads_to_the_words(asking):
    page = asking.get("/report/voices_by_outlet?as_of=2025-03-08").text
    claim = asking.get("/api/report/voices_by_outlet?as_of=2025-03-08").json()["rows"][0]["claim"]
    assert f'href="/why/{claim}"' in page
    assert "voices by outlet</a>" in page
    assert 'href="/report/voices_by_outlet?as_of=2025-03-08" aria-current="page"' in page
    assert 'href="/report/gone' not in page


@pytest.mark.parametrize(("name", "status", "told"), [
    ("voices", 404, "did you mean 'voices_by_outlet'"), ("gone", 400, "cannot be used"), ("odd", 400, "a row is int"),
])  # fmt: skip
def test_what_it_cannot_give_is_said(asking, name, status, told):
    for address in (f"/api/report/{name}", f"/report/{name}"):
        found = asking.get(address)
        assert found.status_code == status
        assert told in found.text.replace("&#39;", "'")


def test_where_nothing_is_added_the_menu_has_nothing_of_it(client):
    assert "/report/" not in client.get("/articles").text
    assert client.get("/api/plugins").json() == []
