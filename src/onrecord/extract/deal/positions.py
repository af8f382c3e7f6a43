"""Articles -> positions: where each party stands on a term or a proposal, from what it says, does and is said to want."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord.extract.deal.conditions import condition_of, is_negated, waits
from onrecord.extract.deal.echoes import answers, points_back, stands_alone
from onrecord.extract.deal.holders import Holders
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page, day_in
from onrecord.extract.deal.parameters import Parameters
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.stances import Operator, leads, operator_at, operators, words_of
from onrecord.extract.voices import class_of
from onrecord.records import Position, Statement
from onrecord.records.values import Stance
from onrecord.vocabularies.load import load

_BY_ACT: dict[str, Stance] = {
    "demands": "demands", "promises": "offers", "accepts": "accepts", "rejects": "rejects", "expects": "expects",
}  # fmt: skip
_PASSED_ON: frozenset[Stance] = frozenset({"demands", "supports", "proposes"})
_READY: frozenset[Stance] = frozenset({"offers", "accepts", "supports", "rejects"})
_ASIDE = frozenset(
    {"before", "after", "during", "amid", "since", "ahead", "at", "despite", "until", "under", "following"}
)
_WILL = frozenset({"will", "would", "'ll", "’ll", "shall", "wo", "'d", "’d"})
_RELATIVE = frozenset({"that", "which", "who"})
_FAR = 2  # sentences back to what "the offer" means
_SUPPOSING = frozenset({"if", "unless", "once", "until", "provided"})
_RETURN = frozenset({"exchange", "return"})
_BACK: dict[Stance, Stance] = {"offers": "demands", "demands": "offers", "proposes": "proposes", "accepts": "accepts"}
_ONLOOKERS = frozenset({"expert", "medic", "resident", "witness", "media", "relative", "displaced", "document"})


@dataclass(frozen=True, slots=True)
class Held:
    """A stance on a term mention: the party, the word of stance (None where only the act of saying tells it)."""

    mention: TermMention
    stance: Stance
    party: str
    operator: int | None
    condition: str | None = None


def extract_positions(
    page: Page, proposals: Proposals, mentions: tuple[TermMention, ...], statements: Sequence[Statement],
    told: frozenset[int],
) -> tuple[Position, ...]:  # fmt: skip
    """Return the positions of an article in text order.

    `statements` are the article's, whose acts tell stances; `told` are the heads of mentions that a proposal tells.
    """
    finder = _Finder(page, proposals, mentions, statements, told)
    parameters = Parameters(page, mentions)
    found = [
        h for h in finder.all() if class_of(h.party) not in _ONLOOKERS and not h.party.lower().startswith("spokes")
    ]
    positions = [_position(page, proposals, held, parameters) for held in found]
    unique = {(p.party, p.term, p.stance, p.proposal): p for p in reversed(positions)}
    return tuple(p for p in positions if unique[p.party, p.term, p.stance, p.proposal] is p)


class _Finder:
    def __init__(
        self, page: Page, proposals: Proposals, mentions: Sequence[TermMention], statements: Sequence[Statement],
        told: frozenset[int],
    ) -> None:  # fmt: skip
        self._page = page
        self._tree = page.tree
        self._mentions = mentions
        self._statements = statements
        self._told = told
        self._filled = frozenset(self._carriers())
        self._stops = (frozenset(proposals.at) | {m.head for m in mentions if m.type == "talks_process"}) - self._filled
        self._parties = Parties(page)
        self._holders = Holders(page, self._parties)

    def _carriers(self) -> Iterator[int]:
        """Yield the nouns whose own phrase tells the term they are about: "a proposal for a truce"."""
        tree = self._tree
        for mention in self._mentions:
            nouns = load("stances")["carrying_content"]["nouns"].split()
            if mention.type == "permanent_end":
                nouns = [*nouns, *load("stances")["carrying_content"]["ending"].split()]
            at = mention.head
            for _ in range(3):
                above = tree.head(at)
                if (
                    above < 0
                    or not leads(tree, at, above)
                    or tree.relation(at) not in {"nmod", "acl", "obj", "compound", "xcomp"}
                ):
                    break
                if (
                    tree.lower(above) in nouns
                    and tree.tag(above) == "NOUN"
                    and mention.type != "deal_as_a_whole"
                    and at > above
                ):
                    yield above
                at = above

    def all(self) -> list[Held]:
        """Return every stance in text order, those on what was told of before among them."""
        at = {m.head: m for m in self._mentions}
        found: list[Held] = []
        for word in range(len(self._tree.words)):
            mention = at.get(word)
            if word in self._filled and mention and mention.type == "deal_as_a_whole":
                continue
            echoed = list(self._echoed(word, mention, found))
            found += echoed or (self.held(mention) if mention else ())
        return found

    def held(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stances that the text tells on one mention of a term."""
        yield from self._relative(mention)
        yield from self._for_or_against(mention)
        found = list(operators(self._tree, mention.head, self._stops - {mention.head}))
        if found:
            yield from self._composed(mention, found)
            return
        given = list(self._waited(mention)) or list(self._denied(mention)) or list(self._undertaken(mention))
        yield from given or self._by_saying(mention)

    # What words of stance tell

    def _composed(self, mention: TermMention, found: Sequence[Operator]) -> Iterator[Held]:
        """Yield what the words of stance above a mention tell together, from the innermost to the outermost."""
        stance: Stance | None = None
        parties: list[str] = []
        if self._taken_back(found[-1].word) or self._supposed(found[0].word):
            return
        word = found[0].word
        for n, operator in enumerate(found):
            holders = self._holders.of(operator)
            told = operator.told
            if n and operator.noun and not holders:
                continue
            if n and found[n - 1].noun and parties and not holders and stance:
                break  # "X's promise was brushed aside"
            if n and found[n - 1].noun and holders == parties and not self._owned(found[n - 1].word):
                stance, word = self._passed(told, stance), operator.word
                continue
            if n == 0 or (holders and holders != parties):
                if n and found[n - 1].noun and stance:
                    yield from self._each(mention, stance, parties, word, found[n - 1])
                stance = self._passed(told, stance) if n else told
                parties, word = holders or parties, operator.word
            elif told == "demands" and not found[n - 1].noun and self._tree.dependents(operator.word, "obj", "iobj"):
                stance, word = self._passed(told, stance), operator.word  # "urged both to accept"
            elif told == "rejects":
                stance, word = "rejects", operator.word
            elif stance in {"accepts", "supports"} and told in {"offers", "accepts"}:
                stance = told if told == "offers" and stance != "accepts" else stance
        if stance:
            if self._in_return(mention):
                stance = _BACK.get(stance)
            if stance:
                yield from self._each(mention, stance, parties, word, found[-1])

    def _owned(self, noun: int) -> bool:
        """Say whether a noun of stance is the subject's own: "withdrew its offer", "made a demand"."""
        tree = self._tree
        whose = [c for c in tree.dependents(noun, "nmod") if tree.syntax.relations[c] == "nmod:poss"]
        return not whose or any(tree.tag(c) == "PRON" for c in whose)

    def _taken_back(self, word: int) -> bool:
        """Say whether a stance is only denied: "denied that it had agreed"."""
        tree, at = self._tree, word
        while at >= 0 and tree.relation(at) in {"ccomp", "xcomp", "conj", "obj", "advcl", "acl"}:
            at = tree.head(at)
            if tree.lower(at) in _denying():
                return True
        return False

    def _supposed(self, word: int) -> bool:
        """Say whether a stance stands in a clause of condition: "only if the government guaranteed it"."""
        tree, at = self._tree, word
        while at >= 0:
            marks = {tree.lower(c) for c in tree.dependents(at, "mark", "advmod")}
            if tree.relation(at) == "advcl" and marks & _SUPPOSING:
                return True
            if tree.relation(at) not in {"ccomp", "xcomp", "conj", "obj", "advcl"}:
                return False
            at = tree.head(at)
        return False

    def _in_return(self, mention: TermMention) -> bool:
        """Say whether a term is what is given back: "in exchange for detainees", "in return for the lifting of sanctions"."""
        tree, at = self._tree, mention.head
        for _ in range(3):
            first = min(w for w in tree.below(at) if tree.tag(w) != "PUNCT")
            near = [tree.lower(w) for w in range(max(first - 3, 0), at + 1)]
            if any(["in", word] == near[n : n + 2] for n in range(len(near)) for word in _RETURN):
                return True
            at = tree.head(at)
            if at < 0 or tree.tag(at) not in {"NOUN", "PROPN"}:
                return False
        return False

    def _taken_back(self, word: int) -> bool:
        """Say whether a stance is only denied: "denied that it had agreed"."""
        tree, at = self._tree, word
        while at >= 0 and tree.relation(at) in {"ccomp", "xcomp", "conj", "obj", "advcl", "acl"}:
            at = tree.head(at)
            if tree.lower(at) in _denying():
                return True
        return False

    def _supposed(self, word: int) -> bool:
        """Say whether a stance stands in a clause of condition: "only if the government guaranteed it"."""
        tree, at = self._tree, word
        while at >= 0:
            marks = {tree.lower(c) for c in tree.dependents(at, "mark", "advmod")}
            if tree.relation(at) == "advcl" and marks & _SUPPOSING:
                return True
            if tree.relation(at) not in {"ccomp", "xcomp", "conj", "obj", "advcl"}:
                return False
            at = tree.head(at)
        return False

    def _in_return(self, mention: TermMention) -> bool:
        """Say whether a term is what is given back: "in exchange for detainees"."""
        tree = self._tree
        first = min(w for w in tree.below(mention.head) if tree.tag(w) != "PUNCT")
        near = [tree.lower(w) for w in range(max(first - 3, 0), mention.head + 1)]
        return any(
            near[n : n + 2] in (["in", word], ["for", "a"]) and word in near
            for n in range(len(near))
            for word in _RETURN
        )

    def _each(
        self, mention: TermMention, stance: Stance, parties: list[str], word: int, operator: Operator
    ) -> Iterator[Held]:
        for party in parties:
            held = Held(mention, stance, party, word)
            if stance in _READY:
                refused = stance == "rejects" or operator.negated
                words = condition_of(self._page, operator.word, refused=refused)
                held = replace(held, stance="conditions", condition=words) if words else held
            yield held

    def _passed(self, outer: Stance | None, inner: Stance | None) -> Stance | None:
        """Return the stance of one who wants, rejects or expects another's stance."""
        if outer in _PASSED_ON and inner in {"rejects", "opposes"}:
            return "opposes"
        return outer

    # What is only done, undertaken or refused

    def _waited(self, mention: TermMention) -> Iterator[Held]:
        """Yield the condition put before a term: "X demands that Y withdraw before it joins any talks"."""
        verb = waits(self._tree, mention.head)
        if verb is None:
            return
        above = [o for o in operators(self._tree, verb, frozenset()) if o.told == "demands"]
        holders = [p for o in above for p in self._holders.of(o)]
        saying = self._page.saying(verb)
        if not holders and saying and self._demanded(verb) and (party := self._parties.speaking(saying)):
            holders = [party]
        words = self._page.quote(self._tree.clause(verb)).text
        yield from (Held(mention, "conditions", party, verb, words) for party in dict.fromkeys(holders))

    def _demanded(self, verb: int) -> bool:
        aux = {self._tree.lower(c) for c in self._tree.dependents(verb, "aux")}
        return bool(aux & {"must", "should", "had", "has", "have"})

    def _undertaken(self, mention: TermMention) -> Iterator[Held]:
        """Yield what a party will do, will not do, or will do on a condition: "will not sign until", "would withdraw"."""
        verb = self._doing(mention)
        if verb is None or mention.head in self._told:
            return
        tree = self._tree
        aux = {tree.lower(c) for c in tree.dependents(verb, "aux")}
        if not aux & _WILL:
            return
        refused = is_negated(tree, verb)
        words = condition_of(self._page, verb, refused=refused)
        stance: Stance = "conditions" if words else "rejects" if refused else "offers"
        saying = self._page.saying(verb)
        speaker = self._parties.speaking(saying) if saying else None
        parties = self._holders.of_verb(verb, mention.about)
        undone = self._is_passive(verb) or mention.about in self._tree.dependents(verb, "nsubj")
        if not parties and undone and speaker and (words or refused):
            parties = [speaker]
        if stance == "offers" and (speaker is None or speaker not in parties):
            return
        for party in parties:
            yield Held(mention, stance, party, verb, words)

    def _denied(self, mention: TermMention) -> Iterator[Held]:
        """Yield what somebody says there will not be: "There will be no negotiations"."""
        tree, saying = self._tree, self._page.saying(mention.head)
        verb = tree.head(mention.head)
        if saying is None or verb < 0 or not any(tree.lower(c) == "no" for c in tree.dependents(mention.head, "det")):
            return
        aux = {tree.lower(c) for c in (verb, *tree.dependents(verb, "aux", "expl"))}
        party = self._parties.speaking(saying)
        if party and aux & _WILL and aux & {"there", "be"}:
            words = condition_of(self._page, verb, refused=True)
            yield Held(mention, "conditions" if words else "rejects", party, verb, words)

    def _doing(self, mention: TermMention) -> int | None:
        """Return the verb of doing that a mention is, or is the complement of."""
        tree, at = self._tree, mention.head
        for _ in range(4):
            if tree.tag(at) == "VERB" and (at == mention.head or tree.lower(at) in _undertaken()):
                aux = {tree.lower(c) for c in tree.dependents(at, "aux")}
                if aux & _WILL or tree.relation(at) not in {"xcomp", "conj"}:
                    return at
            above = tree.head(at)
            if above < 0 or not (leads(tree, at, above) or (tree.relation(at) == "obl" and not self._aside(at))):
                return None
            at = above
        return None

    def _is_passive(self, verb: int) -> bool:
        return any(self._tree.syntax.relations[c] == "nsubj:pass" for c in self._tree.children[verb])

    # What a statement does

    def _by_saying(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stance that a statement's act tells of the term its main clause is about."""
        at = self._tree.words[mention.head]
        holding = [s for s in self._statements if s.speaker and any(c.overlaps(at) for c in s.content)]
        statement = min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        if statement is None or statement.speaker is None or not self._main(mention, statement):
            return
        stance = _BY_ACT.get(statement.speech_act)
        if stance:
            clause = self._tree.clause_head(mention.head)
            saying = self._page.saying(mention.head)
            spoken = self._parties.speaking(saying) if saying and saying.speaker == statement.speaker.name else None
            party = self._told_of(mention) or spoken or self._parties.of_voice(statement.speaker)
            words = condition_of(self._page, clause, refused=stance == "rejects") if stance in _READY else None
            yield Held(mention, "conditions" if words else stance, party, None, words)

    def _told_of(self, mention: TermMention) -> str | None:
        """Return the party that the speaker tells of, where it is named: "X said Y would not disarm"."""
        tree = self._tree
        for word in tree.dependents(tree.clause_head(mention.head), "nsubj"):
            entity = self._page.entity_at.get(word)
            if entity and entity.label in {"ORGANIZATION", "LOCATION", "NORP"} and word != mention.about:
                return self._parties.of(word)
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

    # What points back

    def _relative(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stance of a clause on the term it follows: "the text, which Mali accepted", "a truce proposed by X"."""
        tree = self._tree
        for verb in tree.dependents(mention.head, "acl"):
            subjects = tree.dependents(verb, "nsubj")
            operator = operator_at(tree, verb, None)
            filled = [c for c in tree.dependents(verb, "obj", "xcomp", "ccomp") if tree.lower(c) not in _RELATIVE]
            by = [
                c
                for c in tree.dependents(verb, "obl")
                if any(tree.lower(m) == "by" for m in tree.dependents(c, "case"))
            ]
            if operator and operator.told and by and not subjects:
                yield from self._each(mention, operator.told, self._holders.of(operator), verb, operator)
            if not subjects or operator is None or filled:
                continue
            if operator.told and all(tree.lower(c) not in _RELATIVE for c in subjects):
                yield from self._each(mention, operator.told, self._holders.of(operator), verb, operator)

    def _for_or_against(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stance of those who "are against the deal" or "are behind it"."""
        tree, head = self._tree, mention.head
        cases = {tree.lower(c) for c in tree.dependents(head, "case")}
        stance: Stance | None = "opposes" if "against" in cases else "supports" if cases & {"for", "behind"} else None
        if stance is None or not tree.dependents(head, "cop"):
            return
        parties = [p for w in tree.dependents(head, "nsubj") for p in self._parties.of_all(w)]
        yield from (Held(mention, stance, party, head) for party in parties)

    def _echoed(self, word: int, mention: TermMention | None, found: Sequence[Held]) -> Iterator[Held]:
        """Yield the stance on the term that was spoken of last before: "X asked for a truce. Y rejected the idea"."""
        tree = self._tree
        alone = stands_alone(tree, word)
        if alone is None and not points_back(tree, word, mention):
            return
        last = self._antecedent(word, found, None if alone else answers(tree.lower(word)))
        if last is None:
            return
        meant = [h.mention for h in found if h.party == last.party and h.operator == last.operator is not None] or [
            last.mention
        ]
        for told in dict.fromkeys(meant):
            again = TermMention(told.type, word, None, (word,))
            if alone and alone.told:
                held = list(self._composed(again, [alone, *operators(tree, word, frozenset())]))
            else:
                held = list(self.held(again))
            yield from (h for h in held if h.party != last.party)

    def _antecedent(self, word: int, found: Sequence[Held], stances: frozenset[Stance] | None) -> Held | None:
        tree = self._tree
        here = tree.sentence(tree.words[word].start)
        for held in reversed(found):
            near = here - tree.sentence(tree.words[held.mention.head].start)
            if near > _FAR:
                return None
            plural = tree.lower(held.mention.head).endswith("s")
            if (stances is None or held.stance in stances) and (plural or tree.lower(word) != "them"):
                return held
        return None


@cache
def _denying() -> frozenset[str]:
    return words_of("denying")


@cache
def _undertaken() -> frozenset[str]:
    return words_of("undertaken")


def _day(page: Page, held: Held) -> str | None:
    """Return the day since which a party stands there, where the clause of the word of stance tells one gone by."""
    published = page.article.published
    if held.operator is None or not published:
        return None
    tree = page.tree
    near = {w for c in tree.dependents(held.operator, "obl", "advmod") for w in tree.below(c)}
    near = {w for w in near if tree.clause_head(w) == tree.clause_head(held.operator)}
    days = [d for t in page.times_in(sorted(near)) if t.type in {"DATE", "TIME"} and (d := day_in(t.value))]
    return next((d for d in days if d[:10] <= published[:10]), None)


def _position(page: Page, proposals: Proposals, held: Held, parameters: Parameters) -> Position:
    mention = held.mention
    here = page.tree.sentence(page.tree.words[mention.head].start)
    words = set(mention.words)
    if held.operator is not None:
        near = page.tree.sentence(page.tree.words[held.operator].start) == here
        words = words | {held.operator} if near else {held.operator}
    told: dict[str, Any] = parameters.of(mention)
    told.pop("debtor", None) if told.get("debtor") == held.party else None
    if held.condition:
        told["condition"] = held.condition
    sheet = proposals.at.get(mention.head)
    published = page.article.published
    return Position(
        article=page.article.id, evidence=(page.quote(words),), said_by=page.said_by(min(words)), confidence=0.7,
        by=page.by, party=held.party, term=mention.type, proposal=sheet.name if sheet else None, stance=held.stance,
        parameters=told, date=_day(page, held) or (published[:10] if published else None),
    )  # fmt: skip
