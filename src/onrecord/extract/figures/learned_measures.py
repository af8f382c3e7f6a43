"""What the small head says that each number of an article counts."""

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.annotate.annotations import Quantity
from onrecord.extract.figure_vocabulary import Counted, figure_words, lexicons, names_any, names_last
from onrecord.extract.figures.measure_phrases import is_stopping
from onrecord.extract.figures.measures import counted_head, is_doer
from onrecord.extract.figures.number_features import ask_number, governor
from onrecord.extract.figures.tolls import counts_deeds, tolls_near
from onrecord.extract.page import Page
from onrecord.records.values import Measure
from onrecord.weights.heads import MEASURES, MeasureHead

SURE = 0.4  # how sure the head must be of a measure where no rule tells one
OTHER = 0.6  # and of a number that an analyst would note, of no measure
SHARE = 0.7  # and of shares, most of which are of no war
FATAL = 0.85  # and of killed and hurt, of whom the rules know most, where these tell of none in the article
RULED = 0.7  # where they tell of some
DOUBTED = 0.3  # a number that a rule tells is none, where the head finds it less likely than this to be a figure
SURER = 0.88  # and where a rule tells another measure
_LEAST: dict[Measure, float] = {"other": OTHER, "share": SHARE, "killed": FATAL, "injured": FATAL}
_FATES: set[Measure] = {"killed", "injured"}
_HAVING = {"had", "has", "have", "with"}
_TAKEN = {"held", "captured", "detained", "released"}
_APART = {"after", "ago", "before", "behind", "earlier", "later"}  # how far two days lie apart: "two days | after"


@dataclass(frozen=True, slots=True)
class _Told:
    measure: Measure
    sure: float  # that it is a figure, and of this measure
    likely: float  # that it is a figure


class LearnedMeasures:
    """The numbers of one article as the head sees them."""

    def __init__(self, page: Page, head: MeasureHead) -> None:
        self._tree = page.tree
        self._told: dict[tuple[int, int], _Told] = {}
        quantities, states = page.annotations.quantities, page.annotations.states
        if states is None:
            return
        asked = [ask_number(page.tree, q, page.labels) for q in quantities]
        for quantity, likely, kinds in zip(quantities, *head.score(states, asked), strict=True):
            best = int(kinds.argmax())
            self._told[quantity.start, quantity.end] = _Told(MEASURES[best], float(likely * kinds[best]), float(likely))

    def doubts(self, quantity: Quantity) -> bool:
        """Say whether a number is hardly a figure, whatever a rule takes it for."""
        told = self._told.get((quantity.start, quantity.end))
        return told is not None and told.likely < DOUBTED

    def sure_of(self, quantity: Quantity, measure: Measure) -> float:
        """Return how sure the head is (0..1) that a number is a figure of this measure; 0 where it finds another likelier."""
        told = self._told.get((quantity.start, quantity.end))
        return round(min(told.sure, 1.0), 3) if told is not None and told.measure == measure else 0.0

    def measure_of(self, quantity: Quantity, ruled: Collection[Measure] = ()) -> Counted | None:
        """Return what a number counts, where the head is sure; the word that tells it is the verb that it hangs on.

        `ruled` are the measures that rules tell of in the article.
        """
        told = self._told.get((quantity.start, quantity.end))
        alone = (
            quantity.value == 1 and quantity.of is None
        ) or quantity.value == 0  # "only one", "none of the injuries"
        if told is None or alone or told.sure < SURE:
            return None
        words = self._tree.range(quantity.start, quantity.end)
        word = self._telling(counted_head(self._tree, quantity, words))
        if told.measure in _FATES | _TAKEN and self._tree.lower(word) in figure_words("intercepting"):
            return Counted("other", word)  # "neutralised | 23 gunmen": killed, hurt or taken
        if told.sure < (RULED if told.measure in _FATES & set(ruled) else _LEAST.get(told.measure, SURE)):
            return None
        if told.measure in _FATES and self._tree.lower(word) in figure_words("shooting"):
            return None  # which of those shot died others words tell
        if self._is_other(quantity, told.measure, word):
            return None
        taken = self._tree.lower(word) in lexicons()["captured"].object | figure_words("taking")
        held = told.measure == "captured" and names_any(quantity, figure_words("captives")) and not taken
        return Counted("held" if held else told.measure, word)  # "one of the hundreds of | prisoners"

    def _telling(self, noun: int) -> int:
        """Return the verb that what is counted hangs on, in its own clause: "forty are in | detention, they said"."""
        word = governor(self._tree, noun)
        return word if word in self._tree.clause(noun) else self._tree.clause_head(noun)

    def _is_other(self, quantity: Quantity, measure: Measure, word: int) -> bool:
        """Say whether words tell that something else is counted: jets shot down, houses searched, those who escaped."""
        verb = self._tree.lower(word)
        if measure in {"at_risk", "evacuated", "displaced", "returned"} and verb in figure_words("helping"):
            return True  # "reached | 22,400 people | with food"
        if measure == "attacks":
            carried = verb in figure_words("carrying_out") and bool(quantity.of)  # "carried out | 42 interviews"
            raided = names_any(quantity, lexicons()["attacks"].nouns)
            if quantity.value == 1 and not raided and not names_any(quantity, figure_words("happenings")):
                return True  # "with | one demand"
            if not raided and names_any(quantity, figure_words("people", "thrown")):
                return True  # "scores of gunmen struck" are no attacks, nor are three grenades thrown in one
            if names_any(quantity, figure_words("travelling")) or is_stopping(self._tree, word):
                return True
            return names_any(quantity, figure_words("vehicles", "crowd_control")) or (carried and not raided)
        if measure == "duration":
            return self._only_dates(quantity)
        if measure == "buildings_destroyed":
            return verb in figure_words("searching")
        if measure == "share":
            return quantity.unit != "percent" or self._is_price(quantity)
        if measure in {*_FATES, *_TAKEN} and self._is_only_there(quantity, word):
            return True
        if measure == "at_risk":
            return names_any(quantity, frozenset({"inhabitants"})) and verb in _HAVING
        if measure in _FATES and self._counts_deeds(quantity):
            return True
        if measure in _FATES and (self._does(quantity, word) or names_last(quantity, figure_words("burying"))):
            return True
        if measure in _FATES:
            return verb in figure_words("abusing", "condemning") or names_any(quantity, lexicons()["buildings_destroyed"].needs)
        if measure == "displaced":
            return verb in figure_words("admitting", "protesting") or self._lives_there(quantity, word)
        if measure == "held" and names_any(quantity, figure_words("forces")):
            return verb not in lexicons()["held"].object  # "the 4,000 marines | at sea"
        return measure in _TAKEN and self._is_free(quantity, verb)

    def _counts_deeds(self, quantity: Quantity) -> bool:
        """Say whether a number is of deeds, and of nobody: "the number of incidents rose to | 31"."""
        at = self._tree.range(quantity.start, quantity.end).start
        return any(counts_deeds(self._tree, toll) for toll in tolls_near(self._tree, quantity, at))

    def _only_dates(self, quantity: Quantity) -> bool:
        """Say whether a stretch of time tells when something was: "| two days | after the raid"."""
        behind = self._tree.range(quantity.start, quantity.reach).stop
        bare = quantity.of == quantity.unit and behind < len(self._tree.words)
        return bare and self._tree.lower(behind) in _APART

    def _lives_there(self, quantity: Quantity, word: int) -> bool:
        """Say whether people only live or stay somewhere: "is home to 2 million Malians", "450 Danes are | in Mali"."""
        tree = self._tree
        sheltered = any(tree.lower(i) in figure_words("sheltering") for i in tree.clause(word))
        if sheltered or names_any(quantity, lexicons()["displaced"].nouns):
            return False
        noun = counted_head(tree, quantity, tree.range(quantity.start, quantity.end))
        land = tree.tag(word) == "PROPN" or tree.lower(word) in figure_words("areas") | {"country", "countries"}
        stays = bool(tree.dependents(word, "cop")) and land and tree.cases(word) <= {"in", "across"}
        told = {tree.lower(word), *([tree.lower(tree.head(noun))] if tree.head(noun) >= 0 else [])}
        return stays or bool(told & (figure_words("dwelling", "hosting")))

    def _is_only_there(self, quantity: Quantity, word: int) -> bool:
        """Say whether people only were somewhere when something happened: "inside | the mill", "hit a bus | carrying 90"."""
        if self._tree.lower(word) in figure_words("carrying_people") and self._tree.relation(word) == "acl":
            vehicle = self._tree.head(word)
            told = {self._tree.lower(self._tree.head(vehicle)), self._tree.lower(governor(self._tree, vehicle))}
            return bool(told & figure_words("happenings", "happening"))
        there = bool(self._tree.dependents(word, "cop")) and bool(self._tree.cases(word) & {"inside", "aboard"})
        captive = figure_words("captives", "states")
        return there and self._tree.lower(word) not in figure_words("sites") and not names_any(quantity, captive)

    def _does(self, quantity: Quantity, word: int) -> bool:
        """Say whether those counted do something, and are no victims: "two gunmen | opened fire", "three stepped out"."""
        tree, verb = self._tree, self._tree.lower(word)
        head = counted_head(tree, quantity, tree.range(quantity.start, quantity.end))
        if names_last(quantity, figure_words("happenings", "shootings")) or is_doer(tree, quantity, head):
            return True
        if tree.relation(head) != "nsubj" or tree.head(head) != word or tree.is_passive(word):
            return False
        harms = (
            bool(tree.dependents(word, "obj")) and verb in lexicons()["killed"].object | lexicons()["injured"].object
        )
        hurt = any(tree.lower(i) in figure_words("wounds", "care") for i in tree.below(word))  # "walked in with wounds"
        return harms or verb in figure_words("attacking") or (verb in figure_words("moving") and not hurt)

    def _is_price(self, quantity: Quantity) -> bool:
        """Say whether a percentage is a rate that moves, or counts nothing: "rose to 24 percent", "most of | it"."""
        tree = self._tree
        words = tree.range(quantity.start, quantity.end)
        sentence = tree.sentences[tree.sentence(quantity.start)]
        told = {tree.lower(i) for i in range(sentence.first, sentence.last)}
        vague = tree.word(words[-1]) == "of" and tree.lower(words.stop) in {"it", "this", "that", "what"}
        return (
            vague or bool(told & figure_words("prices")) or "interest rate" in tree.text[sentence.start : sentence.end]
        )

    def _is_free(self, quantity: Quantity, verb: str) -> bool:
        """Say whether those counted are nobody's captives: who take others or protest, who only stand accused; and cases."""
        tree = self._tree
        words = tree.range(quantity.start, quantity.end)
        heads = {counted_head(tree, quantity, words), words[0], words[-1]}
        does_it = any(is_doer(tree, quantity, h) for h in heads)  # "founded by | dozens of rebels"
        free = figure_words("escaping", "charging", "interviewing", "dismissing", "enlisting") | figure_words(
            "protesting"
        ) - figure_words("leading")
        other = figure_words("protesters") if verb in figure_words("leading") else figure_words("cases")
        killed = lexicons()["killed"].object | lexicons()["killed"].of_people
        return does_it or verb in free | killed or names_any(quantity, other)

    def _is_feared(self, word: int) -> bool:
        """Say whether people are only feared dead, and are missing: "are | feared dead"."""
        sentence = self._tree.sentences[self._tree.sentence_of(word)]
        return any(self._tree.lower(i) in figure_words("fearing") for i in range(sentence.first, sentence.last))

    def mended(self, quantity: Quantity, counted: Counted | None) -> Counted | None:
        """Return what a rule takes a number to count, or what the head is far surer that it counts."""
        told = self._told.get((quantity.start, quantity.end))
        if (
            counted is None
            or told is None
            or told.sure < SURER
            or "other" in {counted.measure, told.measure}
            or quantity.unit == "percent"
        ):
            return counted
        own = lexicons().get(counted.measure)
        if own and counted.measure not in _FATES and self._tree.lower(counted.word) in own.deeds:
            return counted  # "the | detention | of 73", "40,000 | kidnappings"
        fates = {counted.measure, told.measure} <= _FATES  # "fatally wounded"
        given = {self._tree.lower(c) for c in (counted.word, *self._tree.dependents(counted.word, "obj", "nsubj"))}
        back = counted.measure == "returned" and not figure_words("remains").isdisjoint(
            given
        )  # "handed over | 40 bodies"
        other = self._is_other(quantity, told.measure, counted.word)
        if counted.measure in _FATES and told.measure == "missing" and not self._is_feared(counted.word):
            return counted
        return counted if fates or back or other else Counted(told.measure, counted.word)
