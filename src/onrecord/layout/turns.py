"""Turns of a transcript: lines that open with who speaks, "SPOKESPERSON: ...", "Mr. Diop (Chad): ...", "Q: ...",
"[Diop] ..." as those who monitor broadcasts write it, and questions and answers of an interview without labels.

One place tells them for all who ask: where a sentence begins, who says what follows, what is only asked.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.layout.interviews import answers
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_WORD = r"[^\W\d_][\w.'’/-]*"
_LINE = re.compile(
    rf"[ \t]*(?:[*_]{{2}})?(?P<label>(?=[^\Wa-z]){_WORD}(?: {_WORD}){{0,6}}?)(?P<told> [(\[][^()\[\]\n]{{2,60}}[)\]]|, [^\W\d_]{{3,20}}|, [^a-z\n:]{{3,60}})?"
    r"(?:[*_]{2})?[ \t]?(?P<cue>:)(?:[*_]{2})?[ \t]+(?=\S)"
)
_MONITORED = re.compile(  # "[Begin recording] [Diop, in French] We will", the last bracket before what is said
    rf"[ \t]*(?:\[[^\[\]\n]{{2,60}}\] ?)*?\[(?P<label>{_WORD}(?: {_WORD}){{0,5}}?)(?P<told>, [^\[\]\n]{{2,40}})?(?P<cue>\]) +(?=[^\s\[])"
)
_FULL = re.compile(r"[.!?…][”\"’')\]]*$")
_QUESTION = re.compile(r"[?؟][”\"’')\]]*$")
_CALLS = re.compile(r"[.!]\s+(?:Yes, )?[^\W\d_][\w’'-]*(?: [^\Wa-z][\w’'-]*)?\?$")  # whom an answer gives the floor: "... there. Awa?"
_CLOSES = re.compile(  # what stands behind the last turn, or between two, and nobody says
    r"[(\[][^()\[\]]*[)\]]\.?$|[\W_]+$|\W*(?:end|ends|end of transcript)\W*$"
    r"|(?:the|this) (?:\w+ )?(?:meeting|session|sitting|hearing|briefing|interview|conversation|transcript|debate)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\[end\b[^\[\]]*\]", re.IGNORECASE)  # "[End recording]"
_FEWEST = 3  # labelled lines that make a transcript


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a row: the label, and the paragraphs behind it.

    `cue` is its colon or bracket, and both are the mark of the question where an answer has no label; `told` what the label tells in brackets or behind a comma, the country or office;
    `unsaid` says that it is a question, or what a reporter tells, and nobody's statement.
    """

    label: Span
    cue: Span
    paragraphs: tuple[Span, ...]
    told: str | None = None
    unsaid: bool = False


@lru_cache(maxsize=16)
def turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; none of another text, where labels only head what is told."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    kept = _labelled(text, lines) or _monitored(text, lines)
    if not kept:
        return tuple(_interview(text, lines))
    ends = [*(n for n, _ in kept[1:]), len(lines)]
    said = [_turn(text, m, lines[n:end]) for (n, m), end in zip(kept, ends, strict=True)]
    hosts = {_surname(text, t) for t in said if t.told and t.told.lower().split()[-1] in _marks("reporting")}
    reporters = set(_reporters(text, said, hosts))
    return tuple(replace(t, unsaid=_surname(text, t) in reporters or _asks(text, t, at_all=not hosts)) for t in said)


def _interview(text: str, lines: Sequence[Span]) -> Iterator[Turn]:
    """Yield the questions and answers of an interview without labels."""
    for question, said in answers(text, lines):
        opens, mark = Span(question.start, question.start + 1), Span(question.end - 1, question.end)
        yield Turn(opens, opens, (question,), unsaid=True)
        yield Turn(mark, mark, tuple(p for line in said for p in _said(text, line.start, [line])))


def _labelled(text: str, lines: Sequence[Span]) -> list[tuple[int, re.Match[str]]]:
    """Return the lines that open with who speaks, with their numbers; none where they are too few for a transcript."""
    opened = [(n, m) for n, line in enumerate(lines) if (m := _LINE.match(text, line.start, line.end))]
    speaking = _speaking([(m["label"], lines[n].of(text).rstrip()) for n, m in opened])
    kept = [one for one, speaks in zip(opened, speaking, strict=True) if speaks]
    return kept if len(kept) >= _FEWEST and len({m["label"] for _, m in kept}) > 1 else []


def _monitored(text: str, lines: Sequence[Span]) -> list[tuple[int, re.Match[str]]]:
    """Return the lines that open with who speaks in square brackets: a reporter, or a name that stands elsewhere too."""
    opened = [(n, m) for n, line in enumerate(lines) if (m := _MONITORED.match(text, line.start, line.end))]
    times = Counter(m["label"].split()[-1].lower() for _, m in opened)
    named = Counter(re.findall(r"[\w’'-]+", text.lower())) if opened else Counter()
    marks = _marks("asking") | _marks("answering") | _marks("reporting")

    def speaks(label: str) -> bool:
        last = label.split()[-1].lower()
        name = _is_capital(label) and last not in _marks("notes")
        return last in marks or (name and (named[last] > times[last] or times[last] > 1))

    return [(n, m) for n, m in opened if speaks(m["label"])]


def turn_of(text: str, label: Span) -> Turn | None:
    """Return the turn that a label opens; None for other words."""
    told = turns(text)
    at = bisect_left(told, label.start, key=lambda turn: turn.label.start)
    return told[at] if at < len(told) and told[at].label == label else None


def is_answer(text: str, turn: Turn) -> bool:
    """Say whether a turn only tells that somebody answers: "A: ...", or no label at all."""
    return turn.label == turn.cue or turn.label.of(text).lower() in _marks("answering")


def _speaking(told: Sequence[tuple[str, str]]) -> list[bool]:
    """Say of each label, told with its line, whether it names who speaks: by what it says, or because it comes again.

    A name is one where another's line asks: districts and sectors of a list ask nothing.
    """
    times = Counter(label.split()[-1].lower() for label, _ in told)  # "AWA DIOP", then "DIOP"
    asked = any(_QUESTION.search(line) for _, line in told)
    full = [_FULL.search(line) is not None for _, line in told]
    named = [asked and _is_name(label) for label, _ in told]
    sure = [
        (f and _is_known(label)) or (n and times[label.split()[-1].lower()] > 1)
        for n, f, (label, _) in zip(named, full, told, strict=True)
    ]
    once = sum(sure) >= _FEWEST
    return [
        s or (once and n and f and " " in label) for s, n, f, (label, _) in zip(sure, named, full, told, strict=True)
    ]


def _is_known(label: str) -> bool:
    """Say whether a label tells of itself that it is a speaker's: by a title, an office, or "Q"."""
    words = label.lower().split()
    words = words[words[0] == "the" :]
    marks = _marks("asking") | _marks("answering") | _marks("reporting")
    return bool(words) and (words[0] in _titles() or label.lower() in marks or words[-1] in _offices())


def _is_name(label: str) -> bool:
    """Say whether a label may be a person's name: in capitals, or two words and more with a capital each."""
    return label.isupper() or (" " in label and _is_capital(label))


def _is_capital(label: str) -> bool:
    return all(word[0].isupper() for word in label.split())


def _turn(text: str, match: re.Match[str], lines: Sequence[Span]) -> Turn:
    told = match["told"].strip(" ,()[]") if match["told"] else None
    label, cue = (Span(match.start(part), match.end(part)) for part in ("label", "cue"))
    return Turn(label, cue, tuple(_said(text, match.end(), lines)), told)


def _asks(text: str, turn: Turn, *, at_all: bool = True) -> bool:
    """Say whether a turn asks: by its label, or (`at_all`, where no host is told who does) by how it ends."""
    asking = turn.label.of(text).lower() in _marks("asking") | _marks("reporting")
    last = turn.paragraphs[-1].of(text)
    return asking or (at_all and _QUESTION.search(last) is not None and not _CALLS.search(last))


def _reporters(text: str, said: Sequence[Turn], told: Collection[str]) -> Iterator[str]:
    """Yield the surnames of those who report or interview: `told` so ("AWA DIOP, HOST"), or whose turns mostly ask.

    Where nobody is told so, as on radio, it is all those without an office whom no heading names before the turns; where
    somebody is, one question makes no reporter of a guest.
    """
    theirs: dict[str, list[Turn]] = {}
    for turn in said:
        if not _is_known(turn.label.of(text)):
            theirs.setdefault(_surname(text, turn), []).append(turn)
    heading = set(re.findall(r"[\w’'-]+", text[: said[0].label.start].lower()))
    for name, own in theirs.items():
        asked = sum(_asks(text, t) for t in own)
        asking = 2 * asked >= len(own) and (asked > 1 or not told)
        if name in told or asking or not (told or name in heading):
            yield name


def _surname(text: str, turn: Turn) -> str:
    return turn.label.of(text).split()[-1].lower()


def _said(text: str, start: int, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs of a turn up to a line that nobody says."""
    for n, line in enumerate(lines):
        first = start if n == 0 else line.start
        ended = _ENDS.search(text, first, line.end)
        words = text[first : ended.start() if ended else line.end]
        if n and _CLOSES.match(words.strip()):
            return
        if words.strip():
            yield Span(first + len(words) - len(words.lstrip()), first + len(words.rstrip()))
        if ended:
            return


@cache
def _marks(kind: str) -> frozenset[str]:
    return frozenset(load("media")["transcripts"][kind].split())


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("roles")["titles"].lower().split())


@cache
def _offices() -> frozenset[str]:
    roles = load("roles")
    return frozenset(f"{roles['any']} {roles['male']} {roles['female']}".lower().split())
