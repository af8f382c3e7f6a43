"""JSON Lines in the form of the design's section 4 -> articles; one JSON object or array will do too."""

import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.errors import InputError, InvalidRecord
from onrecord.read.days import day_stated, is_day
from onrecord.read.decoding import decode
from onrecord.read.heading import heading
from onrecord.read.streams import lines
from onrecord.records import Article

_STATED = ("url", "outlet", "wire", "byline", "dateline", "language", "retrieved_at", "version_of")
_BROKEN = re.compile("[\ud800-\udfff\x00]")

Item = Article | InputError


def jsonl_articles(where: str, stream: io.BufferedIOBase, most: int) -> Iterator[Item]:
    """Yield the article of every line, an InputError for a line that holds none or is longer than `most`
    bytes.
    """
    for number, line in lines(where, stream, most):
        place = f"{where}, line {number}"
        if isinstance(line, InputError):
            yield line
        elif line.strip():
            yield from _line(place, line)


def json_articles(where: str, content: bytes) -> Iterator[Item]:
    """Yield the articles of one JSON object, or of an array of them."""
    try:
        rows = json.loads(decode(where, content))
    except (ValueError, RecursionError) as error:
        yield InputError(where, f"is not JSON ({_why(error)}); is it cut short?")
        return
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        yield from _row(f"{where}, object {number}", row)


def _line(place: str, line: bytes) -> Iterator[Item]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        yield InputError(place, f"is not UTF-8 (byte {error.start + 1} of the line); JSON must be: convert it")
    except (ValueError, RecursionError) as error:
        yield InputError(place, f"is not JSON ({_why(error)}); each line must be one whole object")
    else:
        yield from _row(place, row)


def _row(place: str, row: Any) -> Iterator[Item]:
    """Yield the article of a row, and what is wrong with it."""
    if not isinstance(row, dict):
        yield InputError(place, 'is not a JSON object; each line must be one, at least {"text": "..."}')
        return
    if not isinstance(row.get("text"), str):
        yield InputError(place, 'has no "text" that is a string; each object needs at least {"text": "..."}')
        return
    problems: list[str] = []
    try:
        yield _article(row, problems, place)
    except InvalidRecord as error:
        yield InputError(place, f"cannot be an article: {error}")
    for problem in problems:
        yield InputError(place, problem)


def _article(row: dict[str, Any], problems: list[str], where: str) -> Article:
    stated = {name: _string(row, name, problems) for name in _STATED}
    body = _string(row, "text", problems) or ""
    stated |= {name: value for name, value in heading(body).items() if stated[name] is None}
    given = row.get("id")
    identity = None if given is None or given == "" else _whole(str(given), "id", problems)
    title = _string(row, "title", problems)
    published = _published(row, problems) or day_stated(body, title)
    return Article.build(body=body, title=title, id=identity, published=published, where=where, **stated)


def _string(row: dict[str, Any], name: str, problems: list[str]) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        problems.append(f'"{name}" is no string and was left out; the rest was read')
        return None
    return _whole(value, name, problems)


def _whole(value: str, name: str, problems: list[str]) -> str:
    """Return the string with what no file can hold replaced one for one, so that offsets stay."""
    fixed, count = _BROKEN.subn("\ufffd", value)
    if count:
        problems.append(
            f'"{name}" holds {count} lone surrogates or NULs; the article was read with \ufffd in their place'
        )
    return fixed


def _published(row: dict[str, Any], problems: list[str]) -> str | None:
    value = _string(row, "published", problems)
    if value is None or is_day(value):
        return value
    for parse in (datetime.fromisoformat, parsedate_to_datetime):  # 20250306, 2025-W10-4; Thu, 06 Mar 2025 10:00:00 GMT
        try:
            return parse(value).date().isoformat()
        except (ValueError, IndexError):
            continue
    problems.append(f'"published" is no day such as 2024-08-15: {value[:40]!r}; the article was read without it')
    return None


def _why(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
