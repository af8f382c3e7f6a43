"""What may be kept or broken in an article: terms, agreements, promises; and the type of term of each."""

import re
from collections.abc import Iterator
from functools import cached_property

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.compliance.words import doings, pattern, things, words
from onrecord.extract.deal.deeds import term_nouns
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.page import Page
from onrecord.records.values import TermType

WIDE: frozenset[TermType] = frozenset({"deal_as_a_whole", "other", "talks_process"})
VAGUE: frozenset[TermType] = frozenset({"deal_as_a_whole", "other"})
_NEVER: frozenset[TermType] = frozenset({"talks_process", "monitoring", "recognition", "territory"})
_PLAIN: frozenset[TermType] = frozenset(
    {"ceasefire", "permanent_end", "deal_as_a_whole", "sanctions", "security_guarantees", "other", "withdrawal"}
)
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "got", "gets"})
_UP = 3  # words from one that tells a breach to the deed
_WITHHELD = frozenset({"humanitarian_aid", "prisoner_release", "hostage_release", "remains_return"})
_BACK = 2  # sentences before a word in which the term that it refers to is told
_DEEP = 3  # steps below a word at which its term is told: "its side of the terms of the deal"


class Bindings:
    """The terms, agreements and promises of one article."""

    def __init__(self, page: Page, proposals: Proposals, mentions: tuple[TermMention, ...]) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals
        self.types: dict[int, TermType] = {w: m.type for m in mentions for w in (*m.words, m.head)}

    def inside(self, child: int, *, strict: bool) -> list[int]:
        """Return what a phrase names that may be kept or broken, with what is joined to it."""
        tree = self._tree
        level = [child]
        for _ in range(_DEEP):
            for word in level:
                if self.binds(word, strict=strict):
                    beside = [c for c in tree.dependents(word, "conj", "appos") if self.binds(c, strict=strict)]
                    return [word, *beside]
            level = [c for word in level for c in tree.dependents(word, "nmod", "compound", "conj")]
        return []

    def binds(self, word: int, *, strict: bool = False) -> bool:
        """Say whether a word names what may be kept or broken; `strict` for verbs that mean other things of most."""
        tree = self._tree
        lower = tree.lower(word)
        if tree.tag(word) not in {"NOUN", "PROPN", "VERB", "PRON"} or self._page.in_body(word):
            return False
        if lower in words("bindings") or word in self._proposals.at:
            return True
        if lower == "what":  # "has kept to what it signed"
            return any(tree.lower(c) in words("signing") for c in tree.dependents(word, "acl"))
        if lower in words("weak") and self._meant(word):
            return True
        kind = self.types.get(word)
        if kind is None or kind in _NEVER or lower in words("unagreed"):
            return False
        return not strict or (kind in _PLAIN and tree.tag(word) == "NOUN")

    def _meant(self, word: int) -> bool:
        """Say whether a weak word means what is agreed: "the Mitchell principles", "its word" beside an accord."""
        tree = self._tree
        if tree.owners(word) and tree.lower(word) == "word":
            return True
        named = any(tree.tag(c) == "PROPN" for c in tree.dependents(word, "compound", "amod"))
        below = any(w in self.types or w in self._proposals.at for w in tree.below(word))
        return named or below or bool(self._proposals.at) or bool(self.types)

    @cached_property
    def _referents(self) -> list[int]:
        nouns = (w for w in range(len(self._tree.words)) if self._tree.tag(w) in {"NOUN", "PROPN"})
        return [w for w in nouns if self.binds(w)]

    def told_last(self, word: int, *, owed: bool = False) -> int | None:
        """Return what "it" means behind a word of keeping or breaking: the agreement or term told last before.

        `owed` looks for a deed that is owed where no noun tells it: "agreed to be merged".
        """
        tree = self._tree
        here = tree.sentence_of(word)
        first = tree.sentences[max(here - _BACK, 0)].first
        near = [w for w in self._referents if first <= w < word and tree.head(word) != w]
        plain = [w for w in near if w in self._proposals.at or self.types.get(w) in _PLAIN]
        if owed and not near:
            near = [w for w in range(first, word) if w in self.types and self.owed(w)]
        typed = [w for w in near if w in self.types]
        return max(plain or typed or near, default=None)

    def term(self, what: int) -> TermType:
        """Return the type of term that is kept or broken."""
        tree = self._tree
        own = self.types.get(what) or term_nouns().get(tree.lower(what))
        if own is None or own in WIDE:
            beside = tree.dependents(what, "compound", "amod")
            named = [self.types.get(c) or term_nouns().get(tree.lower(c)) for c in beside]
            if beside:
                named.append(
                    term_nouns().get(
                        " ".join(tree.lower(w) for w in range(min(w for c in beside for w in tree.below(c)), what))
                    )
                )  # "power-sharing pact"
            own = next((t for t in named if t and t not in WIDE), own)
        if own is not None and own not in WIDE:
            return own
        told = any(w in self._proposals.at for w in tree.below(what))
        return (
            self._bound_to(what)
            or own
            or things().get(tree.lower(what))
            or ("deal_as_a_whole" if told else self._meant_type(what))
        )

    def _bound_to(self, what: int) -> TermType | None:
        """Return the term that a commitment is to: "their promise to free 40 soldiers", "their word on the arms"."""
        tree = self._tree
        joined = {w for c in tree.dependents(what, "nmod") for j in tree.dependents(c, "conj") for w in tree.below(j)}
        below = sorted(w for c in tree.dependents(what, "acl", "xcomp", "nmod") for w in tree.below(c) if w > what)
        below = [w for w in below if w not in joined]
        beside: list[int] = []
        if tree.head(what) >= 0 and tree.lower(what) in words("bindings", "weak"):
            above = tree.dependents(tree.head(what), "obl", "advcl", "xcomp")
            beside = sorted(w for c in above if c > what for w in (c, *tree.dependents(c, "obj", "nmod")))
        agreed = what in self._proposals.at
        told = (self.types.get(c) or (None if agreed else things().get(tree.lower(c))) for c in (*below, *beside))
        return next((t for t in told if t and t not in (WIDE if agreed else VAGUE)), None)

    def _meant_type(self, what: int) -> TermType:
        """Return the type of a promise of which no more is told: that of what the sentences around owe, else of a deal."""
        tree = self._tree
        if tree.lower(what) in words("weak") and any(tree.tag(c) == "PROPN" for c in tree.dependents(what, "compound")):
            return "deal_as_a_whole"
        here = tree.sentence_of(what)
        near = range(
            tree.sentences[max(here - _BACK, 0)].first, tree.sentences[min(here + 1, len(tree.sentences) - 1)].last
        )
        owed = next((t for w in near if self.owed(w) and (t := self.deed_type(w, owed=True))), None)
        if owed and owed not in WIDE:
            return owed
        untyped = not self.binds(what) or tree.lower(what) == "what"  # what is delayed, agreed but of no type
        return "deal_as_a_whole" if untyped else self.whole

    @property
    def any(self) -> bool:
        """Whether the article tells of anything that may be agreed: without it nothing is kept or broken."""
        return bool(self.types or self._proposals.at)

    @property
    def truce(self) -> bool:
        """Whether the article tells of a truce, which then is what "violations" and "its word" mean."""
        return "ceasefire" in self.types.values()

    @property
    def whole(self) -> TermType:
        """The type of what is agreed without a type of its own: that of the agreement told of, if any is."""
        return "deal_as_a_whole" if self._proposals.at else "other"

    def owed(self, word: int) -> bool:
        """Say whether a verb tells what should have been done, or was promised: "should have put", "was to free"."""
        tree = self._tree
        if tree.tag(word) != "VERB":
            return False
        around = {tree.lower(c) for c in tree.dependents(word, "aux", "cop", "mark")}
        above = tree.lower(tree.head(word)) if tree.head(word) >= 0 else ""
        should = bool(around & {"should", "must", "ought"})
        was_to = "to" in around and bool(around & {"is", "was", "were", "are", "had", "has", "have"})
        return should or was_to or ("to" in around and above in words("owing"))

    def deed_type(self, word: int, *, owed: bool = False) -> TermType | None:
        """Return the term that a deed carries out: that of its mention, else that of what is handed over or let in."""
        tree = self._tree
        told = self.types.get(word)
        if told is not None and tree.tag(word) == "VERB":
            return told
        if tree.lower(word) in doings() and not tree.dependents(word, "obj"):
            return doings()[tree.lower(word)]
        if tree.tag(word) == "VERB" and tree.lower(word) in doings("doing_to"):
            return doings("doing_to")[tree.lower(word)]
        if owed and tree.lower(word) in words("leaving"):
            return "withdrawal"
        if tree.lower(word) in words("surrendering") and self._person(word):
            return "accountability"
        return self.thing_type(word) if tree.lower(word) in words("giving") else None

    def _person(self, word: int) -> bool:
        """Say whether somebody is handed over by name: "has failed to hand over General X"."""
        tree = self._tree
        led = [c for c in tree.dependents(word, "obl") if "over" in tree.cases(c)]
        held = (self._page.entity_at.get(c) for c in (*tree.dependents(word, "obj", "nsubj"), *led))
        return any(e is not None and e.label == "PERSON" for e in held)

    def thing_type(self, word: int) -> TermType | None:
        """Return the term that what a deed is done to belongs to: "has put its men into barracks"."""
        tree = self._tree
        near = [
            j
            for c in tree.dependents(word, "obj", "nsubj", "obl", "xcomp", "ccomp", "amod", "advcl")
            for j in (c, *tree.dependents(c, "nsubj", "compound", "conj", "nmod", "amod", "obj"))
        ]
        active = not is_passive(tree, word)
        passive = [c for c in near if tree.relation(c) != "nsubj" or not (active and tree.head(c) == word)]
        told = (self.types.get(c) or things().get(tree.lower(c)) for c in passive)
        return next((t for t in told if t and t not in WIDE), None)

    def withheld_type(self, word: int) -> TermType | None:
        """Return the term of what is held back by the deed that a word tells or tells of: "| blocked a convoy in | breach of it"."""
        tree, at = self._tree, word
        for _ in range(_UP):
            if tree.tag(at) == "VERB" and tree.lower(at) in words("withholding"):
                told = (things().get(tree.lower(c)) for c in self._held_back(at))
                return next((t for t in told if t in _WITHHELD), None)
            at = tree.head(at)
            if at < 0:
                break
        return None

    def _held_back(self, verb: int) -> Iterator[int]:
        tree = self._tree
        for c in tree.dependents(verb, "obj", "nsubj"):
            if tree.relation(c) == "obj" or is_passive(tree, verb):
                yield from (c, *tree.dependents(c, "compound", "conj", "nmod"))

    def bound(self, word: int) -> bool:
        """Say whether the sentence tells what binds: a deadline, an agreement, "as promised"."""
        if re.search("|".join(map(pattern, ("agreed", "contrary", "obliging"))), self.sentence_text(word)):
            return True
        sentence = self._tree.sentences[self._tree.sentence_of(word)]
        return any(
            w in self._proposals.at
            or self._tree.lower(w) in words("bindings")
            or (self.types.get(w) == "ceasefire" and self._tree.tag(w) == "NOUN")
            for w in range(sentence.first, sentence.last)
        )

    def sentence_text(self, word: int) -> str:
        """Return the text of a word's sentence in lower case."""
        sentence = self._tree.sentences[self._tree.sentence_of(word)]
        return " ".join(self._page.text[sentence.start : sentence.end].lower().split())

    def matches(self, key: str) -> Iterator[range]:
        """Yield the words of each match of a list of phrases in the article."""
        for found in re.finditer(pattern(key), self._page.text.replace("\n", " "), re.IGNORECASE):
            yield self._tree.range(found.start(), found.end())


def is_passive(tree: Tree, verb: int) -> bool:
    """Say whether a verb is passive by its auxiliaries: "have encroached" is not, whatever its subject is labelled."""
    helped = {tree.lower(c) for c in tree.dependents(verb, "aux")} & _BE
    return tree.tag(verb) != "VERB" or (bool(helped) and not tree.lower(verb).endswith("ing"))


def subjects_of(tree: Tree, verb: int) -> list[int]:
    """Return the subjects that do what a verb tells, not those it is done to: "their release was | promised" has none."""
    subjects, passive = tree.dependents(verb, "nsubj"), is_passive(tree, verb)
    return [s for s in subjects if not (passive and tree.syntax.relations[s] == "nsubj:pass")]
