"""What the words around a cue tell: the reporting verb and its act, to whom, negated or not."""

from functools import cache

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_HEARERS = frozenset(load("media")["hearers"]["words"].split())
_THEM = {"him", "her", "them", "us", "me", "you"}
_NEGATIONS = {"not", "n't", "n’t", "never", "without", "neither"}
_MEDIUM = {"interview", "briefing", "call", "speech", "statement", "letter", "post", "conference", "address", "remarks"}
_TELLING = {"told", "tell", "tells", "telling", "speaking", "spoke", "assured", "informed", "warned"}
_CITING = {"citing", "quoting"}
_TRIMMED = frozenset({"acl", "parataxis", "punct", "advcl", "ccomp", "xcomp"})


@cache
def acts() -> dict[str, str]:
    """Return the speech act of every form of every reporting verb."""
    vocabulary = load("reporting_verbs")
    irregular = vocabulary["irregular"]
    forms: dict[str, str] = {}
    for act, lemmas in vocabulary["acts"].items():
        for lemma in lemmas.split():
            for form in {*verb_forms(lemma), *irregular.get(lemma, ())}:
                forms.setdefault(form, act)
    return forms


class Cue:
    """The reporting verb (or other head word) of one attribution, and its surroundings."""

    def __init__(self, tree: Tree, attribution: Attribution) -> None:
        self._tree = tree
        self._content = attribution.content
        self._source = attribution.source
        words = [i for span in attribution.cue for i in tree.range(span.start, span.end)]
        verbs = [i for i in words if tree.lower(i) in acts()]
        self.head = verbs[0] if verbs else (tree.top(words) if words else None)
        self._words = words

    @property
    def words(self) -> tuple[int, ...]:
        """The indices of the cue's words."""
        return tuple(self._words)

    @property
    def lowered(self) -> frozenset[str]:
        """The cue's words in lower case, with the particle or preposition behind it ("warn | against", "ask | for")."""
        tree, behind = self._tree, self.end
        after = [behind] if behind is not None and tree.tag(behind) in {"ADP", "PART"} else []
        return frozenset(tree.lower(i) for i in (*self._words, *after))

    def is_verb(self, word: str) -> bool:
        """Say whether a word of the cue stands there as a verb."""
        return any(self._tree.lower(i) == word and self._tree.tag(i) == "VERB" for i in self._words)

    @property
    def tells(self) -> bool:
        """Whether the verb is one of telling somebody: "told", "assured"."""
        return self.head is not None and self._tree.lower(self.head) in _TELLING

    def in_source(self, index: int) -> bool:
        """Say whether a word stands in the source."""
        return any(s.start <= self._tree.words[index].start < s.end for s in self._source)

    def heads_source(self, index: int) -> bool:
        """Say whether a word is the head of the source ("a statement | from the ministry")."""
        words = [i for span in self._source for i in self._tree.range(span.start, span.end)]
        return bool(words) and self._tree.top(words) == index

    @property
    def end(self) -> int | None:
        """The index of the word behind the cue, where that is no part of source or content."""
        behind = max(self._words) + 1 if self._words else None
        return behind if behind is not None and behind < len(self._tree.words) and self._outside(behind) else None

    @property
    def act(self) -> str:
        """The speech act of the verb; `asserts` where it is unknown."""
        if self.head is None:
            return "asserts"
        two = (
            f"{self._tree.lower(self.head)} {self._tree.lower(self.head + 1)}"
            if self.head + 1 < len(self._tree.words)
            else ""
        )
        if two.endswith(" for") and two.startswith("call"):
            return "demands"
        if two.endswith(" out") and two.startswith(("rule", "ruling")):
            return "rejects"
        return acts().get(self._tree.lower(self.head), "asserts")

    @property
    def negated(self) -> bool:
        """Whether the saying itself is negated ("did not say")."""
        if self.head is None:
            return False
        near = [*self._words, *self._tree.children[self.head]]
        return any(self._tree.lower(i) in _NEGATIONS for i in near if not self._in_content(i))

    def addressee(self) -> Span | None:
        """Return the words that say who was told: the object of the verb, "to reporters", "in an interview with X"."""
        if self.head is None:
            return None
        tree = self._tree
        for child in tree.dependents(self.head, "obj", "iobj"):
            if self._outside(child) and (
                tree.tag(child) == "PROPN" or tree.lower(child) in _THEM or self._hears(child)
            ):
                return self._hearer(child) or tree.phrase(child, without=_TRIMMED | {"obl"})
        for child in tree.dependents(self.head, "obl", "nmod"):
            if not self._outside(child):
                continue
            case = {tree.lower(c) for c in tree.dependents(child, "case")}
            if case == {"to"} and (self._hears(child) or tree.tag(child) in {"PROPN", "NOUN"}):
                return self._bare(child)
            if tree.lower(child) in _MEDIUM:
                for inner in tree.dependents(child, "nmod"):
                    if {tree.lower(c) for c in tree.dependents(inner, "case")} & {"with", "to"}:
                        return self._bare(inner)
        return None

    def cited(self) -> Span | None:
        """Return whom the source has it from: "the monitor, citing local doctors, said"."""
        tree = self._tree
        source = {i for span in self._source for i in tree.range(span.start, span.end)}
        for index in () if self.head is None else tree.below(self.head):
            above = tree.head(index)
            if tree.lower(index) in _CITING and (above == self.head or above in source) and not self._in_content(index):
                for named in tree.dependents(index, "obj"):
                    return tree.phrase(named, without=_TRIMMED)
        return None

    def circumstances(self) -> list[Span]:
        """Return the phrases around the verb that are neither source nor content: when, where, in what medium."""
        if self.head is None:
            return []
        tree = self._tree
        kept = [c for c in tree.dependents(self.head, "obl", "advmod", "nmod", "advcl") if self._outside(c)]
        told = [c for c in tree.dependents(self.head, "obj", "iobj", "obl") if tree.lower(c) in _HEARERS | _MEDIUM]
        kept += [c for hearer in told for c in tree.dependents(hearer, "nmod", "obl") if c > hearer]
        return [tree.phrase(c, without=frozenset({"punct", "parataxis", "acl", "ccomp"})) for c in kept]

    def _hears(self, index: int) -> bool:
        return self._tree.lower(index) in _HEARERS or self._tree.lower(self.head or 0) in {
            "told",
            "tell",
            "tells",
            "telling",
        }

    def _bare(self, index: int) -> Span:
        return self._hearer(index) or self._tree.phrase(index, without=_TRIMMED | {"case"})

    def _hearer(self, index: int) -> Span | None:
        """Return "reporters" in "reporters in Geneva": the place is that of the telling, however the tree joins it."""
        tree = self._tree
        if tree.lower(index) not in _HEARERS:
            return None
        before = [c for c in tree.children[index] if c < index and tree.relation(c) in {"amod", "compound", "det"}]
        return Span(tree.words[min([*before, index])].start, tree.words[index].end)

    def _outside(self, index: int) -> bool:
        return not self._in_content(index) and not any(
            s.start <= self._tree.words[index].start < s.end for s in self._source
        )

    def _in_content(self, index: int) -> bool:
        return any(s.start <= self._tree.words[index].start < s.end for s in self._content)
