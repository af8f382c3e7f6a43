"""Numbers that count nothing: dates, ages, labels, telephone numbers, "one" as a pronoun."""

import re

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.quantities.numbers import Number
from onrecord.annotate.quantities.page import Page
from onrecord.annotate.quantities.vocabulary import labels
from onrecord.vocabularies.load import load

_ONE_BUT_NO_NUMBER = frozenset(
    ["of", "another", "side", "thing", "day", "time", "way", "point", "who", "that", "such", "can", "could"]
)
_BEFORE_PRONOUN = frozenset(["no", "any", "some", "every", "this", "that", "the", "which"])
_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_BEFORE_HOUR = frozenset(["at", "by", "around", "about", "from", "until", "till", "since", "before", "after"])
_CLOCK = frozenset(["hours", "hrs", "h", "gmt", "utc", "local", "z"])
_AGES = range(1, 111)  # years that somebody may be old: "the mayor, 61, said"


def counts_nothing(page: Page, number: Number, sentence: Sentence) -> bool:
    """Say whether a number is a date, an age, a name or a pronoun."""
    if any(i in page.dated for i in range(number.first, number.last)):
        return True
    return (
        _pronoun(page, number, sentence)
        or _enumerates(page, number, sentence)
        or (number.value is not None and _labelled(page, number, sentence))
        or _of_name(page, number, sentence)
        or _clock_or_telephone(page, number, sentence)
        or _hour(page, number, sentence)
        or _age(page, number, sentence)
        or _ordinal(page, number, sentence)
    )


def _ordinal(page: Page, number: Number, sentence: Sentence) -> bool:
    """Say whether a number only begins an ordinal: "the | eighty |-second day"; "a | thirty |-second delay" is a length."""
    dash, last = number.last, number.last + 1
    joined = last < sentence.last and page.word(dash) == "-" and page.glued(dash) and page.glued(last)
    if not joined or page.lower[last] not in load("calendar")["days_of_the_month"]:
        return False
    return page.lower[last] != "second" or (last + 1 < sentence.last and page.lower[last + 1] in load("calendar")["units"])


def _pronoun(page: Page, number: Number, sentence: Sentence) -> bool:
    first, last = number.first, number.last
    if page.lower[first] != "one" or last != first + 1:
        return False
    if last < sentence.last and page.lower[last] in _ONE_BUT_NO_NUMBER:
        return True
    if page.tree is not None and page.tree.relation(first) == "nummod" and page.tree.head(first) > first:
        return first > sentence.first and page.lower[first - 1] in _BEFORE_PRONOUN - {
            "that"
        }  # "said that one man died"
    if first > sentence.first and page.lower[first - 1] in _BEFORE_PRONOUN:
        return True
    return page.tree is not None and not (page.tree.tag(first) == "NUM" and page.noun_behind(last, sentence.last))


def _enumerates(page: Page, number: Number, sentence: Sentence) -> bool:
    """Say whether a number only tells one thing from the next: "their worries are, one, the roads, and | two |, the price"."""
    between = range(sentence.first + 1, sentence.last - 1)
    first = (
        n for n in between if page.lower[n] == "one" and page.lower[n - 1] in {",", ":"} and page.lower[n + 1] == ","
    )
    one = next(first, sentence.last)
    apart = number.last < sentence.last and page.lower[number.last] == ","
    return one == number.first or (one < number.first and apart and page.lower[number.first - 1] in {",", "and"})


def _labelled(page: Page, number: Number, sentence: Sentence) -> bool:
    """ "Resolution 2728", "F-16", "#3", "aged 12"."""
    first = number.first
    if first == sentence.first:
        return False
    before = page.lower[first - 1]
    if page.glued(first):
        named = before == "-" and first - 2 >= sentence.first and page.lower[first - 2].isalpha()
        if named or before in {"/", "#", ":"}:
            return True
    if before in {"aged", "age"}:
        return True
    if not page.lower[first][0].isdigit():
        return False
    capital = page.word(first - 1)[:1].isupper()
    if capital and before in labels("always"):
        return True
    return before in labels("often") and not (page.tree and page.noun_behind(number.last, sentence.last))


def _of_name(page: Page, number: Number, sentence: Sentence) -> bool:
    """Say whether a number opens the name of one body: "the | 400 | Mawozo gang", not "the 400 Mawozo gangs"."""
    last, words = number.last, page.lower
    behind = next((i for i in range(last, min(last + 4, sentence.last)) if not page.word(i)[:1].isupper()), last)
    named = number.value != 1 and words[number.first].isdecimal() and behind > last and words[behind] in labels("bodies")
    return named and not (page.tree and page.noun_behind(behind + 1, min(behind + 2, sentence.last)))


def _clock_or_telephone(page: Page, number: Number, sentence: Sentence) -> bool:
    first, last = number.first, number.last
    if last < sentence.last and page.glued(last):
        if page.lower[last] in {"/", ":"}:
            return True
        if page.lower[last] == "-" and last + 1 < sentence.last and page.lower[last + 1].startswith("0"):
            return True
    return page.lower[first].startswith("0") and page.lower[first].isdecimal() and len(page.lower[first]) > 1


def _hour(page: Page, number: Number, sentence: Sentence) -> bool:
    """Say whether four digits are an hour of the day: "at | 1700 this afternoon", "by | 1430 local time"."""
    first, last = number.first, number.last
    if not _HOUR.fullmatch(page.lower[first]) or first == sentence.first or page.lower[first - 1] not in _BEFORE_HOUR:
        return False
    behind = range(last, min(last + 2, sentence.last))
    return any(page.lower[i] in _CLOCK for i in behind[:1]) or any(i in page.dated for i in behind)


def _age(page: Page, number: Number, sentence: Sentence) -> bool:
    first, last = number.first, number.last
    old = page.lower[last : min(last + 4, sentence.last)]
    if "old" in old and ("year" in old or "years" in old or "month" in old):
        return True
    enclosed = first - 2 >= sentence.first and last < sentence.last and number.last == first + 1
    if not enclosed or number.value not in _AGES or not page.lower[first].isdecimal():
        return False
    marks = (page.lower[first - 1], page.lower[last])
    named = page.lower[first - 2].isalpha() and page.lower[first - 2] not in {"and", "in", "on", "of"}
    return marks == (",", ",") and named and (page.tree is None or page.tree.tag(first - 2) in {"NOUN", "PROPN"})
