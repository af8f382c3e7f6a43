import gzip

import pytest

from onrecord.read.kinds import binary_form, kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"Ten people died.", "text"),
        (b"<3 people were hurt", "text"),
        (b"[Editor's note] Ten died.", "text"),
        (b"{Note} Ten died.", "text"),
        (b'{"text": "x"}', "jsonl"),
        (b'\xef\xbb\xbf{"text": "x"}', "jsonl"),
        (b'{\n "text": "x"\n}', "json"),
        (b'[{"text": "x"}]', "json"),
        (b"<!DOCTYPE HTML><html>", "html"),
        (b"\n<html lang=en>", "html"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        (b"<?xml version='1.0'?><feed xmlns='x'>", "feed"),
        (b"WARC/1.0\r\n", "warc"),
        (gzip.compress(b"x"), "gzip"),
        (b"%PDF-1.7", "binary"),
        (b"\x7fELF\x00\x00\x01", "binary"),
    ],
)
def test_a_kind_shows_in_the_first_bytes(head, kind):
    assert kind_of(head) == kind


def test_what_is_no_text_is_named_with_what_to_do():
    assert "PDF" in (binary_form(b"%PDF-1.7") or "")
    assert "save its text" in (binary_form(b"%PDF-1.7") or "")


def test_utf16_is_text_though_it_is_full_of_zero_bytes():
    assert kind_of("Ten people died".encode("utf-16")) == "text"
