"""The day of talks as it is told within their phrase, beside their verb or behind them."""

from collections.abc import Iterable

from onrecord.annotate.annotations import TimeExpression
from onrecord.extract.deal.rounds.meeting import WHOLE_DAY, stretch
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.extract.page import day_in

_ASIDE = {"since", "after", "before", "until", "till", "than"}  # lead a time that is not that of the talks


class DaysTold(Phrases):
    """Finds the day of talks."""

    def day(self, word: int, verb: int | None) -> str | None:
        """Return the day told within the phrase, beside the verb, or in the clause above that it shares."""
        tree = self.tree
        top = self.top(word)
        inner = [w for w in tree.below(top) if tree.clause_head(w) == tree.clause_head(top) or w == top]
        planned = [c for c in tree.dependents(top, "acl") if tree.lower(c) in verbs("planning", "mediating", "holding")]
        found = self._day_in([*inner, *(w for c in planned for w in tree.below(c))]) or self._day_behind(top)
        at = top if verb is None else verb
        if verb is None and tree.relation(top) == "nmod" and tree.lower(tree.head(top)) in nouns("results"):
            return found  # "agreed on Monday, the first | fruit | of the talks"
        while found is None and at >= 0:
            near = [
                w
                for c in tree.children[at]
                if tree.relation(c) in {"obl", "advmod", "nmod", "obj", "dep", "nummod", "compound"}
                for w in tree.below(c)
            ]
            found = self._day_in(w for w in near if tree.clause_head(w) == tree.clause_head(at))
            if found is None:
                joined = (c for c in tree.joined_clauses(at) if tree.relation(c) == "advcl" or not tree.dependents(c, "nsubj"))
                found = self._day_in(tree.clause(at)) or self._day_in(w for c in joined for w in tree.clause(c))
            if tree.relation(at) not in {"acl", "advcl", "conj", "xcomp", "obl", "nmod"} or self.apart(at):
                break
            at = self._clause_above(at)
        if found and len(found) < WHOLE_DAY and verb is not None:  # "last week's talks broke up on Friday"
            closer = self._day_in(tree.clause(verb))
            found = closer if closer and within(closer, found) else found
        relative = self.relative(word)
        if found is None and verb is not None:
            found = self._day_before(verb) or self._same_day(verb)
        return found or (self.day(relative, relative) if relative is not None else None)

    def _day_before(self, verb: int) -> str | None:
        """Return the day told right before a verb, wherever it hangs: "X's envoy on Tuesday | met Y"."""
        times = self.page.times_in(range(max(verb - 4, 0), verb))
        near = [t for t in times if self.tree.range(t.start, t.end).stop == verb and t.type in {"DATE", "TIME"}]
        return day_in(near[-1].value) if near else None

    def _same_day(self, verb: int) -> str | None:
        """Return the day of publication where words beside talks that opened or ended say "today": "a good start today"."""
        published = (self.page.article.published or "")[:WHOLE_DAY]
        if not published or self.tree.lower(verb) not in verbs("opening", "ending"):
            return None
        said = {
            t.value[:WHOLE_DAY] for t in self.page.times_in(self.sentence_words(verb)) if t.type in {"DATE", "TIME"}
        }
        return published if said == {published} and not self.tree.dependents(verb, "aux") else None

    def day_since(self, verb: int) -> str | None:
        """Return the day since which talks have been going on: "have been meeting since Monday"."""
        for time in self.page.times_in(sorted(self.tree.clause(verb))):
            words = self.tree.range(time.start, time.end)
            if words and words.start and self.tree.lower(words.start - 1) == "since" and (day := day_in(time.value)):
                return day
        return None

    def day_beside(self, verb: int) -> str | None:
        """Return the day told beside a verb itself."""
        return self._day_in(
            w for c in self.tree.children[verb] if self.tree.clause_head(c) == verb for w in self.tree.below(c)
        )

    def day_behind(self, word: int) -> str | None:
        """Return the day told right behind a verb, wherever it hangs: "asked both to come back on | Friday"."""
        return self._day_in(range(word + 1, min(word + 8, self.sentence_words(word).stop)))

    def _day_behind(self, word: int) -> str | None:
        """Return the day of "planned for Sunday" behind a word, wherever it hangs in the tree."""
        words = self.sentence_words(word)
        if day := self._day_in(self.to_come(word)):
            return day
        for w in range(word + 1, min(word + 12, words.stop - 2)):
            if self.tree.lower(w) in {"planned", "scheduled", "due", "set"} and self.tree.lower(w + 1) in {"for", "on"}:
                return self._day_in(range(w + 2, min(w + 5, words.stop)))
        return None

    def _clause_above(self, word: int) -> int:
        above = self.tree.head(word)
        return self.tree.clause_head(above) if above >= 0 else -1

    def _day_in(self, words: Iterable[int]) -> str | None:
        told: list[str] = []
        for time in self.page.times_in(sorted(words)):
            day = day_in(time.value)
            if time.type in {"DATE", "TIME"} and day and not self._aside(time):
                told.append(day)
        whole = next((d for d in told if len(d) == WHOLE_DAY), None)
        return whole or next(iter(told), None)

    def _aside(self, time: TimeExpression) -> bool:
        """Say whether a time is told only to hold the talks against: "the first since 2003", "after Ramadan"."""
        words = self.tree.range(time.start, time.end)
        if not words:
            return False
        before = {self.tree.lower(w) for w in range(max(words.start - 1, 0), words.start)}
        behind = self.page.ahead(words.stop - 1)
        return (bool(before & _ASIDE) and time.type == "DATE") or behind in {"deadline"}


def within(inner: str, outer: str) -> bool:
    """Say whether a day lies in a week, month or year."""
    (first, last), (begin, end) = stretch(inner), stretch(outer)
    return begin <= first and last <= end
