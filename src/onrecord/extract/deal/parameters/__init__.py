"""The particulars of a term: how long, how many, who owes it to whom, by when, where, and in what order."""

import re
from collections.abc import Iterable
from typing import Any

from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters.counts import Counts
from onrecord.extract.deal.parameters.places import Places
from onrecord.extract.deal.parameters.sides import Sides
from onrecord.extract.deal.parameters.times import Times
from onrecord.extract.deal.parameters.words import LASTING, words
from onrecord.extract.page import Page

_FOR_GOOD = re.compile(r"\b(?:for good|once and for all|for ever)\b")


class Parameters:
    """Reads the parameters of the term mentions of one page."""

    def __init__(self, page: Page, mentions: Iterable[TermMention]) -> None:
        self._page = page
        self._tree = page.tree
        self._times, self._counts = Times(page), Counts(page)
        self._sides, self._places = Sides(page), Places(page)
        self._heads = {m.head for m in mentions}
        self._terms = {m.head for m in mentions if m.type not in {"deal_as_a_whole", "talks_process"}}
        self._by_clause: dict[int, list[int]] = {}
        for head in sorted(self._terms):
            self._by_clause.setdefault(page.tree.clause_head(head), []).append(head)

    def of(self, mention: TermMention) -> dict[str, Any]:
        """Return what the text tells of a term; keys that are not told are left out."""
        scope = self.scope(mention)
        told: dict[str, Any] = {}
        told |= self._times.of(mention, scope)
        if "deadline" not in told and (same := self._times.same(scope)):
            told["deadline"] = same
        counted = self._counts.of(mention, scope)
        if counted.get("per") == told.get("duration"):
            told.pop("duration", None)  # "600 lorries a | day"
        told |= counted
        told |= {"debtor": self._sides.debtor(mention), "beneficiary": self._sides.beneficiary(mention)}
        told |= {"place": self._places.of(mention, scope)}
        said = " ".join(self._tree.lower(w) for w in scope)
        if any(self._tree.lower(w) in words("permanent") for w in scope) or _FOR_GOOD.search(said):
            told["permanent"] = True
        told |= {"condition": self._condition(mention)}
        return {k: v for k, v in told.items() if v is not None}

    def scope(self, mention: TermMention) -> list[int]:
        """Return the words that tell of a term: its phrase or clause, less the phrases of other terms."""
        tree, top = self._tree, mention.head
        above = tree.head(top)
        borne = above >= 0 and tree.lower(above) in LASTING | words("bearing")
        if borne and tree.tag(top) not in {"VERB", "AUX"} and tree.relation(top) in {"nsubj", "obj"}:
            top = above
        found, stack = [], [top]
        while stack:
            word = stack.pop()
            found.append(word)
            stack += [c for c in tree.children[word] if self._belongs(c, mention)]
        about = () if mention.about is None else self._phrase(mention.about)
        return sorted({*found, *mention.words, *about, *self._beside(mention, found)})

    def _beside(self, mention: TermMention, found: list[int]) -> list[int]:
        """Return the times told beside the verb of a clause, where the term is the last one told before them."""
        tree = self._tree
        top = tree.clause_head(mention.head)
        heads = self._by_clause.get(top, [])
        added: list[int] = []
        between, at = [top], tree.head(mention.head)  # "agreed to | lift sanctions within three months"
        while at >= 0 and at != top and tree.clause_head(at) == top:
            between, at = [*between, at] if tree.tag(at) == "VERB" else between, tree.head(at)
        for child in (c for verb in between for c in tree.dependents(verb, "obl", "advmod", "nmod", "advcl", "xcomp")):
            words = list(tree.below(child))
            owner = max((h for h in heads if h < child), default=min(heads, default=mention.head))
            clause = (
                tree.relation(child) in {"advcl", "xcomp"} and not self._terms & set(words) and child > mention.head
            )
            plain = tree.relation(child) not in {"advcl", "xcomp"} and mention.head not in words
            timed = plain and any(True for _ in self._page.times_in(sorted(words)))
            timed = timed and "according" not in tree.cases(child)
            if owner == mention.head and (clause or timed):
                added += words
        return added

    def _phrase(self, word: int) -> list[int]:
        beside = {w for c in self._tree.dependents(word, "acl") if self._is_there(c) for w in self._tree.below(c)}
        return [w for w in self._tree.below(word) if w not in self._heads and w not in beside]

    def _is_there(self, clause: int) -> bool:
        """Say whether a clause tells what is elsewhere to be done: "leave the south, where 5,000 soldiers | are to deploy"."""
        return any(self._tree.lower(c) == "where" for c in self._tree.dependents(clause, "advmod", "mark"))

    def _belongs(self, child: int, mention: TermMention) -> bool:
        tree = self._tree
        if child in self._heads and child != mention.head and child not in mention.words:
            return False
        relation = tree.relation(child)
        if relation in {"parataxis", "punct", "advcl", "ccomp"} or (relation == "acl" and self._is_there(child)):
            return False
        return not (relation == "conj" and (tree.tag(child) in {"VERB", "AUX"} or tree.tag(tree.head(child)) != "NUM"))

    def _condition(self, mention: TermMention) -> str | None:
        tree = self._tree
        top = mention.head if tree.tag(mention.head) == "VERB" else tree.clause_head(mention.head)
        for child in tree.dependents(top, "advcl"):
            marks = {tree.lower(m) for m in tree.dependents(child, "mark")}
            if marks & {"if", "unless", "provided"} or tree.lower(child) in {"provided", "providing"}:
                return tree.phrase(child).of(self._page.text)
        return None
