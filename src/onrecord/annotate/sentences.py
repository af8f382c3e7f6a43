"""Sentences by rule: where a full stop, a question or exclamation mark or a line ends one."""

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.annotate.annotations import Sentence
from onrecord.layout.datelines import datelines
from onrecord.layout.lines import lines
from onrecord.layout.turns import turns
from onrecord.layout.wraps import unwrapped
from onrecord.records.span import Span
from onrecord.vocabularies.load import words_in

_STOPS = {".", "!", "?", "…", "...", "....", "。", "؟"}
_CLOSING = {"”", "’", '"', "'", "''", ")", "]", "»"}
_OPENING = {"“", "‘", '"', "'", "``", "(", "[", "«", "-", "—", "–", "•"}
_STARTERS = {
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "but", "and", "in", "on", "at", "this", "that", "these",
    "there", "however", "meanwhile", "according", "his", "her", "its", "their", "after", "earlier", "as", "if", "when",
}  # fmt: skip
_LONGEST = 200  # words: no sentence is longer, so what is (a table, a list without stops) is cut for reading's sake


def split_sentences(text: str, words: Sequence[Span]) -> tuple[Sentence, ...]:
    """Return the sentences over `words`; every word is in exactly one, and a paragraph's end always ends one."""
    text = unwrapped(text)
    openings = {at for d in datelines(text) if d.sure for at in (d.start, d.end)}  # "| GOMA, Feb 6 (Meridian) — | The number"
    openings |= {at for line in lines(text) for at in (line.start, line.inner)}  # "• | Nine people fled"
    starts = [w.start for w in words]
    openings |= {starts[n] for line in lines(text) if (n := bisect_left(starts, line.end)) < len(starts)}
    openings |= {turn.label.start for turn in turns(text) if turn.label != turn.cue}  # "| MR. DIOP: We have agreed."
    openings |= {turn.paragraphs[0].start for turn in turns(text)}
    inner = (i for i in range(1, len(words)) if words[i].start in openings or _ends(text, words, i))
    ends = [0, *inner, len(words)]
    cuts = [c for a, b in itertools.pairwise(ends) for c in range(a, b, _LONGEST)]
    pairs = itertools.pairwise([*cuts, len(words)])
    return tuple(Sentence(words[a].start, words[b - 1].end, a, b) for a, b in pairs if a < b)


def _ends(text: str, words: Sequence[Span], index: int) -> bool:
    """Say whether a sentence ends before word `index`."""
    gap = text[words[index - 1].end : words[index].start]
    if "\n" in gap or "\r" in gap or "\u2029" in gap:
        return True
    if not gap:
        return _glued(text, words, index)
    return _stops(text, words, index) and _starts(text, words, index)


def _glued(text: str, words: Sequence[Span], index: int) -> bool:
    """Say whether a page lost the space between two sentences: "left one dead.It happened"."""
    if index < 2 or _word(text, words[index - 1]) not in {".", "!", "?"}:
        return False
    before, after = _word(text, words[index - 2]), _word(text, words[index])
    return len(before) > 1 and before.isalpha() and before.islower() and after.isalpha() and after.istitle()


def _stops(text: str, words: Sequence[Span], index: int) -> bool:
    at = index - 1
    while at > 0 and _word(text, words[at]) in _CLOSING and words[at].start == words[at - 1].end:
        at -= 1
    last = _word(text, words[at])
    if last in _STOPS:
        return True
    if last.endswith(".") and len(last) > 1:
        following = _word(text, words[index]).lower()
        return (last[:-1].lower() in words_in("abbreviations", "ending") or len(last) == 2) and following in _STARTERS
    return False


def _starts(text: str, words: Sequence[Span], index: int) -> bool:
    """Say whether the word may begin a sentence: a capital, a digit or an opening mark, or anything after "?" or "!"."""
    at = index
    while at + 1 < len(words) and _word(text, words[at]) in _OPENING:
        at += 1
    return not text[words[at].start].islower()


def _word(text: str, span: Span) -> str:
    return text[span.start : span.end]
