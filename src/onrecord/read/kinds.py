"""What kind of input bytes are, by what they hold rather than by a name."""

import codecs
import re
from typing import Literal

Kind = Literal["empty", "binary", "gzip", "warc", "html", "feed", "jsonl", "json", "text"]

HEAD = 65_536  # bytes looked at
_FEED = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]")
_HTML = re.compile(rb"<!doctype\s+html|<(html|head|body|article)[\s>]", re.IGNORECASE)
_JSON_LINE = re.compile(rb"\{\s*(\"|\}|$)")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SIGNATURES = {
    b"%PDF-": "a PDF file; save its text and read that",
    b"PK\x03\x04": "a ZIP or office file; unpack it, or save its text, and read that",
    b"\x89PNG": "a picture; give text",
    b"\xff\xd8\xff": "a picture; give text",
    b"GIF8": "a picture; give text",
    b"SQLite format 3": "a database; to ask a ledger give it with --ledger",
    b"{\\rtf": "an RTF document; save it as plain text and read that",
    b"PAR1": "a Parquet file; give JSON Lines",
    b"BZh": "a bzip2 file; unpack it first",
    b"\xfd7zXZ": "an xz file; unpack it first",
    b"\x28\xb5\x2f\xfd": "a zstd file; unpack it first",
}
# What is written in text, but is no text of an article
_MAIL = re.compile(rb"[A-Za-z-]+:[^\n]*\n([A-Za-z-]+:[^\n]*\n|[ \t][^\n]+\n)*MIME-Version:", re.IGNORECASE)
_TABLE = re.compile(rb'(["\w ]{1,40}[,;\t])*"?text"?([,;\t]["\w ]{1,40})*\r?\n', re.IGNORECASE)
_CONTROLS = bytes([*range(1, 9), 11, *range(14, 27), *range(28, 32), 127])


def kind_of(head: bytes) -> Kind:
    """Return the kind of an input that begins with `head`."""
    if head[:2] == b"\x1f\x8b":
        return "gzip"
    if is_marked(head):
        head = head.removeprefix(codecs.BOM_UTF8)
    elif binary_form(head):
        return "binary"
    opening = head.lstrip()
    if not opening:
        return "empty"
    if opening.startswith(b"WARC/"):
        return "warc"
    if opening.startswith(b"<"):
        return _markup(opening[:4096])
    if opening.startswith((b"[{", b"[\n", b"[\r\n")) or opening.split(b"\n", 1)[0].strip() in {b"{", b"["}:
        return "json"
    return "jsonl" if _JSON_LINE.match(opening) else "text"


def is_marked(head: bytes) -> bool:
    """Say whether the bytes open with a byte-order mark."""
    return head.startswith(_MARKS)


def binary_form(head: bytes) -> str | None:
    """Return what the bytes are, and what to do, if they are no text; None if they may be."""
    for signature, form in _SIGNATURES.items():
        if head.startswith(signature):
            return form
    if _MAIL.match(head):
        return "an e-mail, or a page saved as one (MHTML); save its text, or the page as HTML, and read that"
    if (table := _TABLE.match(head)) and len(re.split(rb"[,;\t]", table[0])) > 1:
        return 'a table (CSV); give JSON Lines, {"text": "...", "published": "...", "outlet": "..."} a line'
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\x00" in head or controls > 0.01 * len(head) + 2:
        return "binary data, not text; give text, HTML, JSON Lines, RSS/Atom or WARC"
    return None


def _markup(opening: bytes) -> Kind:
    if _FEED.search(opening):
        return "feed"
    return "html" if _HTML.search(opening) else "text"
