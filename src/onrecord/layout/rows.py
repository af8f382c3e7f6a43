"""Rows of figures: "Mandalay: 2,210 deaths, 1,880 injured", "Gao | 26 | 7" under "Region | Dead | Hurt", "Kidal 23,124".

One place tells them for all who ask what a number of a list or a table counts, and where.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.layout.datelines import days_in
from onrecord.layout.lines import STOPPED, lines
from onrecord.layout.wraps import unwrapped
from onrecord.records.span import Span

_MARK = re.compile(r"[^\w\"“(<>~≥+]+")  # of an item
_COLUMN = re.compile(r"[ ]*\|[ ]*|\t| {3,}")
_COUNT = re.compile(r"(?:(?:over|about|around|some|at least|more than|nearly|almost|up to|an estimated)\s|[~≈≥><+]\s?)?\d", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[^\W\d][^:\n]{1,60}?)(?:\s*:\s+|\s+[–—-]\s+)(?P<told>\S.*)")
_BARE = re.compile(r"(?P<label>[^\Wa-z\d][^:;.,\d\n]{1,40}?)\s+(?P<told>\d[\d,. \u00a0\u202f]*)")
_LONGEST = 8  # words of a label
_HEADING = 14  # words of a line over a list
_FEWEST = 2  # rows of one form that make a list


@dataclass(frozen=True, slots=True)
class Row:
    """A row [start, end): what its label is, and each of its cells with what stands over its column, or over the list.

    `alike` are the labels of the list or table.
    """

    start: int
    end: int
    label: Span
    cells: tuple[tuple[Span, Span | None], ...]
    alike: tuple[Span, ...] = ()

    def cell(self, position: int) -> tuple[Span, Span | None] | None:
        """Return the cell at a position with what stands over it."""
        return next((c for c in self.cells if c[0].start <= position < c[0].end), None)


def row_at(text: str, position: int) -> Row | None:
    """Return the row that a position stands in, None for other lines."""
    known = rows(text)
    at = bisect_right(known, position, key=lambda row: row.start) - 1
    return known[at] if at >= 0 and position < known[at].end else None


def end_of_list(text: str, row: Row) -> int:
    """Return where the list or table of a row ends: behind the last row that no other line parts from it."""
    known = rows(text)
    at = bisect_right(known, row.start, key=lambda one: one.start) - 1
    while at + 1 < len(known) and not text[known[at].end : known[at + 1].start].strip("|-•*· \t\n"):
        at += 1
    return known[at].end


@lru_cache(maxsize=16)
def rows(text: str) -> tuple[Row, ...]:
    """Return the rows of a text in order."""
    found: list[Row] = []
    block: list[Row] = []
    over: Span | None = None
    columns: list[Span] = []
    for line in _lines(text):
        parts = _parts(text, line)
        row = _row(text, line, parts, columns, over)
        if row is None:
            found += _alike(block)
            block, columns = [], parts if len(parts) > 1 else []
            over = line if _heads(line.of(text)) else None
        else:
            block.append(row)
    return (*found, *_alike(block))


def _heads(words: str) -> bool:
    """Say whether a line may tell what a list below it counts, or who says so: "The ministry reports:"."""
    return words.endswith(":") or (not STOPPED.search(words) and len(words.split()) <= _HEADING)


def _alike(block: list[Row]) -> Iterator[Row]:
    """Yield the rows of a block, each with the labels of all; a label and a number alone are no list."""
    labels = tuple(row.label for row in block)
    for row in block:
        if len(block) >= _FEWEST or row.cells[0][0].start > row.label.end + 1:
            yield Row(row.start, row.end, row.label, row.cells, labels)


def _lines(text: str) -> Iterator[Span]:
    """Yield what is told in each line, without the mark of an item."""
    inner = {line.start: line.inner for line in lines(text)}
    for match in re.finditer(r"[^\n]+", unwrapped(text)):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            begin = inner.get(start, start)
            if (mark := _MARK.match(text, begin, start + len(words))) and mark.end() < start + len(words):
                begin = mark.end()
            yield Span(begin, start + len(words))


def _parts(text: str, line: Span) -> list[Span]:
    """Return the cells of a line of a table; the line alone where it has no columns."""
    words = line.of(text)
    start = line.start + len(words) - len(words.lstrip("| "))
    end = line.start + len(words.rstrip("| "))  # an empty cell within stays one
    if start >= end:
        return [line]  # of empty cells alone
    edges = [start, *(edge for gap in _COLUMN.finditer(text, start, end) for edge in gap.span()), end]
    return [Span(a, b) if b > a else Span(a - 1, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _row(text: str, line: Span, parts: list[Span], columns: list[Span], over: Span | None) -> Row | None:
    """Return the row that a line is: of a table, or a label with what is counted of it."""
    if len(parts) > 1 and parts[0].of(text) and not any(c.isdigit() for c in parts[0].of(text)):
        if not all(_COUNT.match(p.of(text)) or not any(c.isalnum() for c in p.of(text)) for p in parts[1:]):
            return None
        heads = columns if len(columns) == len(parts) else [over] * len(parts)
        return Row(line.start, line.end, parts[0], tuple(zip(parts[1:], heads[1:], strict=True)))
    words = line.of(text)
    match = _LABELLED.fullmatch(words) or _BARE.fullmatch(words)
    if match is None or not _COUNT.match(match["told"]) or STOPPED.search(words):
        return None
    if any(start == 0 for start, _, _ in days_in(match["told"])):  # "Date: 3 May"
        return None
    if len(match["label"].split()) > _LONGEST:
        return None
    label, told = (Span(line.start + match.start(g), line.start + match.end(g)) for g in ("label", "told"))
    return Row(line.start, line.end, label, ((told, over),))
