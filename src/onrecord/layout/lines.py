"""Lines that stand for themselves in a report: items of a list, headings, the times of a live page.

One place tells them for all who ask: no sentence runs over their edges, and nobody says what stands beyond one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["item", "heading", "stamp"]

_ITEM = re.compile(r"(?:[•●▪◦‣·*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_STAMP = re.compile(
    r"(?:[^\W\d]+\s)?\d{1,2}[:.h]\d\d ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?(?: local time)?(?:,? \d{1,2} [^\W\d]+)?\s?[-–—:]?$"
    r"|\d{1,2} ?[ap]\.?m\.?(?: [A-Z]{2,4})?$"
)
_TIMED = re.compile(r"\d{1,2}[:.h]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*[|—–-]\s+(?=\S)")  # "14:32 | Army hits port"
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s+(?=[^\Wa-z])")
STOPPED = re.compile(r"[.!?…,;][”\"’')\]]*$")  # ends a line that is no heading
_LONGEST = 12  # words of a heading


@dataclass(frozen=True, slots=True)
class Line:
    """A line [start, end) that stands for itself; what is told in it begins at `inner`."""

    start: int
    end: int
    kind: Kind
    inner: int


@lru_cache(maxsize=16)
def lines(text: str) -> tuple[Line, ...]:
    """Return the items, headings and stamps of a text in order; its first line, a title, is none of them."""
    found: list[Line] = []
    behind: Kind | None = None
    first = True
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words)
        kind = None if first else _kind(words, behind)
        if kind:
            mark = _ITEM.match(words) if kind == "item" else _NUMBER.match(words) or _TIMED.match(words)
            found.append(Line(start, start + len(words), kind, start + (mark.end() if mark else 0)))
        behind, first = kind, False
    return tuple(found)


@lru_cache(maxsize=16)
def borders(text: str) -> tuple[int, ...]:
    """Return where what one says may not run on: the edges of all such lines.

    Items that a line with a colon leads, "The ministry said:", go with it.
    """
    found: list[int] = []
    led = False
    for line in lines(text):
        before = text[: line.start].rstrip()
        again = bool(found) and found[-1] == len(before)
        led = line.kind == "item" and (before.endswith(":") or (led and again))
        if led and again:
            found.pop()
        found += [line.end] if led else [line.start, line.end]
    return tuple(found)


def is_time(text: str, position: int) -> bool:
    """Say whether what stands at a position is the time that an entry of a live page opens with: "| 14:32 | Army hits port"."""
    return any(line.kind == "stamp" and line.start <= position < line.inner for line in lines(text))


def is_context(text: str, position: int, of: int) -> bool:
    """Say whether what stands at a position may tell more of what stands at another: not from another item of a list, nor
    from another entry of a live page, but from what stands before the first.
    """
    known = lines(text)
    if not known:
        return True
    line = known[bisect_right(known, position, key=lambda one: one.start) - 1]
    if line.kind == "item" and line.start <= position < line.end and not line.start <= of < line.end:
        return False
    stamps = _stamps(text)
    entry = bisect_right(stamps, position)
    return not entry or entry == bisect_right(stamps, of)


@lru_cache(maxsize=16)
def _stamps(text: str) -> tuple[int, ...]:
    """Return where the entries of a live page begin."""
    return tuple(line.start for line in lines(text) if line.kind == "stamp")


def _kind(words: str, behind: Kind | None) -> Kind | None:
    """Return what a line is, the kind of the line before it known."""
    if _STAMP.match(words):
        return "stamp"
    timed = _TIMED.match(words)
    short = len(words[timed.end() if timed else 0 :].split()) <= _LONGEST and not STOPPED.search(words)
    if timed and short:
        return "stamp"
    if short and any(c.isalpha() for c in words):
        capitals = words.isupper() and len(words) > len("UNHCR")
        if capitals or behind == "stamp" or _NUMBER.match(words):
            return "heading"
    return "item" if _ITEM.match(words) else None
