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


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (rb"{\rtf1\ansi The army said nine people died.\par}", "RTF"),
        (b"From: desk@example.org\r\nSubject: Fwd: Nine killed\r\n by shelling\r\nMIME-Version: 1.0\r\n\r\nNine people", "e-mail"),
        (b"From: <Saved by Blink>\nSubject: Story\nMIME-Version: 1.0\n\n<html>", "MHTML"),
        (b'"day";"text"\n2024-03-04;The army said nine people died.\n', "JSON Lines"),
        (b"text,published\nThe army said nine people died.,2024-03-04\n", "JSON Lines"),
    ],
)
def test_what_is_written_in_text_but_is_none_is_refused_with_what_to_give(head, told):
    assert kind_of(head) == "binary"
    assert told in (binary_form(head) or "")


@pytest.mark.parametrize("head", [b"From: the Front\nTo: the Council\nSubject: The truce\n\nWe reject it.", b"Text\n\nThe army said, in a text, so.\n"])
def test_a_letter_and_a_text_that_has_commas_are_text(head):
    assert kind_of(head) == "text"
