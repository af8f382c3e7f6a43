"""What the words around a cue tell: the reporting verb and its act, to whom, negated or not."""

from collections.abc import Sequence
from functools import cache, cached_property

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load, words_in

_HEARERS = frozenset(load("media")["hearers"]["words"].split())
_THEM = {"him", "her", "them", "us", "me", "you"}
_NEGATIONS = {"not", "n't", "n’t", "never", "without", "neither"}
_NOBODY = {"nobody", "none", "no-one"}
_NO = {"no", "neither"}
_MEDIUM = {"interview", "briefing", "call", "speech", "statement", "letter", "post", "conference", "address", "remarks"}
_TELLING = {"told", "tell", "tells", "telling", "speaking", "spoke", "assured", "informed", "warned"}
_RECORDED = {"podcast", "interview"}  # one tells a podcast, but it is no hearer; a news conference is full of them
CONTACTED = {"contacted", "reached", "interviewed", "phoned", "telephoned", "quoted", "cited"}
_SPEAKING = {"speaking", "addressing", "briefing", "talking", "writing", "testifying"}
_SENT = {"sent", "addressed", "delivered", "released", "issued"}
_OPENING = {"to", "that", "when", "where", "why", "how", "who", "what", "whether", "if"}
_NAMING = {"NOUN", "PROPN", "PRON"}
_NAMED = {"NOUN", "PROPN"}
_BE = {"is", "are", "was", "were", "been", "being", "be"}
_ON = ({"on"}, {"upon"})
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


@cache
def reporting_forms(section: str, key: str) -> frozenset[str]:
    """Return the forms of the verbs of one list of the vocabulary of reporting verbs."""
    vocabulary = load("reporting_verbs")
    lemmas = vocabulary[section][key].split()
    return frozenset(f for lemma in lemmas for f in (*verb_forms(lemma), *vocabulary["irregular"].get(lemma, ())))


def _addressing(key: str) -> frozenset[str]:
    """Return the forms of the verbs whose object, or what stands behind a preposition, is the one spoken to."""
    return reporting_forms("addressing", key)


@cache
def weekdays() -> frozenset[str]:
    """Return the names of the days of the week."""
    return frozenset(load("calendar")["weekdays"].split())


def is_told(tree: Tree, verb: int) -> bool:
    """Say whether a verb of addressing is passive, so that its subject is the one spoken to: "they were told"."""
    passive = any(tree.syntax.relations[c] == "aux:pass" for c in tree.children[verb])
    return passive and tree.lower(verb) in _addressing("object")


@cache
def _calendar() -> frozenset[str]:
    words = load("calendar")
    return weekdays() | frozenset(words["months"].split())


@cache
def _media() -> frozenset[str]:
    """Return the last word of every kind of medium: "letter", "call"."""
    kinds = load("media")["kinds"].values()
    return frozenset(w.rsplit("_", 1)[-1] for words in kinds for w in words.split()) | _MEDIUM


class Cue:
    """The reporting verb (or other head word) of one attribution, and its surroundings."""

    def __init__(self, tree: Tree, attribution: Attribution) -> None:
        self._tree = tree
        self._content = attribution.content
        self._source = attribution.source
        words = [i for span in attribution.cue for i in tree.range(span.start, span.end)]
        verbs = [i for i in words if tree.lower(i) in acts()]
        self.head = self._above(verbs[0] if verbs else (tree.top(words) if words else None))
        self._words = words

    def _above(self, head: int | None) -> int | None:
        """Return the reporting verb whose medium the cue's head is: "warned in | a phone call"."""
        tree = self._tree
        if head is None or tree.tag(head) != "NOUN" or tree.lower(head) not in _media() or tree.relation(head) != "obl":
            return head
        verb = tree.head(head)
        says = verb >= 0 and tree.tag(verb) == "VERB" and tree.lower(verb) in acts()
        return verb if says and self._outside(verb) else head

    @property
    def words(self) -> tuple[int, ...]:
        """The indices of the cue's words."""
        return tuple(self._words)

    @cached_property
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

    def source_words(self) -> list[int]:
        """Return the indices of the source's words."""
        return [i for span in self._source for i in self._tree.range(span.start, span.end)]

    def in_source(self, index: int) -> bool:
        """Say whether a word stands in the source."""
        return any(s.start <= self._tree.words[index].start < s.end for s in self._source)

    def heads_source(self, index: int) -> bool:
        """Say whether a word is the head of the source ("a statement | from the ministry")."""
        words = self.source_words()
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
        ends = self._tree.lower(self._words[-1]) if self._words else ""  # "called in a sermon for"
        if (two.endswith(" for") or ends == "for") and two.startswith("call"):
            return "demands"
        if two.endswith(" out") and two.startswith(("rule", "ruling")):
            return "rejects"
        return acts().get(self._tree.lower(self.head), "asserts")

    @cached_property
    def negated(self) -> bool:
        """Whether the saying itself is negated ("did not say")."""
        if self.head is None:
            return False
        tree = self._tree
        near = [*self._words, *tree.children[self.head]]
        if any(tree.lower(i) in _NEGATIONS and not self._in_content(i) for i in near):
            return True
        longer = (i for i in near if tree.lower(i) == "longer" and i and tree.lower(i - 1) == "no")
        if any(not self._in_content(i) for i in longer):
            return True
        failing = reporting_forms("unsaid", "failing")  # "failed | to mention"
        if tree.relation(self.head) == "xcomp" and tree.lower(tree.head(self.head)) in failing:
            return True
        return any(tree.lower(s) in _NOBODY for s in tree.dependents(self.head, "nsubj"))

    @property
    def doubts(self) -> bool:
        """Whether the saying tells what is not thought likely: "doubts that"."""
        doubting = self.lowered & reporting_forms("unsaid", "doubting")
        return bool(doubting) and not self.negated and not self.lowered & {"no", "little"}

    @property
    def by_nobody(self) -> bool:
        """Whether nobody says it: "no one has claimed", "none of the rebels said", "neither side confirmed"."""
        tree, words = self._tree, self.source_words()
        first = tree.lower(words[0]) if words else ""
        return first in _NOBODY or (
            first in _NO and (len(words) == 1 or tree.tag(words[0]) in {"DET", "PRON", "CCONJ"})
        )

    def directs(self, said: Sequence[int]) -> bool:
        """Say whether somebody is told to do what is said: "told villagers | to leave", "calling on Kyiv | to talk"."""
        tree, head = self._tree, self.head
        if head is None or not (tree.lower(head) in _addressing("object") or self._calls_on(head)):
            return False
        done = [c for c in tree.dependents(head, "xcomp", "advcl", "ccomp") if c in said]
        if self._calls_on(head):  # "called on | those responsible to stop"
            hearers = [i for c in tree.dependents(head, "obl") for i in tree.below(c)]
            done += [i for i in hearers if tree.relation(i) in {"xcomp", "advcl", "acl"} and i in said]
        return any({"to"} == {tree.lower(m) for m in tree.dependents(c, "mark")} for c in done)

    def _calls_on(self, head: int) -> bool:
        on = [c for c in self._tree.dependents(head, "obl") if self._tree.cases(c) in _ON]
        return self._tree.lower(head) in _addressing("with_on") and bool(on) and {self._tree.lower(head + 1)} in _ON

    def governs(self, preposition: int) -> bool:
        """Say whether a preposition joins something to the verb itself: "asked judges | for | warrants"."""
        noun = self._tree.head(preposition)
        return noun >= 0 and self.head is not None and self._tree.head(noun) == self.head

    def addressee(self) -> Span | None:
        """Return the words that say who was told: the object of the verb, "to reporters", "in an interview with X"."""
        if self.head is None:
            return None
        span = self._object(self.head) or self._addressed(self.head) or self._told(self.head) or self._told_before()
        return self._without_half(span) if span else None

    def _told_before(self) -> Span | None:
        """Return who was told, where the cue goes on from a verb of telling: "told | a rally | so, saying that"."""
        tree, head = self._tree, self.head
        if head is None or tree.relation(head) != "advcl" or not tree.lower(head).endswith("ing"):
            return None
        above = tree.head(head)
        told = [c for c in tree.dependents(above, "obj", "iobj") if self._outside(c)]
        addressed = tree.lower(above) in _TELLING and not tree.dependents(head, "nsubj")
        return tree.phrase(told[0], without=_TRIMMED | {"obl"}) if told and addressed else None

    def _without_half(self, span: Span) -> Span:
        """Leave out the half of a hyphened word that a phrase begins with: "state-run MRTV"."""
        words = self._tree.range(span.start, span.end)
        halved = len(words) > 1 and span.start and self._tree.text[span.start - 1] == "-"
        return Span(self._tree.words[words[1]].start, span.end) if halved else span

    def _object(self, head: int) -> Span | None:
        """Return who was told, as the object of the verb: "told | Kyiv | that"."""
        tree = self._tree
        for child in tree.dependents(head, "obj", "iobj"):
            if (
                self._outside(child)
                and tree.lower(child) not in _RECORDED
                and (tree.tag(child) == "PROPN" or tree.lower(child) in _THEM or self._hears(child))
            ):
                return self._hearer(child) or tree.phrase(child, without=_TRIMMED | {"obl"})
        return None

    def _told(self, head: int) -> Span | None:
        """Return who was told, behind a preposition: "said | to reporters |", "in a letter | to Kyiv |"."""
        tree, above = self._tree, self._tree.head(head)
        fronted = tree.dependents(above, "obl") if tree.relation(head) == "conj" and above >= 0 else []
        for child in (*tree.dependents(head, "obl", "nmod"), *(c for c in fronted if c < above)):
            if not self._outside(child):
                continue
            if self._tree.cases(child) == {"to"} and (self._hears(child) or tree.tag(child) in {"PROPN", "NOUN"}):
                return self._bare(child)
            if self._tree.cases(child) == {"before"} and tree.lower(child) in _HEARERS:
                return self._bare(child)
            if tree.lower(child) in _media() and (reached := self._reached(child)) is not None:
                return self._bare(reached)
        for child in tree.dependents(head, "advcl"):
            if tree.lower(child) in _SPEAKING and self._outside(child):
                hearers = [
                    c for c in tree.dependents(child, "obl", "obj") if self._tree.cases(c) <= {"to", "with", "before"}
                ]
                return self._bare(hearers[0]) if hearers and tree.tag(hearers[0]) in {"NOUN", "PROPN"} else None
        return self._contacted_by()

    def _contacted_by(self) -> Span | None:
        """Return the outlet that reached the source: "residents, contacted | by the paper |, said"."""
        tree = self._tree
        for index in self.source_words():
            if tree.lower(index) in CONTACTED:
                named = [
                    c for c in tree.dependents(index, "obl") if self._tree.cases(c) == {"by"} and tree.tag(c) == "PROPN"
                ]
                if named:
                    return self._bare(named[0])
        return None

    def _reached(self, medium: int) -> int | None:
        """Return to whom a letter went or with whom an interview was: "a letter | to X", "a message sent | to X"."""
        tree = self._tree
        sent = [c for c in tree.dependents(medium, "acl") if tree.lower(c) in _SENT]
        below = [c for m in (medium, *sent) for c in tree.dependents(m, "nmod", "obl")]
        return next((c for c in below if self._tree.cases(c) & {"with", "to", "before"}), None)

    def _addressed(self, head: int) -> Span | None:
        """Return whom a verb of addressing has as its object, where what is said follows: "urged | Kyiv | to talk".

        These are often labelled as part of what is said.
        """
        tree, verb = self._tree, self._tree.lower(head)
        for preposition in ("on", "with", "to"):
            if verb in _addressing(f"with_{preposition}"):
                led = _ON if preposition == "on" else ({preposition},)
                named = [c for c in tree.dependents(head, "obl") if c > head and self._tree.cases(c) in led]
                right_behind = named and (preposition != "on" or {tree.lower(head + 1)} in _ON)
                outside = named and (preposition == "on" or self._outside(named[0]))
                return self._bare(named[0]) if right_behind and outside and self._may_hear(named[0]) else None
        if verb not in _addressing("object"):
            return None
        if {tree.lower(c) for c in tree.dependents(head, "aux", "cop")} & _BE:
            subjects = [c for c in tree.dependents(head, "nsubj") if self._outside(c) and tree.tag(c) in _NAMED]
            return self._bare(subjects[0]) if subjects else None
        for child in tree.dependents(head, "iobj", "obj"):
            if tree.lower(child) in _RECORDED:
                continue
            if self._may_hear(child) and (tree.relation(child) == "iobj" or self._precedes_said(child, head)):
                return self._hearer(child) or tree.phrase(child, without=_TRIMMED | {"obl"})
        return None

    def _may_hear(self, index: int) -> bool:
        """Say whether a word can name a hearer: no day ("called on | Monday | for"), no thing that is promised."""
        tree, above = self._tree, self._tree.head(index)
        if tree.tag(index) not in _NAMING or tree.lower(index) in _calendar():
            return False
        gives = tree.lower(above) in _addressing("giving") and tree.tag(index) == "NOUN"
        done = tree.dependents(above, "xcomp") if tree.lower(above).startswith("order") else []
        told = [*tree.dependents(above, "ccomp", "obj"), *(c for c in done if self._is_purpose(c))]
        return not gives or any(c > index for c in told)

    def _precedes_said(self, index: int, head: int) -> bool:
        """Say whether what is said follows a word: an infinitive, "that ...", "when ...", "for ...", "against ..."."""
        tree = self._tree
        led = ("xcomp", "ccomp", "obl") if tree.lower(head).startswith("threat") else ("xcomp", "ccomp", "advcl", "obl")
        behind = [c for c in tree.dependents(head, *led) if c > index]  # "threatened | strikes | if the drill went on"
        return any(
            tree.relation(c) in {"xcomp", "ccomp"}
            or {tree.lower(m) for m in tree.children[c] if m < c} & _OPENING
            for c in behind
        )

    def cited(self) -> Span | None:
        """Return whom the source has it from: "the monitor, citing local doctors, said"."""
        tree = self._tree
        if self.head is None or tree.vocabulary.isdisjoint(_CITING):
            return None
        source = set(self.source_words())
        for index in tree.below(self.head):
            above = tree.head(index)
            if tree.lower(index) in _CITING and (above == self.head or above in source) and not self._in_content(index):
                for named in tree.dependents(index, "obj"):
                    return tree.phrase(named, without=_TRIMMED)
        return None

    def circumstances(self, *, less: frozenset[str] = frozenset()) -> list[Span]:
        """Return the phrases around the verb that are neither source nor content: when, where, in what medium.

        What one of the words `less` leads is left out: "after the ship sailed on Monday".
        """
        if self.head is None:
            return []
        tree = self._tree
        kept = [c for c in tree.dependents(self.head, "obl", "advmod", "nmod", "advcl") if self._outside(c)]
        kept = [c for c in kept if not less & {tree.lower(m) for m in tree.dependents(c, "mark", "case")}]
        told = [c for c in tree.dependents(self.head, "obj", "iobj", "obl") if tree.lower(c) in _HEARERS | _MEDIUM]
        kept += [c for hearer in told for c in tree.dependents(hearer, "nmod", "obl") if c > hearer]
        return [tree.phrase(c, without=frozenset({"punct", "parataxis", "acl", "ccomp"})) for c in kept]

    def beside(self) -> list[Span]:
        """Return the words right before and behind the cue, less a preposition: "Diop | Monday | said | on Friday |"."""
        if not self._words:
            return []
        tree = self._tree
        behind = max(self._words) + 1
        if behind < len(tree.words) and tree.lower(behind) == "on":
            behind += 1
        near = [i for i in (min(self._words) - 1, behind) if 0 <= i < len(tree.words) and self._outside(i)]
        return [tree.words[i] for i in near if tree.same_sentence(i, self._words[0])]

    def shared_circumstances(self) -> list[Span]:
        """Return the circumstances of the verb that this one goes on from: "left | on Monday |, saying", "said so, adding"."""
        tree, head = self._tree, self.head
        if head is None or tree.relation(head) not in {"conj", "advcl"} or tree.dependents(head, "nsubj"):
            return []
        above = tree.head(head)
        adding = tree.relation(head) == "advcl" and (tree.lower(head).endswith("ing") or self._is_purpose(head))
        if tree.tag(above) != "VERB" or not (adding or (tree.relation(head) == "conj" and tree.lower(above) in acts())):
            return []
        told = [c for c in tree.dependents(above, "obl", "advmod") if c < head and self._outside(c)]
        return [tree.phrase(c, without=frozenset({"punct", "parataxis", "acl", "ccomp"})) for c in told]

    def _is_purpose(self, head: int) -> bool:
        """Say whether a verb stands behind "to": "marched on Monday | to demand", "ordered them | to go"."""
        return any(self._tree.lower(m) == "to" for m in self._tree.dependents(head, "mark"))

    def issued(self) -> tuple[Span, ...]:
        """Return the source where it is something written, which may tell its own day: "a statement today by Diop"."""
        words = self.source_words()
        top = self._tree.top(words) if words else None
        written = top is not None and self._tree.lower(top) in _media() | words_in("media", "written", "words")
        return self._source if written else ()

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
