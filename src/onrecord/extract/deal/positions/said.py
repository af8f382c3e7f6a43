"""What a statement does: it demands, promises, accepts or rejects what its main clause is about."""

from collections.abc import Iterator, Sequence

from onrecord.annotate.groups import is_armed_group
from onrecord.annotate.lookups import by_sentence
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.composed import READY
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.conditions import condition_of, is_lost, is_negated
from onrecord.extract.deal.stances.operators import is_aside, words_of
from onrecord.extract.page import Page
from onrecord.records import Statement
from onrecord.records.values import Stance

_BY_ACT: dict[str, Stance] = {
    "demands": "demands", "promises": "offers", "accepts": "accepts", "rejects": "rejects", "expects": "expects",
}  # fmt: skip


class Said:
    """Reads the acts of the statements of one page."""

    def __init__(self, page: Page, parties: Parties, statements: Sequence[Statement]) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = parties
        self._here = by_sentence(page.tree, ((c, s) for s in statements for c in s.content))

    def of(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stance that a statement's act tells of the term its main clause is about."""
        at = self._tree.words[mention.head]
        here = self._here.get(self._tree.sentence(at.start), ())
        holding = [s for s in here if s.speaker and any(c.overlaps(at) for c in s.content)]
        statement = min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        if statement is None or statement.speaker is None or not self._main(mention, statement):
            return
        stance = _BY_ACT.get(statement.speech_act)
        if stance == "expects" and statement.negated:
            stance = "doubts"  # "did not believe that a deal was possible"
        clause = self._tree.clause_head(mention.head)
        if stance == "demands" and is_negated(self._tree, clause):
            stance = "opposes"  # "the dam should not be handed over, X said"
        if stance and not self._unsaid(mention):
            saying = self._page.saying(mention.head)
            own = saying if saying and saying.speaker == statement.speaker.name else None
            told_of = self._told_of(mention)
            spoken = [told_of] if told_of else self._parties.all_speaking(own) if own else []
            words = condition_of(self._page, clause, refused=stance == "rejects") if stance in READY else None
            for party in spoken or [self._parties.of_voice(statement.speaker)]:
                yield Held(mention, "conditions" if words else stance, party, None, words)

    def _unsaid(self, mention: TermMention) -> bool:
        """Say whether a term is only what is spoken or not spoken of: "refused to comment on a truce"."""
        above = self._tree.head(mention.head)
        if is_lost(self._tree, mention.head):
            return True
        if (
            above >= 0
            and self._tree.lower(above) in {"contain", "include"}
            and self._tree.relation(mention.head) == "nsubj"
        ):
            return True  # "any deal must include guarantees"
        return above >= 0 and self._tree.lower(above) in words_of("unmeant", "weighing")

    def asked(self, mention: TermMention) -> bool:
        """Say whether a term stands in a question: "asked whether a deal was near", "did not say if it would leave"."""
        clause = self._tree.clause_head(mention.head)
        led = {self._tree.lower(c) for c in self._tree.dependents(clause, "mark")}
        return "whether" in led or ("if" in led and self._tree.relation(clause) == "ccomp")

    def _told_of(self, mention: TermMention) -> str | None:
        """Return the party that the speaker tells of, where words tell it from his: "X said the rebel group would disarm"."""
        tree = self._tree
        for word in tree.dependents(tree.clause_head(mention.head), "nsubj"):
            entity = self._page.entity_at.get(word)
            named = entity is not None and entity.label in {"ORGANIZATION", "LOCATION", "NORP"}
            if (named or is_armed_group(tree, word)) and word != mention.about:
                return self._parties.of(word)
        return None

    def _main(self, mention: TermMention, statement: Statement) -> bool:
        """Say whether the term stands in the statement's first sentence, in its main clause or a complement of it."""
        tree, at = self._tree, mention.head
        while at >= 0 and tree.relation(at) not in {"acl", "advcl"}:
            above = tree.head(at)
            inside = tree.relation(at) == "nmod" and bool(tree.cases(at) & {"in", "at"})  # "its defeat in elections"
            supposed = any(tree.lower(c) in {"if", "unless"} for c in tree.dependents(at, "mark"))  # "but only if"
            if above >= 0 and (inside or supposed or is_aside(tree, at)):
                return False
            if above < 0 or not any(c.overlaps(tree.words[above]) for c in statement.content):
                return True
            at = above
        return False
