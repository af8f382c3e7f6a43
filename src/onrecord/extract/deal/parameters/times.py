"""How long a term lasts, and by when it is due."""

import re
from calendar import monthrange
from typing import Any

from onrecord.annotate.annotations import TimeExpression
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters.words import LASTING, cased, of_paper, words
from onrecord.extract.page import Page, day_in
from onrecord.records.values import TermType

_TIMES = re.compile(r"\btimes (?:in|over|within) (?:the )?$")
_ISO = re.compile(r"P(T?\d+(\.\d+)?[YMWDHS])+")
_LASTING: frozenset[TermType] = frozenset({"ceasefire", "permanent_end"})  # whose "in 60 days" may tell how long
_EACH = {f"a {unit}" for unit in ("day", "week", "month", "year")}
_APART = {"after", "later", "before", "earlier", "from", "ago"}
_AT_MOST = {"a", "period", "maximum", "of", "no", "not", "more", "longer", "than", "at", "most"}
_SAME = {"date", "period", "time", "day", "deadline", "timeframe", "term"}


class Times:
    """Reads durations and deadlines."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def of(self, mention: TermMention, scope: list[int]) -> dict[str, Any]:
        """Return the duration and the deadline that the words of a term tell."""
        told: dict[str, Any] = {}
        head, above = mention.head, self._tree.head(mention.head)
        if self._tree.relation(head) == "obj" and above >= 0:
            head, above = above, self._tree.head(above)  # "has 11 days to complete | its withdrawal"
        given = list(self._tree.below(above)) if self._tree.relation(head) == "acl" and above >= 0 else []
        before = [w for w in given if w <= above]
        if (granted := self.granted(head)) is not None:
            told["deadline"] = granted
        scope = [w for w in scope if w in self._page.time_words or self._tree.lower(w) == "daily"]
        scope = [w for w in scope if not self._after(w) and not self._aside(w, mention) and not of_paper(self._tree, w)]
        scope += self._lasting_behind(mention) or self._lasting_below(mention) or self._extended(mention)
        for time in [
            *self._page.times_in(scope),
            *(t for t in self._page.times_in(sorted(before)) if self.is_given(t)),
        ]:
            same = "same" in self._page.text[time.start : time.end].lower().split()
            vote = mention.type == "governance" or self._tree.tag(mention.head) == "VERB"
            deadline = (
                None if same and time.type == "DATE" else self._deadline(time, vote, mention.type not in _LASTING)
            )
            if time.type == "DATE" and not deadline:
                continue
            if deadline:
                told.setdefault("deadline", deadline)
            elif (
                time.type == "DURATION"
                and _ISO.fullmatch(time.value)
                and not (self._is_rate(time) or self._spent(time) or self._since(time))
            ):
                told.setdefault("duration", time.value)
                if any(self._tree.lower(w) == "daily" for w in scope):
                    told["per"] = "P1D"  # "a daily two-hour pause"
        return told

    def granted(self, verb: int) -> str | None:
        """Return how long somebody is given to do what a verb tells: "gives X 60 days to | withdraw"."""
        tree, above = self._tree, self._tree.head(verb)
        if above < 0 or tree.relation(verb) not in {"advcl", "xcomp"} or tree.lower(above) not in words("giving"):
            return None
        times = list(self._page.times_in(range(above, verb)))
        until = (self._deadline(t) for t in times if t.type == "DATE")
        return next((t.value for t in times if t.type == "DURATION"), None) or next((d for d in until if d), None)

    def _after(self, word: int) -> bool:
        """Say whether a time only tells what went before: "after a day of talks"."""
        tree, at = self._tree, word
        while at >= 0 and tree.relation(at) in {"nummod", "nmod", "det", "amod", "compound"}:
            if cased(self._tree, at) == "after":
                break
            at = tree.head(at)
        if at < 0 or cased(tree, at) != "after":
            return False
        return words("signings").isdisjoint(tree.lower(w) for w in tree.below(at))

    def _aside(self, word: int, mention: TermMention) -> bool:
        """Say whether a time tells what is only described: "the lines they | held before August"."""
        tree = self._tree
        clause = tree.clause_head(word)
        described = tree.relation(clause) == "acl" and tree.head(clause) not in {mention.head, tree.head(mention.head)}
        return described and mention.head not in tree.clause(clause) and tree.tag(clause) == "VERB"

    def _lasting_behind(self, mention: TermMention) -> list[int]:
        """Return the words of the next sentence where it tells how long a truce lasts: "It runs for 40 days"."""
        tree = self._tree
        here = tree.sentence_of(mention.head) + 1
        if mention.type != "ceasefire" or here >= len(tree.sentences):
            return []
        first, last = tree.sentences[here].first, tree.sentences[here].last
        verb = tree.head(first)
        lasts = tree.lower(first) == "it" and verb >= 0 and tree.lower(verb) in LASTING | words("bearing")
        return list(range(first, last)) if lasts else []

    def _lasting_below(self, mention: TermMention) -> list[int]:
        """Return the words of a clause below a truce that tells how long it lasts: "takes effect on Friday and | lasts"."""
        tree = self._tree
        lasting = [v for v in tree.below(mention.head) if tree.tag(v) == "VERB" and tree.lower(v) in LASTING]
        return [w for v in sorted(lasting) for w in sorted(tree.below(v))] if mention.type == "ceasefire" else []

    def _extended(self, mention: TermMention) -> list[int]:
        """Return the words that tell until when a truce was extended: "signed a truce and | extended it until April |"."""
        tree = self._tree
        above = tree.clause_head(mention.head)
        verbs = [c for v in (above, tree.head(above)) if v >= 0 for c in tree.dependents(v, "conj") if c > mention.head]
        extended = [
            v for v in verbs if tree.lower(v) in words("extending")
            and any(tree.lower(o) == "it" for o in tree.dependents(v, "obj"))
        ]  # fmt: skip
        until = [o for v in extended for o in tree.dependents(v, "obl") if tree.cases(o) & {"until", "till"}]
        return sorted(w for o in until for w in tree.below(o)) if mention.type == "ceasefire" else []

    def same(self, scope: list[int]) -> str | None:
        """Return the deadline told last before, where this one is "the same": "within the same period"."""
        tree = self._tree
        same = next((w for w in scope if tree.lower(w) == "same" and self._page.ahead(w) in _SAME), None)
        if same is None:
            return None
        told = [t for t in self._page.annotations.times if t.end < tree.words[same].start]
        return next((d for t in reversed(told) if (d := self._deadline(t, due=True))), None)

    def _deadline(self, time: TimeExpression, vote: bool = False, due: bool = False) -> str | None:
        """Return the day by which: "by 3 May", "within 48 hours"; only where a word of limit leads it.

        Of what is `due`, "in 60 days" tells when.
        """
        tree = self._tree
        first = tree.range(time.start, time.end).start
        latest = first > 1 and tree.lower(first - 1) == "than" and tree.lower(first - 2) == "later"
        while time.type == "DURATION" and first and tree.lower(first - 1) in _AT_MOST and not latest:
            first -= 1  # "within a period of no more than | 60 days"
        led = list(range(max(first - 3, 0), first))
        last = max((w for w in led if tree.tag(w) in {"ADP", "SCONJ", "PROPN", "VERB"}), default=first)
        before = {tree.lower(w) for w in led if w >= last}
        stop = tree.range(time.start, time.end).stop
        after = next((w for w in (stop - 1, stop) if w < len(tree.words) and tree.lower(w) == "after"), None)
        behind = {tree.lower(w) for w in range(after + 1, len(tree.words))[:3]} if after is not None else set()
        if time.type == "DURATION" and behind & words("signings"):
            return time.value
        limits = {"within", "inside", "in"} if due else {"within", "inside"}
        if time.type == "DURATION" and (latest or before & limits or self.is_given(time) or "same" in before):
            return time.value
        between = tree.lower(first - 1) == "and" and any(
            tree.lower(w) == "between" for w in range(max(first - 5, 0), first)
        )
        if time.type == "DATE" and (between or before & {"by", "before", "until", "than"}):
            day = day_in(time.value)
            return _last_day(day) if day and time.mod == "END" else day
        if time.type == "DATE" and vote and before & {"in", "on", "for"}:
            day = day_in(time.value)
            return day if day and day > (self._page.article.published or "9") else None
        return None

    def is_given(self, time: TimeExpression) -> bool:
        """Say whether a time is given to do something: "has 60 days to withdraw"."""
        tree = self._tree
        top = tree.top(tree.range(time.start, time.end))
        if top is None or tree.relation(top) != "obj":
            return False
        return tree.lower(tree.head(top)) in {
            "has",
            "have",
            "had",
            "gives",
            "give",
            "gave",
            "giving",
            "given",
            "gets",
            "get",
        }

    def _spent(self, time: TimeExpression) -> bool:
        """Say whether a time is that of what a term ends: "36 years of | war"."""
        stop = self._tree.range(time.start, time.end).stop
        behind = [self._tree.lower(w) for w in range(stop, min(stop + 4, len(self._tree.words)))]
        return behind[:1] == ["of"] and bool(set(behind) & words("spent"))

    def _since(self, time: TimeExpression) -> bool:
        """Say whether a time tells how long after or before something else it is, or how old something is: "11 days |
        after seizing it", "four weeks | after the junta declared a pause", "four days | into the truce", "week-old".
        """
        tree, stop = self._tree, self._tree.range(time.start, time.end).stop
        if self._page.text.endswith("old", 0, time.end):
            return True
        stop -= tree.lower(stop - 1) in _APART  # "11 days after" is one expression
        behind = self._page.ahead(stop - 1)
        if behind != "after":
            return behind in {"before", "since", "ago", "later", "earlier", "into", "old"}
        if stop + 1 >= len(tree.words):
            return True  # a text that breaks off
        clause = tree.head(stop) if tree.relation(stop) == "mark" else stop + 1
        done = tree.tag(clause) == "VERB" or self._page.ahead(stop).endswith("ing")
        return done and not {tree.lower(clause), self._page.ahead(stop)} & words("signings")

    def _is_rate(self, time: TimeExpression) -> bool:
        text, words_ = self._page.text, self._tree.range(time.start, time.end)
        counted = words_.start > 0 and self._tree.tag(words_.start - 1) in {"NUM", "NOUN"}
        if counted and text[time.start : time.end].lower() in _EACH and self._page.ahead(words_.stop - 1) not in _APART:
            return True  # "in groups of three | a week"
        if _TIMES.search(text[: time.start]):
            return True  # "broke it 14 times in | two weeks"
        return time.end - time.start < 5 and text[: time.start].rstrip().endswith((" a", " per", " each", " every"))


def _last_day(day: str) -> str:
    """Return the last day of a year or month: the end of "2005-02" is "2005-02-28"."""
    year, _, month = day.partition("-")
    if not month:
        return f"{year}-12-31"
    return f"{day}-{monthrange(int(year), int(month))[1]}" if month.isdigit() else day
