"""How long, by when, from when, how many and where a clause of a document tells."""

import re
from typing import Any

from onrecord.annotate.annotations import TimeExpression
from onrecord.extract.deal.documents.units import Unit, asides
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters.counts import Counts
from onrecord.extract.deal.parameters.places import Places
from onrecord.extract.page import Page, day_in
from onrecord.records.values import TermType

_ISO = re.compile(r"P(T?\d+(\.\d+)?[YMWDHS])+")
_LIMIT = re.compile(
    r"\b(?:within|inside|(?:not|no) later than|at the latest|before the (?:end|expiry) of)(?: an?| the)?(?: \w+)? ?(?:period of )?$"
)
_UNTIL = re.compile(r"\b(?:by|before|until|till|to|(?:not|no) later than|up to)(?: the)?(?: \w+day,?)? ?$")
_LATER = r"(?: on| from| at)?(?: \d\d?[:.]\d\d(?: hours)?)?(?: midnight)?(?: on| of)?(?: \w+day,?)? ?$"
_BEGINNING = re.compile(rf"\b(?:starting|beginning|commencing){_LATER}")
_FROM = re.compile(
    rf"(?:\b(?:from|as of|as from|with effect from|effective|starting|beginning|commencing)|hours){_LATER}"
)
_AT = re.compile(r"\b(?:at|from)(?: the)? ?$")
_BETWEEN = re.compile(r",? (?:on )?(?:\w+day, )?$")
_FOR = re.compile(r"\b(?:for|period of|duration of|over|lasting|last|of)(?: \w+){0,2} ?$")
_WRITTEN = re.compile(r"\((\d{1,3})\) (hour|day|week|month|year)s?\b")
_UNITS = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
_LASTING: frozenset[TermType] = frozenset({"ceasefire", "permanent_end", "humanitarian_aid", "border_and_crossings"})
_AFTER = re.compile(r"\s*(?:after|of|from|following)\b")
_MADE_OF = re.compile(r"(?:composed|consist(?:ing)?|made up|comprising)(?: of)? (?:up to )?$")
_BEFORE = 48  # code points before a time in which the words that lead it stand


class Particulars:
    """Reads the particulars of one document's clauses."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = page.text
        self._counts, self._places = Counts(page), Places(page)

    def of(self, unit: Unit, mention: TermMention) -> dict[str, Any]:
        """Return what the words of a clause tell."""
        words = [w for w in unit.words if not self._makes_up(w)]
        told = self._times(unit, mention.type)
        counted = self._counts.of(mention, words)
        counted = counted or self._of_them(words)
        if counted.get("per") == told.get("duration"):
            told.pop("duration", None)
        told |= counted | {"place": self._places.of(mention, words)}
        return {k: v for k, v in told.items() if v is not None}

    def _makes_up(self, word: int) -> bool:
        """Say whether a word tells how large a body is: "composed of | five representatives"."""
        start = self._page.tree.words[word].start
        return bool(_MADE_OF.search(self._text[max(0, start - 24) : start]))

    def _of_them(self, words: list[int]) -> dict[str, Any]:
        """Return how many of those told of before: "290 of them"."""
        behind = ((q, self._text[q.end : q.end + 10]) for q in self._page.quantities_in(words))
        return next(
            ({"quantity": q.value} for q, after in behind if q.value and after.startswith((" of them", " of whom"))), {}
        )

    def _times(self, unit: Unit, kind: TermType) -> dict[str, Any]:
        told: dict[str, Any] = {}
        aside = asides(self._page.tree, unit)
        times = list(self._page.times_in([w for w in unit.words if w not in aside]))
        times += [t for t in self._page.times_in(sorted(aside)) if t.type == "DURATION" or self._begins(t)]
        spans = [self._page.tree.words[w] for w in unit.words]
        first, last = spans[0].start, spans[-1].end
        for number, time in enumerate(times):
            key = self._key(time, first, kind)
            value = self._value(time, times[number + 1 : number + 2])
            if key and value:
                told.setdefault(key, value)
        for match in _WRITTEN.finditer(self._text, first, last):
            value = _UNITS[match[2]].format(match[1])
            limit = _LIMIT.search(re.sub(r"\w+(?:-\w+)? $", "", self._text[first : match.start()]))
            told.setdefault("deadline" if limit else "duration", value)
        return told

    def _begins(self, time: TimeExpression) -> bool:
        """Say whether a clause that tells when begins with it: "a truce | beginning on 1 January"."""
        return _BEGINNING.search(self._text[max(0, time.start - _BEFORE) : time.start]) is not None

    def _key(self, time: TimeExpression, first: int, kind: TermType) -> str | None:
        """Return what a time tells of a clause: its deadline, its duration or its start."""
        before = self._text[max(first, time.start - _BEFORE) : time.start].lower()
        behind = self._text[time.end : time.end + 20].lower()
        if time.type == "DURATION" and _ISO.fullmatch(time.value):
            if (
                _LIMIT.search(before)
                or _AFTER.match(behind)
                or self._text[time.start : time.end].lower().endswith("after")
            ):
                return "deadline"
            return "duration" if _FOR.search(before) or before.endswith(("- ", "a ")) else None
        if time.type == "TIME":
            return "start" if _AT.search(before) else None
        if time.type != "DATE" or day_in(time.value) is None:
            return None
        if _UNTIL.search(before):
            return "deadline"
        if _FROM.search(before) or (kind in _LASTING and re.search(r"\bon (?:\w+day,? )?$", before)):
            return "start"
        return "deadline" if re.search(r"\bon (?:\w+day,? )?$", before) else None

    def _value(self, time: TimeExpression, behind: list[TimeExpression]) -> str | None:
        """Return the value of a time; an hour with the day behind it is at that hour of that day."""
        if time.type == "DURATION":
            return time.value
        if time.type == "TIME":
            following = next(
                (t for t in behind if t.type == "DATE" and _BETWEEN.fullmatch(self._text[time.end : t.start])), None
            )
            hour = time.value.partition("T")[2]
            day = day_in(following.value) if following else None
            return f"{day}T{hour}" if day and hour else None
        return day_in(time.value)
