"""Reports of what goes on somewhere ("Flash Update No. 3"): the lines that head the whole, and those that head a part."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from onrecord.layout.rows import row_at
from onrecord.layout.wraps import unwrapped
from onrecord.records.span import Span

_NUMBERED = re.compile(
    r"\b(?:update|report|bulletin|issue|round|sitrep|summary|tool)\s*(?:no\.?|nr\.?|number|#|:)?\s*\d+\b", re.IGNORECASE
)
_CALLED = re.compile(
    r"\b(?:flash|situation|operational|emergency|humanitarian|daily|weekly|monthly|quarterly|statistical|regional|incident|"
    r"epidemiological|displacement|security|border|crisis|country|protection)\b[^.!?]*\b"
    r"(?:update|report|bulletin|overview|list|summary|snapshot|monitoring|tracking|sitrep|dashboard)\b"
    r"|\bsummary as of\b|\breport of the secretary-general\b",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"(?:key (?:\w+)|(?:\w+ )?highlights|at a glance|in numbers|(?:situation )?overview)\W*", re.IGNORECASE
)  # heads the first part
_COLUMN = re.compile(r"\||\t| {3}")
_NUMBER = re.compile(r"[~≈<>≥]?\d[\d,. ]*\+?\s+[a-zA-Z]")  # "1,200 people displaced"
_STOPPED = re.compile(r"[.!?;,:…][”\"’')\]]*$")
_LINES = 6  # that may head a report, empty ones not counted
_LONGEST = 12  # words of a heading
_TITLE = 30  # words of a line of the head


@lru_cache(maxsize=16)
def head_of(text: str) -> tuple[Span, ...]:
    """Return the lines that head a report as a whole: its title, number and day; none of another text."""
    head: list[Span] = []
    known = list(_lines(text))
    for line, behind in zip_longest(known, known[1:]):
        words = line.of(text)
        if head and ((behind and row_at(text, behind.start)) or (_is_called(text, head) and _apart(text, head[-1], line))):
            break
        sentence = words[-1] in ".:" and len(words.split()) > _LONGEST
        if len(head) == _LINES or sentence or len(words.split()) > _TITLE or _KEY.fullmatch(words) or _is_item(text, line, head=True):
            break
        head.append(line)
    return tuple(head) if _is_called(text, head) else ()


def _is_called(text: str, head: Sequence[Span]) -> bool:
    """Say whether lines call what they head a report."""
    return any(_NUMBERED.search(line.of(text)) or _CALLED.search(line.of(text)) for line in head)


def _apart(text: str, line: Span, behind: Span) -> bool:
    return text[line.end : behind.start].count("\n") > 1


def heading_over(text: str, position: int) -> Span | None:
    """Return the heading of the part of a report that a position stands in; None of another text."""
    known = _headings(text)
    at = bisect_left(known, position, key=lambda line: line.start) - 1
    return known[at] if at >= 0 and position >= known[at].end else None


@lru_cache(maxsize=16)
def _headings(text: str) -> tuple[Span, ...]:
    """Return the lines of a report that head what stands below them, without marks."""
    head = head_of(text)
    lines = [line for line in _lines(text) if head and line.start >= head[-1].end]
    found = [line for line, behind in pairwise(lines) if _heads(text, line, behind)]
    return tuple(found)


def _heads(text: str, line: Span, behind: Span) -> bool:
    words = line.of(text)
    short = len(words.split()) <= _LONGEST and not _STOPPED.search(words) and words[0].isupper()
    return short and not _is_item(text, line) and "\n" in text[line.end : behind.start]


def _is_item(text: str, line: Span, *, head: bool = False) -> bool:
    """Say whether a line is an item of a list, or tells numbers; one that heads a report may have bars."""
    start = text.rfind("\n", 0, line.start) + 1
    marked = text[start : line.start].strip(" \t*#_") != ""
    table = not head and _COLUMN.search(line.of(text)) is not None
    return marked or table or row_at(text, line.start) is not None or _NUMBER.match(line.of(text)) is not None


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that are not empty, without the marks in front of them."""
    for match in re.finditer(r"[^\n]*\w[^\n]*", unwrapped(text)):
        words = re.search(r"[\w“\"(].*\S|\w", match[0])
        if words:
            yield Span(match.start() + words.start(), match.start() + words.end())
