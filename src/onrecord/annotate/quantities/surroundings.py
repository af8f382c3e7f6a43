"""What stands around a number: a second bound, the words of the comparator, the unit, the counted noun phrase."""

from onrecord.annotate.quantities.numbers import Number, count_at
from onrecord.annotate.quantities.page import Page
from onrecord.annotate.quantities.vocabulary import (
    cues_before,
    cues_behind,
    currencies,
    number_words,
    scales,
    units,
)  # fmt: skip
from onrecord.records.span import Span
from onrecord.records.values import Comparator

_LONGEST_CUE = 4  # words
_MOVING = frozenset(
    """rose risen rise up down fell fallen increased increase revised grew jumped climbed raised raise raising cut toll
    boost boosted boosting lower lowered lowering expand expanded reduce reduced doubled""".split()
)
_PARTS = 6  # words from "and" to the noun that two parts share
_REACH = 18  # words before a number in which a verb of change may stand
_BETWEEN = frozenset("the a another further additional other".split())
_RISING = frozenset(["go", "goes", "going", "gone", "went"])  # "the toll has gone up to 119" is no bound
_HANDING = frozenset(
    "hand hands handed handing turn turns turned turning give gave sign signed".split()
)  # "handed over"
_OPENING = frozenset("in off on over under".split())
_POINTING = frozenset("the its their his her our these those".split())
_WHOLE = frozenset("half all both twice double quarter quarters third thirds of - over".split())
_SKIPPED = frozenset("of the its more other - further additional their those his her our these a all".split())


def with_second_bound(page: Page, number: Number, stop: int) -> Number:
    """Join "30 to 40", "30-40", "nine or ten" and "between 30 and 40" into one number with bounds."""
    at = number.last
    if number.value is None or number.unit or at + 1 >= stop:
        return number
    between = page.lower[max(0, number.first - 1) : number.first] == ["between"]
    joined = page.lower[at] in {"to", "-", "–", "—", "or"} or (page.lower[at] == "and" and between)
    other = count_at(page, at + 1, stop) if joined else None
    if other is None or other.value is None or (page.lower[at] == "to" and _moves(page, number.first)):
        return number
    low, high = number.value, other.value
    scale = page.lower[other.last - 1]
    if len(scale) > 1 and scale in scales() and low < scales()[scale] and page.lower[number.last - 1] not in scales():
        low *= scales()[scale]
    if low >= high or (page.lower[at] == "or" and high > 2 * low):
        return number
    return Number(number.first, other.last, None, low, high, "=", number.unit)


def _moves(page: Page, first: int) -> bool:
    """Say whether "from 30 to 40" tells of a change, not of a range."""
    return "from" in page.lower[max(0, first - 3) : first] and bool(
        _MOVING & set(page.lower[max(0, first - _REACH) : first])
    )


def comparator_before(page: Page, number: Number, start: int) -> tuple[Comparator, tuple[int, int] | None]:
    """Return the comparator that the words before a number give it, and which words [first, last) they are."""
    edge = first_word(page, number, start)
    if edge > start and page.lower[edge - 1] in _BETWEEN:
        edge -= 1
    for length in range(_LONGEST_CUE, 0, -1):
        if edge - length >= start and (cue := cues_before().get(page.phrase(edge - length, length))):
            handed = page.phrase(edge - 1, 1) == "over" and edge - 2 >= start and page.lower[edge - 2] in _HANDING
            risen = page.phrase(edge - 2, 2) == "up to" and edge - 3 >= start and page.lower[edge - 3] in _RISING
            return ("=", None) if handed or risen else (cue, (edge - length, edge))
    return number.comparator, None


def comparator_behind(page: Page, number: Number, stop: int) -> tuple[int, Comparator | None]:
    """Return where a number ends with the words behind it that give it a comparator, and the comparator."""
    last = number.last
    if page.word(last - 1).endswith("+"):
        return last, ">="
    if page.lower[last : last + 1] == ["+"]:
        return last + 1, ">="
    for length in (2, 1):
        if last + length <= stop and (cue := cues_behind().get(page.phrase(last, length))):
            return last + length, cue
    return last, None


def first_word(page: Page, number: Number, start: int) -> int:
    """Return the word a number begins with, its currency sign included."""
    before = page.lower[number.first - 1] if number.first > start else ""
    return number.first - 1 if before in currencies() and not before.isalpha() else number.first


def unit_of(page: Page, number: Number, last: int, stop: int) -> tuple[str | None, int]:
    """Return the unit of a number, and where the number ends with a percent sign or word."""
    sign = page.lower[number.first - 1] if number.first else ""
    if sign in currencies() and not sign.isalpha():
        return currencies()[sign], last
    at = last + (last < stop and page.lower[last] == "-")
    one = page.lower[at] if at < stop else ""
    two = page.lower[at + 1] if at + 1 < stop else ""
    if (one, two) == ("per", "cent"):
        return "percent", at + 2
    if one == "percentage":
        return "percent", at + 2
    if one in units():
        return units()[one], at + 1 if units()[one] == "percent" else last
    three = page.phrase(at, 3) if at + 3 <= stop else ""
    for word in (three, f"{one} {two}", three.partition(" ")[2], one, two):
        if word in currencies():
            return currencies()[word], last
    if f"{one} {two}" in units():
        return units()[f"{one} {two}"], last
    return (units()[two], last) if one == "metric" and two in units() else (None, last)


def counted(page: Page, last: int, stop: int) -> Span | None:
    """Return the noun phrase a number counts, to its head noun: "of the 30 hostages" gives "hostages"."""
    at = last
    if last < stop and page.lower[last] in _POINTING and page.lower[last - 1] not in _WHOLE and page.phrase(last, 2) != "the number":
        return None  # "27 | the army says are dead"
    while at < stop and (
        page.lower[at] in _SKIPPED or _inner_number(page, at, last) or page.phrase(at - 1, 3) == "the number of"
    ):
        at += 1
    if at + 1 < stop and page.lower[at] in units() and page.lower[at - 1] == "-" and page.nominal(at + 1):
        at += 1  # "a six-week pause"
    end = _phrase_end(page, at, at, stop)
    if end > at and page.tree is not None and page.lower[end : end + 1] == ["and"] and _shares_noun(page, end, stop):
        end = _phrase_end(page, at, page.tree.head(end - 1), stop)
    elif end > at and _and_another(page, at, end, stop):
        end += 2
    return Span(page.words[at].start, page.words[end - 1].end) if end > at else None


def _phrase_end(page: Page, first: int, end: int, stop: int) -> int:
    """Return where the noun phrase that begins at a word ends, which goes on at least to `end`."""
    while end < stop and (
        page.nominal(end) or (end > first and _goes_on(page, end, stop)) or _leads_compound(page, end, stop)
    ):
        end += 1
    return end


def _shares_noun(page: Page, end: int, stop: int) -> bool:
    """Say whether the word before "and" is only one part of two that a noun behind has: "Malian | and | Chadian men"."""
    tree = page.tree
    noun = tree.head(end - 1) if tree is not None else -1
    shared = tree is not None and tree.relation(end - 1) in {"amod", "compound"} and end < noun < min(stop, end + _PARTS)
    return shared and not any(count_at(page, at, stop) for at in range(end, noun))


def _inner_number(page: Page, at: int, last: int) -> bool:
    """Say whether a word is the second number of "27 of 31 drones"."""
    digits = page.lower[at][0].isdigit() or page.lower[at] in number_words()
    return digits and at > last and page.lower[at - 1] in {"of", "the", "its", "their"} and at not in page.dated


def _leads_compound(page: Page, at: int, stop: int) -> bool:
    """Say whether a preposition opens a compound: "in-depth interviews", "off-duty officers"."""
    joined = at + 3 < stop and page.lower[at + 1] == "-" and page.glued(at + 1) and page.glued(at + 2)
    return joined and page.lower[at] in _OPENING and page.nominal(at + 3)


def _goes_on(page: Page, at: int, stop: int) -> bool:
    """Say whether a hyphen, a genitive or a glued part joins what follows: "F-16 jets", "town's residents"."""
    if page.lower[at] in {"’s", "'s"}:
        return at + 1 < stop and page.nominal(at + 1)
    if page.lower[at] == "-":
        return at + 1 < stop and (page.nominal(at + 1) or (page.glued(at) and page.glued(at + 1)))
    return page.lower[at - 1] == "-" and page.glued(at) and page.glued(at - 1)


def _and_another(page: Page, at: int, end: int, stop: int) -> bool:
    """Say whether a second noun is counted with the first: "women and children"."""
    if page.tree is None or end + 1 >= stop or page.lower[end] != "and" or not page.nominal(end + 1):
        return False
    if count_at(page, end + 1, stop):
        return False  # "14 people dead and dozens wounded"
    hyphened = end + 3 < stop and page.lower[end + 2] == "-"  # "Malian and Malian-born men"
    joined = {end + 1, *([end + 3] if hyphened else [])}
    return any(page.tree.relation(w) == "conj" and at <= page.tree.head(w) < end for w in joined)
