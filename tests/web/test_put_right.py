"""A claim is put right on its own page, without scripts."""

import re
from html import unescape

import pytest

pytestmark = pytest.mark.weights


def sent(client, page_of, **told):
    """Send a form of a claim's page as a browser does; return the page one comes to."""
    page = client.get(f"/why/{page_of}").text
    secret = re.search(r'name="secret" value="([^"]+)"', page)[1]
    form = {"secret": secret, "back": "why", "subject": page_of, "who": "Amina", "why": "heard it", **told}
    return client.post("/review", data=form, headers={"Origin": "http://127.0.0.1"})


def figure_beside_events(client):
    """Return the figure of an article that tells of an event beside that whose toll it is, and the other event."""
    claims = client.get("/api/claims?kind=figure&limit=1000").json()["rows"]
    for claim in claims:
        options = re.findall(r'<option value="event=(\w+)"(?! selected)', client.get(f"/why/{claim['id']}").text)
        if claim["event"] and options:
            return claim["id"], options[0]
    raise AssertionError("the examples have no such figure")


def test_a_figure_is_corrected_and_moved_to_another_event_on_its_page(writing):
    figure, other = figure_beside_events(writing)
    page = sent(writing, figure, verdict="correct", value="value=7")
    assert page.url.path == f"/why/{figure}"
    assert "correct by Amina" in page.text
    assert writing.get(f"/api/why/{figure}").json()["claim"]["value"] == 7
    sent(writing, figure, verdict="correct", value=f"event={other}")
    assert [claim for claim, _ in writing.get(f"/api/why/{figure}").json()["linked"]] == [other]
    assert re.search(rf'<option value="event={other}" selected', writing.get(f"/why/{figure}").text)
    sent(writing, figure, verdict="correct", value="event=")
    assert writing.get(f"/api/why/{figure}").json()["linked"] == []
    assert "rejected" in sent(writing, figure, verdict="reject").text


def test_what_was_decided_is_undone_on_the_page_of_the_claim(writing):
    claim = writing.get("/api/figures?limit=1").json()["rows"][0]["claim"]
    told = writing.get(f"/api/why/{claim}").json()["claim"]
    sent(writing, claim, verdict="correct", value="place=Kelambo")
    sent(writing, claim, verdict="reject")
    for verdict in ("reject", "correct"):
        page = writing.get(f"/why/{claim}").text
        assert page.count(">Undo<") == (2 if verdict == "reject" else 1)
        decided = re.search(rf'name="subject" value="(\w+)"><input type="hidden" name="who" value="Amina"><button[^>]*Undo {verdict}', page)[1]
        assert sent(writing, claim, claim=claim, subject=decided, verdict="undo").url.path == f"/why/{claim}"
    assert writing.get(f"/api/why/{claim}").json()["claim"] == told
    assert ">Undo<" not in writing.get(f"/why/{claim}").text


def test_what_cannot_be_is_said_on_the_page(writing):
    claim = writing.get("/api/figures?limit=1").json()["rows"][0]["claim"]
    page = sent(writing, claim, verdict="correct", value="value=many")
    assert page.url.path == f"/why/{claim}"
    assert "value of a claim cannot be 'many'" in unescape(page.text)
    assert "the form was too old" in sent(writing, claim, verdict="reject", secret="guessed").text
    assert writing.get("/api/judgements").json()["rows"] == []


def test_who_may_not_decide_sees_no_form(client):
    claim = client.get("/api/figures?limit=1").json()["rows"][0]["claim"]
    assert "<form method=\"post\"" not in client.get(f"/why/{claim}").text
