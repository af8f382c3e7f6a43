"""Stances told the other way round: by relative clauses, clefts, "is against it", "made it a condition of"."""

from collections.abc import Iterator
from functools import cache, partial

from onrecord.annotate.names import fighters, outsiders
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.composed import Composed
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.deal.stances.operators import operator_at, words_of
from onrecord.extract.page import Page
from onrecord.records.values import Stance
from onrecord.vocabularies.load import load, words_in

_RELATIVE = frozenset({"that", "which", "who"})
_CARRIED = frozenset({"compound", "amod"})
_DEPENDENT = frozenset({"conditional", "contingent", "dependent"})
_INSIDE = frozenset({"acl", "nmod", "compound", "ccomp", "obj", "xcomp"})
_GIVING = frozenset({"by", "from", "of", "among", "in"})
_OWN = frozenset({"unilateral", "its", "their", "his"})
_conditions = partial(words_in, "stances", "conditions", "nouns")


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
        yield from self._got(mention)

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
        being = tree.dependents(head, "cop") or any(
            tree.lower(c) in {"is", "are", "was", "were"} for c in tree.dependents(head, "aux")
        )
        if stance is None or not being:
            return
        subjects = [tree.head(head) if tree.lower(w) in _RELATIVE else w for w in tree.dependents(head, "nsubj")]
        parties = [p for w in subjects for p in self._parties.of_all(w)]
        yield from (Held(mention, stance, party, head) for party in parties)

    def _cleft(self, mention: TermMention, head: int) -> Iterator[Held]:
        """Yield the stance of "what they demand is a truce", "a truce is what they demand", "all it wants is a truce"."""
        tree = self._tree
        above = tree.head(head)
        beside = tree.dependents(head, "nsubj") if tree.dependents(head, "cop") else []
        if above >= 0 and tree.relation(head) == "nsubj" and tree.dependents(above, "cop"):
            beside = [above]
        for what in beside:
            wish = operator_at(tree, what, None) if tree.tag(what) == "NOUN" else None
            if wish and wish.told == "demands" and what != head:  # "its only demand is | a truce"
                of = [c for c in tree.dependents(what, "nmod") if "of" in tree.cases(c) and self._page.is_actor(c)]
                named = self._holders.of(wish) or [p for c in of for p in self._parties.of_all(c)]
                yield from (Held(mention, "demands", p, what) for p in named)
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
        if tree.relation(head) == "nmod" and tree.relation(tree.head(head)) == "obj":
            head = tree.head(head)  # "tied its | return to the talks | to"
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
        behind = {tree.lower(w) for w in tree.clause(verb) if w > head and tree.relation(w) == "case"}
        tying = tree.lower(verb) in words_of("tying") and "to" in cases | behind
        if tree.relation(head) == "obj" and (tying or told & _DEPENDENT):
            yield from (Held(mention, "conditions", p, verb, words) for p in self._holders.of_verb(verb))
        depending = tree.lower(verb) in words_of("depending") and cases & {"on", "upon"}
        waiting = tree.lower(verb) in words_of("awaiting") and bool(tree.dependents(verb, "obj"))
        if tree.relation(head) != "nsubj" or not (depending or waiting):
            return
        saying = self._page.saying(verb)
        party = self._parties.speaking(saying) if saying else None
        led = [c for c in tree.dependents(verb, "obl") if "for" in tree.cases(c) and self._page.is_actor(c)]
        own = [p for c in led for p in self._parties.of_all(c)]  # "for | Colombo |, dialogue must await a truce"
        yield from (Held(mention, "conditions", p, verb, words) for p in own or ([party] if party else []))

    def _got(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stance that a term gets: "the plan | won the backing of | Mali", "was met with scorn by"."""
        tree, top = self._tree, mention.head
        while tree.relation(top) in _INSIDE and tree.head(top) >= 0:
            top = tree.head(top)
        verb = tree.head(top)
        if verb < 0 or tree.relation(top) != "nsubj" or tree.lower(verb) not in words_of("getting"):
            return
        shared = [c for c in tree.dependents(verb, "conj") if not tree.dependents(c, "nsubj")]
        for led in (n for v in (verb, *shared) for n in tree.dependents(v, "obj", "obl")):
            verb = tree.head(led)
            told = (
                (w, _got()[tree.lower(w)]) for w in (led, *tree.dependents(led, "advmod")) if tree.lower(w) in _got()
            )
            noun, stance = next(told, (led, None))  # "with a | flat | no"
            if stance is None or tree.lower(verb) not in words_of("getting"):
                continue
            if tree.relation(led) == "obl" and not (tree.is_passive(verb) and "with" in tree.cases(led)):
                continue
            by = [c for w in (noun, led, verb) for c in tree.dependents(w, "nmod", "obl") if tree.cases(c) & _GIVING]
            by += [c for c in tree.dependents(noun, "nmod", "amod") if tree.syntax.relations[c] != "nmod" or c < noun]
            parties = [
                p for w in by if w not in {noun, led} and self._page.is_actor(w) for p in self._parties.of_all(w)
            ]
            yield from (Held(mention, stance, party, noun) for party in dict.fromkeys(parties))

    def _is_side(self, word: int) -> bool:
        """Say whether a word names those who fight, whose truce is their own: "the rebels announced | a truce"."""
        entity = self._page.entity_at.get(word)
        named = entity is not None and entity.label == "ORGANIZATION"
        outside = entity is not None and self._page.text[entity.start : entity.end] in outsiders()
        return self._tree.lower(word) in fighters() or (named and not outside)

    def _declared(self, mention: TermMention) -> Iterator[Held]:
        """Yield the truce that a side lets begin for itself: "announced a unilateral ceasefire"."""
        tree, head = self._tree, mention.head
        verb = tree.head(head)
        if mention.type != "ceasefire" or verb < 0 or tree.relation(head) != "obj":
            return
        told = {tree.lower(c) for c in tree.dependents(head, "amod", "nmod", "det")}
        own = told & _OWN or (
            any(self._is_side(c) for c in tree.dependents(verb, "nsubj"))
            and not any("between" in tree.cases(c) for w in (head, verb) for c in tree.dependents(w, "nmod", "obl"))
        )
        if tree.lower(verb) in words_of("declaring") and own:
            yield from (Held(mention, "offers", p, verb) for p in self._holders.of_verb(verb))


@cache
def _got() -> dict[str, Stance]:
    told: dict[Stance, str] = load("stances")["reading"]["got"]
    return {noun: stance for stance, nouns in told.items() for noun in nouns.split()}
