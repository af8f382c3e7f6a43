"""Whether talks are held, are to come or are off, by what their verbs tell."""

from dataclasses import dataclass

from onrecord.extract.deal.put_off import put_off
from onrecord.extract.deal.rounds.meeting import Edge
from onrecord.extract.deal.rounds.told import DaysTold
from onrecord.extract.deal.rounds.words import idioms, nouns, verbs
from onrecord.extract.deal.status import status_at
from onrecord.extract.hearsay import is_dismissed
from onrecord.records.detail import RoundStatus
from onrecord.records.values import EventStatus

_STATUS: dict[EventStatus, RoundStatus | None] = {
    "occurred": "held", "ongoing": "ongoing", "planned": "planned", "called_for": "called_for", "denied": None,
    "hypothetical": "called_for",
}  # fmt: skip
_AROUND = {"after", "following", "during", "in", "at", "amid", "before", "ahead", "of"}


@dataclass(frozen=True, slots=True)
class Held:
    """Whether talks are held; `denied` where they are told not to be; `edge` where their start or end is told."""

    status: RoundStatus | None
    denied: bool = False
    edge: Edge | None = None


_TELLING = tuple("opening ending holding meeting joining moving mediating planning sitting receiving phoning".split())


class When(DaysTold):
    """Finds the status of talks; and their day, as told beside them."""

    def held(self, word: int, verb: int | None) -> Held:
        """Return whether talks are held, from the verbs above them and the words beside them."""
        tree = self.tree
        if any(map(tree.is_none, (self.top(word), *(tree.dependents(verb, "nsubj") if verb is not None else ())))):
            return Held(None, denied=True)  # "no talks were held", "with no date set for talks"
        if is_dismissed(tree, word) or (verb is not None and is_dismissed(tree, verb)):
            return Held(None, denied=True)
        if verb is not None and tree.lower(verb) == "followed" and tree.relation(verb) == "advcl" and tree.head(verb) >= 0:
            return self.held(word, tree.head(verb))  # "would meet on Monday, followed by a | session in Lomé"
        relative = self.relative(word)
        if (
            relative is not None
            and relative != verb
            and any(tree.lower(relative) in verbs(k) for k in ("opening", "ending", "cancelling"))
            and (verb is None or not (self._cancels(verb) or self._takes_place(verb)))
        ):
            return self.held(relative, relative)
        if self.is_under_way(word) and status_at(self.page, tree.head(self.top(word))) == "occurred":
            return Held("ongoing")
        beside = {
            tree.lower(c)
            for top in dict.fromkeys((word, self.top(word)))
            for d in tree.dependents(top, "amod", "nmod")
            for c in (d, *tree.dependents(d, "amod"))
            if d < top
        }  # also of "next week's talks"
        if verb is None:
            if self._led_to(self.top(word)):
                return Held("held")
            if (planned := self._planned(self.top(word))) is not None:
                return planned
            return Held(self._alone(word, beside))
        lower = tree.lower(verb)
        if lower in nouns("needed") and tree.relation(self.top(word)) == "nsubj":
            return Held("called_for")  # "talks were urgently needed"
        chain = list(self.controllers(verb))
        if any(self.moves(v) for v in chain if v != verb) or any(
            tree.lower(w) in nouns("coming_up") for w in range(max(verb - 3, 0), verb)
        ):
            return Held("planned")
        above = {w for v in chain for w in (v, tree.head(v), *range(max(verb - 6, 0), verb)) if w >= 0}
        if any(tree.lower(w) in nouns("willing") and tree.tag(w) in {"ADJ", "ADV"} for w in above) or self._only_if(
            verb
        ):
            return Held(None, denied=True)
        if self.yet_to(verb):
            return Held("planned")
        beside_verb = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark", "cop")}
        if beside_verb >= {"to", "have"} and beside_verb & {"was", "were"}:
            return Held("cancelled")  # "was to have hosted"
        if any(tree.lower(v) in {"likely", "expected", "possible"} for v in (verb, tree.head(verb)) if v >= 0):
            return Held("planned")
        noun = tree.head(verb) if tree.relation(verb) == "acl" else -1
        if noun >= 0 and "to" in {tree.lower(c) for c in tree.dependents(verb, "mark")}:
            if tree.head(noun) < 0 and self.page.is_actor(noun):
                return Held("planned")  # "Rebels to hold talks with Lomé"
            if tree.lower(noun) in {"willingness", "readiness", "refusal", "reluctance"}:
                return Held(None, denied=True)
            if tree.lower(noun).removesuffix("s") in nouns("intents"):
                dropped = tree.head(noun) >= 0 and self._cancels(tree.head(noun))  # "plans to meet were scrapped"
                return Held("cancelled" if dropped else "planned")
            if tree.lower(noun) in nouns("requests"):
                return Held("called_for")
        told = status_at(self.page, verb)
        off = self.page.ahead(verb) == "off" or any(
            tree.lower(c) == "off" for c in tree.dependents(verb, "compound", "advmod")
        )
        if put_off(self.page, verb):
            return Held("planned")
        if (lower in verbs("putting_off") and off) or self._near(verb, "falling"):
            return Held("cancelled")
        to_be = beside | {tree.lower(w) for w in tree.below(self.top(word)) if w > word}
        if self._near(verb, "withdrawing") and to_be & (nouns("coming") | nouns("coming_up")):
            return Held("cancelled")
        if self._near(verb, "closing"):
            return Held("held", edge="end")
        if self._near(verb, "underway"):
            return Held("ongoing", edge="start")
        known = any(lower in verbs(k) for k in _TELLING) or lower in nouns("states")
        top = self.top(word)
        aside = tree.relation(top) == "obl" and not known and bool(self.cases(top) & _AROUND)
        if aside:
            return Held("planned" if self.cases(top) & {"before", "ahead"} or self._ahead_of(top) else "held")
        if any(tree.lower(v) in verbs("offering") for v in chain):
            return Held("called_for")
        if tree.lower(top) == "day" and tree.dependents(top, "amod") and told == "occurred":
            return Held("ongoing")
        called = any(tree.lower(v) in verbs("calling") for v in chain) and (
            lower not in verbs("phoning") or self.page.ahead(verb) == "for"
        )
        if self.moves(verb) and "into" in self.cases(top) and told == "occurred":
            return Held("ongoing")  # "walked back into the talks"
        if lower in verbs("closeting"):
            still = (self._has(verb) or self._another_day(verb)) and told == "occurred"
            return Held("ongoing" if still else _STATUS[told])
        if self._takes_place(verb) and told in {"denied", "occurred"}:
            return Held("cancelled" if told == "denied" else "held")
        if told == "denied" and lower not in verbs("cancelling"):
            if not known:
                return Held(None)
            asked = any(tree.lower(v) in verbs("refusing", "calling") for v in chain)
            return Held("called_for" if asked and called else None, denied=not called)
        if any(tree.lower(v) in verbs("cancelling") for v in chain):
            return Held(None if called else "cancelled")  # "asked for the meeting to be postponed"
        if called or lower in verbs("refusing"):
            return Held("called_for")
        if told == "hypothetical":
            return Held(
                "planned"
                if any(tree.lower(c) in {"may", "might", "could"} for c in tree.dependents(verb, "aux"))
                else "called_for"
            )
        if (
            told in {"planned", "called_for"}
            or beside & nouns("coming")
            or lower in nouns("states") & {"due", "scheduled"}
        ):
            return Held("called_for" if told == "called_for" else "planned")
        if any(tree.lower(v) in verbs("planning") for v in chain) or (
            self.moves(verb) and tree.relation(self.top(word)) != "nsubj"
        ):
            return Held("planned")
        if lower in verbs("ending"):
            return Held("held", edge="end")
        on = any(tree.lower(v) in verbs("opening") and tree.lower(v).endswith("ing") for v in chain)
        if lower in verbs("opening") or beside & nouns("running") or on:  # "are continuing to negotiate"
            return Held("ongoing", edge="start" if lower in verbs("starting") else None)
        if (
            lower in verbs("holding", "meeting", "mediating", "joining", "sitting")
            or tree.relation(self.top(word)) == "obl"
        ):
            progressive = any(
                tree.lower(c) in {"is", "are", "'re", "was", "were", "been"} for c in tree.dependents(verb, "aux")
            ) and lower.endswith("ing")
            return Held("ongoing" if progressive else "held")
        return Held(_STATUS[told] if lower in nouns("states") else None)

    def _planned(self, top: int) -> Held | None:
        """Return what becomes of talks of a plan or a date: "| plans for a meeting were shelved", "set May 9 as the date for"."""
        tree, noun = self.tree, self.tree.head(top)
        verb = tree.head(noun) if noun >= 0 and tree.relation(top) == "nmod" else -1
        if verb < 0 or not self.cases(top) & {"for", "of"}:
            return None
        if tree.lower(noun).removesuffix("s") in nouns("intents"):
            return Held("cancelled") if self._cancels(verb) else None
        return Held("planned") if tree.lower(noun) == "date" and tree.lower(verb) in verbs("planning") else None

    def _led_to(self, top: int) -> bool:
        """Say whether something was agreed in talks: "agreed to a ceasefire in | talks hosted by X"."""
        tree, above = self.tree, self.tree.head(top)
        verb = tree.head(above) if above >= 0 else -1
        accord = tree.relation(top) == "nmod" and verb >= 0 and tree.lower(above) in nouns("accords")
        done = accord and tree.tag(verb) == "VERB" and not tree.dependents(verb, "aux")
        return done and bool(self.cases(top) & {"in", "after", "during", "at", "following"})

    def _another_day(self, verb: int) -> bool:
        """Say whether something is told to have been so "for a second day"."""
        days = (c for c in self.under([verb], frozenset({"for"})) if self.tree.lower(c) == "day")
        return any(self.tree.dependents(c, "amod") for c in days)

    def _has(self, verb: int) -> bool:
        """Say whether a verb tells what has been going on up to now."""
        return any(
            self.tree.lower(c) in {"has", "have", "'ve", "’ve", "is", "are"} for c in self.tree.dependents(verb, "aux")
        )

    def _only_if(self, verb: int) -> bool:
        """Say whether something would be done on a condition only: "would hold talks only when the last had left"."""
        words = range(verb + 1, min(verb + 14, self.sentence_words(verb).stop - 1))
        conditions = {"if", "once", "when", "after"}
        return any(self.tree.lower(w) == "only" and self.tree.lower(w + 1) in conditions for w in words)

    def yet_to(self, verb: int) -> bool:
        """Say whether what a verb tells has not come about: "were to | begin on Monday but have yet to start"."""
        tree, words = self.tree, self.sentence_words(verb)
        for at in range(words.start + 1, words.stop - 1):
            told = tree.lower(at) in verbs("opening", "happening") and [tree.lower(at - 2), tree.lower(at - 1)] == [
                "yet",
                "to",
            ]
            while (
                told and at >= 0 and at != verb and not (tree.relation(at) == "conj" and tree.dependents(at, "nsubj"))
            ):
                at = tree.head(at) if tree.relation(at) in {"xcomp", "ccomp", "conj", "advcl"} else -1
            if told and (at == verb or at in self.controllers(verb)):
                return True
        return False

    def _near(self, verb: int, key: str) -> bool:
        """Say whether a verb and a word close behind it are a pair of a list: "got under way", "fell through"."""
        stop = min(verb + 4, len(self.tree.words))
        return any((self.tree.lower(verb), self.tree.lower(w)) in idioms(key) for w in range(verb + 1, stop))

    def _cancels(self, verb: int) -> bool:
        """Say whether a verb tells that talks are off: "was put off", "was scrapped"."""
        lower = self.tree.lower(verb)
        return lower in verbs("cancelling") or (lower in verbs("putting_off") and self.behind(verb, "off", 2))

    def is_under_way(self, word: int) -> bool:
        """Say whether talks are told to go on: "| talks are underway", "are under way", "in progress"."""
        top = self.top(word)
        state = self.tree.head(top)
        if state < 0 or self.tree.relation(top) != "nsubj":
            return False
        told = self.tree.lower(state)
        return told == "underway" or {"way": "under", "progress": "in"}.get(told) in self.cases(state)

    def goes_on(self, word: int) -> bool:
        """Say whether those told to be in talks are so now: "are in talks", "have been in session"."""
        beside = self.tree.dependents(word, "aux", "cop")
        return any(self.tree.lower(c) in {"has", "have", "'ve", "’ve", "is", "are", "'re", "’re"} for c in beside)

    def off_ahead(self, verb: int | None) -> bool:
        """Say whether a verb tells now that something to come is off: "has been called off", "will not take place"."""
        auxiliaries = self.tree.dependents(verb, "aux", "cop") if verb is not None else []
        return any(self.tree.lower(c) in {"has", "have", "is", "are", "will", "wo"} for c in auxiliaries)

    def _takes_place(self, verb: int) -> bool:
        """Say whether a verb is one of happening: what does not take place is cancelled."""
        tree = self.tree
        lower = tree.lower(verb)
        return (
            lower in verbs("happening")
            or (lower in {"take", "taken", "took"} and self.page.ahead(verb) == "place")
            or (lower in {"go", "gone", "went"} and self.page.ahead(verb) == "ahead")
        )

    def _ahead_of(self, word: int) -> bool:
        first = min(w for w in self.tree.below(word) if w <= word)
        return any(self.tree.lower(w) == "ahead" for w in range(max(first - 2, 0), first + 1))

    def _alone(self, word: int, beside: set[str]) -> RoundStatus | None:
        told = status_at(self.page, word)
        if beside & nouns("coming"):
            return "planned"
        top = self.top(word)
        if beside & nouns("running") or (self.tree.lower(top) == "day" and self.tree.dependents(top, "amod")):
            return "ongoing"
        if told in {"called_for", "planned", "hypothetical"}:
            return "planned" if told == "planned" else "called_for"
        return None
