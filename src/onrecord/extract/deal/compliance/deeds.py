"""The deeds of keeping, breaking and delaying what is agreed, and the term each is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.deal.compliance.words import phrasal, phrases, things, verdicts, words
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.status import status_at
from onrecord.records.detail import Verdict
from onrecord.records.values import TermType

_NOT = {"not", "n't", "n’t", "never", "no"}
_WIDE: set[TermType] = {"deal_as_a_whole", "other", "talks_process"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A word that tells that something was kept, broken or delayed, what it was (a head word), and the type of term."""

    word: int
    verdict: Verdict
    what: int
    term: TermType


class Deeds:
    """Finds the deeds of one article."""

    def __init__(self, page: Page, proposals: Proposals, mentions: tuple[TermMention, ...]) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals
        self._types: dict[int, TermType] = {w: m.type for m in mentions for w in (*m.words, m.head)}

    def found(self) -> list[Deed]:
        """Return the deeds in text order, one for each word and one for what a sentence tells twice."""
        deeds: dict[int, Deed] = {}
        for deed in (*self._by_word(), *self._not_yet(), *self._as_agreed()):
            inside = any(
                deed.word != d.word and (deed.what == d.word or self._explains(deed.word, d.word))
                for d in deeds.values()
            )
            if not inside:
                deeds.setdefault(deed.word, deed)
        return [deeds[w] for w in sorted(deeds)]

    def _explains(self, word: int, other: int) -> bool:
        """Say whether a deed only tells how another was done: "violated the truce by failing to withdraw"."""
        tree, at = self._tree, word
        while at >= 0 and at != other:
            at = tree.head(at)
        return at == other

    def _by_word(self) -> Iterator[Deed]:
        """Yield the deeds told by words of keeping and breaking whose object is a term or an agreement."""
        for word in range(len(self._tree.words)):
            verdict = self._verdict(word)
            what = self._what(word) if verdict else None
            if verdict and what is not None and self._told_as_done(word):
                yield Deed(word, self._turned(word, verdict), what, self.term(what))

    def _verdict(self, word: int) -> Verdict | None:
        """Return what a word tells by itself, or with its particle: "hold up", "put off"."""
        tree = self._tree
        particle = phrasal().get(tree.lower(word)) if tree.tag(word) == "VERB" else None
        if particle and any(tree.lower(c) == particle for c in tree.children[word]):
            return "delayed"
        return verdicts(tree.tag(word)).get(tree.lower(word))

    def _not_yet(self) -> Iterator[Deed]:
        """Yield what is told to be overdue or not done: "have yet to withdraw", "failed to withdraw by the deadline"."""
        tree = self._tree
        for word in range(len(tree.words)):
            above = tree.head(word)
            kind = self._deed_type(word, owed=True) if tree.tag(word) == "VERB" and above >= 0 else None
            if kind is None:
                continue
            first = above if tree.relation(word) == "conj" and tree.tag(above) == "VERB" else word
            before = {tree.lower(w) for w in range(max(first - 4, 0), first)}
            failing = tree.lower(tree.head(first)) in words("failing") if tree.head(first) >= 0 else False
            if {"yet", "to"} <= before and before & {"have", "has", "had"}:
                yield Deed(word, "delayed", word, kind)
            elif failing and self._bound(word) and verdicts("VERB").get(tree.lower(word)) is None:
                yield Deed(word, "broken", word, kind)

    def _bound(self, word: int) -> bool:
        """Say whether the sentence tells what binds: a deadline, an agreement, "as promised"."""
        said = self._behind(word)
        bound = re.search("|".join(phrases("agreed")), said) is not None
        sentence = self._tree.sentences[self._tree.sentence(self._tree.words[word].start)]
        inside = range(sentence.first, sentence.last)
        return bound or any(w in self._proposals.at or self._tree.lower(w) in words("bindings") for w in inside)

    def _as_agreed(self) -> Iterator[Deed]:
        """Yield the deeds that are told to be what an agreement asks: "has released 250 detainees, as agreed"."""
        tree = self._tree
        for word in range(len(tree.words)):
            kind = self._deed_type(word) if tree.tag(word) == "VERB" else None
            if kind is None or kind in _WIDE or status_at(self._page, word) not in {"occurred", "ongoing"}:
                continue
            if re.search("|".join(phrases("agreed")), self._behind(word)):
                yield Deed(word, "kept", word, kind)

    def _behind(self, word: int) -> str:
        sentence = self._tree.sentences[self._tree.sentence(self._tree.words[word].start)]
        return " ".join(self._page.text[self._tree.words[word].end : sentence.end].lower().split())

    def _deed_type(self, word: int, *, owed: bool = False) -> TermType | None:
        """Return the term that a deed carries out: that of its mention, else that of what is handed over or let in."""
        tree = self._tree
        told = self._types.get(word)
        if told is not None and tree.tag(word) == "VERB":
            return told
        if tree.lower(word) in words("withdrawing") and not tree.dependents(word, "obj"):
            return "withdrawal"
        if owed and tree.lower(word) in words("leaving"):
            return "withdrawal"
        if tree.lower(word) not in words("giving"):
            return None
        near = [
            j
            for c in tree.dependents(word, "obj", "nsubj", "obl", "xcomp", "ccomp")
            for j in (c, *tree.dependents(c, "nsubj", "compound", "conj", "nmod"))
        ]
        passive = [c for c in near if tree.syntax.relations[c] != "nsubj"]
        return next((things()[tree.lower(c)] for c in passive if tree.lower(c) in things()), None)

    def _told_as_done(self, word: int) -> bool:
        """Say whether it is told as done or denied, not planned, demanded or supposed."""
        tree = self._tree
        failed = tree.head(word) >= 0 and tree.lower(tree.head(word)) in words("failing") | words("committing")
        to = any(tree.lower(c) == "to" for c in tree.dependents(word, "mark"))
        return failed or (status_at(self._page, word) in {"occurred", "denied", "ongoing"} and not to)

    def _turned(self, word: int, verdict: Verdict) -> Verdict:
        """Return the verdict, or its contrary where it is negated: "did not honour", "failed to keep"."""
        tree = self._tree
        at, turned = word, False
        for _ in range(3):
            around = {tree.lower(c) for c in tree.dependents(at, "advmod", "det")}
            turned ^= bool(around & _NOT)
            above = tree.head(at)
            if above < 0 or tree.relation(at) not in {"xcomp", "obj", "obl", "nmod", "ccomp"}:
                break
            if tree.lower(above) in words("failing"):
                turned = not turned
            at = above
        if not turned:
            return verdict
        return "broken" if verdict == "kept" else "kept"

    def _what(self, word: int) -> int | None:
        """Return the head of the term or agreement that is kept or broken."""
        tree = self._tree
        children = tree.dependents(word, "obj", "nsubj", "obl", "nmod", "compound", "xcomp")
        if self._verdict(word) == "delayed":
            told_by = {"on", "over", "with", "of", "in"}
            children = [
                c
                for c in children
                if tree.relation(c) != "obl" or {tree.lower(m) for m in tree.dependents(c, "case")} & told_by
            ]
            children = [c for c in children if verdicts(tree.tag(c)).get(tree.lower(c)) is None]
        children += [
            d for c in tree.dependents(word, "advmod") for d in tree.dependents(c, "obl", "nmod")
        ]  # behind with X
        if tree.relation(word) in {"acl", "amod"} and tree.head(word) >= 0:
            children.append(tree.head(word))
        for child in children:
            active = tree.syntax.relations[child] == "nsubj" and tree.tag(word) == "VERB"
            if active and tree.lower(word) not in words("lasting"):
                continue
            inner = self._term_in(child)
            if inner is not None:
                return inner
        return self._referred(word)

    def _term_in(self, child: int) -> int | None:
        tree = self._tree
        for inner in (child, *tree.dependents(child, "nmod", "compound", "conj")):
            if inner in self._types or inner in self._proposals.at or tree.lower(inner) in words("bindings"):
                return inner
        return None

    def _referred(self, word: int) -> int | None:
        """Return the term told last before, where a verb of delaying is told of "it": "is stalling on it"."""
        tree = self._tree
        alone = (
            tree.tag(word) == "NOUN"
            and verdicts("NOUN").get(tree.lower(word)) == "broken"
            and not tree.dependents(word, "nmod")
        )
        pronoun = alone or any(tree.lower(c) == "it" for c in tree.dependents(word, "obj", "obl"))
        here = tree.sentence(tree.words[word].start)
        first = tree.sentences[max(here - 1, 0)].first
        return (
            next((w for w in range(first, word) if w in self._types and tree.tag(w) == "NOUN"), None)
            if pronoun
            else None
        )

    def term(self, what: int) -> TermType:
        """Return the type of term that is kept or broken."""
        tree = self._tree
        own = self._types.get(what)
        if own is None or own in _WIDE:
            named = (self._types[c] for c in tree.dependents(what, "compound", "amod") if c in self._types)
            own = next((t for t in named if t not in _WIDE), own)
        bound = self._bound_to(what)
        if own is None or own in _WIDE:
            told = any(w in self._proposals.at for w in tree.below(what))
            return bound or own or ("deal_as_a_whole" if told else "other")
        return own

    def _bound_to(self, what: int) -> TermType | None:
        """Return the term that a commitment is to: "their promise to free 40 soldiers", "their word on the arms"."""
        tree = self._tree
        below = sorted(w for c in tree.dependents(what, "acl", "xcomp", "nmod") for w in tree.below(c) if w > what)
        beside = (
            [w for c in tree.dependents(tree.head(what), "obl") for w in (c,) if c > what]
            if tree.head(what) >= 0 and tree.lower(what) in words("bindings")
            else []
        )
        told = (self._types.get(c) or things().get(tree.lower(c)) for c in (*below, *beside))
        return next((t for t in told if t and t not in _WIDE), None)
