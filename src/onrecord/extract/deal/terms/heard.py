"""Clauses of proposals and agreements that the learned reader finds, beside those that the vocabulary finds."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.exchanges.captives import words
from onrecord.extract.deal.learned import Clause, Learned
from onrecord.extract.deal.mentions import TermMention, arguments
from onrecord.extract.deal.parameters.words import RELEASES
from onrecord.extract.deal.proposals import Proposals, Sheet
from onrecord.extract.deal.stances.operators import operators
from onrecord.extract.deal.status import status_at
from onrecord.extract.deal.subject import is_short
from onrecord.extract.deal.terms.told import Told
from onrecord.extract.page import Page

_HEARD = 0.3  # of what the vocabulary alone finds: how likely the reader must find such a clause in the sentence
_NEAR = 4  # sentences from a clause to the name of its proposal


class Heard:
    """Joins what both find on one page."""

    def __init__(self, page: Page, proposals: Proposals, learned: Learned) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals
        self._learned = learned

    def joined(self, told: Sequence[Told]) -> tuple[Told, ...]:
        """Return the clauses that either finds, in text order; where both find one, the vocabulary's.

        What the vocabulary alone finds counts where the reader hears something of it in the sentence, or in a short text.
        """
        kept = {t.mention.head: t for t in told}
        for clause in self._learned.clauses:
            known = (*told, *(t for t in kept.values() if t.alone))
            same = next((t for t in known if same_deed(self._tree, clause, t.mention)), None)
            if same is not None and not same.alone:
                kept[same.mention.head] = replace(same, heard=clause, mention=self._typed(same.mention, clause))
            whole = clause.type == "deal_as_a_whole" or self._page.in_body(clause.word)
            none = whole or self._is_round(clause) or self._is_left_open(clause)
            if same is None and not none and not self._done(clause) and not self._is_demand(clause):
                kept[clause.word] = self._new(clause, tuple(kept[h] for h in sorted(kept)))
        return tuple(kept[head] for head in sorted(kept) if kept[head].heard or self._hears(kept[head].mention))

    def _typed(self, mention: TermMention, clause: Clause) -> TermMention:
        """Return a mention with the type of the reader's clause where its own is hardly likely."""
        other = self._learned.hardly(clause.word, mention.type)
        return replace(mention, type=clause.type) if other else mention

    def _hears(self, mention: TermMention) -> bool:
        """Say whether the reader hears such a clause in the sentence of a mention.

        Of 124 in whole dispatches of which it did not, 18 were right.
        """
        if is_short(self._page):
            return True
        sentence = self._tree.sentences[self._tree.sentence_of(mention.head)]
        return self._learned.clausal(range(sentence.first, sentence.last), mention.type) >= _HEARD

    def _is_round(self, clause: Clause) -> bool:
        """Say whether a noun only names talks: "talks opened in Juba" tells a round, no clause."""
        return clause.type == "talks_process" and self._tree.tag(clause.word) != "VERB"

    def _is_left_open(self, clause: Clause) -> bool:
        """Say whether nobody leaves, but a thing is left to others: "would | leave | the border to be settled by experts"."""
        tree = self._tree
        behind = tree.dependents(clause.word, "xcomp", "advcl") if tree.dependents(clause.word, "obj") else []
        return clause.type == "withdrawal" and any(tree.is_passive(c) for c in behind)

    def _done(self, clause: Clause) -> bool:
        """Say whether a verb tells in the past what was done: "freed 105 hostages for 240 prisoners" is no clause."""
        tree = self._tree
        told = [clause.word]
        if clause.type in RELEASES:
            told += [w for w in tree.sentence_words(clause.word) if tree.lower(w) in words("releasing")]
        if any(self._is_past(w) and status_at(self._page, w) == "occurred" for w in told):
            return True
        return tree.tag(clause.word) == "NOUN" and any(tree.lower(w) == "ago" for w in tree.below(clause.word))

    def _is_demand(self, clause: Clause) -> bool:
        """Say whether an official text only asks for it and tells of no proposal with it: "we urge both sides to | withdraw"."""
        named = clause.agreed or any(self._tree.same_sentence(head, clause.word) for head in self._proposals.at)
        return bool(self._page.issued_by) and not named and [o.told for o in operators(self._tree, clause.word, frozenset())][-1:] == ["demands"]

    def _is_past(self, word: int) -> bool:
        tree = self._tree
        past = tree.tag(word) == "VERB" and tree.lower(word).endswith("ed") and not tree.is_passive(word)
        helped = {tree.lower(c) for c in tree.dependents(word, "aux")} - {"has", "have", "had"}
        return past and bool(tree.dependents(word, "nsubj")) and not helped

    def _new(self, clause: Clause, told: Sequence[Told]) -> Told:
        mention = mention_of(self._tree, clause)
        sheet = self._sheet(clause, told)
        return Told(mention, sheet, clause.word, clause, alone=True)

    def _sheet(self, clause: Clause, told: Sequence[Told]) -> Sheet:
        """Return the proposal that a clause is of: the nearest that is named or tells another clause, else one of its own."""
        tree = self._tree
        if clause.type == "ceasefire" and clause.agreed and (recalled := self._proposals.recalled(clause.word)):
            return recalled
        here = tree.sentence_of(clause.word)
        named = [*self._proposals.at.items(), *((t.mention.head, t.sheet) for t in told)]
        near = [(abs(tree.sentence_of(h) - here), h > clause.word, abs(h - clause.word), s) for h, s in named]
        near = [n for n in near if n[0] <= _NEAR and n[3].agreed == clause.agreed] or [n for n in near if n[0] <= _NEAR]
        if near:
            return min(near, key=lambda n: n[:3])[3]
        name = clause.type.replace("_", " ")
        return Sheet([clause.word], "", name, None, None, clause.agreed, names=[name])


def mention_of(tree: Tree, clause: Clause) -> TermMention:
    """Return a clause as a mention of its term, with what the deed is done to."""
    about = next((a for a in arguments(tree, clause.word) if tree.tag(a) in {"NOUN", "PROPN", "NUM"}), None)
    return TermMention(
        clause.type, clause.word, about, tuple(sorted({clause.word, *(() if about is None else (about,))}))
    )


def same_deed(tree: Tree, clause: Clause, mention: TermMention) -> bool:
    """Say whether a clause found is the deed of a mention: one word of it, or of one type and in one phrase."""
    if clause.word == mention.head or clause.word in mention.words:
        return True
    if clause.type != mention.type or tree.clause_head(clause.word) != tree.clause_head(mention.head):
        return False
    return clause.word in tree.below(mention.head) or mention.head in tree.below(clause.word)
