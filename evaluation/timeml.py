"""TimeBank and AQUAINT as plain text with their TIMEX3 expressions."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

FILES = ("times/TimeBank", "times/AQUAINT")
FOLDS = 5
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Timex:
    """One gold expression: span in the plain text, type and value."""

    start: int
    end: int
    type: str
    value: str


Document = tuple[str, str, str, list[Timex]]


def documents(gold: Path) -> list[Document]:
    """Return (name, day, text, expressions) of every article, in the order of names."""
    paths = sorted((p for folder in FILES for p in (gold / folder).glob("*.tml")), key=lambda p: p.name)
    return [_document(path) for path in paths]


def _document(path: Path) -> Document:
    content = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', content)
    day = re.search(r'value="([^"]*)"', created[0])[1] if created else ""  # type: ignore[index]
    body = re.search(r"<TEXT>(.*)</TEXT>", content, re.DOTALL)
    text, timexes, opened, at = "", [], [], 0
    source = body[1] if body else ""
    for tag in _TAG.finditer(source):
        text += unescape(source[at : tag.start()])
        at = tag.end()
        if tag[0].startswith("<TIMEX3"):
            stated = dict(re.findall(r'(\w+)="([^"]*)"', tag[0]))
            opened.append((len(text), stated.get("type", ""), stated.get("value", "")))
        elif tag[0].startswith("</TIMEX3") and opened:
            start, kind, value = opened.pop()
            if len(text) > start:
                timexes.append(Timex(start, len(text), kind, value))
    text += unescape(source[at:])
    return path.stem, day[:10], text, timexes
