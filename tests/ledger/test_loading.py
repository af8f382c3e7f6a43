"""What `onrecord extract` wrote comes into a ledger, SQLite or PostgreSQL, whole, once, and without what is no claim."""

import gzip
import json
import re

import pytest

from onrecord.desk import Desk, Written
from onrecord.errors import FetchError, InputError, LedgerError, OnrecordError
from onrecord.readings import require_form
from onrecord.records.article import another_text
from onrecord.settings import Settings
from tests.doors.test_desk import first_word, second_word

TOLD = [
    {"id": f"a{n}", "text": f"Word{n} follows.", "published": "2025-03-04", "outlet": "Post", "title": title}
    for n, title in enumerate(["Nyala", None, "Goma", None])
]


class Backwards:
    """Shares nothing, and works on the last item first: results are in order none the less."""

    def map(self, function, items, *, start=None):
        start()
        done = [function(item) for item in reversed(list(items))]
        yield from reversed(done)


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, TOLD)))
    return str(path)


def desk(ledger, reader=first_word):
    return Desk(Settings(ledger=str(ledger)), reader=reader)


def written(path, articles, **told):
    with desk("unused.db") as extracting:
        extracting.write_readings(str(path), extracting.readings([articles], **told))
    return path


def loaded(ledger, path, **told):
    with desk(ledger) as loading:
        return list(loading.load([str(path)], **told))


def rows(ledger):
    with desk(ledger) as looking:
        return looking.statements(), looking.catalogue()


@pytest.mark.parametrize("name", ["r.jsonl", "r.parquet"])
def test_a_file_of_readings_makes_the_ledger_that_reading_makes_and_again_adds_nothing(tmp_path, articles, name):
    path = written(tmp_path / name, articles)
    first, again = loaded(tmp_path / "l.db", path), loaded(tmp_path / "l.db", path)
    assert [(w.article, w.new, w.known) for w in first] == [(f"a{n}", 1, False) for n in range(4)]
    assert [(w.new, w.known) for w in again] == [(0, True)] * 4
    with desk(tmp_path / "read.db") as reading:
        list(reading.read([articles]))
    assert rows(tmp_path / "l.db") == rows(tmp_path / "read.db")
    with desk(tmp_path / "l.db") as reading:
        assert all(w.known for w in reading.read([articles]))


def test_postgresql_takes_it_up_as_sqlite_does(database, tmp_path, articles):
    path = written(tmp_path / "r.parquet", articles)
    for ledger in (database, tmp_path / "l.db"):
        loaded(ledger, path)
        assert [w.new for w in loaded(ledger, path)] == [0] * 4
    assert rows(database) == rows(tmp_path / "l.db")


def test_whatever_shares_the_work_the_same_file_is_written(tmp_path, articles):
    here = written(tmp_path / "here.jsonl", articles)
    there = written(tmp_path / "there.jsonl", articles, engine=Backwards())
    assert here.read_bytes() == there.read_bytes()


def test_claims_alone_find_their_articles_among_inputs_or_on_record(tmp_path, articles):
    with desk("unused.db") as extracting:
        claims = [claim for each in extracting.extract([articles]) for claim in each]
    path = tmp_path / "claims.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, claims)).encode()))
    assert ["--articles" in str(e) for e in loaded(tmp_path / "l.db", path)] == [True] * 4
    assert not (tmp_path / "l.db").exists()
    assert [w.new for w in loaded(tmp_path / "l.db", path, articles=[articles])] == [1] * 4
    with desk(tmp_path / "later.db", second_word) as reading:
        list(reading.read([articles]))
    assert [w.new for w in loaded(tmp_path / "later.db", path)] == [1] * 4


def test_claims_alone_do_not_keep_their_articles_from_being_read(tmp_path, articles):
    with desk("unused.db") as extracting:
        claims = [claim for each in extracting.extract([articles]) for claim in each]
    (tmp_path / "c.jsonl").write_text(json.dumps(claims[0]))
    loaded(tmp_path / "l.db", tmp_path / "c.jsonl", articles=[articles])
    with desk(tmp_path / "l.db") as reading:
        assert not any(w.known for w in reading.read([articles]))


def test_what_is_no_claim_is_named_and_the_rest_is_added(tmp_path, articles):
    path = written(tmp_path / "r.jsonl", articles)
    readings = [json.loads(line) for line in path.read_text().splitlines()]
    changed, other, fielded, good = readings
    changed["claims"][0]["speaker"]["name"] = "Somebody Else"
    other["claims"].append({"kind": "opinion", "evidence": [], "said_by": []})
    fielded["article"]["colour"] = "green"
    lines = [*map(json.dumps, (changed, other, fielded)), '{"text": "an article"}', "[1]", json.dumps(good)[:-9], "",
             json.dumps(good)]  # fmt: skip
    path.write_text("\n".join(lines))
    found = loaded(tmp_path / "l.db", path)
    wrong = [str(item).removeprefix(f"{path}, ") for item in found if isinstance(item, InputError)]
    assert [said[:16] for said in wrong] == [
        "line 1, claim 1:", "line 2, claim 2:", "line 3: holds no", "line 4: is neith", "line 5: is neith", "line 6: is not J",
    ]  # fmt: skip
    assert "it was changed" in wrong[0]
    assert [(w.article, w.new) for w in found if isinstance(w, Written)] == [("a0", 0), ("a1", 1), ("a3", 1)]
    with desk(tmp_path / "l.db") as reading:  # of which not all was taken is read again
        assert [w.known for w in reading.read([articles])] == [False, False, False, True]


def test_words_that_are_not_the_articles_are_no_evidence(tmp_path, articles):
    path = written(tmp_path / "r.jsonl", articles)
    path.write_text(path.read_text().replace("Word1 follows.", "Wurd1 follows."))
    assert [str(e) for e in loaded(tmp_path / "l.db", path) if isinstance(e, InputError)] == [
        f"{path}, line 2, claim 1: is no claim: evidence [0, 5) is not in the text: 'Word1'"
    ]


@pytest.mark.parametrize(("content", "said"), [(b"PAR1 cut", "no Parquet"), (b"\x1f\x8b cut", "gzip"), (b"", None)])
def test_a_file_that_is_cut_short_is_said(tmp_path, content, said):
    path = tmp_path / "x.parquet"
    path.write_bytes(content)
    found = loaded(tmp_path / "l.db", path)
    assert [said in str(e) for e in found] == ([True] if said else [])


def test_a_table_of_export_and_a_file_that_is_not_there_are_said(tmp_path, articles):
    with desk(tmp_path / "l.db") as reading:
        list(reading.read([articles]))
        reading.export(tmp_path / "c.parquet")
    for path, said in ((tmp_path / "c.parquet", "extract --to"), (tmp_path / "no.jsonl", "cannot be opened")):
        (error,) = loaded(tmp_path / "l.db", path)
        assert said in str(error)


def test_what_is_written_until_it_is_stopped_can_be_loaded(tmp_path, articles):
    def stopped(readings):
        yield next(readings)
        raise KeyboardInterrupt

    with desk("unused.db") as extracting:
        for name in ("r.jsonl", "r.parquet"):
            with pytest.raises(KeyboardInterrupt):
                extracting.write_readings(str(tmp_path / name), stopped(extracting.readings([articles])))
            assert [w.article for w in loaded(tmp_path / f"{name}.db", tmp_path / name)] == ["a0"]


def test_a_store_that_fsspec_reaches_is_read_from_and_written_to(tmp_path, articles):
    import fsspec

    store = fsspec.filesystem("memory")
    for name in ("b.txt", "a/z.txt", ".x.txt", "README.md"):
        store.pipe(f"/news/{name}", f"In {name}.".encode())
    with desk(tmp_path / "l.db") as reading:
        assert [a.text for a in reading.articles(["memory://news"])] == ["In a/z.txt.", "In b.txt."]
        assert [a.text for a in reading.articles(["memory://news/b.txt"])] == ["In b.txt."]
        (error,) = reading.articles(["memory://nowhere"])
        assert isinstance(error, FetchError)
    written("memory://out/r.parquet", articles)
    assert [w.new for w in loaded(tmp_path / "l.db", "memory://out/r.parquet")] == [1] * 4


def test_the_form_is_told_by_the_ending():
    with pytest.raises(OnrecordError, match=r"\.jsonl or \.parquet"):
        require_form("readings.csv")


def told_twice(path):
    """A ledger with an article and a later version of it, one corrected claim, one merged name and a retraction."""
    told = path.parent / f"{path.stem}.jsonl"
    common = {"url": "https://post.example/raid", "published": "2025-03-04", "outlet": "Post"}
    lines = [{"id": "z-first", "text": "Raid follows.", **common}, {"id": "a-later", "text": "Raids follow.", **common}, TOLD[0]]
    told.write_text("\n".join(map(json.dumps, lines)))
    with desk(path) as theirs:
        list(theirs.read([str(told)], jobs=1))
        theirs.judge("correct", theirs.statements()[0].claim, value="speech_act=denies", who="Ana")
        theirs.retract("a0", why="its outlet took it back", who="Ana", day="2025-03-05")
    return path


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_ledger_goes_whole_into_another_with_what_was_decided(tmp_path, articles, form):
    theirs, ours = told_twice(tmp_path / "theirs.db"), tmp_path / "ours.db"
    file = tmp_path / f"theirs.readings.{form}"
    with desk(theirs) as exporting:
        exporting.export(file, retracted=True)
        decided = exporting.decisions()
    assert [(w.article, w.new) for w in loaded(ours, file)] == [("a0", 1), ("z-first", 1), ("a-later", 1)]
    assert [w.known for w in loaded(ours, file)] == [True] * 3
    with desk(ours) as merged, desk(theirs) as before:
        assert merged.import_judgements(decided) == len(decided) == 2
        assert [merged.article(name).version_of for name in ("a-later", "z-first")] == ["z-first", None]
        assert (merged.statements(), merged.catalogue(), merged.retractions()) == (
            before.statements(), before.catalogue(), before.retractions(),
        )  # fmt: skip
        assert all(w.known for w in merged.read([str(tmp_path / "theirs.jsonl")]))
        assert sum(w.new for w in merged.read([articles])) == 3
        merged.export(again := tmp_path / "ours.readings.jsonl")
    assert {json.loads(line)["article"]["id"] for line in again.read_text().splitlines()} == {"a-later", "z-first", "a1", "a2", "a3"}


def test_an_export_that_fails_leaves_the_file_that_was_there(tmp_path):
    class Failing(Desk):
        @property
        def _view(self):
            raise LedgerError("the ledger is gone")

    (tmp_path / "claims.csv").write_text("whole")
    with Failing(Settings(ledger="unused.db")) as failing, pytest.raises(LedgerError):
        failing.export(tmp_path / "claims.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]
    assert (tmp_path / "claims.csv").read_text() == "whole"
    with desk(told_twice(tmp_path / "l.db")) as exporting, pytest.raises(OSError, match=r"nowhere/claims.csv"):
        exporting.export(tmp_path / "nowhere/claims.csv")


def test_of_two_texts_under_one_id_the_first_is_that_of_the_claims(tmp_path, articles):
    with desk("unused.db") as extracting:
        claims = [claim for found in extracting.extract([articles]) for claim in found]
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, claims)))
    (tmp_path / "twice.jsonl").write_text("\n".join(map(json.dumps, [*TOLD, {"id": "a1", "text": "Quite another text."}])))
    found = loaded(tmp_path / "l.db", tmp_path / "claims.jsonl", articles=[str(tmp_path / "twice.jsonl")])
    assert [str(item) for item in found if isinstance(item, InputError)] == [
        f"{tmp_path / 'twice.jsonl'}, line 5: {another_text('a1')}"
    ]
    assert sum(item.new for item in found if isinstance(item, Written)) == 4


@pytest.mark.parametrize(("content", "told"), [
    (b"SQLite format 3\x00" + bytes(range(256)) * 20, "holds no readings.*another SQLite file"),
    (b"id,kind\nabc,figure\ndef,figure\n", "holds no readings; give"), (b'[{"id": 1}]', "holds no readings; give"),
])  # fmt: skip
def test_what_holds_no_readings_is_said_once(tmp_path, content, told):
    (tmp_path / "odd").write_bytes(content)
    (error,) = loaded(tmp_path / "l.db", tmp_path / "odd")
    assert re.search(told, str(error))
