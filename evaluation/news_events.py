"""Events in real news of the public gold, in which outside hands marked every one (training/news/events_held.jsonl).

Marks are of tellings, and an event may rest on several: each stretch of its evidence counts as one that is found, and is
right if a mark of the event's type is on its words; a mark is found if an event of its type has them in its evidence.
With parties, somebody marked as actor must be among its actors, or nobody be told by either, and so with recipients; of
marks that one event covers, those whom any of them names are looked for, for one telling names whom another leaves out.
Whom marked words mean counts as named by the words, by what our own reading calls them, or by words marked elsewhere that
tell whom a pronoun means or whom the sentence leaves out; who is left out there need not be told. Of the events whose type
is right, the day is right that is the value of marked words of time as they are read, or a part or whole of it ("August" for the
9th); the place that is named by marked words. Marked is when and where it was, however far off that stands.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import news
from evaluation.deal import same_name
from evaluation.marked import Row, naming, span_of
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.extract.events.names import called
from onrecord.extract.events.words import RELATIVES
from onrecord.extract.page import Page, day_in
from onrecord.pipeline import Reading
from onrecord.records import Article, Event, Evidence

HELD = Path("training/news/events_held.jsonl")
FILES = tuple(news.FILES.values())
_PARTIES = ("actors", "recipients")

Naming = Callable[[str], list[str]]
"""What tells of marked words what they are called."""


@dataclass
class Shares:
    """Events found and marks, and how many of each have one of the other to match them."""

    found: int = 0
    right: int = 0
    marked: int = 0
    met: int = 0

    def scores(self, name: str) -> dict[str, float]:
        """Return F1, precision and recall under their names."""
        precision, recall = self.right / max(self.found, 1), self.met / max(self.marked, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {f"{name} F1": f1, f"{name} precision": precision, f"{name} recall": recall}


def judged(reading: Reading, row: Row) -> Iterator[tuple[Event, bool]]:
    """Yield the events of an article with whether marks have the type, and somebody of the actors and of the recipients."""
    events = [c for c in reading.claims if isinstance(c, Event)]
    told = _tellings(events, row)
    named = _naming(reading)
    right = {e.id for e, _, _ in told if all(_is_met(e, k, told, named) for k in _PARTIES)}
    yield from ((e, e.id in right) for e in events)


def score(gold: Path) -> dict[str, float]:
    """Return the scores of types, and of types with those who act and are acted upon."""
    typed, whole = Shares(), Shares()
    days, places = Counts(), Counts()
    for row in news.read_news(HELD, gold):
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        events = [c for c in reading.claims if isinstance(c, Event)]
        told = _tellings(events, row)
        named = _naming(reading)
        alike = [(e, span, m) for e, span, m in told if all(_is_met(e, k, told, named) for k in _PARTIES)]
        for shares, matched in ((typed, told), (whole, alike)):
            shares.found += sum(len(e.evidence) for e in events)
            shares.marked += len(row["events"])
            shares.right += len({(e.id, span) for e, span, _ in matched})
            shares.met += len({id(m) for _, _, m in matched})
        for event in {e.id: e for e, _, _ in told}.values():
            count_day(days, (event.date,) if event.date else (), _pooled(event, "days", told), reading)
            count_place(places, event.place, _pooled(event, "places", told), named)
    parties = whole.scores("type, actors and recipients")
    return typed.scores("type") | parties | days.scores("day") | places.scores("place")


def count_day(counts: Counts, told: Sequence[str], marked: Sequence[str], reading: Reading) -> None:
    """Count the days told of something beside what the marked words are read as."""
    spans = [span for words in marked if (span := span_of(reading.annotations.text, words))]
    read = [t.value for t in reading.annotations.times for start, end in spans if t.start < end and start < t.end]
    days = [day for value in read if (day := day_in(value))]
    right = any(one.startswith(day) or day.startswith(one) for one in told for day in days)
    counts.add(bool(told), bool(marked), right)


def count_place(counts: Counts, told: str | None, marked: Sequence[str], named: Naming) -> None:
    """Count the place told of something beside the marked words."""
    right = any(same_name(told, name) for words in marked for name in named(words))
    counts.add(bool(told), bool(marked), right)


def _tellings(events: Sequence[Event], row: Row) -> list[tuple[Event, Evidence, Row]]:
    """Return the events with the stretches of evidence and the marks that tell of one another."""
    return [(e, span, m) for e in events for span in e.evidence for m in row["events"] if _is_told(e, span, m, row)]


def _is_told(event: Event, told: Evidence, mark: Row, row: Row) -> bool:
    span = span_of(row["text"], mark["at"])
    return span is not None and event.plover == mark["type"] and told.start < span[1] and span[0] < told.end


def _pooled(event: Event, key: str, told: Sequence[tuple[Event, Evidence, Row]]) -> list[Any]:
    """Return what the marks on an event's evidence name of one sort."""
    return [words for e, _, m in told if e is event for words in m.get(key, ())]


def _is_met(event: Event, key: str, told: Sequence[tuple[Event, Evidence, Row]], named: Naming) -> bool:
    """Say whether one of those found to act, or be acted upon, is one of those wanted, or nobody is told by either."""
    found, wanted = getattr(event, key), _pooled(event, key, told)
    names = [name for words in (*wanted, *_pooled(event, f"further_{key}", told)) for name in named(words)]
    return any(same_name(a, b) for a in found for b in names) if found else not wanted


def _naming(reading: Reading) -> Naming:
    """Return what tells of marked words what they are called: themselves, and whom our own reading takes them for, "who" for
    what its clause describes."""
    page = Page(reading.article, reading.annotations, by="")
    tree, parties = page.tree, naming(reading)

    def named(words: str) -> list[str]:
        span = span_of(page.text, words)
        heads = [top] if span and (top := tree.top(tree.range(*span))) is not None else []
        heads += [tree.head(tree.clause_head(w)) for w in heads if tree.lower(w) in RELATIVES]
        return [*parties(words), *(called(page, w) for w in heads if w >= 0)]

    return named
