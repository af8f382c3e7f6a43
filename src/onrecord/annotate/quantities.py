"""Numbers in digits and words, with what bounds them and what they count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.annotations import Quantity, Sentence, Syntax, TimeExpression
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.records.values import Comparator
from onrecord.vocabularies.load import load

_DIGITS = re.compile(r"(\d{1,3}(?:[,.  ]\d{3})+|\d+)(?:\.(\d+))?(bn|mn|m|k|tn)?\+?", re.IGNORECASE)
_LABELS = re.compile(
    r"(resolution|article|chapter|section|brigade|battalion|division|regiment|corps|unit|route|highway|road|channel|"
    r"flight|room|no\.?|number|page|paragraph|annex|phase|stage|group|point|sector|zone|block|camp|bus|apartment|"
    r"aged|age|round|day|week|su|mig|f|m|t|ak|rpg|s|km-|covid|iphone)", re.IGNORECASE,
)  # fmt: skip
_ONE_BUT_NO_NUMBER = {"of", "another", "side", "thing", "day", "time", "way", "point", "who", "that", "such", "can", "could"}
_LONGEST_CUE = 4  # words
_OPEN = {"ADJ", "NOUN", "PROPN", "NUM"}


@dataclass(frozen=True, slots=True)
class _Number:
    """A parsed number over words [first, last)."""

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "="
    unit: str | None = None


def annotate_quantities(
    text: str, *, words: Sequence[Span], sentences: Sequence[Sentence], syntax: Syntax | None = None,
    times: Sequence[TimeExpression] = (),
) -> tuple[Quantity, ...]:  # fmt: skip
    """Return the quantities in text order; dates, ordinals, names with numbers and ages are none."""
    if not words:
        return ()
    finder = _Finder(text, words, sentences, syntax, times)
    found: list[Quantity] = []
    for sentence in sentences:
        at = sentence.first
        while at < sentence.last:
            quantity, at = finder.read(at, sentence)
            if quantity:
                found.append(quantity)
    return tuple(found)


class _Finder:
    """Reads quantities at word positions of one text."""

    def __init__(
        self, text: str, words: Sequence[Span], sentences: Sequence[Sentence], syntax: Syntax | None,
        times: Sequence[TimeExpression],
    ) -> None:  # fmt: skip
        self.text = text
        self.words = words
        self.lower = [text[w.start : w.end].lower() for w in words]
        self.tree = Tree(text, words, syntax, sentences) if syntax and syntax.heads else None
        self.dated = {
            i for t in times if t.type in {"DATE", "TIME", "SET"} or t.value[:2] == "P9"
            for i in range(len(words)) if t.start <= words[i].start < t.end
        } if times else set()  # fmt: skip

    def read(self, at: int, sentence: Sentence) -> tuple[Quantity | None, int]:
        """Return the quantity that begins at a word, if one does, and the word to go on from."""
        number = self._share(at, sentence.last) or self._number(at, sentence.last)
        if number is None or self._no_quantity(number, sentence):
            return None, (number.last if number else at + 1)
        number = self._range(number, sentence.last)
        first, comparator, cue = self._before(number, sentence.first)
        last, comparator = self._after(number, sentence.last, comparator)
        unit, last = self._unit(number, last, sentence.last)
        of = self._counted(number, last, sentence.last)
        low, high = number.low, number.high
        start = self.words[self._sign(number.first, sentence.first)].start
        quantity = Quantity(
            start=start, end=self.words[last - 1].end, value=number.value, low=low, high=high,
            comparator=comparator, unit=number.unit or unit, of=of.of(self.text) if of else None, of_span=of,
            cue=Span(self.words[cue[0]].start, self.words[cue[1] - 1].end) if cue else None,
        )  # fmt: skip
        return quantity, max(last, number.last)

    # -- numbers

    def _number(self, at: int, stop: int) -> _Number | None:
        return self._vague(at, stop) or self._digits(at, stop) or self._spelt(at, stop)

    def _vague(self, at: int, stop: int) -> _Number | None:
        for length in (3, 2, 1):
            phrase = " ".join(self.lower[at : min(at + length, stop)])
            if phrase in _vague() and at + length <= stop:
                low, high = _vague()[phrase]
                if phrase == "scores" and at + 1 < stop and self.lower[at + 1] not in {"of", "more", "were", "killed", "dead", "wounded", "injured"}:
                    return None
                return _Number(at, at + length, None, low, high)
        return None

    def _digits(self, at: int, stop: int) -> _Number | None:
        match = _DIGITS.fullmatch(self.text[self.words[at].start : self.words[at].end])
        if not match:
            return None
        value = float(re.sub(r"[,  ]|\.(?=\d{3}(?:\D|$))", "", match[1]) + (f".{match[2]}" if match[2] else ""))
        last = at + 1
        while last < stop and re.fullmatch(r"\d{3}", self.lower[last]) and value < 1000 and self._gap(last) in {" ", "\u00a0", "\u202f"} and not match[2]:
            value, last = value * 1000 + int(self.lower[last]), last + 1
        if match[3]:
            value *= _scales()[match[3].lower()] if match[3].lower() in _scales() else 1e12
        while last < stop and self.lower[last] in _scales() and len(self.lower[last]) > 1:
            value, last = value * _scales()[self.lower[last]], last + 1
        return _Number(at, last, value)

    def _spelt(self, at: int, stop: int) -> _Number | None:
        word = self.lower[at]
        if word in {"a", "half"} and at + 1 < stop:
            return self._article(at, stop)
        if word not in _words():
            return None
        total, group, last = 0.0, 0.0, at
        while last < stop:
            token = self.lower[last]
            if token in _words():
                group += _words()[token]
            elif token in _scales() and len(token) > 1 and last > at:
                if _scales()[token] == 100 or token in {"dozen", "score"}:
                    group = max(group, 1) * _scales()[token]
                else:
                    total, group = total + max(group, 1) * _scales()[token], 0.0
            elif not (token in {"and", "-"} and last > at and last + 1 < stop and self.lower[last + 1] in _words() and self._joins(last)):
                break
            last += 1
        return _Number(at, last, total + group)

    def _joins(self, at: int) -> bool:
        """Say whether "and" or a hyphen joins parts of one number: "hundred and five", "twenty-two"."""
        before, after = self.lower[at - 1], self.lower[at + 1]
        if self.lower[at] == "-":
            return _words().get(before, 0) >= 20 and 0 < _words()[after] < 10
        return before in _scales()

    def _article(self, at: int, stop: int) -> _Number | None:
        if self.lower[at] == "half":
            if self.lower[at + 1] == "a" and at + 2 < stop and self.lower[at + 2] in _scales():
                return _Number(at, at + 3, _scales()[self.lower[at + 2]] / 2)
            return None
        scale = self.lower[at + 1]
        if scale in _scales() and len(scale) > 2 and scale != "score":
            return _Number(at, at + 2, float(_scales()[scale]))
        return None

    def _share(self, at: int, stop: int) -> _Number | None:
        for length in (5, 4, 3, 2, 1):
            phrase = " ".join(self.lower[at : at + length])
            if at + length <= stop and phrase in _shares():
                if phrase == "most" and not (self.tree and self.tree.tag(at) == "ADJ" and at + 1 < stop and self.tree.tag(at + 1) in {"NOUN", "ADJ"} and (at == 0 or self.lower[at - 1] not in {"the", "'s", "’s", "its", "their", "his"})):
                    return None
                if self.lower[at - 1 : at] == ["at"] and phrase.startswith("most"):
                    return None
                value, comparator = _shares()[phrase]
                return _Number(at, at + length, float(value), None, None, comparator, "percent")
        in_every = self.lower[at : at + 3]
        if len(in_every) == 3 and in_every[0] in _words() and in_every[1] in {"in", "of"} and at + 3 <= stop and in_every[2] in _words() and in_every[1] == "in":
            part, whole = _words()[in_every[0]], _words()[in_every[2]]
            if 0 < part < whole:
                return _Number(at, at + 3, round(100 * part / whole, 1), None, None, "=", "percent")
        return None

    # -- what stands around a number

    def _range(self, number: _Number, stop: int) -> _Number:
        """Join "30 to 40", "30-40" and "between 30 and 40" into one number with bounds."""
        at = number.last
        if number.value is None or at + 1 >= stop:
            return number
        between = "between" in self.lower[max(0, number.first - 1) : number.first]
        joined = self.lower[at] in {"to", "-", "–", "—"} or (self.lower[at] == "and" and between)
        other = self._number(at + 1, stop) if joined else None
        if other is None or other.value is None or (self.lower[at] in {"to"} and self._moves(number.first)):
            return number
        low, high = number.value, other.value
        if high >= 1000 > low and self.lower[other.last - 1] in _scales():
            low *= _scales()[self.lower[other.last - 1]]
        if low >= high:
            return number
        return _Number(number.first, other.last, None, low, high, "=", number.unit)

    def _moves(self, first: int) -> bool:
        """Say whether "from 30 to 40" tells of a change, not of a range."""
        before = self.lower[max(0, first - 3) : first]
        return "from" in before and any(w in before or w in self.lower[max(0, first - 5) : first] for w in ("rose", "risen", "up", "down", "fell", "fallen", "increased", "revised", "grew", "jumped", "climbed", "toll"))

    def _before(self, number: _Number, start: int) -> tuple[int, Comparator, tuple[int, int] | None]:
        edge = self._sign(number.first, start)
        if edge > start and self.lower[edge - 1] in {"the", "a", "another", "further", "additional", "other"}:
            edge -= 1
        for length in range(_LONGEST_CUE, 0, -1):
            phrase = " ".join(self.lower[max(start, edge - length) : edge])
            if edge - length >= start and phrase in _cues():
                return edge - length, _cues()[phrase], (edge - length, edge)
        return edge, number.comparator, None

    def _after(self, number: _Number, stop: int, comparator: Comparator) -> tuple[int, Comparator]:
        if self.text[self.words[number.last - 1].end - 1] == "+" or self.lower[number.last : number.last + 1] == ["+"]:
            return number.last + (self.lower[number.last : number.last + 1] == ["+"]), ">="
        for length in (2, 1):
            phrase = " ".join(self.lower[number.last : min(number.last + length, stop)])
            if phrase in _cues_after():
                return number.last + length, _cues_after()[phrase]
        return number.last, comparator

    def _sign(self, first: int, start: int) -> int:
        """Return the word a number begins with, its currency sign included."""
        return first - 1 if first > start and self.lower[first - 1] in _currencies() and not self.lower[first - 1].isalpha() else first

    def _unit(self, number: _Number, last: int, stop: int) -> tuple[str | None, int]:
        if number.first and self.lower[number.first - 1] in _currencies() and not self.lower[number.first - 1].isalpha():
            return _currencies()[self.lower[number.first - 1]], last
        at = last + (last < stop and self.lower[last] == "-")
        following = self.lower[at] if at < stop else ""
        if following == "per" and self.lower[at + 1 : at + 2] == ["cent"]:
            return "percent", at + 2
        if following == "percentage":
            return "percent", at + 2
        if following in _units():
            return _units()[following], at + 1 if _units()[following] == "percent" else last
        two = self.lower[at + 1] if at + 1 < stop else ""
        for word in (following, two):
            if word in _currencies():
                return _currencies()[word], last
        if following in {"metric", "square", "cubic"} and two in _units():
            return _units()[two], last
        return None, last

    def _counted(self, number: _Number, last: int, stop: int) -> Span | None:
        """Return the noun phrase the number counts: to its head noun, and the "of" or "in" phrase right behind it."""
        at = last
        while at < stop and self.lower[at] in {"of", "the", "its", "more", "other", "-", "further", "additional", "their", "those", "a", "all"}:
            at += 1
        end = at
        tree = self.tree
        while end < stop and (self._nominal(end) or (end > at and self.lower[end] in {"-", "’s", "'s"} and end + 1 < stop and self._nominal(end + 1))):
            end += 1
        if end + 1 < stop and end > at and self.lower[end] == "and" and self._nominal(end + 1) and tree and tree.relation(end + 1) == "conj" and at <= tree.head(end + 1) < end:
            end += 2
        return Span(self.words[at].start, self.words[end - 1].end) if end > at else None

    def _nominal(self, at: int) -> bool:
        if at in self.dated:
            return False
        if self.tree:
            return self.tree.tag(at) in _OPEN - {"NUM"}
        return self.lower[at].isalpha() and self.lower[at] not in {"were", "was", "are", "have", "had", "in", "on", "and", "at"}

    def _no_quantity(self, number: _Number, sentence: Sentence) -> bool:
        first, last = number.first, number.last
        if any(i in self.dated for i in range(first, last)):
            return True
        word, after = self.lower[first], self.lower[last] if last < sentence.last else ""
        if word == "one" and last == first + 1 and (after in _ONE_BUT_NO_NUMBER or not self._counts_one(first, last, sentence)):
            return True
        if number.value is not None and first > sentence.first:
            before = self.lower[first - 1]
            glued = self.words[first - 1].end == self.words[first].start
            if glued and before == "-" and first - 2 >= sentence.first and self.lower[first - 2].isalpha():
                return True
            if glued and before in {"/", "#", ":"}:
                return True
            if self.lower[first][0].isdigit() and _LABELS.fullmatch(before) and not self._follows_noun(last, sentence):
                return True
            if before in {"aged", "age"}:
                return True
        if last < sentence.last and self.words[last].start == self.words[last - 1].end and after in {"/", ":"}:
            return True
        old = self.lower[last : min(last + 4, sentence.last)]
        return "old" in old and ("year" in old or "years" in old or "month" in old)

    def _counts_one(self, first: int, last: int, sentence: Sentence) -> bool:
        if first > sentence.first and self.lower[first - 1] in {"no", "any", "some", "every", "this", "that", "the", "which"}:
            return False
        return self.tree is None or (self.tree.tag(first) == "NUM" and self._follows_noun(last, sentence))

    def _follows_noun(self, last: int, sentence: Sentence) -> bool:
        return last < sentence.last and (self.tree is None or self.tree.tag(last) in {"NOUN", "ADJ", "PROPN"})

    def _gap(self, at: int) -> str:
        return self.text[self.words[at - 1].end : self.words[at].start]


@cache
def _words() -> dict[str, float]:
    return dict(load("numbers")["words"])


@cache
def _scales() -> dict[str, float]:
    return dict(load("numbers")["scales"])


@cache
def _vague() -> dict[str, tuple[float, float]]:
    return {phrase: (low, high) for phrase, (low, high) in load("numbers")["vague"].items()}


@cache
def _shares() -> dict[str, tuple[float, Comparator]]:
    return {phrase: (value, comparator) for phrase, (value, comparator) in load("numbers")["shares"].items()}


@cache
def _cues() -> dict[str, Comparator]:
    return dict(load("numbers")["comparators"])


@cache
def _cues_after() -> dict[str, Comparator]:
    return dict(load("numbers")["comparators_after"])


@cache
def _currencies() -> dict[str, str]:
    return dict(load("numbers")["currencies"])


@cache
def _units() -> dict[str, str]:
    return dict(load("numbers")["units"])
