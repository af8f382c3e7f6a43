"""What several words of stance tell together: who wants, refuses or doubts whose readiness for what."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.conditions import condition_of, is_only
from onrecord.extract.deal.stances.duties import duty
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.deal.stances.operators import NOT, Operator, is_dropped, is_given_up, is_open, words_of
from onrecord.extract.hearsay import is_dismissed
from onrecord.extract.page import Page
from onrecord.records.values import Stance

READY: frozenset[Stance] = frozenset({"offers", "accepts", "supports", "rejects"})  # what may depend on a condition
_PASSED_ON: frozenset[Stance] = frozenset({"demands", "supports", "proposes"})
_ASKED = frozenset({"on", "upon", "to", "with"})  # "appealed to", "pleaded with"
_SUPPOSING = frozenset({"if", "unless", "once", "until", "provided"})
_RETURN = frozenset({"exchange", "return"})
_BACK: dict[Stance, Stance] = {"offers": "demands", "demands": "offers", "proposes": "proposes", "accepts": "accepts"}
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "conj", "obj", "advcl"})


class Composed:
    """Reads the words of stance above the terms of one page."""

    def __init__(self, page: Page, holders: Holders) -> None:
        self._page = page
        self._tree = page.tree
        self._holders = holders

    def of(self, mention: TermMention, found: Sequence[Operator]) -> Iterator[Held]:
        """Yield what the words of stance above a mention tell together, from the innermost to the outermost."""
        stance: Stance | None = None
        parties: list[str] = []
        if (
            self._taken_back(found[0].word)
            or self._taken_back(found[-1].word)
            or self._supposed(found[0].word)
            or is_dropped(self._tree, found[0])
            or self._open(found)
        ):
            return
        if is_given_up(self._tree, found[0]) and found[0].stance in {"opposes", "rejects"}:
            yield from self.each(mention, "accepts", self._holders.of(found[0]), found[0].word, found[0])
            return
        if bidding := self._bidding(found[0]):
            stance = "demands" if found[0].told == "accepts" else "opposes"
            yield Held(mention, stance, bidding, found[0].word)
            return
        if found[0].told == "demands" and self._none_wanted(mention):
            words = condition_of(self._page, self._tree.clause_head(mention.head), refused=True)
            for party in self._holders.of(found[0]):  # "insists that no deal is possible unless"
                yield Held(mention, "conditions" if words else "rejects", party, found[0].word, words)
            return
        if thought := self._thought(found[0].word):
            yield from (Held(mention, "expects", party, found[0].word) for party in thought)
            return
        word = found[0].word
        for n, operator in enumerate(found):
            holders = self._holders.of(operator)
            told = operator.told
            if n == 0 and told == "offers" and self._promised_not(mention, operator):
                told = "rejects"
            if n and operator.noun and not holders:
                continue
            if n and found[n - 1].noun and parties and not holders and stance:
                break  # "X's promise was brushed aside"
            if n and told == "demands" and not holders and self._tree.relation(found[n - 1].word) == "ccomp":
                return  # "the crowd demanded that the government | sign"
            if n and found[n - 1].noun and holders == parties and not self._owned(found[n - 1].word):
                stance, word = _passed(told, stance), operator.word
                continue
            if n == 0 or (holders and holders != parties):
                if n and found[n - 1].noun and stance:
                    yield from self.each(mention, stance, parties, word, found[n - 1])
                stance = _passed(told, stance) if n else told
                parties, word = holders or parties, operator.word
            elif told == "demands" and not found[n - 1].noun and self._asks_somebody(operator.word):
                stance, word = _passed(told, stance), operator.word  # "urged both to accept"
            elif told == "rejects":
                stance, word = "rejects", operator.word
            elif stance in {"accepts", "supports"} and told in {"offers", "accepts"}:
                stance = told if told == "offers" and stance != "accepts" else stance
        if stance:
            if in_return(self._tree, mention.head):
                stance = _BACK.get(stance)
            if stance:
                yield from self.each(mention, stance, parties, word, found[-1])

    def thought(self, mention: TermMention) -> Iterator[Held]:
        """Yield what somebody thinks will come about: "thinks that both will | meet again"."""
        if self._tree.tag(mention.head) == "VERB":
            yield from (Held(mention, "expects", party, mention.head) for party in self._thought(mention.head))

    def _thought(self, word: int) -> list[str]:
        """Return who thinks that others will take a stance: "thought the two sides would | sign the accord"."""
        tree, top = self._tree, self._tree.clause_head(word)
        above = tree.head(top)
        will = {tree.lower(c) for c in tree.dependents(top, "aux")} & {"will", "would"}
        if above < 0 or tree.relation(top) != "ccomp" or not will or tree.lower(above) not in words_of("believing"):
            return []
        return self._holders.of_verb(above)

    def _bidding(self, operator: Operator) -> str | None:
        """Return who says that others must take a stance: "Mali must | sign the accord, X said"."""
        top, saying = duty(self._tree, operator.word), self._page.saying(operator.word)
        if top is None or saying is None or operator.told not in {"accepts", "rejects"} or operator.noun:
            return None
        speaker = self._holders.speaking(saying)
        doers = self._holders.of_verb(top)
        return speaker if doers and speaker not in doers else None

    def _none_wanted(self, mention: TermMention) -> bool:
        """Say whether somebody insists that there be none of a term: "insisted that | no | truce was possible"."""
        tree, clause = self._tree, self._tree.clause_head(mention.head)
        none = tree.is_none(mention.head)
        return none and tree.relation(clause) == "ccomp" and mention.head != clause

    def _asks_somebody(self, verb: int) -> bool:
        """Say whether somebody is asked: "urged | both | to", "called on | both | to"."""
        tree = self._tree
        led = [c for c in tree.dependents(verb, "obl") if tree.cases(c) & _ASKED]
        return bool(tree.dependents(verb, "obj", "iobj") or led)

    def _promised_not(self, mention: TermMention, operator: Operator) -> bool:
        """Say whether somebody promises the contrary of a term: "vowed that it would never | give up its arms"."""
        tree, at = self._tree, mention.head
        while at >= 0 and at != operator.word:
            said = {tree.lower(c) for c in tree.dependents(at, "advmod", "aux")}
            if tree.tag(at) == "VERB" and said & NOT and not set(mention.words) & set(tree.dependents(at, "advmod")):
                return True
            at = tree.head(at)
        return False

    def _owned(self, noun: int) -> bool:
        """Say whether a noun of stance is the subject's own: "withdrew its offer", "made a demand"."""
        tree = self._tree
        whose = tree.owners(noun)
        return not whose or any(tree.tag(c) == "PRON" for c in whose)

    def _open(self, found: Sequence[Operator]) -> bool:
        """Say whether a stance is not yet taken and nobody tells what he thinks of that: "has yet to accept"."""
        if any(o.stance in {"doubts", "expects"} for o in found[1:]):
            return False
        return is_open(self._tree, found[0].word)

    def _taken_back(self, word: int) -> bool:
        """Say whether a stance is only denied: "denied that it had agreed"."""
        tree, at = self._tree, word
        while at >= 0 and tree.relation(at) in _COMPLEMENTS | {"acl"}:
            at = tree.head(at)
            if tree.lower(at) in _denying():
                return True
        return is_dismissed(tree, word)

    def _supposed(self, word: int) -> bool:
        """Say whether a stance stands in a clause of condition: "only if the government guaranteed it"."""
        tree, at = self._tree, word
        while at >= 0:
            marks = {tree.lower(c) for c in tree.dependents(at, "mark", "advmod")}
            if tree.relation(at) == "advcl" and marks & _SUPPOSING:
                return True
            if tree.relation(at) not in _COMPLEMENTS:
                return False
            at = tree.head(at)
        return False

    def each(
        self, mention: TermMention, stance: Stance, parties: Sequence[str], word: int, operator: Operator
    ) -> Iterator[Held]:
        """Yield the stance of each party; a readiness that depends on something is `conditions`."""
        for party in parties:
            held = Held(mention, stance, party, word)
            barred = stance == "doubts" and self._tree.lower(operator.word) in {"possible", "impossible"}
            if stance in {"offers", "accepts"} and is_only(self._tree, operator.word):
                held = replace(held, stance="conditions")
            if stance in READY or barred:
                refused = stance == "rejects" or operator.negated or barred
                words = condition_of(self._page, operator.word, refused=refused)
                held = replace(held, stance="conditions", condition=words) if words else held
            yield held


def in_return(tree: Tree, word: int) -> bool:
    """Say whether a term, by its head, is what is given back: "in exchange for detainees", "in return for the lifting of
    sanctions".
    """
    at = word
    for _ in range(3):
        first = min((w for w in tree.below(at) if tree.tag(w) != "PUNCT"), default=at)
        near = [tree.lower(w) for w in range(max(first - 3, 0), at + 1)]
        if any(["in", noun] == near[n : n + 2] for n in range(len(near)) for noun in _RETURN):
            return True
        at = tree.head(at)
        if at < 0 or tree.tag(at) not in {"NOUN", "PROPN"}:
            return False
    return False


def _passed(outer: Stance | None, inner: Stance | None) -> Stance | None:
    """Return the stance of one who wants, rejects or expects another's stance."""
    if inner in {"rejects", "opposes"}:
        return "opposes" if outer in _PASSED_ON else None if outer == "opposes" else outer
    return outer


@cache
def _denying() -> frozenset[str]:
    return words_of("denying")
