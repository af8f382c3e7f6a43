"""On which days talks are held: from the first to the last, the right week of a bare weekday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.annotate.annotations import TimeExpression
from onrecord.extract.deal.rounds.meeting import WHOLE_DAY, Meeting, stretch
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.words import nouns, presents, verbs
from onrecord.extract.page import day_in

_TO = {"and", "to", "until", "till", "through", "-", "–", "—"}
_DAYS = re.compile(r"P(\d+)D")
_WEEKS = re.compile(r"P(\d+)W")
_FROM_TO = re.compile(
    r"\bfrom\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:to|through|until|till)\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:early |late )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: \w+)?", re.IGNORECASE)
_PARTS = {"morning", "afternoon", "evening"}
_MONTH = 7  # characters of 2024-05
_WEEK = timedelta(days=7)


class Days(Phrases):
    """Finds the first and last day of talks."""

    def span(self, meeting: Meeting) -> None:
        """Set the first and last day of a mention where more than one is told."""
        if meeting.until:
            return
        if meeting.day is None or not meeting.whole_day:
            self._numbered(meeting)
            return
        time = next((t for t in self._times(meeting) if day_in(t.value) == meeting.day), None)
        last = self._until(time) if time else None
        if last and last > meeting.day:
            meeting.until = last
        elif meeting.edge == "end" and time and self._ends(time) and (first := self._begun(meeting)):
            meeting.day, meeting.until = first, meeting.day

    def _ends(self, time: TimeExpression) -> bool:
        """Say whether the sentence of a day tells that something ended: not "opened on | Saturday"."""
        words = self.sentence_words(self.tree.range(time.start, time.end).start)
        return any(self.tree.lower(w) in verbs("ending") for w in words)

    def _times(self, meeting: Meeting) -> Iterator[TimeExpression]:
        for sentence in dict.fromkeys(self.sentence_words(w) for w in meeting.words):
            yield from self.page.times_in(sentence)

    def _until(self, time: TimeExpression) -> str | None:
        """Return the day joined to another: "Sunday and Monday", "3 June to 5 June"."""
        words = self.tree.range(time.start, time.end)
        at = words.stop
        if at >= len(self.tree.words) or self.tree.lower(at) not in _TO:
            return None
        behind = next(self.page.times_in(range(at + 1, min(at + 3, len(self.tree.words)))), None)
        day = day_in(behind.value) if behind and behind.type == "DATE" else None
        return day if day and len(day) == WHOLE_DAY else None

    def _begun(self, meeting: Meeting) -> str | None:
        """Return the first day of talks that ended on one: after "two days of talks", "a week after it had begun"."""
        tree = self.tree
        end = date.fromisoformat(meeting.day or "")
        for time in self._times(meeting):
            if time.type != "DURATION":
                continue
            words = tree.range(time.start, time.end)
            days, weeks = _DAYS.fullmatch(time.value), _WEEKS.fullmatch(time.value)
            begun = any(
                tree.lower(w) in verbs("starting")
                for w in range(words.stop, min(words.stop + 6, len(tree.words)))
                if "after" in {tree.lower(x) for x in range(words.stop - 1, w)}
            )
            if begun and (days or weeks):
                length = int(days[1]) if days else 7 * int((weeks or "0")[1])
                return (end - timedelta(days=length)).isoformat()
            told = tree.lower(words.stop) if words.stop < len(tree.words) else ""
            before = tree.lower(words.start - 1) if words.start else ""
            of_talks = (told == "of" or self._of_talks(words)) and before != "after"
            if days and of_talks and int(days[1]) > 1:
                return (end - timedelta(days=int(days[1]) - 1)).isoformat()
        return None

    def _of_talks(self, words: range) -> bool:
        """Say whether a duration tells how long talks are: "a two-day round of talks"."""
        return any(
            self.tree.lower(w) in nouns("nouns") for w in range(words.stop, min(words.stop + 3, len(self.tree.words)))
        )

    def _numbered(self, meeting: Meeting) -> None:
        """Read "from the 6th to the 11th of this month"."""
        if meeting.day is None or len(meeting.day) != len("2024-05"):
            return
        for words in dict.fromkeys(self.sentence_words(w) for w in meeting.words):
            sentence = self.page.text[self.tree.words[words.start].start : self.tree.words[words.stop - 1].end]
            if told := _FROM_TO.search(sentence):
                meeting.day, meeting.until = (f"{meeting.day}-{int(n):02}" for n in told.groups())
                return

    def from_before(self, meeting: Meeting, known: Meeting) -> None:
        """Read a day told by that of the round before: "ten days earlier", "in the evening"."""
        if meeting.day or not known.whole_day or meeting.back:
            return
        words = sorted(self.tree.clause(meeting.words[0]))
        for time in self.page.times_in(words):
            length = _DAYS.fullmatch(time.value) or _WEEKS.fullmatch(time.value)
            told = self.page.text[time.start : time.end + 9].lower().split()
            if time.type == "DURATION" and length and {"before", "earlier"} & {*told}:
                days = int(length[1]) * (7 if "W" in time.value else 1)
                meeting.day = (date.fromisoformat(known.day or "") - timedelta(days=days)).isoformat()
                return
        told_words = [self.tree.lower(w) for w in self.sentence_words(meeting.words[0])]
        part = any(w in _PARTS and told_words[max(n - 2, 0)] == "in" for n, w in enumerate(told_words))
        if part and not any(t.type in {"DATE", "TIME"} for t in self._times(meeting)):
            meeting.day = known.day

    def settle(self, meeting: Meeting) -> None:
        """Move a bare weekday or month to the one that its verb means: the last where held, the next where to come."""
        published = self.page.article.published
        over = meeting.status == "held" or (meeting.status == "cancelled" and not meeting.ahead)
        if published and len(meeting.day or "") == _MONTH and "W" not in (meeting.day or "W"):
            year, month = (meeting.day or "").split("-")
            if over and self.is_to_come(meeting):
                meeting.day = f"{int(year) - 1}-{month}"  # "held talks in November"
            elif meeting.status == "planned" and (meeting.day or "") < published[:_MONTH]:
                meeting.day = f"{int(year) + 1}-{month}"  # "will meet again in January"
        if not published or not meeting.day or not meeting.whole_day or meeting.until:
            return
        day, today = date.fromisoformat(meeting.day), date.fromisoformat(published[:WHOLE_DAY])
        bare = any(
            day_in(t.value) == meeting.day and _WEEKDAY.fullmatch(self.page.text[t.start : t.end])
            for t in self._times(meeting)
        )
        if not bare or any(self._present(w) for w in meeting.words):
            return
        past = over or meeting.status == "ongoing"
        if day > today and past and day - _WEEK < today:
            meeting.day = (day - _WEEK).isoformat()
        elif day < today and meeting.ahead and day + _WEEK > today:
            meeting.day = (day + _WEEK).isoformat()

    def past(self, meeting: Meeting) -> None:
        """Leave out the day of what is still to come where that is over: on which it was agreed, planned or asked for, or
        on which somebody left for it.
        """
        published = self.page.article.published
        to_come = meeting.status in {"planned", "called_for"}
        if to_come and published and meeting.whole_day and (meeting.day or "") < published[:WHOLE_DAY]:
            meeting.day = None

    def is_to_come(self, meeting: Meeting) -> bool:
        """Say whether the day, week or month of talks begins after the article was published."""
        published = self.page.article.published
        return (
            bool(published and meeting.day)
            and stretch(meeting.day or "")[0].isoformat() > (published or "")[:WHOLE_DAY]
        )

    def _present(self, word: int) -> bool:
        """Say whether a verb of meeting tells of what is to come by the present: "they meet again on Thursday"."""
        lower = self.tree.lower(word)
        listed = any(lower in presents(key) for key in ("meeting", "sitting", "holding", "opening"))
        return self.tree.tag(word) == "VERB" and listed and not self.tree.dependents(word, "aux")
