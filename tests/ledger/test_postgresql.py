"""A ledger on PostgreSQL answers as one on SQLite does, whatever order its letters have.

Runs on Debian's PostgreSQL, which it starts (tests/ledger/server.py), or where ONRECORD_TEST_POSTGRESQL is the URL of a
server on which databases may be made: postgresql://user@host:port/postgres
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from threading import Barrier

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DatabaseError

from benchmarks.synthetic_ledger import write_ledger
from onrecord.desk import Desk
from onrecord.ledger import open_view, open_writer
from onrecord.records import Article, Evidence, Span, Statement, Voice
from onrecord.settings import Settings


def told(number):
    article = Article.build(
        body=f"It is over ({number}), said Awa Diop.", published="2025-03-08T21:15:00Z", outlet="Post"
    )
    said = Evidence.quote(article.text, Span(0, 10))
    speaker = Voice("Awa Diop")
    statement = Statement(
        article=article.id, evidence=(said,), said_by=(speaker,), by="test", speaker=speaker, quotation="indirect",
        content=(Span(0, 10),),
    )  # fmt: skip
    return article, [statement]


def reports(ledger):
    days = {"since": "2023", "as_of": "2024-01-31"}
    with Desk(Settings(ledger=ledger)) as desk:
        rows = [
            desk.statements(**days), desk.statements(search="talks road", limit=20), desk.figures(measure="killed", **days),
            desk.series(place="goma", until="2023-06"), desk.talks(**days), desk.proposals(**days), desk.positions(**days),
            desk.exchanges(**days), desk.obligations(**days), desk.events(place="Goma", limit=30, newest=True),
            desk.timeline(**days), desk.stories(**days), desk.actors(**days), desk.brief("2024-01-01", "2024-01").lines,
            desk.catalogue(limit=20), desk.places(),
        ]  # fmt: skip
        return [[asdict(row) for row in report] for report in rows], desk.counts()


def test_every_report_is_that_of_sqlite(database, tmp_path):
    beside = str(tmp_path / "beside.db")
    for ledger in (database, beside):
        write_ledger(ledger, 1500)
    assert reports(database) == reports(beside)


def test_a_moment_lies_within_its_day(database):
    with open_writer(database) as writer:
        writer.add(*told(1), by="test")
    with Desk(Settings(ledger=database)) as desk:
        found = [
            len(desk.statements(**days))
            for days in ({"as_of": "2025-03-08"}, {"until": "2025-03"}, {"until": "2025-03-07"})
        ]
        assert found == [1, 1, 0]
        assert [len(desk.catalogue(until=day)) for day in ("2025-03-08", "2025-03-07")] == [1, 0]


def test_two_who_make_a_ledger_and_add_the_same_at_once_make_one(database):
    together = Barrier(2)

    def add_all():
        together.wait()
        with open_writer(database) as writer:
            together.wait()
            return sum(writer.add(*told(n), by="test").claims for n in range(20))

    with ThreadPoolExecutor() as pool:
        added = [running.result() for running in [pool.submit(add_all) for _ in range(2)]]
    assert sum(added) == 20


def test_rows_can_neither_be_changed_nor_taken_away(database):
    with open_writer(database) as writer:
        writer.add(*told(1), by="test")
    engine = create_engine(database.replace("postgresql://", "postgresql+psycopg://"))
    for change in ("UPDATE claim SET kind = 'figure'", "DELETE FROM article", "DELETE FROM location"):
        with pytest.raises(DatabaseError, match="only grows"), engine.begin() as connection:
            connection.execute(text(change))
    engine.dispose()
    with open_view(database) as view:
        assert view.counts() == {"articles": 1, "statement": 1}


def test_what_was_withdrawn_is_left_out_from_its_day_on(database):
    with open_writer(database) as writer:
        writer.add(*told(1), by="test")
        writer.add(*told(2), by="test")
    with Desk(Settings(ledger=database)) as desk:
        article = desk.statements()[0].article
        desk.retract(article, why="the outlet took it back", who="Ana", day="2025-03-10")
        assert [len(desk.statements(as_of=day)) for day in ("2025-03-09", "2025-03-10", "2025-03", "2025")] == [2, 1, 1, 1]
        assert (len(desk.statements(retracted=True)), desk.counts(), len(desk.stories())) == (2, {"articles": 1, "statement": 1}, 1)
        desk.restore(article, who="Ana")
        assert desk.counts() == {"articles": 2, "statement": 2}
        assert desk.statements(speech_act="asserts", modality="asserted", quotation="indirect", limit=5)


def test_what_was_worked_out_is_remembered_until_somebody_adds_something(database):
    with open_writer(database) as writer:
        writer.add(*told(1), by="test")
        with Desk(Settings(ledger=database)) as desk:
            asked, worked = [], []
            look = lambda: desk.remembered("statements", lambda: worked.append(1) or len(desk.statements()))  # noqa: E731
            assert look() == 1
            event.listen(desk._view._engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
            assert [look(), look(), len(worked)] == [1, 1, 1]
            assert not any("count(" in question for question in asked)
            writer.add(*told(2), by="test")
            assert [look(), look(), len(worked)] == [2, 2, 2]
            claim = desk.statements()[0].claim
            desk.judge("reject", claim, who="Ana")
            assert [look(), len(worked)] == [1, 3]
