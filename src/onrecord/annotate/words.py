"""Words with their offsets, cut as the Universal Dependencies treebanks of English cut them."""

import re
from functools import cache

from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_LONGEST = 200  # code points; a longer unbroken run is no word and is cut
_ADDRESSES = ("http://", "https://", "www.")


def split_words(text: str) -> tuple[Span, ...]:
    """Return the words of `text` in order; every code point that is not white space is in exactly one.

    Clitics (n't, 's) and the parts of hyphenated compounds are words of their own; numbers with separators,
    abbreviations with full stops, web and mail addresses stay whole.
    """
    edges = (match.span() for match in _pattern().finditer(text))
    return tuple(Span(at, min(at + _LONGEST, end)) for start, end in edges for at in range(start, end, _LONGEST))


def is_address(word: str) -> bool:
    """Say whether a word is a web address, which names nobody: "https://news.example/1"."""
    return word.startswith(_ADDRESSES)


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that keep their full stop, in lower case, without it."""
    return frozenset(load("abbreviations")["any"].lower().split())


@cache
def _pattern() -> re.Pattern[str]:
    cased = sorted({form for a in abbreviations() for form in (a, a.capitalize(), a.upper())}, key=len, reverse=True)
    clitic = r"(?:s|re|ve|ll|d|m|S)\b"
    letter = r"[^\W\d_]"
    return re.compile(
        r"(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)\]’']"
        r"|[\w.+-]{1,64}+@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
        rf"|(?:{letter}\.){{2,}}(?:{letter}(?!\w))?"
        rf"|\b(?=\w++\.[\s,])(?:{'|'.join(map(re.escape, cased))})\.|\b[Nn]os?\.(?=\s?\d)"
        r"|\d+(?:[.,:]\d+)+(?:[a-z]{1,3}\b|(?!\w))"
        r"|\b[A-HJ-Z]\.(?=\s[A-Z])"
        rf"|{letter}+?(?=n['’]t\b)|n['’]t\b"
        rf"|['’]{clitic}"
        r"|[Cc]an(?=not\b)"
        rf"|[^\W_]++(?:['’](?!(?:s|re|ve|ll|d|m|t|S)\b){letter}+)+"
        r"|[^\W_]+"
        r"|\.{2,}|-{2,}|``|''"
        r"|\S"
    )
