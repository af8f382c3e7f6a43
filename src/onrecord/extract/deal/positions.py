"""Articles -> positions: where each party stands on a term or a proposal, from what it says, does and is said to want."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.annotate.annotations import Attribution
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.parameters import Parameters
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.stances import FLIPPED, Operator, operators
from onrecord.records import Position, Statement, Voice
from onrecord.records.values import Stance
from onrecord.vocabularies.load import load

_BY_ACT: dict[str, Stance] = {
    "demands": "demands", "promises": "offers", "accepts": "accepts", "rejects": "rejects", "expects": "expects",
}  # fmt: skip
_PASSED_ON: frozenset[Stance] = frozenset({"demands", "supports", "proposes"})
_OWN = frozenset({"we", "i", "us", "our"})
_THEY = frozenset({"it", "they", "he", "she"})
_ASIDE = frozenset(
    {"before", "after", "during", "amid", "since", "ahead", "at", "despite", "until", "under", "following"}
)
_PARTS = {"nsubj", "csubj"}


@dataclass(frozen=True, slots=True)
class Held:
    """A stance on a term mention: the party, the word of stance (None where only the act of saying tells it)."""

    mention: TermMention
    stance: Stance
    party: str
    operator: int | None
    condition: str | None = None


def extract_positions(
    page: Page, proposals: Proposals, mentions: tuple[TermMention, ...], statements: Sequence[Statement]
) -> tuple[Position, ...]:
    """Return the positions of an article in text order; `statements` are its statements, whose acts tell stances."""
    finder = _Finder(page, proposals, mentions, statements)
    parameters = Parameters(page, mentions)
    found = [held for mention in mentions for held in finder.held(mention)]
    positions = [_position(page, proposals, held, parameters) for held in found]
    unique = {(p.party, p.term, p.stance, p.proposal): p for p in reversed(positions)}
    return tuple(p for p in positions if unique[p.party, p.term, p.stance, p.proposal] is p)


class _Finder:
    def __init__(
        self, page: Page, proposals: Proposals, mentions: Sequence[TermMention], statements: Sequence[Statement]
    ) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals
        self._mentions = mentions
        self._statements = statements
        self._stops = frozenset(proposals.at) | {m.head for m in mentions if m.type == "talks_process"}
        self._roles = {a.speaker: a.role for a in page.annotations.attributions if a.speaker}

    def held(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stances that the text tells on one mention of a term."""
        found = list(operators(self._tree, mention.head, self._stops - {mention.head}))
        if not found:
            yield from self._by_saying(mention)
            return
        stance: Stance | None = None
        parties: list[str] = []
        word = found[0].word
        for n, operator in enumerate(found):
            holders = self._parties(operator)
            told = FLIPPED.get(operator.stance, operator.stance) if operator.negated else operator.stance
            if n and operator.noun and not holders:
                continue
            if n == 0 or (holders and holders != parties):
                if n and found[n - 1].noun and stance:
                    yield from self._each(mention, stance, parties, word, found[n - 1])
                stance = self._passed(told, stance) if n else told
                parties, word = holders or parties, operator.word
            elif told == "rejects":
                stance, word = "rejects", operator.word
            elif stance in {"accepts", "supports"} and told in {"offers", "accepts"}:
                stance = told if told == "offers" and stance != "accepts" else stance
        if stance:
            yield from self._each(mention, stance, parties, word, found[-1])

    def _each(
        self, mention: TermMention, stance: Stance, parties: list[str], word: int, operator: Operator
    ) -> Iterator[Held]:
        for party in parties:
            yield self._conditioned(Held(mention, stance, party, word), operator)

    def _passed(self, outer: Stance | None, inner: Stance | None) -> Stance | None:
        """Return the stance of one who wants, rejects or expects another's stance."""
        if outer in _PASSED_ON and inner in {"rejects", "opposes"}:
            return "opposes"
        return outer

    def _conditioned(self, held: Held, operator: Operator) -> Held:
        """Turn a readiness under a condition into `conditions`."""
        words = self._condition(operator.word)
        if words and held.stance in {"offers", "accepts", "supports", "rejects"}:
            return replace(held, stance="conditions", condition=words)
        return held

    def _condition(self, verb: int) -> str | None:
        tree = self._tree
        for child in tree.dependents(verb, "advcl"):
            marks = [tree.lower(m) for m in tree.dependents(child, "mark", "advmod")]
            if set(marks) & set(load("stances")["conditions"]["marks"].split()):
                return tree.phrase(child).of(self._page.text)
        words = tree.below(verb)
        start, end = min(words_ := sorted(words)), words_[-1]
        text = self._page.text[tree.words[start].start : tree.words[end].end]
        lowered = text.lower()
        for phrase in load("stances")["conditions"]["phrases"]:
            if (at := lowered.find(phrase)) >= 0:
                return text[at:]
        return None

    def _by_saying(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stance that a statement's act tells of the term its main clause is about."""
        at = self._tree.words[mention.head]
        holding = [s for s in self._statements if s.speaker and any(c.overlaps(at) for c in s.content)]
        statement = min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        if statement is None or statement.speaker is None or not self._main(mention, statement):
            return
        stance = _BY_ACT.get(statement.speech_act)
        if stance:
            party = self._subject_of(mention) or self._page.party_of(statement.speaker)
            condition = self._condition(self._tree.clause_head(mention.head))
            if condition and stance in {"offers", "accepts", "rejects"}:
                stance = "conditions"
            yield Held(mention, stance, party, None, condition)

    def _subject_of(self, mention: TermMention) -> str | None:
        """Return the party that the speaker tells of, where it is named: "X said Y would not disarm"."""
        tree = self._tree
        for word in tree.dependents(tree.clause_head(mention.head), "nsubj"):
            entity = self._page.entity_at.get(word)
            if entity and entity.label in {"ORGANIZATION", "LOCATION", "NORP"} and word != mention.about:
                return self._named(word)
        return None

    def _main(self, mention: TermMention, statement: Statement) -> bool:
        """Say whether the term stands in the statement's first sentence, in its main clause or a complement of it."""
        tree, at = self._tree, mention.head
        while at >= 0 and tree.relation(at) not in {"acl", "advcl"}:
            above = tree.head(at)
            if above >= 0 and self._aside(at):
                return False
            if above < 0 or not any(c.overlaps(tree.words[above]) for c in statement.content):
                return True
            at = above
        return False

    def _aside(self, word: int) -> bool:
        """Say whether a phrase is a circumstance of the one above: "before elections", "during talks"."""
        tree = self._tree
        cases = {tree.lower(c) for c in tree.dependents(word, "case")}
        return tree.relation(word) in {"obl", "nmod"} and bool(cases & _ASIDE)

    def _parties(self, operator: Operator) -> list[str]:
        """Return who take the stance: all that a subject joins, both sides for "both sides"; else whoever says so."""
        for word in self._subjects(operator):
            if word != operator.below:
                named = [self._named(w) for w in self._page.parties(word)]
                if found := [name for name in named if name]:
                    return list(dict.fromkeys(found))
        saying = self._page.saying(operator.word)
        if saying and not self._has_subject(operator) and not operator.noun:
            return [party] if (party := self._speaker(saying)) else []
        return []

    def _has_subject(self, operator: Operator) -> bool:
        return any(w != operator.below for w in self._tree.dependents(operator.word, *_PARTS))

    def _subjects(self, operator: Operator) -> Iterator[int]:
        """Yield the heads of phrases that may be the party: subject, agent, possessor, or the subject it shares."""
        tree, word = self._tree, operator.word
        relations = tree.syntax.relations
        passive = any(relations[c] == "nsubj:pass" for c in tree.children[word])
        agents = [c for c in tree.dependents(word, "obl", "nmod") if self._cased(c) == "by"]
        if operator.noun:
            yield from (c for c in tree.dependents(word, "nmod") if relations[c] == "nmod:poss")
            yield from agents
            yield from (c for c in tree.dependents(word, "amod", "compound") if c in self._page.entity_at)
            yield from (c for c in tree.dependents(word, "nmod") if self._cased(c) == "from")
            return
        yield from agents
        if not passive:
            yield from (c for c in tree.dependents(word, "nsubj") if relations[c] != "nsubj:pass")
        at = word
        while tree.relation(at) in {"xcomp", "conj", "ccomp", "advcl", "acl"} and tree.head(at) >= 0:
            relation, above = tree.relation(at), tree.head(at)
            if tree.dependents(at, *_PARTS) and at != word:
                return
            if relation == "acl":
                yield above
                return
            if relation == "ccomp":
                return
            if relation == "xcomp":
                yield from tree.dependents(above, "obj", "iobj")
            yield from tree.dependents(above, "nsubj")
            at = above

    def _named(self, word: int) -> str | None:
        page, tree = self._page, self._tree
        lower = tree.lower(word)
        saying = page.saying(word)
        if saying and (lower in _OWN or self._own_side(word)):
            return self._speaker(saying)
        if lower in _OWN or not page.is_actor(word):
            return None
        name = page.name_of(word)
        if name.lower() == page.phrase(word).lower() and saying and lower in _THEY:
            return self._speaker(saying)
        if lower in _THEY and name.lower() in _THEY:
            return None
        entity = page.entity_at.get(word)
        if entity and entity.label == "PERSON":
            return page.party_of(Voice(name, self._roles.get(name)))
        return page.country(name) if name in self._roles or entity else page.party_of(Voice(name))

    def _own_side(self, word: int) -> bool:
        """Say whether a description without a name means the speaker's side: "the movement"."""
        tree = self._tree
        nouns = load("speech_acts")["self"]["nouns"].split()
        inside = [self._page.entity_at[c].label for c in tree.below(word) if c in self._page.entity_at]
        return tree.lower(word) in nouns and not set(inside) - {"NORP", "MISC"}

    def _speaker(self, saying: Attribution) -> str | None:
        return self._page.party_of(Voice(saying.speaker, saying.role)) if saying.speaker else None

    def _cased(self, word: int) -> str | None:
        return next((self._tree.lower(c) for c in self._tree.dependents(word, "case")), None)


def _position(page: Page, proposals: Proposals, held: Held, parameters: Parameters) -> Position:
    mention = held.mention
    words = {*mention.words, *([held.operator] if held.operator is not None else [])}
    told: dict[str, Any] = parameters.of(mention)
    told.pop("debtor", None) if told.get("debtor") == held.party else None
    if held.condition:
        told["condition"] = held.condition
    sheet = proposals.at.get(mention.head)
    published = page.article.published
    return Position(
        article=page.article.id, evidence=(page.quote(words),), said_by=page.said_by(mention.head), confidence=0.7,
        by=page.by, party=held.party, term=mention.type, proposal=sheet.name if sheet else None, stance=held.stance,
        parameters=told, date=published[:10] if published else None,
    )  # fmt: skip
