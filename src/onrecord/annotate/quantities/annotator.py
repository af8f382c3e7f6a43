"""Words -> quantities, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.annotations import Quantity, Sentence, TimeExpression
from onrecord.annotate.quantities.numbers import Number, number_at
from onrecord.annotate.quantities.page import Page
from onrecord.annotate.quantities.refusals import counts_nothing
from onrecord.annotate.quantities.surroundings import (
    comparator_before,
    comparator_behind,
    counted,
    first_word,
    unit_of,
    with_second_bound,
)  # fmt: skip
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_PARTS = {("years", "months"): 12, ("weeks", "days"): 7, ("days", "hours"): 24, ("hours", "minutes"): 60}
"""How many of a unit the one before it has."""
_JOINING = re.compile(r"(?: (?:year|week|day|hour)s?)?(?:,? and|,)?\s+")


def annotate_quantities(
    text: str, *, words: Sequence[Span], sentences: Sequence[Sentence], tree: Tree | None = None,
    times: Sequence[TimeExpression] = (),
) -> tuple[Quantity, ...]:  # fmt: skip
    """Return the quantities in text order; dates, ordinals, names with numbers and ages are none."""
    page = Page(text, words, tree, times)
    found: list[Quantity] = []
    for sentence in sentences:
        at = sentence.first
        while at < sentence.last:
            number = number_at(page, at, sentence.last)
            if number is None:
                at += 1
            elif counts_nothing(page, number, sentence):
                at = number.last
            else:
                quantity, at = _quantity(page, number, sentence)
                whole = _joined(text, found[-1], quantity) if found else None
                found[-1:] = [whole] if whole else [*found[-1:], quantity]
    return tuple(found)


def _joined(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """Return a time told in two units as one in the smaller, None if it is two: "six years and four months" is 76 months."""
    parts = _PARTS.get((one.unit or "", other.unit or ""))
    if parts is None or one.value is None or other.value is None or other.value >= parts:
        return None
    if not _JOINING.fullmatch(text[one.end : other.start]):
        return None
    value = one.value * parts + other.value
    return replace(other, start=one.start, value=value, comparator=one.comparator, cue=one.cue)


def _quantity(page: Page, number: Number, sentence: Sentence) -> tuple[Quantity, int]:
    """Return the quantity a number is with what stands around it, and the word to go on from."""
    number = with_second_bound(page, number, sentence.last)
    comparator, cue = comparator_before(page, number, sentence.first)
    last, behind = comparator_behind(page, number, sentence.last)
    unit, last = unit_of(page, number, last, sentence.last)
    of = counted(page, last, sentence.last)
    quantity = Quantity(
        start=page.words[first_word(page, number, sentence.first)].start,
        end=page.words[last - 1].end,
        value=number.value,
        low=number.low,
        high=number.high,
        comparator=behind or comparator,
        unit=number.unit or unit,
        of=of.of(page.text) if of else None,
        of_span=of,
        cue=Span(page.words[cue[0]].start, page.words[cue[1] - 1].end) if cue else None,
    )
    return quantity, max(last, number.last)
