"""Quotation marks paired over sentences and paragraphs."""

import re
from collections.abc import Iterator

from onrecord.annotate.lookups import touching
from onrecord.records.span import Span
from onrecord.records.values import Quotation

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "``": "''", "''": "''"}
_EITHER = {'"', "''"}  # these open and close alike
_DOUBLE = re.compile(r"[“”«»„\"]|``|''")
_SINGLE = re.compile(r"[‘’']")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def annotate_quotations(text: str) -> tuple[Span, ...]:
    """Return the quoted stretches, marks included, in text order.

    A quotation that runs on over paragraphs, each opened anew and only the last closed, gives a span a paragraph.
    Single quotation marks count only where the text has no double ones.
    """
    if _DOUBLE.search(text):
        return tuple(span for match in _PARAGRAPH.finditer(text) for span in _doubles(text, match))
    return tuple(span for match in _PARAGRAPH.finditer(text) for span in _singles(text, match))


def quotation_of(text: str, content: tuple[Span, ...], quoted: tuple[Span, ...]) -> Quotation:
    """Say whether the words of `content` stand in quotation marks: all (direct), some (mixed), none (indirect)."""
    inside = outside = 0
    for span in content:
        near = touching(quoted, span.start, span.end)
        for word in _WORD.finditer(text, span.start, span.end):
            if any(q.start <= word.start() < q.end for q in near):
                inside += 1
            else:
                outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _doubles(text: str, paragraph: re.Match[str]) -> Iterator[Span]:
    start, closing = None, ""
    for mark in _DOUBLE.finditer(text, paragraph.start(), paragraph.end()):
        if start is None:
            if mark.group() in _PAIRS and not (mark.group() in _EITHER and _closes(text, mark)):
                start, closing = mark.start(), _PAIRS[mark.group()]
        elif mark.group() == closing or (mark.group() in '”"' and closing in '”"'):
            yield Span(start, mark.end())
            start = None
    if start is not None and _runs_on(text, start, paragraph):
        yield Span(start, paragraph.end())


def _closes(text: str, mark: re.Match[str]) -> bool:
    """A straight mark after a word and before a space closes something we did not see opened."""
    before, after = text[max(mark.start() - 1, 0) : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(before) and not before.isspace() and before not in "([{—–-" and (not after or after.isspace())


def _runs_on(text: str, start: int, paragraph: re.Match[str]) -> bool:
    """An unclosed mark is a quotation if the next paragraph opens with one too, or if it opened this paragraph."""
    rest = text[paragraph.end() :].lstrip()
    return rest[:1] in _PAIRS or not text[paragraph.start() : start].strip()


def _singles(text: str, paragraph: re.Match[str]) -> Iterator[Span]:
    start = None
    for mark in _SINGLE.finditer(text, paragraph.start(), paragraph.end()):
        at = mark.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if start is None:
            opens = mark.group() != "’" and (not before or before.isspace() or before in "([—–") and after.isalnum()
            start = at if opens else None
        elif mark.group() != "‘" and not after.isalnum() and (before in ".,!?…" or not before.isspace()):
            if (
                before == "s"
                and after == " "
                and _SINGLE.search(text, at + 1, paragraph.end())
                and text[at + 2 : at + 3].islower()
            ):
                continue  # the plural possessive, with a mark still to come
            yield Span(start, at + 1)
            start = None
