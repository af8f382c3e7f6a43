"""An event's toll or extent beside it: in reports, in `why`, in files, and after people decided."""

import json

import pytest

from onrecord.desk import Desk
from onrecord.ledger import Query, open_writer
from onrecord.ledger.plover import export_plover
from onrecord.records import Article, Event, Evidence, Figure, Span
from onrecord.reports.ftm import export_ftm
from onrecord.resolve.judged import open_judged
from onrecord.settings import Settings

TEXT = "Shells hit Bria, killing at least 12 and wounding dozens, five of them children. Ten people were arrested."


def claims_of(article):
    def words(part):
        start = article.text.index(part)
        return {"article": article.id, "by": "test", "evidence": (Evidence.quote(article.text, Span(start, start + len(part))),)}

    shelling = Event(**words("Shells hit Bria"), plover="ASSAULT", mode="heavy-weapons", place="Bria")
    arrest = Event(**words("were arrested"), plover="COERCE", mode="arrest")
    injured = Figure(**words("dozens"), measure="injured", value=None, low=24, high=99, comparator="~", event=shelling.id)
    counts = [
        Figure(**words("at least 12"), measure="killed", value=12, comparator=">=", event=shelling.id), injured,
        Figure(**words("five"), measure="injured", value=5, part_of=injured.id, event=shelling.id),
    ]  # fmt: skip
    held = Figure(**words("Ten people"), measure="detained", value=10, event=arrest.id)
    events = [
        Event(**words("Shells hit Bria"), plover="ASSAULT", mode="heavy-weapons", place="Bria", figures=tuple(f.id for f in counts)),
        Event(**words("were arrested"), plover="COERCE", mode="arrest", figures=(held.id,)),
    ]  # fmt: skip
    return [*events, *counts, held]


@pytest.fixture
def ledger(tmp_path):
    article = Article.build(body=TEXT, published="2025-03-05", outlet="Post")
    with open_writer(str(tmp_path / "l.db")) as writer:
        writer.add(article, claims_of(article), by="test")
    return str(tmp_path / "l.db")


@pytest.fixture
def desk(ledger):
    with Desk(Settings(ledger=ledger)) as opened:
        yield opened


def test_a_report_on_events_tells_their_tolls(desk):
    shelling, arrest = desk.events()
    assert shelling.toll == ("at least 12 killed", "dozens injured")
    assert len(shelling.figures) == 3
    assert arrest.toll == ("10 detained",)


def test_a_number_that_is_denied_is_no_toll_and_why_tells_that_it_is_denied(desk):
    shelling, killed = desk.events()[0], desk.figures(measure="killed")[0].claim
    desk.judge("correct", killed, value="negated=true; modality=denied", who="Ana")
    assert desk.events()[0].toll == ("dozens injured",)
    assert (killed, "at least 12 killed, denied") in desk.why(shelling.claim).linked


def test_a_figure_that_somebody_rejects_is_no_longer_told_with_its_event(desk):
    killed = desk.figures(measure="killed")[0].claim
    desk.judge("reject", killed, who="Awa")
    assert desk.events()[0].toll == ("dozens injured",)


def test_a_corrected_figure_is_told_as_corrected(desk):
    killed = desk.figures(measure="killed")[0].claim
    desk.judge("correct", killed, value="value=14", who="Awa")
    assert desk.events()[0].toll[0] == "at least 14 killed"


def test_why_leads_from_a_figure_to_its_event_and_back(desk):
    shelling = desk.events()[0]
    told = desk.why(shelling.figures[0])
    assert told.linked == ((shelling.claim, "Shells hit Bria"),)
    assert [words for _, words in desk.why(shelling.claim).linked] == ["at least 12 killed", "dozens injured", "5 injured"]


def test_plover_has_the_sizes_of_events(ledger, tmp_path):
    with open_judged(ledger) as view:
        export_plover(view, tmp_path / "c.plover.jsonl", Query())
    rows = [json.loads(line) for line in (tmp_path / "c.plover.jsonl").read_text("utf-8").splitlines()]
    assert [row["size"] for row in rows] == [
        {"dead": 12, "injured": 24, "arrested": None}, {"dead": None, "injured": None, "arrested": 10},
    ]  # fmt: skip


def test_follow_the_money_has_tolls_as_notes_on_the_event(ledger, tmp_path):
    with open_judged(ledger) as view:
        export_ftm(view, tmp_path / "c.ftm.jsonl", Query())
    rows = [json.loads(line) for line in (tmp_path / "c.ftm.jsonl").read_text("utf-8").splitlines()]
    events = {row["entity_id"] for row in rows if row["schema"] == "Event"}
    assert {r["value"] for r in rows if r["prop"] == "notes"} == {"at least 12 killed, dozens injured", "10 detained"}
    assert {row["value"] for row in rows if row["prop"] == "entity"} == events


def test_plover_has_the_contexts_of_events(tmp_path):
    article = Article.build(body=TEXT)
    words = (Evidence.quote(article.text, Span(0, 6)),)
    event = Event(article=article.id, by="test", evidence=words, plover="ASSAULT", context=("military", "territory"))
    with open_writer(str(tmp_path / "c.db")) as writer:
        writer.add(article, [event], by="test")
    with open_judged(str(tmp_path / "c.db")) as view:
        export_plover(view, tmp_path / "c.plover.jsonl", Query())
    (row,) = (tmp_path / "c.plover.jsonl").read_text("utf-8").splitlines()
    assert json.loads(row)["context"] == ["military", "territory"]
