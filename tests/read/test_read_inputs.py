import gzip
import io
import json

import pytest

from onrecord.errors import FetchError, InputError
from onrecord.read.fetch import Page
from onrecord.read.inputs import expected_articles, read_inputs
from onrecord.records import Article
from onrecord.settings import Settings


def read(*inputs, settings=None, **options):
    return list(read_inputs(map(str, inputs), settings or Settings(), **options))


def texts(items):
    return [item.text for item in items if isinstance(item, Article)]


def write(path, content):
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files_and_readmes(tmp_path):
    for name in ("b.txt", "a/z.txt", ".hidden/x.txt", ".x.txt", "README.md", "__pycache__/x.txt"):
        write(tmp_path / name, f"in {name}")
    assert texts(read(tmp_path)) == ["in a/z.txt", "in b.txt"]


def test_standard_input_is_read_by_what_it_holds():
    assert texts(read("-", standard_input=io.BytesIO(b'{"text": "x"}\n{"text": "y"}'))) == ["x", "y"]
    assert texts(read("-", standard_input=io.BytesIO(b"Plain words."))) == ["Plain words."]


def test_a_given_day_goes_to_what_states_none(tmp_path):
    write(tmp_path / "a.txt", "x")
    write(tmp_path / "b-2024-08-15.txt", "y")
    assert [a.published for a in read(tmp_path, published="2025-01-02")] == ["2025-01-02", "2024-08-15"]


def test_gzip_is_unpacked_whatever_it_is_called(tmp_path):
    path = write(tmp_path / "packed", gzip.compress(b'{"text": "x"}'))
    assert texts(read(path)) == ["x"]


def test_lines_before_a_cut_gzip_are_read_and_the_cut_is_said(tmp_path):
    rows = "\n".join(json.dumps({"text": f"{n * 7919}" * 20}) for n in range(2000))
    packed = gzip.compress(rows.encode())
    items = read(write(tmp_path / "cut.gz", packed[: len(packed) // 2]))
    assert len(texts(items)) > 500
    assert "cut short" in str(items[-1])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        ("binary", bytes(range(256)) * 20, "binary data"),
        ("paper.pdf", b"%PDF-1.7 ...", "PDF"),
        ("large.txt", b"Ten died. " * 1000, "larger than 5,000 bytes"),
        ("long.txt", b"Ten died. " * 300, "more than 2,000"),
        ("bomb.gz", gzip.compress(b"a" * 100_000), "larger than 5,000 bytes"),
        ("twice.gz", gzip.compress(gzip.compress(b"a")), "packed twice"),
        ("damaged.gz", b"\x1f\x8b\x08\x00rubbish", "damaged"),
    ],
)
def test_a_bad_file_is_one_line_that_names_it_and_the_rest_is_read(tmp_path, name, content, said):
    bad, good = write(tmp_path / name, content), write(tmp_path / "z.txt", "Good.")
    problem, article = read(bad, good, settings=Settings(most_bytes=5_000, most_text=2_000))
    assert isinstance(problem, InputError)
    assert str(bad) in str(problem)
    assert said in str(problem)
    assert "\n" not in str(problem)
    assert article.text == "Good."


def test_a_missing_file_is_said_with_what_may_have_been_meant(tmp_path):
    write(tmp_path / "story.txt", "x")
    assert "did you mean" in str(read(tmp_path / "stroy.txt")[0])


def test_a_progress_bar_can_know_how_many_articles_files_and_lines_hold(tmp_path):
    write(tmp_path / "a.txt", "x")
    lines = write(tmp_path / "b.jsonl", '{"text": "x"}\n{"text": "y"}\n')
    assert expected_articles([str(tmp_path)]) == 3
    assert expected_articles([str(lines), "https://news.example/a"]) == 3
    assert expected_articles([str(lines), "-"]) is None


def test_utf16_lines_are_read(tmp_path):
    assert texts(read(write(tmp_path / "a.jsonl", '{"text": "häh"}'.encode("utf-16")))) == ["häh"]


def test_a_url_goes_through_the_fetcher_and_keeps_its_address():
    def fetch(url, settings):
        return Page(f"{url}/end", b"Plain words.", None, "2025-01-02T03:04:05+00:00")

    (article,) = read("https://news.example/a", fetch=fetch)
    assert (article.text, article.url) == ("Plain words.", "https://news.example/a/end")
    assert article.retrieved_at == "2025-01-02T03:04:05+00:00"


def test_a_url_that_fails_does_not_stop_the_next_input(tmp_path):
    def fetch(url, settings):
        raise FetchError(url, "answered 404")

    problem, article = read("https://news.example/a", write(tmp_path / "a.txt", "x"), fetch=fetch)
    assert "404" in str(problem)
    assert article.text == "x"


def test_an_empty_path_is_not_this_folder():
    (problem,) = read("")
    assert "is no path" in str(problem)
    assert expected_articles([""]) is None
