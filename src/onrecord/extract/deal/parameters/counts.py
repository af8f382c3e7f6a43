"""How many of what, and at what rate."""

import re
from collections.abc import Iterable
from typing import Any

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.names import institution_nouns
from onrecord.extract.countries import people_words
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters.words import cased, words
from onrecord.extract.page import Page
from onrecord.extract.people import both_words
from onrecord.vocabularies.load import words_in

_RATES = {
    "day": "P1D", "daily": "P1D", "week": "P1W", "weekly": "P1W", "month": "P1M", "monthly": "P1M", "year": "P1Y",
    "hour": "PT1H",
}  # fmt: skip
_STAGES = set("stage stages phase phases step steps tranche tranches batches instalments groups round rounds".split())

_SIZE = re.compile(r"\s*-(?:member|man|strong|seat|point|nation)")


class Counts:
    """Reads what a term counts."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def of(self, mention: TermMention, scope: list[int]) -> dict[str, Any]:
        """Return how many of what, where the number counts what the term is about, not a paper's pages or points."""
        if mention.type == "deal_as_a_whole":
            return {}
        for quantity in [*self._page.quantities_in(scope), *self._carried(mention)]:
            uncounted = quantity.of_span is None and quantity.unit is None
            unit = self._unit(quantity)
            aside = unit in both_words() | _STAGES | people_words("paired") or self._known(quantity)  # "the two sides", "in three stages"
            aside = aside or (mention.type == "withdrawal" and self._is_left(quantity)) or self._measures(quantity)
            if self._counts_time(quantity) or uncounted or aside or quantity.unit in {"year", "percent"}:
                continue
            told: dict[str, Any] = {"quantity": quantity.value, "low": quantity.low, "high": quantity.high}
            if quantity.value is not None:
                told |= {"low": None, "high": None}
            if quantity.comparator != "=":
                told["comparator"] = quantity.comparator
            told["unit"] = (
                self._tree.lower(mention.about)
                if mention.type == "remains_return" and mention.about
                else self._unit(quantity)
            )
            told["per"] = self._per(quantity) or self._rate(quantity)
            return {k: v for k, v in told.items() if v is not None}
        return {}

    def _measures(self, quantity: Quantity) -> bool:
        """Say whether a number tells how large a body is, or what the fighting cost: "a 330-member council"."""
        tree, text = self._tree, self._page.text
        if _SIZE.match(text, quantity.end):
            return True
        word = tree.at(quantity.start)
        verb = tree.clause_head(word) if word is not None else -1
        relative = verb >= 0 and tree.relation(verb) == "acl" and tree.tag(verb) == "VERB"
        return relative and tree.lower(verb) in words_in("deal", "exchanges", "harmed")

    def _is_left(self, quantity: Quantity) -> bool:
        """Say whether a number counts the places that are left: "out of four | regions"."""
        word = self._tree.at(quantity.start)
        above = self._tree.head(word) if word is not None else -1
        return (
            above >= 0 and cased(self._tree, above) in {"out", "from", "of"} and self._unit(quantity) in words("places")
        )

    def _carried(self, mention: TermMention) -> Iterable[Quantity]:
        """Return what brings a term about, where the clause counts it: "400 lorries a day would carry food"."""
        tree = self._tree
        if mention.type != "humanitarian_aid":
            return []
        clause = tree.clause(mention.head)
        return [q for q in self._page.quantities_in(sorted(clause)) if self._unit(q) in words("carriers")]

    def _known(self, quantity: Quantity) -> bool:
        """Say whether a number only points to parties told of before: "the two | armies", "the three guarantors"."""
        unit = self._unit(quantity) or ""
        before = self._page.text[: quantity.start].lower().split()[-1:]
        body = {unit, unit.rstrip("s"), f"{unit[:-3]}y"} & (institution_nouns() | {"army", "guarantor", "leader"})
        return before == ["the"] and bool(body)

    def _counts_time(self, quantity: Quantity) -> bool:
        return any(t.start < quantity.end and quantity.start < t.end for t in self._page.annotations.times)

    def _unit(self, quantity: Quantity) -> str | None:
        """Return the counted noun: the head of what is counted."""
        if quantity.of_span is None:
            return quantity.unit
        words = self._tree.range(quantity.of_span.start, quantity.of_span.end)
        ends = next((w for w in words if self._tree.tag(w) in {"ADP", "CCONJ"}), words.stop)
        nouns = [w for w in words if w < ends and self._tree.tag(w) in {"NOUN", "PROPN"}]
        top = nouns[-1] if nouns else self._tree.top(words)
        if (
            top is not None
            and self._tree.relation(top) == "compound"
            and self._tree.tag(self._tree.head(top)) == "NOUN"
        ):
            top = self._tree.head(top)
        return self._tree.lower(top) if top is not None else quantity.unit

    def _per(self, quantity: Quantity) -> str | None:
        end = quantity.of_span.end if quantity.of_span else quantity.end
        behind = self._page.text[quantity.end : end + 14].lower()
        found = re.search(r"\b(?:a|per|each|every)\s+(day|week|month|year|hour)\b|\b(daily|weekly|monthly)\b", behind)
        before = re.search(r"\b(daily|weekly|monthly)\b[^.]{0,12}$", self._page.text[: quantity.start].lower())
        word = (found and (found[1] or found[2])) or (before and before[1])
        return _RATES[word] if word else None

    def _rate(self, quantity: Quantity) -> str | None:
        """Return the rate told elsewhere in the clause: "600 lorries will enter each day"."""
        tree = self._tree
        word = tree.at(quantity.start)
        clause = sorted(tree.clause(tree.clause_head(word))) if word is not None else []
        sets = [t.value for t in self._page.times_in(clause) if t.type == "SET" and t.value in _RATES.values()]
        return sets[0] if sets else None
