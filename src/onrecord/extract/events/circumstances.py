"""Where, when and with what a deed was done, by the words around the one that tells it."""

from collections.abc import Hashable, Iterator
from datetime import date
from functools import cache
from typing import Any

from onrecord.annotate.annotations import TimeExpression
from onrecord.annotate.once import once
from onrecord.extract.circumstances.periods import comparing, since_before
from onrecord.extract.circumstances.saying import is_of_teller
from onrecord.extract.events.frames import forms_of, noun_forms
from onrecord.extract.events.places import DeedPlaces
from onrecord.extract.events.setting_features import Setting
from onrecord.extract.events.settings import LATER, is_charge, is_plain, outcomes_of, setting_of
from onrecord.extract.events.subjects import can_act
from onrecord.extract.events.triggers import ABOUT, Trigger, deed_of, modifiers
from onrecord.extract.events.words import listed_verbs
from onrecord.extract.page import Page, day_in
from onrecord.layout.lines import stamp_over
from onrecord.vocabularies.load import load

_SPOKEN = {"ACCUSE", "SUPPORT", "AGREE"} | ABOUT
_MATERIAL = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"}
_STEPS = 6
_APART = {"after", "before", "following", "since", "until", "till"}  # what follows is on a day of its own
_WHILE = {"when", "as", "while"}
_YEAR = 4  # characters of a year
_DAY = 10  # and of a day
_FIRST = 2  # sentences of an entry of a live page, its heading or none and the next
_LONG = 7  # days: what has gone on for longer is no deed of its first day
_MODIFYING = {"compound", "amod", "nummod", "nmod:poss", "nmod:unmarked"}
_BEARERS = {"with", "by", "from", "using", "in", "of"}


@once
def circumstances_of(page: Page) -> "Circumstances":
    """Return what finds the circumstances of the deeds of a page."""
    return Circumstances(page)


class Circumstances:
    """Finds the place, day and mode of deeds on one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._places = DeedPlaces(page)
        self.answers: dict[Hashable, Any] = {}

    def place(self, trigger: Trigger, recipients: list[int]) -> str | None:
        """Return where a deed was done."""
        return self._places.place(trigger, recipients)

    def place_at(self, word: int) -> str:
        """Return the name of the place in whose name a word stands, with those that "and" joins to it."""
        return self._places.named(word)

    def bars(self, trigger: Trigger, one: Setting) -> bool:
        """Say whether a time or place cannot be a deed's: one that its sentence tells of another deed, or that another
        sentence tells, where the deed is told apart from what goes on there.
        """
        if not self._tree.same_sentence(trigger.word, one.top):
            away = one.kind == "place" and (
                self._places.was_only_taken(one.top, trigger) or self._places.is_in_a_part(trigger)
            )
            return away or self._is_told_apart(trigger)
        if self._only_describes(one.top, trigger) or self._is_of_teller(one.top, trigger):
            return True
        if one.kind == "place":
            return self._places.is_of_another(one.top, trigger)
        words = self._tree.words
        if self._is_of_another(words[one.words[0]].start, words[one.words[-1]].end, trigger.word):
            return True
        told = next(self._page.times_in(one.words[:1]), None)  # None where it begins within a word: "pre-|2011"
        return told is not None and not (self._tells_when(told, trigger.word) and not self._is_since(told, trigger))

    @once
    def _is_told_apart(self, trigger: Trigger) -> bool:
        """Say whether a deed is told apart from what goes on in the sentences beside its own."""
        sentence = self._tree.sentences[self._tree.sentence_of(trigger.word)]
        here = self._page.times_in(range(sentence.first, sentence.last))
        since = any(self._is_since(t, trigger) for t in here)
        return since or trigger.mode in LATER or not is_plain(self._tree, trigger.word)

    def _is_of_teller(self, word: int, trigger: Trigger) -> bool:
        """Say whether a time or place is told of who says that a deed was done, or of saying it."""
        return trigger.plover in _MATERIAL and is_of_teller(self._page.annotations, self._tree, word, trigger.word)

    def _is_since(self, time: TimeExpression, trigger: Trigger) -> bool:
        """Say whether an attack is told of all days since a time long ago, and so of none: "killed | since May", "since the war
        began in May".
        """
        if trigger.plover != "ASSAULT" or since_before(self._tree, time) is None:
            return False
        day, told = day_in(time.value) or "", self._page.article.day
        return len(day) < _DAY or not told or (date.fromisoformat(told) - date.fromisoformat(day[:_DAY])).days > _LONG

    def _only_describes(self, word: int, trigger: Trigger) -> bool:
        """Say whether a clause about the one who does a deed tells it of something else: "Diaz, who was in | Goma | on | Monday,
        urged".
        """
        tree = self._tree
        for at in tree.climb(word, _STEPS):
            if tree.syntax.relations[at] == "acl:relcl":
                doer = tree.head(at)
                acts = tree.relation(doer) == "nsubj" and doer != trigger.word and can_act(self._page, doer)
                return acts and not tree.rules(at, trigger.word)
        return False

    # When

    def day(self, trigger: Trigger) -> tuple[str | None, str | None] | None:
        """Return day and duration told in a noun's phrase, the clause or those joined to it; None where neither is."""
        tree, page = self._tree, self._page
        within = sorted(tree.below(trigger.word)) if trigger.noun else []
        held = [t for t in page.times_in(within) if self._same_clause(t.start, t.end, trigger.word)]
        told = held or ([] if self._is_spoken_of(trigger) else page.times_in(sorted(tree.clause(trigger.word))))
        near = [t for t in told if not self._is_of_another(t.start, t.end, trigger.word)]
        near = [t for t in near if self._tells_when(t, trigger.word) and not self._is_since(t, trigger)]
        near = [t for t in near if not self._is_of_teller(tree.range(t.start, t.end).start, trigger)]
        days = [d for t in near if t.type in {"DATE", "TIME"} and (d := day_in(t.value))]
        spans = [t.value for t in near if t.type == "DURATION" and t.value.startswith("P") and "X" not in t.value]
        lasting = spans[0] if spans and trigger.mode in {"ceasefire", "curfew", "martial-law"} else None
        if not days and not self._is_spoken_of(trigger):
            days = list(self._days_around(trigger))
        if not days and trigger.plover == "ASSAULT":
            days = list(self._days_beside(trigger))
        return (days[0] if days else None, lasting) if days or lasting else None

    def day_of_entry(self, trigger: Trigger) -> str | None:
        """Return the day of the entry of a live page that opens with a deed, with no other time: "10:05 | Two die in raid"."""
        tree, sentence = self._tree, self._tree.sentences[self._tree.sentence_of(trigger.word)]
        stamp = stamp_over(tree.text, sentence.start)
        opens = stamp is not None and tree.sentence_of(trigger.word) - tree.sentence(stamp.start) <= _FIRST
        if not opens or trigger.noun or not is_plain(tree, trigger.word):
            return None
        timed = any(True for _ in self._page.times_in(range(sentence.first, sentence.last)))
        return None if timed else self._page.day_of_entry(sentence.start)

    def _is_spoken_of(self, trigger: Trigger) -> bool:
        """Say whether a deed's noun is what somebody speaks of or does something after, on a day of its own: "condemned | the
        raid | on Friday", "after | the talks | they were freed on Friday".
        """
        tree, above = self._tree, self._tree.head(trigger.word)
        if trigger.noun and (tree.cases(trigger.word) & _APART or is_charge(tree, trigger.word)):
            return True
        if not trigger.noun or above < 0 or tree.relation(trigger.word) != "obj":
            return False
        return tree.lower(above) in listed_verbs("judging")

    def _tells_when(self, time: TimeExpression, word: int) -> bool:
        """Say whether a time tells when one deed was done: not the years since which many were, nor "June | wages"."""
        tree = self._tree
        here = tree.range(time.start, time.end)
        top = tree.top(here)
        if top is None:
            return True
        led = {tree.lower(w) for w in (*tree.dependents(top, "case", "mark"), here.start, max(here.start - 1, 0))}
        if tree.relation(top) == "conj" and tree.head(top) in self._page.time_words:
            top = tree.head(top)  # "between 1994 and | 1997", "June and | July wages"
            led |= tree.cases(top)
        if led & {"between", "until", "till"} or comparing(tree, time) is not None or ("since" in led and len(day_in(time.value) or "") == _YEAR):
            return False
        noun = tree.head(top)
        modifies = tree.syntax.relations[top] in _MODIFYING and noun >= 0 and tree.tag(noun) == "NOUN"
        if not modifies or noun == word or noun in self._page.time_words or deed_of(tree, noun):
            return True
        return tree.head(noun) == word and bool(tree.cases(noun) & {"in", "at", "during"})  # "at a Monday rally"

    def _is_of_another(self, start: int, end: int, word: int) -> bool:
        """Say whether a time is that of another deed, or since when one is told: "an inquiry into | the May 3 raid"."""
        tree = self._tree
        first = at = tree.top(tree.range(start, end))
        for _ in range(_STEPS):
            if at is None or at < 0 or at == word or tree.tag(at) == "VERB":
                return False
            within = tree.head(at) == word and tree.cases(at) & {"in", "during", "by", "with", "after"}
            if (deed_of(tree, at) and not within) or (at != first and "since" in tree.cases(at)):
                return True
            at = tree.head(at)
        return False

    def _days_around(self, trigger: Trigger) -> Iterator[str]:
        """Yield the days of the clause a deed is joined to, of one it is a circumstance of, and of its circumstances; of
        what is said none after which it is said.
        """
        tree, word = self._tree, trigger.word
        head = tree.clause_head(word)
        above = tree.head(head)
        shared = tree.relation(head) == "conj" and not tree.dependents(head, "nsubj")
        outcome = tree.relation(head) == "advcl" and tree.lower(head).endswith("ing")
        near = [tree.clause_head(above)] if above >= 0 and (shared or outcome) else []
        behind = [c for c in tree.joined_clauses(head) if tree.relation(c) == "advcl"]
        near += [c for c in behind if not (trigger.plover in _SPOKEN and tree.openers(c) & _APART)]
        if head == word and above >= 0 and tree.relation(head) == "advcl" and tree.openers(head) & _WHILE:
            near.append(tree.clause_head(above))  # "was cooking on Friday when | he was shot"
        for clause in near:
            for time in self._page.times_in(sorted(tree.clause(clause))):
                told = self._tells_when(time, clause) and not self._is_since(time, trigger)
                told = told and not self._is_of_another(time.start, time.end, clause) and time.type in {"DATE", "TIME"}
                if told and (day := day_in(time.value)):
                    yield day

    def _days_beside(self, trigger: Trigger) -> Iterator[str]:
        """Yield the days of what the deed of a noun did, and of the noun that a deed's clause describes: "the bombings that
        killed 40 | on May 3", "the | 2012 | siege in which two died".
        """
        tree = self._tree
        told = [(c, tree.clause(c)) for c in outcomes_of(tree, trigger.word)] if trigger.noun else []
        noun = None if trigger.noun else setting_of(tree, trigger.word)
        if noun is not None:
            first = min(tree.below(tree.clause_head(trigger.word)))
            told.append((noun, frozenset(w for w in tree.below(noun) if w < first)))
        for word, words in told:
            for time in self._page.times_in(sorted(words)):
                if time.type in {"DATE", "TIME"} and self._tells_when(time, word) and (day := day_in(time.value)):
                    yield day

    def _same_clause(self, start: int, end: int, word: int) -> bool:
        words = self._tree.range(start, end)
        return any(self._tree.clause_head(w) == self._tree.clause_head(word) for w in words)

    # With what

    def _content(self, trigger: Trigger) -> str | None:
        """Return the mode of a demand, refusal or threat: what it is about, by the nearest telling word below it."""
        modes = _content_modes("THREATEN" if trigger.plover == "THREATEN" else "REQUEST")
        below = sorted(self._asked(trigger.word, trigger.word))
        return next((modes[lower] for w in below if (lower := self._tree.lower(w)) in modes), None)

    def _asked(self, word: int, asking: int) -> Iterator[int]:
        """Yield the words of what is asked for below a word, less its circumstances and what describes somebody in it."""
        tree = self._tree
        for c in tree.children[word]:
            beside = tree.relation(c) == "advcl" and not (word == asking and "to" in tree.openers(c))
            if not beside and tree.relation(c) != "parataxis" and tree.syntax.relations[c] != "acl:relcl":
                yield c
                yield from self._asked(c, asking)

    def mode(self, trigger: Trigger) -> str | None:
        """Return the mode of a deed: of its word, else for an attack of what stands beside it: "hit | in an air raid"."""
        if trigger.mode is None and trigger.plover in ABOUT:
            return self._content(trigger)
        if trigger.plover != "ASSAULT" or (trigger.mode and trigger.mode != "explosives"):
            return trigger.mode
        tree = self._tree
        for word in tree.dependents(trigger.word, "nsubj", "obl", "nmod", "obj", "compound", "conj", "advcl"):
            cases = tree.cases(word)
            bears = tree.relation(word) in {"nsubj", "compound"} or cases & _BEARERS
            words = [*tree.dependents(word, "compound", "amod"), word, *tree.dependents(word, "conj", "nmod")]
            told = next((m for w in words if (m := modifiers().get(tree.lower(w)))), None)
            if bears and told:
                return told
        return trigger.mode


@cache
def _content_modes(plover: str) -> dict[str, str]:
    """Return the mode that each word of what is demanded, refused or threatened tells."""
    found: dict[str, str] = {}
    for mode, told in load("deeds")["content"][plover].items():
        for lemma in told["verbs"].split():
            found |= dict.fromkeys(forms_of(lemma), mode)
        for noun in told["nouns"].split():
            found |= dict.fromkeys(noun_forms(noun), mode)
    return found
