"""A person moves a figure to another event of its article, takes the link off, and both are undone."""

import json

import pytest

from onrecord.desk import Desk
from onrecord.errors import InvalidRecord, NotFound
from onrecord.ledger import open_writer
from onrecord.records import Article, Event, Evidence, Figure, Span
from onrecord.resolve.judge import changes_of
from onrecord.settings import Settings

BODY = "Rockets hit the port of Tarvo on Monday. A raid on Lesk came a day later, and nine people died."


def raids(**told):
    """An article that tells of two attacks and a toll, which was read as that of the first."""
    article = Article.build(body=BODY, outlet="Example Post", **told)

    def words(text):
        start = BODY.index(text)
        return {"article": article.id, "evidence": (Evidence.quote(BODY, Span(start, start + len(text))),), "by": "test"}

    toll = Figure(measure="killed", value=9, event=None, **words("nine people"))
    port = Event(plover="ASSAULT", place="Tarvo", figures=(toll.id,), **words("Rockets hit the port"))
    raid = Event(plover="ASSAULT", place="Lesk", **words("A raid on Lesk"))
    toll = Figure(measure="killed", value=9, event=port.id, **words("nine people"))
    return article, [port, raid, toll]


@pytest.fixture
def held(tmp_path):
    """The desk, and the ids of the port's event, the raid's and the toll."""
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        article, claims = raids(published="2025-03-04")
        writer.add(article, claims, by="test")
        writer.add(*raids(published="2025-03-05"), by="test")
    with Desk(Settings(ledger=path)) as desk:
        yield desk, *(claim.id for claim in claims)


def tolls(desk, **asked):
    return {row.place: row.toll for row in desk.events(until="2025-03-04", **asked)}


def test_a_figure_moved_is_the_toll_of_the_other_event_everywhere(held, tmp_path):
    desk, port, raid, toll = held
    assert tolls(desk) == {"Tarvo": ("9 killed",), "Lesk": ()}
    made = desk.judge("correct", toll, value=f"event={raid[:8]}", who="Ana", why="it follows the raid")
    assert json.loads(made.value) == {"event": raid}
    assert tolls(desk) == {"Tarvo": (), "Lesk": ("9 killed",)}
    assert tolls(desk, as_of="2025-03-04") == {"Tarvo": ("9 killed",), "Lesk": ()}
    assert (desk.why(toll).linked[0][0], desk.why(toll).read) == (raid, {"event": port})
    assert [claim for claim, _ in desk.why(raid).linked] == [toll]
    assert desk.why(port).linked == ()
    desk.export(tmp_path / "told.plover.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "told.plover.jsonl").read_text("utf-8").splitlines()]
    assert {row["id"]: row["size"]["dead"] for row in rows if row["id"] in {port, raid}} == {port: None, raid: 9}
    desk.export(tmp_path / "claims.jsonl")
    claims = {c["id"]: c for c in map(json.loads, (tmp_path / "claims.jsonl").read_text("utf-8").splitlines())}
    assert (claims[port]["figures"], claims[raid]["figures"], claims[toll]["event"]) == ([], [toll], raid)
    (line,) = [line.text for line in desk.brief("2025-03-06").lines if line.kind == "correction"]
    assert f"event {port[:8]} → {raid[:8]}" in line


def test_a_link_is_taken_off_and_comes_back_when_that_is_undone(held):
    desk, port, _, toll = held
    made = desk.judge("correct", toll, value="event=", who="Ana")
    assert tolls(desk) == {"Tarvo": (), "Lesk": ()}
    assert desk.why(toll).linked == ()
    assert [row.value for row in desk.figures(until="2025-03-04")] == [9]
    desk.undo(made.id, who="Ana")
    assert tolls(desk) == {"Tarvo": ("9 killed",), "Lesk": ()}
    assert [claim for claim, _ in desk.why(port).linked] == [toll]


@pytest.mark.parametrize(("told", "event"), [("event=12e45678", "12e45678"), ("event=10293847", "10293847"), ("event=null", None)])
def test_the_beginning_of_an_id_is_no_number(told, event):
    assert changes_of(told) == {"event": event}


def test_a_figure_is_of_an_event_of_its_own_article_only(held):
    desk, port, _, toll = held
    other = next(row.claim for row in desk.events(since="2025-03-05"))
    for wrong, said in ((other, "one of article"), (toll, "is a figure")):
        with pytest.raises(InvalidRecord, match=f"a figure is of an event of its own article, and .*{said}"):
            desk.judge("correct", toll, value={"event": wrong}, who="Ana")
    with pytest.raises(NotFound, match="no claim"):
        desk.judge("correct", toll, value="event=nothere", who="Ana")
    with pytest.raises(InvalidRecord, match="by correcting its own event"):
        desk.judge("correct", port, value={"figures": []}, who="Ana")
    assert desk.judgements() == []
