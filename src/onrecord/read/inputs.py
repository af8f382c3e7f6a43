"""Paths, folders, URLs and standard input -> articles, one bad input never stopping the rest."""

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path, PurePath, PurePosixPath
from typing import cast

from onrecord.errors import InputError, InvalidRecord
from onrecord.plugins import Plugin, plugins
from onrecord.read.decoding import decode
from onrecord.read.feed import feed_articles
from onrecord.read.fetch import Page, fetch_page
from onrecord.read.html import html_article
from onrecord.read.jsonl import json_articles, jsonl_articles
from onrecord.read.kinds import binary_form, is_marked, kind_of
from onrecord.read.stored import is_stored, open_stored, stored_files
from onrecord.read.streams import peek, take, unzipped
from onrecord.read.text import text_article, with_day
from onrecord.read.warc import warc_articles
from onrecord.records import Article
from onrecord.settings import Settings

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")

Item = Article | InputError


def read_inputs(
    inputs: Iterable[str],
    settings: Settings,
    *,
    published: str | None = None,
    fetch: Callable[[str, Settings], Page] = fetch_page,
    standard_input: io.BufferedIOBase | None = None,
) -> Iterator[Item]:
    """Yield the articles of every input, and an InputError for whatever cannot be read.

    An input is a file, a folder (read in the order of names; README and hidden files left out), either of them in a
    store that fsspec reaches too (s3://...), a URL of the web, or "-". `published` is the day given to articles that state none.
    """
    for where in inputs:
        if where == "-":
            given = standard_input or cast(io.BufferedIOBase, sys.stdin.buffer)
            items = _read(_Source("standard input"), given, settings)
        elif not where.strip():
            items = iter([InputError(repr(where), "is no path; name a file or folder, or . for this folder")])
        elif _SCHEME.match(where):
            items = _stored(where, settings) if is_stored(where) else _url(where, settings, fetch)
        else:
            items = _path(Path(where), settings)
        for item in items:
            yield item if isinstance(item, InputError) else with_day(item, published)


def expected_articles(inputs: Iterable[str]) -> int | None:
    """Return about how many articles the inputs hold; None where that cannot be seen cheaply."""
    total = 0
    for where in inputs:
        path = Path(where)
        if where == "-" or not where.strip() or (not path.exists() and not _SCHEME.match(where)):
            return None
        files = _chosen(path) if path.is_dir() else [path]
        for file in files:
            count = 1 if _SCHEME.match(where) else _held(file)
            if count is None:
                return None
            total += count
    return total


def _held(file: Path) -> int | None:
    """Return how many articles a file holds, None for archives and what is packed."""
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        kind = kind_of(stream.read(4096))
        if kind == "jsonl":
            stream.seek(0)
            chunks = iter(lambda: stream.read(1 << 20), b"")
            return max(1, sum(chunk.count(b"\n") for chunk in chunks))
    return None if kind in {"warc", "gzip", "feed", "json"} else 1


@dataclass(frozen=True, slots=True)
class _Source:
    where: str
    url: str | None = None
    charset: str | None = None


def _url(url: str, settings: Settings, fetch: Callable[[str, Settings], Page]) -> Iterator[Item]:
    try:
        page = fetch(url, settings)
    except InputError as error:
        yield error
        return
    source = _Source(url, page.url, page.charset)
    for item in _read(source, io.BytesIO(page.content), settings):
        yield replace(item, retrieved_at=page.retrieved_at) if isinstance(item, Article) else item


def _stored(url: str, settings: Settings) -> Iterator[Item]:
    try:
        for where, below in stored_files(url).items():
            if _wanted(PurePosixPath(below)):
                with open_stored(where) as stream:
                    yield from _read(_Source(where), cast(io.BufferedIOBase, stream), settings)
    except InputError as error:
        yield error


def _path(path: Path, settings: Settings) -> Iterator[Item]:
    try:
        if path.is_dir():
            if not _chosen(path):
                yield InputError(str(path), "the folder holds nothing to read; check the path")
            for file in _chosen(path):
                yield from _path(file, settings)
            return
        with path.open("rb") as stream:
            yield from _read(_Source(str(path)), stream, settings)
    except FileNotFoundError:
        yield InputError(str(path), f"there is no such file or folder{_meant(path)}")
    except (OSError, ValueError) as error:
        yield InputError(str(path), f"cannot be opened ({getattr(error, 'strerror', None) or error}); check the path")


def _chosen(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and _wanted(p.relative_to(folder))]


def _wanted(path: PurePath) -> bool:
    return not any(part.startswith((".", "__")) for part in path.parts) and not path.stem.upper().startswith("README")


def _meant(path: Path) -> str:
    near = get_close_matches(path.name, [p.name for p in path.parent.glob("*")] if path.parent.is_dir() else [], n=1)
    return f"; did you mean {path.parent / near[0]}?" if near else "; check the path"


def _read(source: _Source, stream: io.BufferedIOBase, settings: Settings) -> Iterator[Item]:
    """Read one input; whatever is wrong with it becomes one InputError."""
    try:
        for item in _articles(source, stream, settings):
            if isinstance(item, Article) and len(item.text) > settings.most_text:
                yield InputError(source.where, _too_long(item, settings))
            else:
                yield item
    except InputError as error:
        yield error
    except InvalidRecord as error:
        yield InputError(source.where, f"cannot be an article: {error}")
    except (RecursionError, MemoryError) as error:
        yield InputError(source.where, f"cannot be parsed ({type(error).__name__}); read its text instead")


def _articles(
    source: _Source, stream: io.BufferedIOBase, settings: Settings, *, packed: bool = False
) -> Iterator[Item]:
    """Yield what a stream holds, by what kind its first bytes show it to be."""
    where, most = source.where, settings.most_bytes
    head, stream = peek(stream)
    if (reader := _taking(head)) is not None:
        yield from _plugged(reader, where, take(where, stream, most))
        return
    match kind_of(head):
        case "empty" if len(head) < 1024:
            raise InputError(where, "is empty; nothing to read")
        case "binary":
            raise InputError(where, f"is {binary_form(head)}")
        case "gzip" if packed:
            raise InputError(where, "is packed twice; unpack it first")
        case "gzip":
            yield from _articles(source, unzipped(where, stream), settings, packed=True)
        case "warc":
            yield from warc_articles(where, stream, most)
        case "jsonl":
            yield from jsonl_articles(where, stream, most)
        case "json":
            yield from json_articles(where, take(where, stream, most))
        case "feed":
            yield from feed_articles(where, take(where, stream, most))
        case "html":
            yield html_article(where, take(where, stream, most), url=source.url, charset=source.charset)
        case _:
            yield from _text(source, take(where, stream, most), settings)


def _taking(head: bytes) -> Plugin | None:
    """Return the first of the installed readers that takes what begins so; one that fails is as if it did not."""
    for reader in plugins("reader"):
        with suppress(Exception):
            if reader.made.takes(head):
                return reader
    return None


def _plugged(reader: Plugin, where: str, content: bytes) -> Iterator[Item]:
    """Yield the articles that an installed reader finds, and what is wrong with it."""
    try:
        for article in reader.made.articles(where, content):
            if not isinstance(article, Article):
                raise TypeError(f"it gave {type(article).__name__}, not Article")
            yield article.found_at(article.where or where)
    except InputError as error:
        yield error
    except Exception as error:
        yield InputError(where, reader.failed(error))


def _text(source: _Source, content: bytes, settings: Settings) -> Iterator[Item]:
    text = decode(source.where, content, charset=source.charset)
    if is_marked(content) and kind_of(text[:2000].encode("utf-8", "replace")) not in {
        "text",
        "empty",
        "binary",
    }:
        yield from _articles(source, io.BytesIO(text.encode("utf-8", "replace")), settings, packed=True)
    else:
        yield text_article(source.where, text, url=source.url)


def _too_long(article: Article, settings: Settings) -> str:
    name = article.title or article.id
    return (
        f"the article {name[:60]!r} has {len(article.text):,} characters, more than {settings.most_text:,}; "
        "split it, or raise ONRECORD_MOST_TEXT"
    )
