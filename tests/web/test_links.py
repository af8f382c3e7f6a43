"""What the pages of the examples link to is there, and every file that they offer can be had."""

import csv
import io
import re

import pytest

pytestmark = pytest.mark.weights
_LINK = re.compile(r'href="([^"]+)"')


def links(client, path):
    return [link.replace("&amp;", "&") for link in _LINK.findall(client.get(path).text)]


def test_every_article_is_given_as_csv(client):
    articles = [row["article"] for row in client.get("/api/articles").json()["rows"]]
    assert len(articles) >= 20
    for article in articles:
        answer = client.get(f"/article/{article}?format=csv")
        assert answer.status_code == 200
        rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
        assert len(rows) == len(client.get(f"/api/article/{article}").json()["claims"])
        assert None not in {name for row in rows for name in row}


@pytest.mark.parametrize("path", ["/", "/statements?limit=1000", "/actors"])
def test_every_speaker_and_actor_leads_to_a_page_with_something_on_it(client, path):
    led = {link for link in links(client, path) if link.startswith(("/actor/", "/statements?speaker="))}
    assert led
    for link in sorted(led):
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert "Nothing on record" not in answer.text, link


def test_a_file_holds_all_rows_or_as_many_as_are_asked_for(client):
    assert len(client.get("/figures?format=json").json()["rows"]) > 50
    assert len(client.get("/figures?format=json&limit=1").json()["rows"]) == 1
    assert len(client.get("/figures?format=csv&limit=2").text.splitlines()) == 3


def test_every_proposal_leads_to_its_own_sheet_though_several_bear_one_name(client):
    led = {
        link for path in ("/proposals", "/obligations") for link in links(client, path) if link.startswith("/proposal/")
    }
    assert len(led) > 15
    for link in led:
        term = link.removeprefix("/proposal/")
        sheet = client.get(f"/api{link}").json()["proposal"]
        assert term in {claim for told in sheet["terms"] for claim in told["claims"]}


def test_no_address_holds_a_blank(client):
    for path in (
        "/actor/National%20Salvation%20Alliance",
        "/proposal/new%20draft",
        "/statements?speaker=rebel+official",
    ):
        assert [link for link in links(client, path) if " " in link] == []


def test_a_country_is_one_in_small_letters_too(client):
    assert client.get("/places?country=sd&format=json").json() == client.get("/places?country=SD&format=json").json()
    assert client.get("/places?country=sd&format=json").json()["rows"]


def test_what_one_alleges_or_denies_stands_once_in_a_row_of_obligations(client):
    for cell in re.findall(r'<ul class="plain">(.*?)</ul>', client.get("/obligations").text, re.DOTALL):
        told = re.findall(r"<li>(.*?)</li>", re.sub(r' href="[^"]*"', "", cell))
        assert len(told) == len(set(told))
