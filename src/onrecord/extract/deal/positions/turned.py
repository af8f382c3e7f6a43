"""Stances told the other way round: by relative clauses, clefts, "is against it", "made it a condition of"."""

from collections.abc import Iterator
from functools import cache

from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.composed import Composed
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.deal.stances.operators import operator_at, words_of
from onrecord.records.values import Stance
from onrecord.vocabularies.load import load

_RELATIVE = frozenset({"that", "which", "who"})
_CARRIED = frozenset({"compound", "amod"})
_DEPENDENT = frozenset({"conditional", "contingent", "dependent"})
_OWN = frozenset({"unilateral", "its", "their", "his"})


class Turned:
    """Reads what hangs below a term, or beside it, instead of above it."""

    def __init__(self, page: Page, parties: Parties, holders: Holders, composed: Composed) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = parties
        self._holders = holders
        self._composed = composed

    def of(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stances on a term that no word above it tells."""
        for head in self.carriers(mention.head):
            yield from self._relative(mention, head)
            yield from self._for_or_against(mention, head)
            yield from self._cleft(mention, head)
        yield from self._made_condition(mention)
        yield from self._declared(mention)
        yield from self._tied(mention)

    def carriers(self, head: int) -> Iterator[int]:
        """Yield a term's head and the nouns it describes: "the | disarmament | timetable"."""
        tree = self._tree
        yield head
        while tree.relation(head) in _CARRIED and tree.tag(tree.head(head)) == "NOUN" and tree.head(head) > head:
            head = tree.head(head)
            yield head

    def _relative(self, mention: TermMention, head: int) -> Iterator[Held]:
        """Yield the stance of a clause on the term it follows: "the text, which Mali accepted", "a truce proposed by X"."""
        tree = self._tree
        clauses = [v for c in tree.dependents(head, "acl") for v in (c, *tree.dependents(c, "conj"))]
        for verb in clauses:
            subjects = tree.dependents(verb, "nsubj")
            operator = operator_at(tree, verb, None)
            filled = [c for c in tree.dependents(verb, "obj", "xcomp", "ccomp") if tree.lower(c) not in _RELATIVE]
            by = [
                c
                for c in tree.dependents(verb, "obl")
                if any(tree.lower(m) == "by" for m in tree.dependents(c, "case"))
            ]
            if operator and operator.told and by and not subjects:
                yield from self._composed.each(mention, operator.told, self._holders.of(operator), verb, operator)
            called = tree.tag(verb) == "VERB" and tree.lower(verb) in words_of("calling")
            if not subjects or operator is None or (filled and not called):
                continue
            if operator.told and all(tree.lower(c) not in _RELATIVE for c in subjects):
                yield from self._composed.each(mention, operator.told, self._holders.of(operator), verb, operator)

    def _for_or_against(self, mention: TermMention, head: int) -> Iterator[Held]:
        """Yield the stance of those who "are against the deal" or "are behind it"."""
        tree = self._tree
        verb = tree.head(head)
        if (
            verb >= 0
            and tree.lower(verb).endswith("ing")
            and "against" in {tree.lower(c) for c in tree.dependents(verb, "mark")}
        ):
            head = verb  # "is against | lifting | the sanctions"
        cases = {tree.lower(c) for c in tree.dependents(head, "case", "mark")}
        stance: Stance | None = "opposes" if "against" in cases else "supports" if cases & {"for", "behind"} else None
        if stance is None or not tree.dependents(head, "cop"):
            return
        parties = [p for w in tree.dependents(head, "nsubj") for p in self._parties.of_all(w)]
        yield from (Held(mention, stance, party, head) for party in parties)

    def _cleft(self, mention: TermMention, head: int) -> Iterator[Held]:
        """Yield the stance of "what they demand is a truce", "a truce is what they demand", "all it wants is a truce"."""
        tree = self._tree
        above = tree.head(head)
        beside = tree.dependents(head, "nsubj") if tree.dependents(head, "cop") else []
        if above >= 0 and tree.relation(head) == "nsubj" and tree.dependents(above, "cop"):
            beside = [above]
        for what in beside:
            if tree.lower(what) not in {"what", "all", "thing"}:
                continue
            for verb in tree.dependents(what, "acl", "ccomp"):
                operator = operator_at(tree, verb, None)
                if operator and operator.told and tree.dependents(verb, "nsubj"):
                    yield from self._composed.each(mention, operator.told, self._holders.of(operator), verb, operator)

    def _made_condition(self, mention: TermMention) -> Iterator[Held]:
        """Yield what is made to depend on something: "made a pullout a condition of | talks"."""
        tree, at = self._tree, mention.head
        noun = tree.head(at)
        cases = tree.cases(at)
        if noun < 0 or tree.lower(noun) not in _conditions() or not cases & {"of", "for", "to"}:
            return
        verb = tree.head(noun)
        if verb >= 0 and tree.relation(noun) in {"obj", "xcomp", "obl"}:
            words = self._page.quote(tree.clause(verb)).text
            yield from (Held(mention, "conditions", p, verb, words) for p in self._holders.of_verb(verb))
            return
        saying = self._page.saying(noun)
        if saying and (party := self._parties.speaking(saying)):
            yield Held(mention, "conditions", party, noun, self._page.quote(tree.clause(noun)).text)

    def _tied(self, mention: TermMention) -> Iterator[Held]:
        """Yield what is tied to something else: "linked a truce to", "made it conditional on", "a truce depends on"."""
        tree, head = self._tree, mention.head
        verb = tree.head(head)
        if verb < 0 or tree.tag(verb) != "VERB":
            return
        if tree.lower(verb) in _DEPENDENT and tree.relation(verb) == "xcomp":
            words = self._page.quote(tree.below(verb)).text
            yield from (Held(mention, "conditions", p, verb, words) for p in self._holders.of_verb(tree.head(verb)))
            return
        cases = {tree.lower(m) for c in tree.dependents(verb, "obl", "nmod") for m in tree.dependents(c, "case")}
        words = self._page.quote(tree.clause(verb)).text
        told = {tree.lower(c) for w in (verb, head) for c in tree.dependents(w, "xcomp", "amod", "obj", "advmod")}
        tying = tree.lower(verb) in words_of("tying") and "to" in cases
        if tree.relation(head) == "obj" and (tying or told & _DEPENDENT):
            yield from (Held(mention, "conditions", p, verb, words) for p in self._holders.of_verb(verb))
        depending = tree.lower(verb) in words_of("depending") and cases & {"on", "upon"}
        saying = self._page.saying(verb)
        if tree.relation(head) == "nsubj" and depending and saying and (party := self._parties.speaking(saying)):
            yield Held(mention, "conditions", party, verb, words)

    def _declared(self, mention: TermMention) -> Iterator[Held]:
        """Yield the truce that a side lets begin for itself: "announced a unilateral ceasefire"."""
        tree, head = self._tree, mention.head
        verb = tree.head(head)
        if mention.type != "ceasefire" or verb < 0 or tree.relation(head) != "obj":
            return
        told = {tree.lower(c) for c in tree.dependents(head, "amod", "nmod", "det")}
        if tree.lower(verb) in words_of("declaring") and told & _OWN:
            yield from (Held(mention, "offers", p, verb) for p in self._holders.of_verb(verb))


@cache
def _conditions() -> frozenset[str]:
    return frozenset(load("stances")["conditions"]["nouns"].split())
