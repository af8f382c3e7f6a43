import gzip
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.read.inputs import read_inputs
from onrecord.settings import Settings

PAGE = (Path(__file__).parents[1] / "cases/read/page.html").read_bytes()


def archive(*, packed, status="200 OK", form="text/html; charset=utf-8"):
    records = []
    for number in range(3):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {form}\r\n\r\n".encode() + PAGE
        headers = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
            f"WARC-Target-URI: https://daily.example/{number}\r\nWARC-Date: 2024-03-02T09:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(headers.encode() + answer + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if packed else record for record in records)


def read(path: Path):
    return list(read_inputs([str(path)], Settings()))


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_is_an_article_with_its_address_and_moment(tmp_path, packed):
    (tmp_path / "a").write_bytes(archive(packed=packed))
    articles = read(tmp_path / "a")
    assert [a.url for a in articles] == [f"https://daily.example/{n}" for n in range(3)]
    assert all(a.retrieved_at == "2024-03-02T09:00:00Z" and a.title == "Envoys return to Addis" for a in articles)


@pytest.mark.parametrize("packed", [False, True])
def test_what_stands_before_a_cut_is_read_and_the_cut_is_said(tmp_path, packed):
    (tmp_path / "a").write_bytes(archive(packed=packed)[:-300])
    *articles, problem = read(tmp_path / "a")
    assert len(articles) == 2
    assert isinstance(problem, InputError)
    assert "cut short" in str(problem)


@pytest.mark.parametrize(("status", "form"), [("404 Not Found", "text/html"), ("200 OK", "image/png")])
def test_errors_and_pictures_are_passed_over(tmp_path, status, form):
    (tmp_path / "a").write_bytes(archive(packed=False, status=status, form=form))
    assert read(tmp_path / "a") == []
