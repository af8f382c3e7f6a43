"""Interviews without labels: a paragraph that asks, and those behind it that answer in the first person."""

import itertools
import re
from collections.abc import Sequence

from onrecord.records.span import Span

_MARKS = " *_"  # what sets a question in bold
_QUESTION = re.compile(r"[?؟]$")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_MYSELF = re.compile(r"\b(?:I|we|me|us|my|our|ours|mine)\b|\bI[’']", re.IGNORECASE)
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_FEWEST = 3  # questions that make an interview
_LONGEST = 60  # words of a question
_SHORT = 20  # words of what is put to somebody without a question


def answers(text: str, lines: Sequence[Span]) -> list[tuple[Span, tuple[Span, ...]]]:
    """Return each question of an interview with the paragraphs of its answer; none of another text.

    Most that is asked is asked of "you", most answers say "I" or "we". What is put to somebody as a statement, "Your critics say
    so.", asks too; behind the last question only what says "I" or "we" goes on with the answer.
    """
    kinds = ["asks" if _asks(line.of(text)) else "says" for line in lines]
    if kinds.count("asks") < _FEWEST:
        return []
    first = kinds.index("asks")
    last = max(n for n, kind in enumerate(kinds) if kind == "asks")
    for n in range(first + 2, last):
        between = kinds[n - 1] == kinds[n + 1] == "says"
        if kinds[n] == "says" and between and _is_put(lines[n].of(text)):
            kinds[n] = "asks"
    asking = [n for n, kind in enumerate(kinds) if kind == "asks"]
    found = [
        (lines[n], tuple(lines[n + 1 : end]))
        for n, end in itertools.pairwise([*asking, len(lines)])
        if n + 1 < end
    ]
    if found:
        question, said = found[-1]
        found[-1] = (question, (said[0], *itertools.takewhile(lambda line: _tells_of_self(line.of(text)), said[1:])))
    to_you = sum(_YOU.search(question.of(text)) is not None for question, _ in found)
    by_me = sum(any(_tells_of_self(line.of(text)) for line in said) for _, said in found)
    return found if len(found) >= _FEWEST and 2 * to_you >= len(found) and 2 * by_me >= len(found) else []


def _asks(line: str) -> bool:
    words = line.strip(_MARKS)
    return bool(_QUESTION.search(words)) and len(words.split()) <= _LONGEST and not _tells_of_self(words)


def _is_put(line: str) -> bool:
    """Say whether a paragraph between two answers is put to who answers: it is short or says "you", and says no "I"."""
    words = line.strip(_MARKS)
    short = len(words.split()) <= (_LONGEST if _YOU.search(words) else _SHORT)
    return short and not _tells_of_self(words)


def _tells_of_self(line: str) -> bool:
    return _MYSELF.search(_QUOTED.sub(" ", line)) is not None
