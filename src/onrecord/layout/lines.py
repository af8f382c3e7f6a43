"""Lines that stand for themselves in a report: items of a list, headings, the times of a live page.

One place tells them for all who ask: no sentence runs over their edges, and nobody says what stands beyond one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.layout.datelines import datelines, is_on_map, wire_named
from onrecord.records.span import Span
from onrecord.vocabularies.load import words_in

Kind = Literal["item", "heading", "stamp"]

_ITEM = re.compile(r"(?:[•●▪◦‣·*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_CLOCK = r"(?:\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)"
_AGO = r"(?:\d{1,2}|an?) ?(?:h|hrs?|hours?|m|mins?|minutes?|days?)(?: \d{1,2} ?(?:m|mins?|minutes?))? ago"
_DATE = r"(?:[^\W\d]+\.?,? )?(?:\d{1,2} [^\W\d]+|[^\W\d]+\.? \d{1,2})(?:,? \d{4})?"
_STAMP = re.compile(
    rf"(?:(?:published|updated|posted) (?:at )?)?(?:{_DATE},? |[^\W\d]+ )?(?:{_CLOCK}(?: ?\(?[a-z]{{2,4}}\)?)?(?: local time)?|{_AGO})"
    rf"(?:,? {_DATE})?\s?[-–—:]?",
    re.IGNORECASE,
)
_ZONE = r"(?: (?-i:GMT|UTC|MSK|[A-Z]{0,3}[SDE]T|[CEW]AT))?"
_TIMED = re.compile(rf"(?m:^)(?:{_CLOCK}{_ZONE}|{_AGO})(?P<mark>\s*[|:—–-])?\s+(?=(?-i:[^\Wa-z]|[“\"‘']))", re.IGNORECASE)  # "14:32 | Army"
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s+(?=[^\Wa-z])")
STOPPED = re.compile(r"[.!?…,;][”\"’')\]]*$")  # ends a line that is no heading
_LONGEST = 12  # words of a heading
_APART = re.compile(r"(?<=\n\n)[ \t]*((?:[^\W\da-z][^\s.,;:!?]*)(?: [^\s.,;:!?]+){0,3})[ \t]*\n\s*(?=[^\n]*[.!?…][”\"’')\]]*[ \t]*(?:\n|$))")
_CREDIT = re.compile(r"\s\(([^()\n]{2,30})\)$")
_HEADINGS = 3  # lines of a word or few that stand each over a paragraph


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
    several = len(_TIMED.findall(text)) > 1
    apart = [m.start(1) for m in _APART.finditer(text)]
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words)
        time = None if _STAMP.fullmatch(words) else _TIMED.match(words)
        time = time if time and (several or time["mark"]) else None
        kind = None if first else _kind(words, time, behind)
        if kind is None and start in apart and len(apart) >= _HEADINGS:
            kind = "heading"
        if kind:
            mark = time or (_ITEM.match(words) if kind == "item" else _NUMBER.match(words))
            inner = start + (mark.end() if mark else 0)
            whole = not time or not STOPPED.search(words)
            found.append(Line(start, start + _told(words) if whole else inner, kind, inner))
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
    stamp = stamp_over(text, position)
    return stamp is not None and position < stamp.end


def is_context(text: str, position: int, of: int) -> bool:
    """Say whether what stands at a position may tell more of what stands at another: not from another item of a list, nor
    from another entry of a live page, but from what stands before the first.
    """
    known = lines(text)
    line = known[bisect_right(known, position, key=lambda one: one.start) - 1] if known else None
    if line and line.kind == "item" and line.start <= position < line.end and not line.start <= of < line.end:
        return False
    return is_of_story(text, position, of)


def is_of_story(text: str, position: int, of: int) -> bool:
    """Say whether what stands at a position may tell who is meant at another: in the same entry, or before the first."""
    entry = entry_of(text, position)
    return not entry or entry == entry_of(text, of)


def entry_of(text: str, position: int) -> int:
    """Return the number of the entry that a position stands in; 0 before the first, and where a text is one story."""
    return bisect_right(_entries(text), position)


def stamp_over(text: str, position: int) -> Span | None:
    """Return the time that stands over the entry of a live page in which a position stands, or opens its first line."""
    start = story_at(text, position).start
    stamp = next((line for line in lines(text) if line.start == start and line.kind == "stamp"), None)
    return Span(start, stamp.inner if stamp.inner > start else stamp.end) if stamp else None


def story_at(text: str, position: int) -> Span:
    """Return the entry that a position stands in; all that is told where a text is one story."""
    starts, entry = (0, *_entries(text), len(text)), entry_of(text, position)
    return Span(starts[entry], starts[entry + 1])


@lru_cache(maxsize=16)
def _entries(text: str) -> tuple[int, ...]:
    """Return where entries begin that tell each a story of its own: behind the times of a live page, and of news in brief where
    several paragraphs have a dateline or several headings are a place's name alone.
    """
    stamps = {line.start for line in lines(text) if line.kind == "stamp"}
    dated = {d.start for d in datelines(text) if d.sure}
    headed = {line.start for line in lines(text) if line.kind == "heading" and is_on_map(text[line.inner : line.end])}
    return tuple(sorted(stamps.union(*(some for some in (dated, headed) if len(some) > 1))))


def _kind(words: str, time: re.Match[str] | None, behind: Kind | None) -> Kind | None:
    """Return what a line is that opens with a time or with none, the kind of the line before it known."""
    if time or _STAMP.fullmatch(words):
        return "stamp"
    if _is_short(words) and any(c.isalpha() for c in words):
        capitals = words.isupper() and len(words) > len("UNHCR")
        if capitals or behind == "stamp" or _NUMBER.match(words):
            return "heading"
    return "item" if _ITEM.match(words) else None


def _told(words: str) -> int:
    """Return where a line ends without the agency or outlet that it credits: "Army hits port | (Reuters)"."""
    credit = _CREDIT.search(words)
    known = credit and (wire_named(credit[1]) or credit[1].replace(" ", "_") in words_in("media", "outlets", "names"))
    return credit.start() if credit and known else len(words)


def _is_short(words: str) -> bool:
    return len(words.split()) <= _LONGEST and not STOPPED.search(words)
