"""Dispatches of our own with marks in the line: "at least {12|killed} people"."""

import re
from collections.abc import Iterator
from pathlib import Path

_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
Span = tuple[int, int]


def lines(folder: Path) -> Iterator[str]:
    """Yield the lines of all files of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield from filter(None, path.read_text(encoding="utf-8").splitlines())


def split_marks(line: str) -> tuple[str, list[tuple[Span, str]]]:
    """Return a line without its marks, and the span [start, end) of every mark with what it says."""
    text, at, marks = "", 0, []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append(((len(text), len(text) + len(mark[1])), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + line[at:], marks
