from dataclasses import replace

import pytest

from onrecord.annotate.annotations import Annotations
from onrecord.desk import Desk, Written
from onrecord.errors import InputError, NotFound
from onrecord.pipeline import Reading
from onrecord.records import Article, Evidence, Span, Statement, Voice
from onrecord.settings import Settings


class FirstWord:
    """A reader to whom the first word of an article is what Amina Idris said; "trip" it cannot read."""

    by = "first word 1"

    def annotate(self, article):
        return Annotations(text=article.text)

    def read(self, article):
        if article.text.startswith("trip"):
            raise IndexError("tripped")
        span = Span(0, len(article.text.split()[0]))
        claim = Statement(
            article=article.id, evidence=(Evidence.quote(article.text, span),), by=self.by,
            speaker=Voice("Amina Idris"), said_by=(Voice("Amina Idris"),),
            quotation="direct", content=(span,),
        )  # fmt: skip
        return Reading(article, self.annotate(article), (claim,))


def first_word():
    return FirstWord()


@pytest.fixture
def desk(tmp_path):
    with Desk(Settings(ledger=str(tmp_path / "ledger.db")), reader=first_word) as desk:
        yield desk


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {"a.txt": "Ten died.", "b.txt": "trip over", "c.txt": "Nobody knows."}.items():
        (folder / name).write_text(text)
    (folder / "d.txt").write_bytes(b"")
    return folder


def test_reading_a_folder_writes_what_can_be_read_and_says_what_cannot(desk, folder):
    found = list(desk.read([str(folder)]))
    assert [type(item) for item in found] == [Written, InputError, Written, InputError]
    assert "IndexError: tripped" in str(found[1])
    assert {row.words for row in desk.statements()} == {"Ten", "Nobody"}


def test_reading_again_adds_nothing_and_reads_nothing(desk, folder):
    list(desk.read([str(folder)]))
    again = [item for item in desk.read([str(folder)]) if isinstance(item, Written)]
    assert [(w.new, w.known) for w in again] == [(0, True), (0, True)]


def test_many_articles_are_read_in_processes_to_the_same_ledger(tmp_path):
    rows = "\n".join(f'{{"id": "a{n}", "text": "Word{n} follows."}}' for n in range(40))
    (tmp_path / "rows.jsonl").write_text(rows)
    with Desk(Settings(ledger=str(tmp_path / "l.db")), reader=first_word) as desk:
        written = list(desk.read([str(tmp_path / "rows.jsonl")], jobs=2))
        assert [w.article for w in written] == [f"a{n}" for n in range(40)]
        assert len(desk.statements()) == 40


def test_extract_gives_claims_by_article_and_writes_nothing(desk, folder, tmp_path):
    found = list(desk.extract([str(folder)]))
    assert [[c["kind"] for c in f] for f in found if not isinstance(f, InputError)] == [
        ["statement"],
        ["statement"],
    ]
    assert not (tmp_path / "ledger.db").exists()


def test_an_article_without_words_annotates_to_an_empty_object(desk, tmp_path):
    (tmp_path / "empty.jsonl").write_text('{"text": ""}')
    assert list(desk.annotate([str(tmp_path / "empty.jsonl")])) == [{}]


def test_a_reading_can_be_added_and_shown(desk):
    article = Article.build(body="Ten died.", title="The strike", published="2025-03-06")
    reading = desk.read_article(article)
    assert desk.add(reading).claims == 1
    shown, claims = desk.show("the strike")
    assert shown == article
    assert [replace(c) for c in claims] == list(reading.claims)
    assert desk.why(claims[0].id[:8]).title == "The strike"


def test_a_name_that_is_not_on_record_is_said(desk):
    desk.add(desk.read_article(Article.build(body="Ten died.")))
    with pytest.raises(NotFound, match="Amina Idris"):
        desk.statements(speaker="Amino Idris")
