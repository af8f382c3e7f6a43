"""Lines that a text editor broke: where a line break only wraps a long line, and ends no paragraph."""

import itertools
import re
from functools import lru_cache

from onrecord.layout.lines import lines
from onrecord.records.span import Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PARAGRAPH = re.compile(r"^[^\n]+(?:\n(?=[^\n]*\S)[^\n]+)+", re.MULTILINE)  # of several lines
_LONG = 50  # code points: a line this long that stops in mid-sentence was broken by a text editor


@lru_cache(maxsize=16)
def unwrapped(text: str) -> str:
    """Return the text with a space for each line break that only wraps a line; all else stays, and stays where it is."""
    apart = {edge for line in lines(text) for edge in (line.start, line.end)}
    letters = list(text)
    for paragraph in _PARAGRAPH.finditer(text):
        told = [Span(m.start(), m.end()) for m in _LINE.finditer(text, paragraph.start(), paragraph.end())]
        pairs = [(a, b) for a, b in itertools.pairwise(told) if not {a.end, b.start} & apart]
        within = [_wraps(a.of(text), b.of(text), spaced="\n\n" in text) for a, b in pairs]
        broken = any(within)
        for (line, behind), wraps in zip(pairs, within, strict=True):
            if wraps or (broken and _is_long(line.of(text), behind.of(text))):  # the ends of sentences too
                letters[text.index("\n", line.end)] = " "
    return "".join(letters)


def _wraps(line: str, behind: str, *, spaced: bool) -> bool:
    """Say whether a sentence goes on in the line behind: in small letters, or in a text of paragraphs as it is long."""
    if behind[0].islower():
        return line[-1] not in '.!?”"'
    return spaced and _is_long(line, behind) and (line[-1].isalnum() or line[-1] == ",")


def _is_long(line: str, behind: str) -> bool:
    return behind[0] != "[" and _LONG < len(line) < 2 * _LONG and len(behind) < 2 * _LONG
