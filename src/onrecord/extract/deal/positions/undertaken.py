"""What a party undertakes, will not do, waits for, or says there will not be, without a word of stance."""

from collections.abc import Iterator
from functools import cache

from onrecord.extract.countries import country_named, people_words
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.composed import in_return
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.conditions import condition_of, is_lost, is_negated, is_only, waits
from onrecord.extract.deal.stances.duties import duty
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.deal.stances.operators import is_aside, leads, operators, words_of
from onrecord.extract.page import Page
from onrecord.records.values import Stance

_WILL = frozenset({"will", "would", "'ll", "’ll", "shall", "wo", "'d", "’d"})
_MAY = frozenset({"can", "could", "may", "might"})
_BEING = frozenset({"is", "are", "was", "were", "'s", "’s"})
_TALK = frozenset({"talks_process", "deal_as_a_whole", "monitoring"})
_SENDING = frozenset({"send", "sending", "deploy", "dispatch", "provide"})
_ASKING = frozenset({"whom", "where", "when", "how", "what"})
_STAYING = frozenset({"stay", "remain", "continue"})
_HIGHEST = 4  # steps from a term to the verb of doing it is the complement of


class Undertaken:
    """Reads what the parties of one page will and will not do; `told` are the heads of terms that a proposal tells."""

    def __init__(self, page: Page, parties: Parties, holders: Holders, told: frozenset[int]) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = parties
        self._holders = holders
        self._told = told

    def of(self, mention: TermMention) -> list[Held]:
        """Return the stances that doing and not doing tell on a term."""
        readings = (self._denied, self._stays, self._undertaken, self._bound, self._announced)
        return next((held for reading in readings if (held := list(reading(mention)))), [])

    def waited(self, mention: TermMention) -> Iterator[Held]:
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
        if any(tree.lower(c) in _ASKING for c in tree.dependents(verb, "obj", "obl", "advmod", "nsubj")):
            return  # "did not say | whom he would meet"
        aux = {tree.lower(c) for c in tree.dependents(verb, "aux")}
        if not aux & _WILL:
            yield from self._allowed(mention, verb, aux)
            return
        refused = is_negated(tree, verb)
        words = condition_of(self._page, verb, refused=refused)
        stance: Stance = "conditions" if words or is_only(tree, verb) else "rejects" if refused else "offers"
        saying = self._page.saying(verb)
        speaker = self._parties.speaking(saying) if saying else None
        parties = self._holders.of_verb(verb, mention.about)
        undone = self._is_passive(verb) or bool({mention.about, mention.head} & {*self._tree.dependents(verb, "nsubj")})
        if not parties and undone and speaker and (words or refused):
            parties = [speaker]
        if not parties and undone and speaker and tree.lower(verb) in words_of("letting"):
            yield Held(mention, "accepts", speaker, verb)
            return
        if stance == "offers" and (speaker is None or not (speaker in parties or _is_nameless(speaker))):
            return
        if stance == "offers" and in_return(tree, mention.head):
            stance = "demands"  # "will free the miners | in return for its prisoners"
        for party in parties:
            yield Held(mention, stance, party, verb, words)

    def _allowed(self, mention: TermMention, verb: int, aux: set[str]) -> Iterator[Held]:
        """Yield what somebody says may be done on a condition: "says that they can go back as soon as"."""
        saying = self._page.saying(verb)
        words = condition_of(self._page, verb, refused=is_negated(self._tree, verb)) if aux & _MAY and saying else None
        party = self._parties.speaking(saying) if saying and words else None
        if party:
            yield Held(mention, "conditions", party, verb, words)

    def _denied(self, mention: TermMention) -> Iterator[Held]:
        """Yield what somebody says there will not be: "There will be no negotiations"."""
        tree, saying = self._tree, self._page.saying(mention.head)
        verb = tree.head(mention.head)
        if verb < 0 or not tree.is_none(mention.head) or is_lost(tree, mention.head):
            return
        aux = {tree.lower(c) for c in (verb, *tree.dependents(verb, "aux", "expl"))}
        party = self._parties.speaking(saying) if saying else None
        words = condition_of(self._page, verb, refused=True)
        party = party or self._let_known(verb)
        if party and (aux & _WILL or (words and aux & _MAY)) and aux & {"there", "be"}:
            yield Held(mention, "conditions" if words else "rejects", party, verb, words)

    def _stays(self, mention: TermMention) -> Iterator[Held]:
        """Yield what somebody says will stay as it is: "the embargo will stay in place until X leaves"."""
        tree, verb = self._tree, self._tree.head(mention.head)
        stays = verb >= 0 and tree.relation(mention.head) == "nsubj" and tree.lower(verb) in _STAYING
        if (
            not stays
            or mention.type != "sanctions"
            or not {tree.lower(c) for c in tree.dependents(verb, "aux")} & _WILL
        ):
            return
        saying = self._page.saying(verb)
        party = self._parties.speaking(saying) if saying else None
        words = condition_of(self._page, verb, refused=True)
        if party:
            yield Held(mention, "conditions" if words else "rejects", party, verb, words)

    def _let_known(self, verb: int) -> str | None:
        """Return who lets a thing be known that is told before: "there will be none, the front let it be known"."""
        tree = self._tree
        for clause in tree.dependents(verb, "parataxis"):
            known = any(tree.lower(c) in {"know", "known"} for c in tree.dependents(clause, "xcomp", "ccomp"))
            if tree.lower(clause) in {"let", "lets"} and known:
                return next(iter(self._holders.of_verb(clause)), None)
        return None

    def _bound(self, mention: TermMention) -> Iterator[Held]:
        """Yield what a speaker says that others have to do or should not: "said that Mali would have to sit down at a table"."""
        tree, verb = self._tree, mention.head
        saying = self._page.saying(verb)
        top = duty(tree, verb)
        if saying is None or top is None or tree.tag(verb) != "VERB" or tree.relation(top) not in {"ccomp", "conj"}:
            return
        speaker = self._parties.speaking(saying)
        doers = self._holders.of_verb(top, mention.about)
        if speaker and speaker not in doers:
            yield Held(mention, "opposes" if is_negated(tree, top) else "demands", speaker, top)

    def _announced(self, mention: TermMention) -> Iterator[Held]:
        """Yield what a speaker says that it is doing itself: "said that it was laying down its weapons"."""
        tree, verb = self._tree, mention.head
        saying = self._page.saying(verb)
        being = {tree.lower(c) for c in tree.dependents(verb, "aux")} & _BEING
        doing = tree.lower(verb).endswith("ing") and being and mention.type not in _TALK
        if saying is None or not doing or mention.head in self._told or is_negated(tree, verb):
            return
        speaker = self._parties.speaking(saying)
        if speaker and speaker in self._holders.of_verb(verb, mention.about):
            yield Held(mention, "offers", speaker, verb)

    def _doing(self, mention: TermMention) -> int | None:
        """Return the verb of doing that a mention is, or is the complement of."""
        tree, at = self._tree, mention.head
        above = tree.head(at)
        carried = mention.type == "humanitarian_aid" and tree.relation(at) == "nsubj"
        if carried and tree.tag(above) == "VERB" and tree.lower(above) in _undertaken():
            return above  # "no more aid trucks would | enter"
        for verb in tree.dependents(at, "acl"):  # "the talks, which it will join"
            led = any(tree.lower(c) in {"which", "that"} for c in tree.dependents(verb, "obj", "obl"))
            if led and tree.lower(verb) in _undertaken():
                return verb
        for _ in range(_HIGHEST):
            if tree.tag(at) == "VERB" and (at == mention.head or tree.lower(at) in _undertaken()):
                aux = {tree.lower(c) for c in tree.dependents(at, "aux")}
                sent = tree.relation(at) == "advcl" and "to" in {tree.lower(c) for c in tree.dependents(at, "mark")}
                sent = sent and tree.lower(tree.head(at)) in _SENDING
                if aux & _WILL or (tree.relation(at) not in {"xcomp", "conj"} and not sent):
                    return at
            above = tree.head(at)
            if above < 0 or not (leads(tree, at, above) or (tree.relation(at) == "obl" and not is_aside(tree, at))):
                return None
            at = above
        return None

    def _is_passive(self, verb: int) -> bool:
        return any(self._tree.syntax.relations[c] == "nsubj:pass" for c in self._tree.children[verb])


@cache
def _undertaken() -> frozenset[str]:
    return words_of("undertaken")


def _is_nameless(speaker: str) -> bool:
    """Say whether a speaker is an institution that names no state: "the Foreign Ministry" speaks for whom it tells of."""
    words = speaker.lower().split()
    return bool(words) and words[-1] in people_words("institutions") and country_named(" ".join(words[:-1])) is None
