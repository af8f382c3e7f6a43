"""What the words around a cue tell: the reporting verb and its act, to whom, negated or not."""

from functools import cache

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_HEARERS = {"reporters", "journalists", "lawmakers", "parliament", "crowd", "audience", "conference", "delegates"}
_NEGATIONS = {"not", "n't", "n’t", "never", "without", "neither"}
_MEDIUM = {"interview", "briefing", "call", "speech", "statement", "letter", "post", "conference", "address", "remarks"}
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
    def act(self) -> str:
        """The speech act of the verb; `asserts` where it is unknown."""
        if self.head is None:
            return "asserts"
        two = f"{self._tree.lower(self.head)} {self._tree.lower(self.head + 1)}" if self.head + 1 < len(self._tree.words) else ""
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
            if self._outside(child) and (tree.tag(child) in {"PROPN", "PRON"} or self._hears(child)):
                if tree.lower(self.head) in {"say", "said", "says"} and tree.tag(child) == "PRON":
                    continue
                return tree.phrase(child, without=_TRIMMED | {"obl"})
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

    def circumstances(self) -> list[Span]:
        """Return the phrases around the verb that are neither source nor content: when, where, in what medium."""
        if self.head is None:
            return []
        tree = self._tree
        kept = [c for c in tree.dependents(self.head, "obl", "advmod", "nmod", "advcl") if self._outside(c)]
        return [tree.phrase(c, without=frozenset({"punct", "parataxis"})) for c in kept]

    def _hears(self, index: int) -> bool:
        return self._tree.lower(index) in _HEARERS or self._tree.lower(self.head or 0) in {"told", "tell", "tells", "telling"}

    def _bare(self, index: int) -> Span:
        return self._tree.phrase(index, without=_TRIMMED | {"case"})

    def _outside(self, index: int) -> bool:
        return not self._in_content(index) and not any(
            s.start <= self._tree.words[index].start < s.end for s in self._source
        )

    def _in_content(self, index: int) -> bool:
        return any(s.start <= self._tree.words[index].start < s.end for s in self._content)
