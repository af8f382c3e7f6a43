"""Articles -> terms: the clauses of the proposals and agreements it tells of, with phase and parameters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.parameters import Parameters
from onrecord.extract.deal.proposals import Proposals, Sheet, telling
from onrecord.extract.deal.stances import operators
from onrecord.records import Term
from onrecord.vocabularies.load import load

_UNDER = frozenset(load("deal")["proposals"]["under"].split())
_JOINS = {"for", "to", "on", "of", "that", "under", "involving", "including", "with", "by"}
_WILL = {"will", "would", "shall", "must", "should", "is", "are", "to"}
_WHOLE = {"deal_as_a_whole", "talks_process"}
_ORDINALS = {
    w: str(n)
    for n, words in enumerate(
        ("first initial opening one 1", "second two 2", "third three 3", "fourth four 4", "fifth five 5"), 1
    )
    for w in words.split()
}
_PHASE = re.compile(r"phase|stage|step")


@dataclass(frozen=True, slots=True)
class Told:
    """A term mention with the proposal that tells it."""

    mention: TermMention
    sheet: Sheet
    governor: int


def told_by_proposals(page: Page, proposals: Proposals, mentions: tuple[TermMention, ...]) -> tuple[Told, ...]:
    """Return the mentions that are clauses of a proposal or agreement, each with the proposal, in text order."""
    finder = _Finder(page, proposals)
    return tuple(told for m in mentions if (told := finder.told(m)))


def extract_terms(page: Page, told: tuple[Told, ...], mentions: tuple[TermMention, ...]) -> tuple[Term, ...]:
    """Return the terms of an article in text order."""
    parameters = Parameters(page, mentions)
    return tuple(_term(page, t, parameters) for t in told)


class _Finder:
    """Tells whether a term mention is a clause of a proposal, and of which."""

    def __init__(self, page: Page, proposals: Proposals) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals

    def told(self, mention: TermMention) -> Told | None:
        """Return the mention with its proposal; None where it is no clause of one."""
        if mention.type in _WHOLE and mention.head in self._proposals.at:
            return None
        for governor, sheet in self._governed(mention.head):
            return Told(mention, sheet, governor)
        carried = self._carried_on(mention)
        return Told(mention, carried, self._tree.clause_head(mention.head)) if carried else None

    def _governed(self, word: int) -> Iterator[tuple[int, Sheet]]:
        """Yield the proposal that rules a word: as the subject that tells it, under which it is, or whose noun it hangs on."""
        tree, at = self._tree, word
        while at >= 0:
            above = tree.head(at)
            sheet = self._proposals.at.get(above)
            if sheet and above != word and self._hangs(at, above):
                yield above, sheet
            if at != word or tree.tag(at) in {"VERB", "AUX"}:
                yield from self._by_clause(at, word)
            at = above

    def _hangs(self, child: int, noun: int) -> bool:
        tree = self._tree
        if tree.relation(child) == "acl":
            verb = tree.lower(child)
            told = {tree.lower(c) for c in tree.dependents(child, "mark", "aux", "nsubj")}
            return verb in telling() or bool(told & {"to", "would", "will", "that"}) or verb.endswith("ing")
        return tree.relation(child) == "nmod" and any(tree.lower(c) in _JOINS for c in tree.dependents(child, "case"))

    def _by_clause(self, verb: int, word: int) -> Iterator[tuple[int, Sheet]]:
        tree, at = self._tree, self._proposals.at
        for child in tree.dependents(verb, "nsubj"):
            for subject in (child, *tree.dependents(child, "nmod")):
                if (
                    subject in at
                    and subject != word
                    and tree.lower(verb) in telling()
                    and not tree.rules(subject, word) | (subject == word)
                ) or (subject in at and child != word and tree.lower(verb) in telling()):
                    yield verb, at[subject]
        for child in tree.dependents(verb, "obl", "advmod"):
            cased = {tree.lower(c) for c in tree.dependents(child, "case")}
            if child in at and cased & _UNDER and child != word:
                yield verb, at[child]

    def _carried_on(self, mention: TermMention) -> Sheet | None:
        """Return the proposal told of just before, where this sentence goes on telling what it would do."""
        page, tree = self._page, self._tree
        sentence = tree.sentence(tree.words[mention.head].start)
        last = self._proposals.before(tree.sentences[sentence].first)
        if any(True for _ in operators(tree, mention.head, frozenset())):
            return None
        if (
            last is None
            or sentence - tree.sentence(tree.words[max(h for h in last.heads if h < mention.head)].start) > 3
        ):
            return None
        clause = tree.clause_head(mention.head)
        while clause >= 0:
            words = tree.clause(clause)
            staged = any(_PHASE.match(tree.lower(w)) for w in words)
            modal = any(tree.lower(c) in {"will", "would", "shall"} for c in tree.dependents(clause, "aux"))
            if staged or (modal and page.saying(mention.head) is None):
                return last
            clause = tree.clause_head(tree.head(clause)) if tree.head(clause) >= 0 else -1
        return None


def _phase(page: Page, told: Told) -> str | None:
    """Return the number of the phase a term belongs to, where the text counts phases."""
    tree = page.tree
    clause = told.mention.head
    while clause >= 0:
        clause = tree.clause_head(clause)
        if (found := _phase_in(page, sorted(tree.clause(clause)))) is not None:
            return found
        clause = tree.head(clause)
    return None


def _phase_in(page: Page, words: list[int]) -> str | None:
    tree = page.tree
    for word in words:
        if _PHASE.match(tree.lower(word)) and tree.tag(word) in {"NOUN", "PROPN"}:
            near = [*range(max(word - 3, 0), word), *range(word + 1, min(word + 2, len(tree.words)))]
            for other in sorted(near, key=lambda w: abs(w - word)):
                if tree.lower(other) in _ORDINALS:
                    return _ORDINALS[tree.lower(other)]
    return None


def _term(page: Page, told: Told, parameters: Parameters) -> Term:
    mention, sheet = told.mention, told.sheet
    particulars: dict[str, Any] = parameters.of(mention)
    particulars["status"] = "agreed" if sheet.agreed else "proposed"
    scope = [
        w
        for w in parameters.scope(mention)
        if page.tree.sentence(page.tree.words[w].start) == page.tree.sentence(page.tree.words[mention.head].start)
    ]
    return Term(
        article=page.article.id, evidence=(page.quote(scope or mention.words),), said_by=page.said_by(mention.head),
        confidence=0.7, by=page.by, proposal=sheet.record, type=mention.type, phase=_phase(page, told),
        parameters=particulars,
    )  # fmt: skip
