"""The sentence that a claim rests on, for whoever reads a line without the article beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from onrecord.layout.datelines import datelines
from onrecord.ledger import View
from onrecord.records import Article, Evidence
from onrecord.vocabularies.load import load

WIDTH = 240  # characters of a quotation
_END = re.compile(r"[.!?][”\"’)\]]*\s+(?=[“\"‘(\[]?[^\W_a-z])|\n\s*\n|\n(?=[-–•*] )|^[A-Z][A-Z /&,-]+\n", re.MULTILINE)
_ITEM = re.compile(r"^[-–•*] ")
_WORD = re.compile(r"(\w[\w.]*)\.[”\"’)\]]*\s+$")


class Quotes:
    """Looks up, for claims, the words of their articles around the evidence, and where they stand."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._article = lru_cache(maxsize=256)(view.article)

    def of(self, claim: str) -> str:
        """Return the sentence a claim rests on."""
        found = self._view.claim(claim).claim
        return quoted(self._article(found.article).text, found.evidence)

    def article(self, claim: str) -> str:
        """Return the id of the article a claim stands in."""
        return self._view.claim(claim).claim.article

    def where(self, outlets: Sequence[str], claim: str) -> str:
        """Return the outlets that carry a claim; where none is stated, the article's title, address or first words."""
        return ", ".join(outlets) or _called(self._article(self.article(claim)))


def _called(article: Article) -> str:
    return article.url if article.url and not article.title else f"“{article.title or article.begins or article.id}”"


def quoted(text: str, evidence: Sequence[Evidence], width: int = WIDTH) -> str:
    """Return the sentences that hold the evidence, cut to a width; of evidence far apart that of the longest."""
    longest = max(evidence, key=lambda e: (e.end - e.start, -e.start))
    first, last = min(e.start for e in evidence), max(e.end for e in evidence)
    start, end = sentence_around(text, first, last)
    if end - start > width:
        first, last = longest.start, longest.end
        start, end = sentence_around(text, first, last)
    return _cut(text, start, end, first, last, width)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins that holds the character `start`, behind its dateline, and where the one ends that
    holds `end`.
    """
    before = [at for at in _ends(text) if at <= start]
    behind = [at for at in _ends(text) if at >= end]
    first, last = (before[-1] if before else 0), (behind[0] if behind else len(text))
    opened = [d.end for d in datelines(text) if d.start >= first and d.end <= start]
    return (opened[0] if opened else first), last


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of a text end, the space behind included."""
    return tuple(_boundaries(text))


def _boundaries(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        word = _WORD.search(text, max(0, found.start() - 24), found.end())
        if word and found.group()[0] == "." and _keeps(word.group(1)):
            continue
        yield found.end()


def _keeps(word: str) -> bool:
    """Say whether a full stop behind a word is the word's own: an abbreviation, an initial."""
    return word.casefold() in _abbreviations() or (len(word) == 1 and word.isupper())


@cache
def _abbreviations() -> frozenset[str]:
    held = load("abbreviations")
    return frozenset(held["any"].split()) - frozenset(held["ending"].split())


def _cut(text: str, start: int, end: int, first: int, last: int, width: int) -> str:
    """Return the text from start to end on one line, cut at words to a width around what must be seen."""
    if end - start > width:
        room = max(width - (last - first), 0) // 2
        left, right = max(start, first - room), min(end, max(last + room, first + width))
        left = left if left == start else text.rfind(" ", start, left) + 1 or start
        right = right if right == end else text.find(" ", right, end) if " " in text[right:end] else end
        before, behind = "…" if left > start else "", "…" if right < end else ""
        return f"{before}{_line(text[left:right])}{behind}"
    return _line(text[start:end])


def _line(text: str) -> str:
    """Return a text on one line, without the mark of an item of a list."""
    return _ITEM.sub("", " ".join(text.split()))


def in_marks(sentence: str) -> str:
    """Return a sentence in quotation marks; marks inside it become single ones."""
    return f"“{sentence.translate(_INSIDE)}”"


_INSIDE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def joined(names: Iterable[str]) -> str:
    """Return names as a list in words: "A", "A and B", "A, B and C"."""
    held = list(dict.fromkeys(names))
    return " and ".join(filter(None, (", ".join(held[:-1]), *held[-1:])))
