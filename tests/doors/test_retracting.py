"""An article is withdrawn, and stands again: through the desk, in every report, and as known on a day."""

import csv
import json
import sqlite3
from dataclasses import asdict

import pytest

from onrecord.desk import Desk
from onrecord.errors import InvalidRecord, LedgerError, NotFound, OnrecordError
from onrecord.ledger import open_writer
from onrecord.reports.brief.pages import markdown
from onrecord.settings import Settings
from tests.doors.test_judging import everything, report

TOLD = (
    ("2025-03-01", "A", "Mary Deng", "Health minister", 40),
    ("2025-03-02", "B", "Deng", "Health minister", 52),
    ("2025-03-02", "C", "Peter Deng", "Army spokesman", 13),
)


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        for told in TOLD:
            writer.add(*report(*told), by="test")
    return path


@pytest.fixture
def desk(path):
    with Desk(Settings(ledger=path)) as desk:
        yield desk


@pytest.fixture
def army(desk):
    return next(row.article for row in desk.catalogue(outlet="C"))


def tolls(desk, **asked):
    return sorted(row.value for row in desk.figures(**asked))


def test_what_a_withdrawn_article_tells_is_in_no_report_count_name_or_export(desk, army, tmp_path):
    before = desk.counts()
    made = desk.retract(army, why="the outlet took it back", who="Ana", day="2025-03-05")
    assert (made.article, made.day, made.withdrawn) == (army, "2025-03-05", True)
    assert tolls(desk) == [40, 52]
    assert [a.name for a in desk.actors(kind="person")] == ["Mary Deng"]
    assert desk.names("outlet") == ["A", "B"]
    assert {row.outlet for row in desk.catalogue()} == {"A", "B"}
    assert desk.counts() == {name: count - 1 for name, count in before.items()}
    assert {o for row in desk.stories() for o in row.outlets} == {"A", "B"}
    assert sum(row.figures for row in desk.measured()) == sum(row.figures for row in desk.places()) == 2
    desk.export(tmp_path / "claims.jsonl")
    assert army not in (tmp_path / "claims.jsonl").read_text("utf-8")
    with pytest.raises(NotFound, match="no speaker 'Peter Deng'"):
        desk.statements(speaker="Peter Deng")


def test_a_file_holds_the_claims_of_the_days_and_the_outlet_asked_for(desk, tmp_path):
    def outlets(**asked):
        desk.export(tmp_path / "claims.csv", **asked)
        return {row["outlet"] for row in csv.DictReader((tmp_path / "claims.csv").read_text("utf-8-sig").splitlines())}

    days = {row.outlet: row.day for row in desk.catalogue()}
    assert outlets() == {"A", "B", "C"}
    assert outlets(since=max(days.values())) == {o for o, day in days.items() if day == max(days.values())}
    assert outlets(until="2024") == set()
    assert outlets(outlet="b") == {"B"}
    with pytest.raises(OnrecordError, match="readings are whole articles"):
        desk.export(tmp_path / "a.readings.jsonl", since="2025")
    with pytest.raises(NotFound):
        desk.export(tmp_path / "claims.csv", outlet="Nobody's")


def test_it_is_there_for_who_asks_and_marked(desk, army, tmp_path):
    desk.retract(army, why="the outlet took it back", who="Ana", day="2025-03-05")
    assert tolls(desk, retracted=True) == [13, 40, 52]
    marks = {row.value: row.judged for row in desk.figures(retracted=True)}
    assert marks == {13: "retracted 2025-03-05: the outlet took it back", 40: None, 52: None}
    assert desk.statements(speaker="Peter Deng", retracted=True)[0].actor == "Peter Deng"
    assert {row.outlet for row in desk.catalogue(retracted=True) if row.retracted} == {"C"}
    desk.export(tmp_path / "claims.jsonl", retracted=True)
    assert army in (tmp_path / "claims.jsonl").read_text("utf-8")
    article, claims = desk.show(army)
    assert (article.outlet, len(claims)) == ("C", 3)
    assert desk.why(claims[0].id).retracted == "retracted 2025-03-05: the outlet took it back"
    assert desk.retracted(army).who == "Ana"


def test_before_the_day_it_was_withdrawn_it_is_shown_as_it_was_known_then(desk, army):
    desk.retract(army, why="the outlet took it back", who="Ana", day="2025-03-05")
    assert tolls(desk, as_of="2025-03-04") == [13, 40, 52]
    assert tolls(desk, as_of="2025-03-05") == tolls(desk, as_of="2025-03") == [40, 52]
    assert desk.statements(speaker="Peter Deng", as_of="2025-03-04")[0].actor == "Peter Deng"


def test_an_article_that_stands_again_leaves_no_trace_but_the_two_rows(desk, army):
    before = everything(desk)
    desk.retract(army, why="sent by mistake", who="Ana", day="2025-03-05")
    assert everything(desk) != before
    desk.restore(army, who="Ana", day="2025-03-07")
    assert everything(desk) == before
    assert tolls(desk, as_of="2025-03-06") == [40, 52]
    assert [r.withdrawn for r in desk.retractions()] == [True, False]
    assert desk.retractions(in_force=True) == []
    again = desk.retract(army, why="the outlet took it back after all", who="Ana", day="2025-03-09")
    assert desk.retractions(in_force=True) == [again]
    assert tolls(desk) == [40, 52]


def test_the_order_in_which_it_was_told_does_not_matter(path, army):
    rows = [
        (army, "2025-03-08T10:00", "2025-03-07", 0), (army, "2025-03-09T10:00", "2025-03-05", 1),
    ]  # fmt: skip
    with sqlite3.connect(path) as connection:
        connection.executemany(
            "INSERT INTO retraction (article, \"when\", day, withdrawn, why) VALUES (?, ?, ?, ?, 'x')", rows
        )
    with Desk(Settings(ledger=path)) as desk:
        assert [len(tolls(desk, as_of=f"2025-03-0{day}")) for day in (4, 5, 6, 7, 8)] == [3, 2, 2, 3, 3]


def test_it_is_carried_to_another_ledger_with_what_was_decided(desk, army, tmp_path):
    desk.retract(army, why="the outlet took it back", who="Ana", day="2025-03-05")
    desk.restore(army, who="Ben", day="2025-03-06")
    desk.retract(army, why="after all", who="Ana", day="2025-03-07")
    desk.judge("merge", "Deng", object="Mary Deng", who="Ana")
    told = json.loads(json.dumps(desk.decisions()))
    path = str(tmp_path / "other.db")
    with open_writer(path) as writer:
        for each in TOLD:
            writer.add(*report(*each), by="test")
    with Desk(Settings(ledger=path)) as other:
        assert [other.import_judgements(told), other.import_judgements(told)] == [4, 0]
        assert other.retractions() == desk.retractions()
        assert everything(other) == everything(desk)


def test_a_retraction_of_an_article_not_on_record_is_named_and_the_rest_is_imported(desk, army, tmp_path):
    desk.retract(army, why="the outlet took it back", who="Ana", day="2025-03-05")
    told = desk.decisions()
    strange = {**told[0], "article": "never-read"}
    path = str(tmp_path / "other.db")
    with open_writer(path) as writer:
        for each in TOLD:
            writer.add(*report(*each), by="test")
    with Desk(Settings(ledger=path)) as other:
        with pytest.raises(NotFound, match=r"1 of 2 decisions were new, but .*never-read; read these"):
            other.import_judgements([strange, *told])
        assert [r.article for r in other.retractions()] == [army]


def test_importing_makes_no_ledger(tmp_path):
    with Desk(Settings(ledger=str(tmp_path / "mistyped.db"))) as other, pytest.raises(LedgerError, match="there is no ledger"):
        other.import_judgements([])
    assert not (tmp_path / "mistyped.db").exists()


def test_a_row_of_an_older_ledger_holds_from_the_day_it_was_noted(path, army):
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO retraction (article, \"when\") VALUES (?, '2025-03-05T08:00')", (army,))
    with Desk(Settings(ledger=path)) as desk:
        assert desk.retracted(army).told == "retracted 2025-03-05: no reason is told"
        assert len(tolls(desk, as_of="2025-03-04")) == 3
        assert len(tolls(desk)) == 2


def test_the_brief_tells_of_it_as_a_correction(desk, army):
    desk.retract(army, why="the outlet took it back", who="Ana", day="2025-03-05")
    found = [line for line in desk.brief("2025-03-04", "2025-03-06").lines if line.kind == "correction"]
    assert [line.text.partition(" ")[2] for line in found] == [
        f"{army} retracted, with its 3 claims: the outlet took it back"
    ]
    assert found[0].source == "C, noted by Ana"
    assert "retracted" in markdown(desk.brief("2025-03-04"))
    assert not [line for line in desk.brief("2025-03-06").lines if line.kind == "correction"]
    desk.restore(army, who="Ana", day="2025-03-08")
    assert [
        line.text.partition(f"{army} ")[2] for line in desk.brief("2025-03-07").lines if line.kind == "correction"
    ] == ["no longer retracted, with its 3 claims"]


def test_what_makes_no_sense_is_refused_and_nothing_is_written(desk, army):
    for wrong, told in (
        (lambda: desk.retract(army, why="x", who="Ana", day="2025-02-01"), "was published 2025-03-02"),
        (lambda: desk.retract(army, why="x", who="Ana", day="2025-02-30"), "not a day of the calendar"),
        (lambda: desk.retract(army, why=" ", who="Ana"), "needs its reason"),
        (lambda: desk.restore(army, who="Ana"), "is not retracted"),
    ):
        with pytest.raises(InvalidRecord, match=told):
            wrong()
    with pytest.raises(NotFound, match="no article"):
        desk.retract("nothing of the kind", why="x", who="Ana")
    assert desk.retractions() == []
    desk.retract(army, why="x", who="Ana", day="2025-03-05")
    with pytest.raises(InvalidRecord, match="take that back first"):
        desk.retract(army, why="x", who="Ana")
    with pytest.raises(InvalidRecord, match="give that day or a later one"):
        desk.restore(army, who="Ana", day="2025-03-04")


def test_retractions_can_neither_be_changed_nor_taken_away(path, desk, army):
    desk.retract(army, why="x", who="Ana", day="2025-03-05")
    with sqlite3.connect(path) as connection:
        for change in ("UPDATE retraction SET withdrawn = 0", "DELETE FROM retraction"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                connection.execute(change)


def test_what_was_decided_about_a_claim_is_withdrawn_with_its_article(desk, army):
    claim = next(row.claim for row in desk.figures() if row.value == 13)
    desk.judge("correct", claim, value="value=14", who="Ana")
    desk.retract(army, why="x", who="Ana", day="2025-03-05")
    assert tolls(desk) == [40, 52]
    marked = next(row for row in desk.figures(retracted=True) if row.value == 14)
    assert marked.judged == "retracted 2025-03-05: x; corrected by Ana"


def test_reading_it_again_adds_nothing_and_it_stays_withdrawn(path, desk, army):
    desk.retract(army, why="x", who="Ana", day="2025-03-05")
    with open_writer(path) as writer:
        assert not writer.add(*report(*TOLD[2]), by="test").article
    assert tolls(desk) == [40, 52]
    assert json.dumps([asdict(r) for r in desk.series()]).count("13") == 0
