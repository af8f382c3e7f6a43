"""Parsing one number: digits, spelt words, vague words, shares and none."""

import re
from dataclasses import dataclass

from onrecord.annotate.quantities.page import Page
from onrecord.annotate.quantities.vocabulary import number_words, openers, scales, shares, vague_numbers, zero
from onrecord.records.values import Comparator

_DIGITS = re.compile(r"(\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+)(?:\.(\d+))?(bn|mn|m|k|tn)?\+?", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})")
_SHORT_SCALES = {"M", "K"}  # behind a number: "2.3 M people", "402 K refugees"
_SPACES = {" ", "\u00a0", "\u202f"}
_TRILLION = 1e12  # "tn" is no word of its own
_NO_PLURAL_SHARE = {"the", "'s", "’s", "its", "their", "his", "at"}
_AFTER_SCORES = {"of", "more", "were", "killed", "dead", "wounded", "injured"}


@dataclass(frozen=True, slots=True)
class Number:
    """A parsed number over words [first, last)."""

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "="
    unit: str | None = None


def number_at(page: Page, at: int, stop: int) -> Number | None:
    """Return the number that begins at a word, before the word `stop`; a share in words comes first."""
    if not page.lower[at][0].isdigit() and page.lower[at] not in openers():
        return None
    return (
        _half_a_scale(page, at, stop) or _share(page, at, stop) or _one_in_five(page, at, stop) or _none(page, at, stop)
        or count_at(page, at, stop)
    )  # fmt: skip


def count_at(page: Page, at: int, stop: int) -> Number | None:
    """Return the number that begins at a word, no share."""
    return _vague(page, at, stop) or _digits(page, at, stop) or _spelt(page, at, stop)


def _half_a_scale(page: Page, at: int, stop: int) -> Number | None:
    """ "half a million", "a quarter of a million": a part of a scale word is a number, no share."""
    for words, part in (("half a", 0.5), ("half of a", 0.5), ("a quarter of a", 0.25), ("three quarters of a", 0.75)):
        length = words.count(" ") + 1
        scale = page.lower[at + length] if at + length < stop else ""
        if page.phrase(at, length) == words and len(scale) > 2 and scale in scales():
            return Number(at, at + length + 1, scales()[scale] * part)
    return None


def _share(page: Page, at: int, stop: int) -> Number | None:
    for length in (5, 4, 3, 2, 1):
        phrase = page.phrase(at, length)
        if at + length <= stop and phrase in shares():
            halved = page.lower[at + length - 1 : at + length + 1]
            if halved == ["half", "a"] or (phrase == "most" and not _most(page, at, stop)):
                return None
            if phrase.startswith("most") and page.lower[at - 1 : at] == ["at"]:
                return None
            value, comparator = shares()[phrase]
            return Number(at, at + length, float(value), None, None, comparator, "percent")
    return None


def _most(page: Page, at: int, stop: int) -> bool:
    """Say whether "most" counts a noun ("most hospitals"), not "the most dangerous" nor "most dangerous"."""
    if page.tree is None or at + 1 >= stop or page.tree.tag(at) != "ADJ":
        return False
    follows = page.tree.tag(at + 1) in {"NOUN", "ADJ", "PROPN"}
    return follows and not (at and page.lower[at - 1] in _NO_PLURAL_SHARE)


def _one_in_five(page: Page, at: int, stop: int) -> Number | None:
    if at + 3 > stop or page.lower[at + 1] not in {"in", "out"}:
        return None
    second = at + 3 if page.phrase(at + 1, 2) == "out of" else at + 2
    part, whole = _small(page, at), _small(page, second) if second < stop else None
    if part and whole and 0 < part < whole <= 100 and second not in page.dated:
        return Number(at, second + 1, round(100 * part / whole, 1), None, None, "=", "percent")
    return None


def _small(page: Page, at: int) -> float | None:
    word = page.lower[at]
    return float(word) if word.isdecimal() else number_words().get(word)


def _none(page: Page, at: int, stop: int) -> Number | None:
    """ "No one was hurt", "none of the hostages", "no casualties": a count of nought."""
    for length in (2, 1):
        behind = page.lower[at + length] if at + length < stop else ""
        if page.phrase(at, length) in zero("phrases") and behind in zero("behind"):
            return Number(at, at + length, 0.0)
    if page.lower[at] == "no" and at + 1 < stop and page.lower[at + 1] in zero("nouns"):
        return Number(at, at + 1, 0.0)
    return None


def _vague(page: Page, at: int, stop: int) -> Number | None:
    for length in (3, 2, 1):
        phrase = page.phrase(at, length)
        if at + length <= stop and phrase in vague_numbers():
            low, high = vague_numbers()[phrase]
            if phrase == "scores" and at + 1 < stop and page.lower[at + 1] not in _AFTER_SCORES:
                return None
            if low == high:
                return Number(at, at + length, low, None, None, "~")
            return Number(at, at + length, None, low, high, "~")
    return None


def _digits(page: Page, at: int, stop: int) -> Number | None:
    scaled = at + 1 < stop and len(page.lower[at + 1]) > 1 and page.lower[at + 1] in scales()
    if scaled and (comma := _DECIMAL_COMMA.fullmatch(page.lower[at])):
        return Number(at, at + 2, round(float(f"{comma[1]}.{comma[2]}") * scales()[page.lower[at + 1]], 2))
    match = _DIGITS.fullmatch(page.word(at))
    if not match:
        return None
    whole = re.sub(r"[,\u00a0\u202f ]|\.(?=\d{3}(?:\D|$))", "", match[1])
    value, last = float(f"{whole}.{match[2] or 0}"), at + 1
    while last < stop and value < 1000 and not match[2] and _group_of_three(page, last):
        value, last = value * 1000 + int(page.lower[last]), last + 1
    if match[3]:
        value *= scales().get(match[3].lower(), _TRILLION)
    if match[3] is None and last < stop and page.word(last) in _SHORT_SCALES and page.gap(last) in _SPACES:
        value, last = round(value * scales()[page.lower[last]], 2), last + 1
    while last < stop and len(page.lower[last]) > 1 and page.lower[last] in scales():
        value, last = round(value * scales()[page.lower[last]], 2), last + 1
    return Number(at, last, value)


def _group_of_three(page: Page, at: int) -> bool:
    return bool(re.fullmatch(r"\d{3}", page.lower[at])) and page.gap(at) in _SPACES


def _spelt(page: Page, at: int, stop: int) -> Number | None:
    if page.lower[at] == "a" and at + 1 < stop:
        scale = page.lower[at + 1]
        known = len(scale) > 2 and scale in scales() and scale != "score"
        return Number(at, at + 2, float(scales()[scale])) if known else None
    if page.lower[at] not in number_words():
        return None
    total, group, last = 0.0, 0.0, at
    while last < stop:
        token = page.lower[last]
        if token in number_words():
            if last > at and page.lower[last - 1] in number_words() and not _tens_and_ones(page, last):
                break
            group += number_words()[token]
        elif len(token) > 1 and token in scales() and last > at:
            if scales()[token] <= 100:
                group = max(group, 1) * scales()[token]
            else:
                total, group = total + max(group, 1) * scales()[token], 0.0
        elif not (token in {"and", "-"} and last > at and _joins(page, last, stop)):
            break
        last += 1
    return Number(at, last, total + group)


def _tens_and_ones(page: Page, at: int) -> bool:
    return number_words()[page.lower[at - 1]] >= 20 and 0 < number_words()[page.lower[at]] < 10


def _joins(page: Page, at: int, stop: int) -> bool:
    """Say whether "and" or a hyphen joins parts of one number: "hundred and five", "twenty-two"."""
    if at + 1 >= stop or page.lower[at + 1] not in number_words():
        return False
    before, behind = page.lower[at - 1], page.lower[at + 1]
    if page.lower[at] == "-":
        return number_words().get(before, 0) >= 20 and 0 < number_words()[behind] < 10
    return before in scales()
