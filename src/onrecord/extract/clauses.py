"""The main clause of what was said: its head, subject, auxiliaries, negation and conditions."""

from collections.abc import Sequence
from functools import cache, cached_property

from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_SUBJECTS = ("nsubj", "csubj")
_OPENERS = {'"', "“", "”", "``", "''", "'", "‘", "’", "please", "-", "–", "—"}


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """Return the words of one list of the vocabulary of speech acts."""
    return frozenset(w.replace("_", " ") for w in load("speech_acts")[section][key].split())


class Clause:
    """The first main clause of some spans of content; `head` is None where they hold no word."""

    def __init__(self, tree: Tree, content: Sequence[Span]) -> None:
        self.tree = tree
        self.words = [i for span in content for i in tree.range(span.start, span.end)]
        self.text = " ".join(span.of(tree.text) for span in content)
        self._inside = frozenset(self.words)
        self.opening = self._opening()
        self.head = self._head()

    def _opening(self) -> list[int]:
        """Return the words of the content's first sentence."""
        tree = self.tree
        if not self.words:
            return []
        here = tree.sentences[tree.sentence_of(self.words[0])]
        return [i for i in self.words if here.first <= i < here.last]

    def _head(self) -> int | None:
        """Return the head of the first sentence of the content: a word that rules it and is not ruled in it."""
        if not self.words:
            return None
        tree, here = self.tree, self.opening
        inside = set(here)
        tops = [i for i in here if tree.head(i) not in inside and tree.relation(i) not in {"punct", "mark", "cc"}]
        clauses = [i for i in tops if tree.tag(i) in {"VERB", "AUX"} or tree.dependents(i, *_SUBJECTS, "cop")]
        clauses = [i for i in clauses if tree.relation(i) != "advcl"] or clauses  # "should it rearm, | we will attack"
        return (clauses or tops or [here[0]])[0]

    @property
    def lower(self) -> str:
        """The head in lower case."""
        return "" if self.head is None else self.tree.lower(self.head)

    def dependents(self, *relations: str) -> list[int]:
        """Return the head's dependents that stand in the content."""
        if self.head is None:
            return []
        return [c for c in self.tree.dependents(self.head, *relations) if c in self._inside]

    @property
    def subject(self) -> int | None:
        """The head of the subject."""
        return next(iter(self.dependents(*_SUBJECTS)), None)

    @property
    def about_it(self) -> bool:
        """Whether "it" or "they" is the subject."""
        return self.subject is not None and self.tree.lower(self.subject) in {"it", "they"}

    @property
    def auxiliaries(self) -> frozenset[str]:
        """The auxiliary verbs in lower case."""
        return frozenset(self.tree.lower(i) for i in self.dependents("aux"))

    @property
    def adverbs(self) -> frozenset[str]:
        """The adverbs of the head in lower case."""
        return frozenset(self.tree.lower(i) for i in self.dependents("advmod"))

    @property
    def finite(self) -> bool:
        """Whether it is a clause with a subject, no infinitive and no noun phrase."""
        return self.subject is not None or bool(self.dependents("expl"))

    @property
    def to_do(self) -> bool:
        """Whether an infinitive hangs on the head: "ready | to leave", "has | to end"."""
        tree = self.tree
        return any("to" in {tree.lower(m) for m in tree.dependents(c, "mark")} for c in self.dependents("xcomp"))

    @cached_property
    def negated(self) -> bool:
        """Whether its verb is negated ("has not", "would never") or its subject or object is ("no one", "no bread")."""
        tree = self.tree
        adverbs = self.dependents("advmod")
        if self._surpasses():
            return False
        if any(tree.lower(d) == "no" for i in adverbs for d in tree.dependents(i, "advmod", "det")):
            return True  # "no longer"
        if any(tree.lower(i) in listed("negation", "quantifiers") - {"no"} for i in adverbs):
            return True
        denied = (i for i in self.dependents("advmod", "cc", "det", "aux") if not self._adds(i))
        if any(tree.lower(i) in listed("negation", "words") for i in denied):
            return True
        told = [*self.dependents(*_SUBJECTS, "obj"), *([self.head] if self.head is not None else [])]
        quantifiers = listed("negation", "quantifiers")
        if self.dependents("expl"):
            told = [i for i in told if tree.lower(i) != "doubt"]  # "there is no doubt that" affirms
        return any(
            tree.lower(i) in quantifiers or any(tree.lower(d) in quantifiers for d in tree.dependents(i, "det"))
            for i in told
        )

    def _surpasses(self) -> bool:
        """Say whether "nowhere" or "nothing" only stands before "more": "nowhere is it more dangerous" affirms."""
        tree = self.tree
        nothing = [i for i in self.opening if tree.lower(i) in listed("negation", "surpassing")]
        compared = (i for i in self.opening if nothing and i > nothing[0] and tree.tag(tree.head(i)) in {"ADJ", "ADV"})
        return any(tree.lower(i) == "more" and tree.relation(i) == "advmod" for i in compared)

    def _adds(self, index: int) -> bool:
        """Say whether "not" only opens a "not only ... but also", which affirms."""
        behind = [self.tree.lower(i) for i in self.opening if i > index]
        return self.tree.lower(index) == "not" and behind[:1] == ["only"] and "but" in behind

    @property
    def imperative(self) -> bool:
        """Whether it opens with a bare verb ("Leave now", "Do not return", "Let them go")."""
        if self.head is None or self.tree.tag(self.head) != "VERB" or self.subject is not None:
            return False
        opening = [i for i in self.words if self.tree.lower(i) not in _OPENERS][:1]
        if not opening or self.lower.endswith(("ing", "ed")) or self.dependents("mark"):
            return False
        return opening[0] == self.head or self.tree.lower(opening[0]) in {"do", "don't", "never", "let"}

    @property
    def infinitive(self) -> bool:
        """Whether its head is a verb behind "to": "to leave"."""
        return any(self.tree.lower(i) == "to" for i in self.dependents("mark")) and self.subject is None

    @property
    def opens_participle(self) -> bool:
        """Whether it opens with a participle: "asking them to hold back"."""
        return bool(self.words) and self.words[0] == self.head and self.lower.endswith("ing")

    @property
    def inverted(self) -> bool:
        """Whether "should" stands before the subject: a condition or a question, no obligation."""
        should = [i for i in self.dependents("aux") if self.tree.lower(i) == "should"]
        return bool(should) and self.subject is not None and should[0] < self.subject

    @property
    def question(self) -> bool:
        """Whether its first sentence ends with a question mark."""
        tree, last = self.tree, [i for i in self.opening if self.tree.lower(i) not in _OPENERS][-1:]
        return bool(last) and tree.lower(last[0]).endswith("?")

    @property
    def answered(self) -> bool:
        """Whether its first sentence is a question that the speaker answers: "Was I paid? No"."""
        tree = self.tree
        behind = [tree.lower(i) for i in self.words if i not in self.opening and tree.lower(i) not in _OPENERS]
        return self.question and bool(behind) and behind[0] in listed("answering", "words")

    def conditional(self, cue: int | None = None, *, only_until: bool = False) -> bool:
        """Say whether it holds under a condition ("if", "unless", "provided that"); one beside the cue counts too.

        A refusal holds for good but where it ends with something ("until", "unless"): `only_until`.
        """
        tree = self.tree
        if self.negated and any(tree.lower(i) in listed("condition", "until") for i in self.opening):
            return True
        if only_until:
            return False
        lowered = " ".join(tree.lower(i) for i in self.opening)
        if any(phrase in lowered for phrase in load("speech_acts")["condition"]["phrases"]) or self._inverted(cue):
            return True
        inside = set(self.words)
        ruled = [c for c in (tree.dependents(cue, "advcl") if cue is not None else ()) if c not in inside]
        marks = [*self.opening, *(m for c in ruled for m in tree.dependents(c, "mark"))]
        return any(tree.lower(m) in listed("condition", "marks") and self._conditions(m, cue) for m in marks)

    def _reports(self) -> bool:
        """Say whether the head reports what another says: "the rebels said they would go if ...", not "I think"."""
        subject = self.subject
        spoken = self.lower in acts() and self.head is not None and self.tree.tag(self.head) == "VERB"
        return spoken and subject is not None and self.tree.lower(subject) not in listed("self", "direct")

    def _inverted(self, cue: int | None) -> bool:
        """Say whether a condition is told by the order of words: "should it rearm, we will strike"."""
        tree = self.tree
        for index in self.opening:
            above = tree.head(index)
            if tree.lower(index) != "should" or above < 0 or tree.relation(above) != "advcl":
                continue
            subjects = tree.dependents(above, *_SUBJECTS)
            if tree.head(above) in {self.head, cue} and subjects and subjects[0] > index:
                return True
        return False

    def _conditions(self, mark: int, cue: int | None) -> bool:
        """Say whether a mark opens a condition of the main clause, not "asked if", "even if" or "as if"."""
        tree = self.tree
        before = tree.lower(mark - 1) if mark else ""
        above = tree.head(mark)
        if above < 0 or tree.relation(above) != "advcl" or before in listed("condition", "not_after"):
            return False
        ruled = tree.head(above)
        while ruled >= 0 and ruled not in {self.head, cue} and tree.relation(ruled) in {"ccomp", "xcomp", "conj"}:
            ruled = tree.head(ruled)
            if ruled == self.head and self._reports():
                return False  # the condition is of what somebody else is reported to say
        return ruled in {self.head, cue}
