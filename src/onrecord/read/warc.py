"""WARC -> articles, by warcio: every page of a web archive."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.read.html import html_article
from onrecord.read.streams import too_large
from onrecord.records import Article

_DAMAGED = "the archive is cut short or damaged here; fetch it again"


def warc_articles(where: str, stream: io.BufferedIOBase, most: int) -> Iterator[Article | InputError]:
    """Yield the article of every answer that is a page; an InputError for each without one, and for a cut
    end.

    Records of more than `most` bytes, and answers that were errors, are not read.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(_AsItComes(stream)):
            number += 1
            if _is_page(record):
                yield _page(f"{where}, record {number}", record, most)
    except (ArchiveLoadFailed, EOFError, zlib.error, OSError, ValueError) as error:
        yield InputError(f"{where}, after record {number}", f"{_DAMAGED} ({type(error).__name__})")
    if not number:
        yield InputError(where, "the archive holds no records; is it cut short?")


class _AsItComes:
    """A stream that hands on what is there: where it breaks off, what came before is not lost."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        return self._stream.read1(size)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    form = (record.http_headers.get_header("Content-Type") or "").lower()
    return "html" in form and str(record.http_headers.get_statuscode()).startswith("2")


def _page(where: str, record: Any, most: int) -> Article | InputError:
    headers = record.rec_headers
    content = record.content_stream().read(most + 1)
    if len(content) > most:
        return too_large(where, most)
    if getattr(record.raw_stream, "limit", 0) > 0:  # what the record's header promised has not all come
        return InputError(where, _DAMAGED)
    try:
        article = html_article(where, content, url=headers.get_header("WARC-Target-URI"))
    except InputError as error:
        return error
    return replace(article, retrieved_at=headers.get_header("WARC-Date"))
