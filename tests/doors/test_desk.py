import json
from dataclasses import replace

import pytest

from onrecord.annotate.annotations import Annotations
from onrecord.desk import Desk, Written
from onrecord.errors import InputError, NotFound
from onrecord.pipeline import Reading
from onrecord.records import Article, Evidence, Span, Statement, Voice, content_id
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
        notes = ("is French",) if "dit" in article.text else ()
        return Reading(article, self.annotate(article), (claim,), notes)


class SecondWord(FirstWord):
    """A later version of that reader, which takes the second word."""

    by = "first word 2"

    def read(self, article):
        start = article.text.index(" ") + 1
        span = Span(start, start + len(article.text.split()[1]))
        (claim,) = FirstWord.read(self, article).claims
        later = replace(claim, evidence=(Evidence.quote(article.text, span),), content=(span,), by=self.by)
        return Reading(article, self.annotate(article), (later,))


def first_word():
    return FirstWord()


def second_word():
    return SecondWord()


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


def test_where_nothing_can_be_read_no_ledger_is_made(desk, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "none.jsonl").write_text('{"id": "a"}')
    inputs = [str(tmp_path / name) for name in ("empty.txt", "none.jsonl", "missing")]
    assert [type(found) for found in (*desk.read(inputs), *desk.load(inputs[1:]))] == [InputError] * 5
    assert not (tmp_path / "ledger.db").exists()


def test_an_article_read_again_with_its_day_stands_beside_the_one_without_until_that_is_retracted(desk, tmp_path):
    (tmp_path / "released.txt").write_text("Four were freed in Goma.")
    for day in (None, "2025-03-04"):
        assert [w.undated for w in desk.read([str(tmp_path / "released.txt")], published=day)] == [day is None]
    (undated,) = (row for row in desk.stories() if row.day is None)
    desk.retract(undated.articles[0], why="read again with its day", who="Ana")
    assert [row.day for row in desk.stories()] == ["2025-03-04"]


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


def write(path, *rows):
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return str(path)


def told(found):
    """Return what became of each article: read, known, or the problem with it."""
    return [str(item) if isinstance(item, InputError) else "known" if item.known else "read" for item in found]


def test_a_corrected_article_under_a_known_id_is_a_problem_that_says_where_and_what_to_do(desk, tmp_path):
    first = write(tmp_path / "id1.jsonl", {"id": "story-7", "text": "Five died."})
    second = write(tmp_path / "id2.jsonl", {"text": "x"}, {"id": "story-7", "text": "Nineteen died."})
    assert told(desk.read([first])) == ["read"]
    _, problem = told(desk.read([second]))
    assert problem.startswith(f"{second}, line 2: another text is on record under the id 'story-7'")
    assert "an id of its own" in problem
    assert told(desk.read([first])) == ["known"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_texts_under_one_id_are_one_problem_and_the_rest_is_read(tmp_path, jobs):
    rows = [{"id": f"a{n}", "text": f"Word{n} follows."} for n in range(20)]
    twice = [{"id": "a1", "text": "Another text."}, {"id": "a2", "text": "Word2 follows."}]
    path = write(tmp_path / "rows.jsonl", *rows, *twice, {"id": "last", "text": "Rest."})
    with Desk(Settings(ledger=str(tmp_path / "l.db")), reader=first_word) as desk:
        found = told(desk.read([path, path], jobs=jobs))
        assert found[:20] == ["read"] * 20
        assert "line 21: another text is on record" in found[20]
        assert found[21:23] == ["known", "read"]
        assert [f for f in found[23:] if f != "known"] == [found[20]]
        assert len(desk.statements()) == 21


def test_an_article_without_words_is_no_article_to_put_on_record(desk, tmp_path):
    path = write(tmp_path / "e.jsonl", {"text": ""}, {"text": " \n"}, {"text": "Ten died."})
    problems = told(desk.read([path]))
    assert [p.split(": ")[0] for p in problems] == [f"{path}, line 1", f"{path}, line 2", "read"]


def test_an_article_that_is_a_version_of_none_on_record_is_a_problem(desk, tmp_path):
    path = write(tmp_path / "v.jsonl", {"id": "b", "text": "Ten.", "version_of": "a"}, {"id": "c", "text": "Two."})
    problem, other = told(desk.read([path]))
    assert f"{path}, line 1: \"version_of\" names 'a'" in problem
    assert other == "read"


def test_line_ends_make_no_other_article(desk, tmp_path):
    for name, text in {"a.txt": "Ten died.\nSo he said.\n", "b.txt": "Ten died.\r\nSo he said.\r\n"}.items():
        (tmp_path / name).write_bytes(text.encode())
    one, other = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    assert told(desk.read([one])) == ["read"]
    assert told(desk.read([other])) == ["known"]
    desk._reader = second_word  # a later version of the reader
    assert told(desk.read([other])) == ["read"]
    assert {row.words for row in desk.statements()} == {"Ten", "died."}
    text = desk.show(desk.catalogue()[0].article)[0].text
    assert "\r" not in text


def test_an_article_stored_with_other_line_ends_stays_and_is_known(desk, tmp_path):
    text = "Ten died.\r\nSo he said."
    former = Article(id=content_id({"text": text, "url": None, "outlet": None, "published": None}), text=text)
    desk.add(desk.read_article(former))
    (tmp_path / "b.txt").write_bytes(text.encode())
    assert told(desk.read([str(tmp_path / "b.txt")])) == ["known"]
    desk._reader = second_word
    assert told(desk.read([str(tmp_path / "b.txt")])) == ["read"]
    assert desk.counts()["articles"] == 1


def test_a_reading_of_other_line_ends_adds_nothing(desk):
    desk.add(desk.read_article(Article.build(body="Ten died.\nSo.")))
    added = desk.add(desk.read_article(Article.build(body="Ten died.\r\nSo.")))
    assert (added.article, added.claims) == (False, 0)


def test_what_is_to_be_known_of_a_reading_is_told_with_its_file_and_line(desk, tmp_path):
    path = write(tmp_path / "f.jsonl", {"text": "Ten died."}, {"text": "Il dit."})
    one, other = desk.read([path])
    assert (one.notes, other.notes, other.new) == ((), (f"{path}, line 2: is French",), 1)
