import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from onrecord.errors import InvalidRecord, LedgerError, NotFound
from onrecord.ledger import Query, open_view, open_writer
from onrecord.ledger.store import _config, open_engine
from onrecord.ledger.tables import ABOUT, metadata
from onrecord.records import Article, Evidence, Figure, Period, Span, Statement, Voice
from onrecord.records.location import Location, PlaceCandidate

BODY = "Envoy Awa Diop said on Monday that 40 people had died in Juba."


def article(n=0, **stated):
    return Article.build(body=f"{BODY} ({n})", outlet="The Courier", published="2025-03-04", **stated)


def claims(of):
    said = Evidence.quote(of.text, Span(0, 60))
    number = Evidence.quote(of.text, Span(35, 37))
    speaker = Voice("Awa Diop", "Envoy")
    return [
        Statement(
            article=of.id, evidence=(said,), said_by=(speaker,), by="test", speaker=speaker, quotation="indirect",
            content=(Span(0, 60),),
        ),
        Figure(
            article=of.id, evidence=(number,), said_by=(speaker,), by="test", measure="killed", value=40, place="Juba",
            population="people", period=Period("cumulative", None, "2025-03-03"),
        ),
    ]  # fmt: skip


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "ledger.db")


@pytest.fixture
def filled(path):
    with open_writer(path) as writer:
        one = article(url="https://example.org/1")
        writer.add(one, claims(one), by="test")
    return path


def rows(path):
    with sqlite3.connect(path) as connection:
        return sorted(connection.execute("SELECT id, content FROM claim").fetchall())


def test_writing_the_same_reading_twice_adds_nothing(filled):
    before = rows(filled)
    one = article(url="https://example.org/1")
    with open_writer(filled) as writer:
        added = writer.add(one, claims(one), by="test")
        assert (added.article, added.claims) == (False, 0)
        assert writer.has(one.id, "test")
        assert not writer.has(one.id, "another reader")
    assert rows(filled) == before


def test_two_who_make_a_ledger_and_add_the_same_at_once_make_one(path):
    held = [article(n) for n in range(20)]
    together = Barrier(2)

    def add_all():
        together.wait()
        with open_writer(path) as writer:
            together.wait()
            return sum(writer.add(one, claims(one), by="test").claims for one in held)

    with ThreadPoolExecutor() as pool:
        added = [running.result() for running in [pool.submit(add_all) for _ in range(2)]]
    assert sum(added) == len(rows(path)) == 2 * len(held)


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "no #1.db", "100%25.db"])
def test_a_ledger_may_have_any_name(tmp_path, name):
    with open_writer(str(tmp_path / name)) as writer:
        one = article()
        writer.add(one, claims(one), by="test")
    assert (tmp_path / name).is_file()
    with open_view(str(tmp_path / name)) as view:
        assert len(list(view.entries(Query()))) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_ledger_in_a_folder_that_is_only_read_can_be_looked_at(filled):
    folder = Path(filled).parent
    folder.chmod(0o555)
    try:
        with open_view(filled) as view:
            assert len(list(view.entries(Query()))) == 2
        with pytest.raises(LedgerError, match="you may not write"):
            open_writer(filled)
    finally:
        folder.chmod(0o755)


def test_another_text_under_a_known_id_is_refused_and_nothing_changes(path):
    with open_writer(path) as writer:
        writer.add(Article.build(body="One.", id="x"), [], by="test")
        with pytest.raises(InvalidRecord, match="another text"):
            writer.add(Article.build(body="Two.", id="x"), [], by="test")


def test_a_new_text_at_a_known_url_is_a_version_of_the_old_one(filled):
    later = article(1, url="https://example.org/1")
    with open_writer(filled) as writer:
        writer.add(later, [], by="test")
    with open_view(filled) as view:
        assert view.article(later.id).version_of == article(url="https://example.org/1").id


@pytest.mark.parametrize("url", [
    "http://example.org/1", "https://www.example.org/1/", "https://example.org/1?utm_source=feed#top", "https://www.example.org/1#b",
])  # fmt: skip
def test_a_url_written_another_way_is_the_same_url(filled, url):
    later, last = article(1, url=url), Article.build(body="The last.", url="https://example.org/1?fbclid=9")
    with open_writer(filled) as writer:
        for number, other in enumerate((later, last, Article.build(body="Another.", url="https://example.org/10"))):
            writer.add(other, [], by=f"test {number}")
    with open_view(filled) as view:
        assert view.article(later.id).version_of == article(url="https://example.org/1").id
        assert view.article(last.id).version_of == later.id
        assert view.article("https://example.org/10").version_of is None


def test_a_part_of_several_titles_is_none_of_them_and_a_whole_title_is_one(path):
    with open_writer(path) as writer:
        for number, title in enumerate(("A truce at last", "Truce", "No truce")):
            writer.add(Article.build(body="Words.", title=title, id=f"id-{number}"), [], by="test")
    with open_view(path) as view:
        assert view.article("truce").id == "id-1"
        assert view.article("no t").id == "id-2"
        for several in ("ruce", "id-"):
            with pytest.raises(NotFound, match=r"several articles .* 'A truce at last' \(id-0\)"):
                view.article(several)
        with pytest.raises(NotFound, match="no article"):
            view.article("")


@pytest.mark.parametrize("change", ["UPDATE claim SET kind = 'x'", "DELETE FROM article", "DELETE FROM evidence"])
def test_rows_can_neither_be_changed_nor_taken_away(filled, change):
    with open_engine(filled, write=True).connect() as connection, pytest.raises(DatabaseError, match="only grows"):
        connection.execute(text(change))


def test_a_view_cannot_write(filled):
    with open_engine(filled, write=False).connect() as connection, pytest.raises(DatabaseError, match="readonly"):
        connection.execute(
            text("INSERT INTO judgement (id, verdict, subject, who, \"when\") VALUES ('1','2','3','4','5')")
        )


def test_claims_come_back_as_they_went_in(filled):
    one = article(url="https://example.org/1")
    with open_view(filled) as view:
        found = [e.claim for e in view.entries(Query())]
    assert sorted(c.id for c in found) == sorted(c.id for c in claims(one))
    assert {c.id: c for c in found} == {c.id: c for c in claims(one)}


@pytest.mark.parametrize(
    ("query", "number"),
    [
        (Query(kind="figure"), 1), (Query(speaker="diop"), 1), (Query(source="DIOP"), 2), (Query(place="jub"), 1),
        (Query(measure="killed", population="people"), 1), (Query(outlet="courier"), 2), (Query(outlet="herald"), 0),
        (Query(since="2025-03-04"), 2), (Query(since="2025-03-05"), 0), (Query(until="2025-03"), 2),
        (Query(as_of="2025-03-03"), 0), (Query(search="envoy died"), 1), (Query(search='" OR 1'), 0), (Query(limit=1), 1),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_names(filled, query, number):
    with open_view(filled) as view:
        assert len(list(view.entries(query))) == number


def test_claims_and_articles_are_found_by_the_beginning_of_their_id(filled):
    one = article(url="https://example.org/1")
    claim = claims(one)[0]
    with open_view(filled) as view:
        assert view.claim(claim.id[:8]).claim == claim
        assert view.article(one.id[:6]) == one == view.article("https://example.org/1")
        with pytest.raises(NotFound, match="too short"):
            view.claim("ab")
        with pytest.raises(NotFound, match="no claim"):
            view.claim("zzzzzz")


def test_an_unknown_name_is_answered_with_one_that_is_near(filled):
    with open_view(filled) as view, pytest.raises(NotFound, match="did you mean 'Awa Diop'"):
        view.require(Query(speaker="Awa Dop"), "speaker")


def test_what_is_no_ledger_is_told_apart(tmp_path, path):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    text_file = tmp_path / "notes.txt"
    text_file.write_text("These are notes, and they are long enough to be no database at all." * 9)
    for wrong, message in (
        (other, "no onrecord ledger"),
        (text_file, "not a database"),
        (tmp_path / "no.db", "there is no ledger"),
    ):
        with pytest.raises(LedgerError, match=message):
            open_view(str(wrong))
    with pytest.raises(LedgerError, match="does not exist"):
        open_writer(str(tmp_path / "nowhere" / "x.db"))


def test_a_ledger_of_a_newer_program_is_left_alone(filled):
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer onrecord"):
        open_view(filled)


def test_the_migrations_make_the_tables_that_the_code_knows(path):
    with open_engine(path, write=True).connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [d for d in differences if not ("search" in str(d) and d[0].startswith("remove"))] == []


def test_a_ledger_of_before_places_were_located_opens_and_takes_locations(path):
    with create_engine(f"sqlite:///{path}").begin() as connection:
        command.upgrade(_config(connection), "0007")
    juba = Location(0.9, (PlaceCandidate(373303, "Juba", "city", None, "SS", 4.852, 31.582, 1.0),))
    with open_writer(path) as writer:
        one = article()
        writer.add(one, [replace(claims(one)[1], location=juba)], by="test")
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT geonameid, country FROM location").fetchall() == [(373303, "SS")]
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            connection.execute("DELETE FROM location")


def test_every_table_and_column_explains_itself(filled):
    with sqlite3.connect(filled) as connection:
        told = dict(connection.execute("SELECT name, meaning FROM about"))
    assert told == ABOUT
    assert all(told.values())


def test_a_reader_killed_in_the_middle_loses_one_article_and_a_second_run_completes_the_work(tmp_path):
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    script = Path(__file__).with_name("write_and_die.py")
    subprocess.run([sys.executable, script, whole, "99"], check=True)
    died = subprocess.run([sys.executable, script, cut, "3"], check=False)
    assert died.returncode == 9
    with sqlite3.connect(cut) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (3,)
    subprocess.run([sys.executable, script, cut, "99"], check=True)
    assert rows(cut) == rows(whole)
