"""A brief of a ledger larger than one can wait for looks at what was published last, says so, and refuses what it cannot tell."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.desk import Desk
from onrecord.settings import Access, Settings
from onrecord.web import create_app

pytestmark = pytest.mark.weights


class Large(Desk):
    """A desk whose ledger has more claims than can be compared, those since a day not counted."""

    def horizon(self, kind: str | None, asked: Any, *, most: int) -> str | None:
        return "2025-09-20" if kind is None else super().horizon(kind, asked, most=most)


@pytest.fixture
def large(read):
    settings = Settings(ledger=str(read), who_is_who=3000)
    with TestClient(create_app(settings, Access(read_only=True), desk=Large(settings)), base_url="http://127.0.0.1") as client:
        yield client


def test_it_says_since_when_it_looks_and_leaves_out_what_was_before(large, client):
    whole, bounded = (held.get("/api/brief?since=2025-10-01").json() for held in (client, large))
    assert whole["note"] is None
    assert "what was published before 2025-09-20 is not looked at" in bounded["note"]
    assert bounded["rows"]
    old = {row["claim"] for row in client.get("/api/figures?until=2025-09-19&limit=1000").json()["rows"]}
    assert not old & {claim for row in bounded["rows"] for claim in row["claims"]}
    assert bounded["note"] in large.get("/brief?since=2025-10-01").text
    assert "is not looked at" not in client.get("/brief?since=2025-10-01").text


def test_what_is_new_since_before_then_is_left_to_the_command(large):
    answer = large.get("/api/brief?since=2025-09-01")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "refused")
    for said in ("take a later day than 2025-09-20", "onrecord brief --since 2025-09-01"):
        assert said in answer.json()["error"]["message"]
    assert large.get("/").status_code == 200
