import pytest
from starlette.testclient import TestClient

from onrecord.ledger import open_writer
from onrecord.records import Article, Evidence, Figure, Span, Statement, Voice
from onrecord.settings import Access, Settings
from onrecord.web import create_app

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
DECISION = {"verdict": "accept", "subject": "0000", "who": "Amina"}


@pytest.fixture
def hostile(tmp_path):
    """A ledger whose every text is an attack."""
    path = tmp_path / "hostile.db"
    body = f"{HOSTILE} said 40 had died in {HOSTILE}."
    article = Article.build(
        body=body, title=f"Title {HOSTILE}", outlet=f"=cmd {HOSTILE}", published="2025-03-04", url="javascript:alert(1)"
    )
    at = article.text.index(" 40 ") + 1
    voice = Voice(HOSTILE, HOSTILE)
    number = Evidence.quote(article.text, Span(at, at + 2))
    whole = Evidence.quote(article.text, Span(0, len(article.text)))
    figure = Figure(article=article.id, evidence=(number,), by="test", said_by=(voice,), measure="killed", value=40, place=HOSTILE,
                    population=HOSTILE)  # fmt: skip
    statement = Statement(article=article.id, evidence=(whole,), by="test", said_by=(voice,), speaker=voice, quotation="direct",
                          content=(Span(0, len(article.text)),), medium=HOSTILE)  # fmt: skip
    with open_writer(str(path)) as writer:
        writer.add(article, [figure, statement], by="test")
    return path, article, figure


def asking(path, access):
    return TestClient(create_app(Settings(ledger=str(path)), access), base_url="http://127.0.0.1")


def test_scripts_in_titles_names_and_texts_stay_text(hostile):
    path, article, figure = hostile
    pages = ["/", "/articles", "/statements", "/figures", "/series", "/series?measure=killed", "/places", "/actors", "/review",
             f"/article/{article.id}", f"/why/{figure.id}", f"/search?q={HOSTILE}", f"/statements?speaker={HOSTILE}x"]  # fmt: skip
    with asking(path, Access()) as client:
        for page in pages:
            text = client.get(page).text
            assert "<script>alert" not in text, page
            assert "<img src=x" not in text, page
            assert 'href="javascript:' not in text, page
        assert "&lt;script&gt;alert" in client.get(f"/article/{article.id}").text


def test_a_cell_that_looks_like_a_formula_is_not_one(hostile):
    with asking(hostile[0], Access()) as client:
        assert "'=cmd" in client.get("/figures?format=csv").text


def test_every_answer_forbids_what_pages_do_not_need(hostile):
    with asking(hostile[0], Access()) as client:
        for page in ("/", "/api/counts", "/nothing", "/static/onrecord.css"):
            headers = client.get(page).headers
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert "access-control-allow-origin" not in headers


def test_another_machines_name_for_this_one_is_refused(hostile):
    with asking(hostile[0], Access()) as client:
        assert client.get("/", headers={"host": "attacker.example:8181"}).status_code == 421
        assert client.get("/", headers={"host": "localhost:8181"}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "http://attacker.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_what_another_sites_page_sends_is_refused(hostile, headers):
    with asking(hostile[0], Access()) as client:
        answer = client.post("/api/judgements", json=DECISION, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign")


def test_a_form_without_this_servers_secret_decides_nothing(hostile):
    with asking(hostile[0], Access()) as client:
        told = {"secret": "guessed", "verdict": "accept", "subject": hostile[2].id, "who": "Amina"}
        client.post("/review", data=told)
        assert client.get("/api/judgements").json()["rows"] == []


def test_read_only_lets_nobody_write(hostile):
    with asking(hostile[0], Access(read_only=True)) as client:
        assert client.post("/api/judgements", json=DECISION).status_code == 403
        assert client.post("/api/judgements/import", content="").status_code == 403
        assert "Accept</button>" not in client.get("/review").text


def test_beyond_this_machine_nobody_writes_without_a_token(hostile):
    with asking(hostile[0], Access(local=False)) as client:
        assert client.get("/", headers={"host": "newsroom.example"}).status_code == 200
        assert client.post("/api/judgements", json=DECISION).status_code == 403


def test_beyond_this_machine_the_token_lets_one_write(hostile):
    told = {**DECISION, "subject": hostile[2].id}
    with asking(hostile[0], Access(local=False, token="s3cret")) as client:
        assert client.post("/api/judgements", json=told).status_code == 401
        assert client.post("/api/judgements/import", content="").status_code == 401
        assert client.post("/api/judgements", json=told, headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.post("/api/judgements", json=told, headers={"authorization": "Bearer s3cret"}).status_code == 201
        assert client.post("/sign-in", data={"token": "wrong"}).status_code == 401
        client.post("/sign-in", data={"token": "s3cret"})
        assert client.post("/api/judgements", json={**told, "who": "Awa"}).status_code == 201


def test_a_server_without_a_ledger_says_so(tmp_path):
    from onrecord.errors import LedgerError

    with pytest.raises(LedgerError, match="there is no ledger"), asking(tmp_path / "none.db", Access()):
        pass
