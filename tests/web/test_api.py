import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.web import wire
from onrecord.web.listings import LISTINGS

pytestmark = pytest.mark.weights
SENT = [kind for kind in vars(wire).values() if isinstance(kind, type) and issubclass(kind, wire.Wire) and kind is not wire.Wire]
FIELDS = json.loads((Path(__file__).parent / "wire_fields.json").read_text(encoding="utf-8"))  # what programs may read


def test_what_goes_over_the_wire_changes_only_on_purpose(client):
    told = client.get("/api/openapi.json").json()["components"]["schemas"]
    rows = {name: kind["properties"] for name, kind in told.items() if "properties" in kind and not name.startswith("Page_")}
    assert {name: " ".join(sorted(fields)) for name, fields in rows.items()} == FIELDS


NEEDED = {"window": {"since": "2025-01-20", "measure": "killed"}}


@pytest.mark.parametrize("name", [held.name for held in LISTINGS])
def test_every_list_answers_with_pages_of_rows(client, name):
    found = client.get(f"/api/{name}", params={"limit": 2, **NEEDED.get(name, {})}).json()
    assert len(found["rows"]) in {1, 2} or name in {"review", "retractions"}
    if found["next"]:
        assert client.get(found["next"]).json()["rows"] != found["rows"]


def test_pages_together_are_the_whole_without_doubles(client):
    whole = client.get("/api/statements", params={"limit": 1000}).json()["rows"]
    address, seen = "/api/statements?limit=60", []
    while address:
        page = client.get(address).json()
        seen += page["rows"]
        address = page["next"]
    assert [r["claim"] for r in seen] == [r["claim"] for r in whole]
    told = [claim for row in whole for claim in row["claims"]]
    assert len(set(told)) == len(told) == client.get("/api/counts").json()["statement"]


def test_a_row_leads_to_its_words(client):
    claim = client.get("/api/figures", params={"measure": "killed"}).json()["rows"][0]["claim"]
    found = client.get(f"/api/why/{claim[:8]}").json()
    text = client.get(f"/api/article/{found['article']}").json()["article"]["text"]
    assert all(words in text for _, words, _ in found["words"])


def test_a_place_leads_to_what_it_was_taken_for_and_what_else_it_may_be(client):
    claims = client.get("/api/article/gaza-1").json()["claims"]
    placed = next(c for c in claims if c.get("location") and len(c["location"]["candidates"]) > 1)
    told = client.get(f"/api/why/{placed['id']}").json()["claim"]["location"]
    assert told == placed["location"]
    page = client.get(f"/why/{placed['id']}").text
    first, second, *_ = told["candidates"]
    assert f"GeoNames {first['geonameid']}, score {told['score']:.2f}" in page
    assert page.index("Place taken for") < page.index("Less likely") < page.index(f"GeoNames {second['geonameid']}")


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/statements?speaker=Nobody", 404, "not_found"), ("/api/why/00000000", 404, "not_found"),
        ("/api/figures?since=yesterday", 422, "invalid"), ("/api/figures?limit=0", 422, "invalid"),
        ("/api/figures?colour=red", 422, "invalid"), ("/api/nothing", 404, "not_found"),
    ],
)  # fmt: skip
def test_errors_have_one_shape(client, address, status, code):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize(("sent", "told"), [
    ({"content": '{"verdict": "accept"}', "headers": {"Content-Type": "text/plain"}}, "send a JSON object, with the header Content-Type: application/json"),
    ({"json": {"verdict": "accept"}}, "subject: Field required; who: Field required"),
])  # fmt: skip
def test_a_decision_sent_wrongly_is_told_how_to_be_sent(writing, sent, told):
    answer = writing.post("/api/judgements", **sent)
    assert (answer.status_code, answer.json()["error"]["message"]) == (422, told)


def test_a_day_that_is_none_is_told_plainly(client):
    assert client.get("/api/figures?since=yesterday").json()["error"]["message"] == "since: give a date such as 2025-03-08, 2025-03 or 2025"


def test_as_known_on_a_day_later_articles_are_left_out(client):
    now, then = (
        client.get("/api/articles", params={"limit": 100, **told}).json()["rows"]
        for told in ({}, {"as_of": "2025-03-05"})
    )
    assert 0 < len(then) < len(now)
    assert max(row["day"] for row in then) <= "2025-03-05"


@pytest.mark.parametrize("name", [held.name for held in LISTINGS])
def test_a_page_has_the_same_rows_as_json_and_csv(client, name):
    as_json = client.get(f"/{name}", params={"format": "json", **NEEDED.get(name, {})}).json()["rows"]
    as_csv = list(csv.DictReader(io.StringIO(client.get(f"/{name}", params={"format": "csv", **NEEDED.get(name, {})}).text.lstrip("\ufeff"))))
    assert len(as_json) == len(as_csv)
    if as_json:
        assert set(as_json[0]) == {column.partition(".")[0] for column in as_csv[0]}  # a record is a column for each field


def test_a_decision_is_taken_and_undone_through_the_interface(writing):
    claim = writing.get("/api/figures?measure=killed").json()["rows"][0]["claim"]
    taken = writing.post("/api/judgements", json={"verdict": "reject", "subject": claim, "who": "Amina"})
    assert taken.status_code == 201
    assert claim not in {row["claim"] for row in writing.get("/api/figures?measure=killed&limit=500").json()["rows"]}
    writing.post(f"/api/judgements/{taken.json()['id']}/undo", params={"who": "Amina"})
    assert claim in {row["claim"] for row in writing.get("/api/figures?measure=killed&limit=500").json()["rows"]}
    assert [row["verdict"] for row in writing.get("/api/judgements").json()["rows"]] == ["undo", "reject"]


def test_what_was_decided_elsewhere_is_imported_and_what_is_none_adds_nothing(writing):
    claims = [row["claim"] for row in writing.get("/api/figures?measure=killed").json()["rows"]][:2]
    made = [{"verdict": "reject", "subject": c, "who": "Amina", "when": f"2025-03-0{n}T08:30:00+00:00"} for n, c in enumerate(claims, 1)]
    withdrawn = {"article": "sudan-market-1", "day": "2025-03-10", "why": "taken back", "when": "2025-03-10T08:30:00+00:00", "withdrawn": True}
    lines = "".join(json.dumps(each) + "\n" for each in (*made, withdrawn))
    for wrong in ("[]", "{", '{"verdict": "reject", "subject": 7, "who": "A", "when": "2025-03-01"}', json.dumps({**made[0], "when": "zz"})):
        answer = writing.post("/api/judgements/import", content=lines + wrong)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "unreadable")
        assert answer.json()["error"]["message"].startswith("what was sent, line 4: is no judgement or retraction: ")
    assert writing.get("/api/judgements/export").text == ""
    assert writing.post("/api/judgements/import", content=lines).json() == {"decisions": 3, "new": 3}
    given = writing.get("/api/judgements/export").text
    assert [json.loads(line)["when"][:10] for line in given.splitlines()] == ["2025-03-01", "2025-03-02", "2025-03-10"]
    assert writing.post("/api/judgements/import", content=given).json() == {"decisions": 3, "new": 0}
    gone = json.dumps({**withdrawn, "article": "elsewhere"})
    answer = writing.post("/api/judgements/import", content=gone)
    assert answer.status_code == 404
    assert "elsewhere" in answer.json()["error"]["message"]


def test_every_question_and_every_list_is_described_with_an_example(client):
    told = client.get("/api/openapi.json").json()
    asked = [p for methods in told["paths"].values() for one in methods.values() for p in one.get("parameters", ())]
    assert [p["name"] for p in asked if not p["schema"].get("examples") and "default" not in p["schema"]] == []
    rows = {kind.__name__: told["components"]["schemas"][kind.__name__]["properties"] for kind in SENT}
    bare = {name for name, fields in rows.items() if not any("examples" in field for field in fields.values())}
    assert bare == {"ActorSheet", "Diff", "Imported", "Sheet"}  # made of others
    for kind in SENT:
        for name, field in rows[kind.__name__].items():
            for example in field.get("examples", ()):
                kind.__pydantic_validator__.validate_assignment(kind.model_construct(), name, example)


def test_an_article_is_retracted_and_stands_again(writing):
    told = {"article": "sudan-market-1", "why": "its outlet took it back", "day": "2025-03-10", "who": "Amina"}
    made = writing.post("/api/retractions", json=told)
    assert made.status_code == 201
    assert made.json()["holds"]
    rows = [row["article"] for row in writing.get("/api/articles?limit=1000").json()["rows"]]
    assert "sudan-market-1" not in rows
    whole = writing.get("/api/articles?limit=1000&retracted=true").json()["rows"]
    assert [row["article"] for row in whole if row["retracted"]] == ["sudan-market-1"]
    assert writing.get("/api/article/sudan-market-1").json()["retracted"]["who"] == "Amina"
    assert writing.post("/api/retractions", json=told).status_code == 422
    assert writing.post("/api/retractions", json={"article": "sudan-market-1", "who": "Amina", "undo": True}).status_code == 201
    held = writing.get("/api/retractions").json()["rows"]
    assert [(row["withdrawn"], row["holds"]) for row in held] == [(False, False), (True, False)]
    assert writing.get("/api/article/sudan-market-1").json()["retracted"] is None


def test_what_the_command_line_tells_is_told_here_too(client):
    def rows(path):
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()["rows"]

    assert {outlet for row in rows("/api/stories?since=2025-03") for outlet in row["outlets"]}
    assert {row["policy"] for row in rows("/api/lines?measure=killed")} == {"range"}
    preferred = rows("/api/lines?measure=killed&policy=priority&prefer=ministry,army&limit=1000")
    assert {row["reason"] for row in preferred if "ranks" in row["reason"] or row["pending"]}
    assert {row["start"] for row in rows("/api/window?since=2025-01-20&measure=killed")} == {"2025-01-20"}
    assert {row["term"] for row in rows("/api/agreements?term=ceasefire")} == {"ceasefire"}
    assert client.get("/api/window").status_code == 422
    assert client.get("/api/lines?policy=mean").status_code == 422
    assert client.get("/window").status_code == 200


def test_every_filter_narrows_and_unknown_words_are_said(client):
    for path, name, value in (
        ("statements", "speech_act", "denies"), ("statements", "quotation", "direct"), ("statements", "modality", "asserted"),
        ("events", "mode", "aerial"), ("figures", "modality", "asserted"),
    ):  # fmt: skip
        found = client.get(f"/api/{path}?{name}={value}&limit=1000").json()["rows"]
        assert {row[name] for row in found} == {value}
    assert {row["latest"]["stance"] for row in client.get("/api/positions?stance=rejects").json()["rows"]} == {"rejects"}
    assert {row["country"] for row in client.get("/api/actors?country=Sudan").json()["rows"]} == {"SD"}
    assert {row["sector"] for row in client.get("/api/actors?sector=MIL").json()["rows"]} == {"MIL"}
    assert 0 < len(client.get("/api/events?sector=REB&limit=1000").json()["rows"]) < len(client.get("/api/events?limit=1000").json()["rows"])
    assert client.get("/api/events?sector=XYZ").status_code == 422
    assert 0 < len(client.get("/api/events?country=SD").json()["rows"]) < len(client.get("/api/events").json()["rows"])
    for wrong in ("events?mode=airborne", "events?country=Atlantis", "talks?party=Xyzzy", "exchanges?place=Xyzzy"):
        assert client.get(f"/api/{wrong}").status_code == 404
    assert client.get("/api/statements?speech_act=murmurs").status_code == 422


def test_what_is_kept_broken_or_delayed_is_told_by_every_page_that_has_it(client):
    told = next(row for row in client.get("/api/events?limit=1000").json()["rows"] if row["detail"] == "compliance")
    assert told["verdict"].split()[-1] in {"kept", "broken", "delayed"}
    for page in (f"/article/{told['article']}", f"/events?since={told['told']}&until={told['told']}"):
        assert f'<span class="tag">{told["verdict"]}</span>' in client.get(page).text


def test_a_page_that_can_give_no_rows_offers_none_as_a_file(client):
    assert "format=csv" in client.get("/window?since=2025-09-01").text
    for page in ("/window", "/figures?measure=nothing"):
        told = client.get(page).text
        assert 'href="/' in told
        assert "format=csv" not in told
