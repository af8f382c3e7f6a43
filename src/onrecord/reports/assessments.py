"""What was said of each round of talks, by whom: the judgement hangs on the round that its sentence tells of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ledger.view import Entry
from onrecord.records import Event, Statement
from onrecord.resolve.names import name_words
from onrecord.vocabularies.load import words_in

_LONGEST = 240  # code points; a longer statement is about more than the talks
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’»]?\s+|\n+")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What somebody said of the talks; `claim` is the statement's id."""

    speaker: str | None
    words: str
    claim: str


def assessments(text: str, rounds: Sequence[Event], said: Sequence[Entry]) -> Iterator[tuple[str, Assessment]]:
    """Yield the judgements of talks among an article's statements, each with the id of the round that it is about.

    That is the round at the venue which the statement's sentence names, else the one told of last before it.
    """
    ends = [0, *(m.end() for m in _SENTENCE_ENDS.finditer(text)), len(text)] if rounds and said else []
    for entry in said:
        claim = entry.claim
        assert isinstance(claim, Statement)
        words = claim.words
        first, last = min(e.start for e in claim.evidence), max(e.end for e in claim.evidence)
        if rounds and len(words) < _LONGEST and _judges_talks(words, text, ends, first, last):
            start, end = _sentences(ends, first, last)
            sentence = name_words(text[start:end])
            named = [r for r in rounds if name_words(r.place or "") & sentence]
            about = max(named or rounds, key=lambda r: (_start(r) < last, -abs(_start(r) - last)))
            yield about.id, Assessment(claim.speaker.name if claim.speaker else None, words, claim.id)


def _judges_talks(words: str, text: str, ends: Sequence[int], first: int, last: int) -> bool:
    told = name_words(words)
    if not told & words_in("deal", "assessments", "words"):
        return False
    start, end = _sentences(ends, first, last)
    before, _ = _sentences(ends, max(0, start - 1), max(0, start - 1))
    near = text[before:end] if told & words_in("deal", "assessments", "of_talks") else text[start:end]
    return bool(name_words(near) & words_in("deal", "rounds", "nouns"))


def _sentences(ends: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Return where the sentences begin and end in which the code points from `first` to `last` stand."""
    return ends[bisect_right(ends, first) - 1], ends[bisect_left(ends, last)]


def _start(event: Event) -> int:
    return min(e.start for e in event.evidence)
