"""A day that no calendar has is let in by no door; a ledger that holds one from before can still be read."""

import json

import pytest
from sqlalchemy import insert
from starlette.testclient import TestClient
from typer.testing import CliRunner

import onrecord
from onrecord.cli.app import app
from onrecord.desk import Desk
from onrecord.errors import InvalidRecord, NotFound, OnrecordError
from onrecord.ledger import open_writer, tables
from onrecord.ledger.store import open_engine
from onrecord.records import Article, Event, Evidence, Exchange, Figure, Period, Round, Side, Span, Voice
from onrecord.records.values import day_of, days_apart, is_date
from onrecord.settings import Access, Settings
from onrecord.web import create_app

NEVER = "2025-02-30"
BODY = "The ministry said 40 people were killed. " + " ".join(f"word{n}" for n in range(40))


def article(name, day):
    return Article(id=name, text=f"{BODY} {name}", published=day, outlet=name)


def claims(name, day, value):
    common = {"article": name, "evidence": (Evidence.quote(BODY, Span(18, 20)),), "by": "test", "said_on": day}
    return [
        Figure(**common, said_by=(Voice("ministry"),), measure="killed", value=value, place="Juba",
               period=Period("cumulative", None, day)),
        Event(**common, plover="CONSULT", place="Doha", date=day, detail=Round((Voice("army"), Voice("rebels")))),
        Event(**common, plover="RETREAT", date=day, detail=Exchange((Side("army", value=3), Side("rebels", value=4)))),
    ]  # fmt: skip


@pytest.fixture
def settings(tmp_path):
    """A ledger that holds an impossible day, as earlier versions let it in."""
    told = Settings(ledger=str(tmp_path / "ledger.db"))
    engine = open_engine(told.ledger, write=True)
    held = article("a", NEVER)
    with engine.begin() as connection:
        connection.execute(insert(tables.article).values(held.to_json()))
    engine.dispose()
    with open_writer(told.ledger) as writer:
        writer.add(held, claims("a", NEVER, 40), by="test")
        writer.add(article("b", "2025-02-28"), claims("b", "2025-02-28", 38), by="test")
        writer.add(article("c", "2025-03-01"), claims("c", "2025-03-01", 52), by="test")
    return told


@pytest.fixture
def desk(settings):
    with Desk(settings) as desk:
        yield desk


def test_a_ledger_that_holds_one_is_read_to_the_end(desk):
    for report in (
        desk.statements, desk.figures, desk.series, desk.talks, desk.positions, desk.exchanges, desk.obligations,
        desk.events, desk.timeline, desk.stories, desk.actors, desk.proposals, desk.review, desk.catalogue,
    ):  # fmt: skip
        report()
    assert desk.brief("2025-02-01").lines
    assert {row.day for row in desk.figures()} == {NEVER, "2025-02-28", "2025-03-01"}
    assert desk.draw(desk.series(), "svg")


@pytest.mark.parametrize(
    "page", ["/", "/brief", "/figures", "/talks", "/series?measure=killed", "/timeline", "/review"]
)
def test_the_pages_of_such_a_ledger_are_shown(settings, page):
    with TestClient(create_app(settings, Access(read_only=True)), base_url="http://127.0.0.1") as client:
        assert client.get(page).status_code == 200


def test_the_horizon_of_a_listing_is_a_day_that_can_be_asked_for(desk):
    horizon = desk.horizon("figure", {}, most=1)
    assert horizon == "2025"
    assert desk.figures(since=horizon)


@pytest.mark.parametrize("day", [NEVER, "2025-13-01", "2025-02-30T08:00:00Z", "2025-13"])
def test_no_article_is_published_on_one(day, tmp_path):
    with pytest.raises(InvalidRecord, match="no calendar has"):
        onrecord.read_text("Ten died.", published=day)
    with open_writer(str(tmp_path / "l.db")) as writer, pytest.raises(InvalidRecord, match="no calendar has"):
        writer.add(article("d", day), [], by="test")


@pytest.mark.parametrize("name", ["since", "until", "as_of"])
@pytest.mark.parametrize("day", [NEVER, "x", "2025-13"])
def test_no_report_is_asked_for_one(desk, name, day):
    for report in (desk.figures, desk.events, desk.catalogue):
        with pytest.raises(OnrecordError, match=f"{name} '{day}' is not a day"):
            report(**{name: day})
    with pytest.raises(OnrecordError, match="is not a day"):
        desk.brief(day)
    with pytest.raises(OnrecordError, match="is not a day"):
        desk.review(since=day)


def test_days_the_wrong_way_round_are_said(desk):
    with pytest.raises(OnrecordError, match="since 2025-03 is later than until 2025-02-28"):
        desk.series(since="2025-03", until="2025-02-28")
    with pytest.raises(OnrecordError, match="is later than"):
        desk.window("2025-03", "2025-02-28")
    assert desk.figures(since="2025-02", until="2025")
    assert desk.brief("2025-03-01", as_of="2025-02-01").lines == ()


def test_no_window_begins_or_ends_on_one(desk):
    with pytest.raises(NotFound, match="or a day"):
        desk.window("2025-99-01")
    with pytest.raises(OnrecordError, match="until '2025-02-30'"):
        desk.window("2025-02-28", NEVER)


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "x.txt", "--published", NEVER), ("extract", "x.txt", "--published", "2025-13-01"),
        ("figures", "--since", NEVER), ("events", "--until", "2025-13"), ("talks", "--as-of", NEVER),
        ("brief", "--since", NEVER), ("window", "2025-99-01"), ("window", NEVER),
        ("series", "--since", "2025-03", "--until", "2025-02"), ("series", "--until", "2025-02", "--since", "2025-03"),
    ],
)  # fmt: skip
def test_the_command_line_takes_none(arguments):
    assert CliRunner().invoke(app, arguments).exit_code == 2


@pytest.mark.parametrize(
    "asked",
    [f"figures?since={NEVER}", f"talks?as_of={NEVER}", "brief?since=2025-13", "events?since=2025-03&until=2025-02"],
)
def test_the_web_takes_none(settings, asked):
    with TestClient(create_app(settings, Access(read_only=True)), base_url="http://127.0.0.1") as client:
        assert client.get(f"/api/{asked}").status_code == 422


def test_no_correction_gives_one(desk):
    figure = desk.figures()[0].claim
    with pytest.raises(InvalidRecord, match=r"period.end is '2025-02-30'"):
        desk.judge("correct", figure, value=f"period.end={NEVER}", who="me")
    wrong = {
        "verdict": "correct",
        "subject": figure,
        "value": json.dumps({"said_on": NEVER}),
        "who": "me",
        "when": "2026",
    }
    with pytest.raises(InvalidRecord, match="said_on"):
        desk.import_judgements([wrong])
    with pytest.raises(InvalidRecord, match=r"article is text, not .{,200}$"):
        desk.import_judgements([{"article": {"text": "a whole article " * 100}, "claims": []}])
    assert desk.judgements() == []


def test_days_are_told_apart_from_what_only_looks_like_them():
    assert [is_date(d) for d in ("2025", "2025-02", "2025-02-28", "2025-2-28", "2025-W07", NEVER)] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert day_of("2025-02-28T10:00").day == 28
    assert (day_of("2025-02"), day_of(NEVER), day_of(None)) == (None, None, None)
    assert (days_apart("2025-02-28", "2025-03-02"), days_apart("2025-02-28", NEVER)) == (2, None)
