"""Dispatches of our own and real news with every event marked, as examples for the heads that know events.

A line of training/marked_events/*.txt is a dispatch: {struck|ASSAULT occurred 1} is the word that tells an event, its
PLOVER type and how it stands, {Russian drones|A1} who does it, {a power plant|R1} to whom. A line without marks tells
no event. The marks of real news (training/news/events.jsonl) are told by where the words stand (evaluation/news.py); those
that are "faint" there were marked by hands that marked more than others, and are not taken for events by a head that
learned from the others: whether their words tell any is left open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.marked import span_of
from evaluation.news import read_news
from onrecord.annotate.tree import Tree
from onrecord.extract.events.triggers import Trigger, mode_of
from onrecord.extract.pair_features import Asking
from onrecord.extract.pairs import find_pairs, join_pair
from onrecord.pipeline import Reader
from onrecord.records.values import EventStatus
from onrecord.weights.deed_head import DEEDS
from onrecord.weights.heads import PAIR_TYPES
from training.inline import Dispatch, Span, head_of, read, read_marked
from training.small_heads import Example, example

FOLDER = Path("training/marked_events")
NEWS = Path("training/news/events.jsonl")
_MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
_YIELD = {"CONCEDE", "RETREAT"}
_APART = 4  # of pairs that are none every fourth is learned from, and counts as four


@dataclass
class MarkedEvent:
    """One marked event: the words that tell it, how it stands, and the words of the phrases that tell who takes part."""

    plover: str = ""
    status: EventStatus = "occurred"
    told: range = range(0)
    actors: list[range] = field(default_factory=list)
    recipients: list[range] = field(default_factory=list)
    faint: bool = False

    @property
    def type(self) -> str:
        return "YIELD" if self.plover in _YIELD else self.plover

    def pairs(self, tree: Tree) -> list[tuple[int, int]]:
        """Return who did it to whom, as heads of phrases; of what several do with one another, every two."""
        parts = (self.actors, self.recipients)
        actors, recipients = ([w for words in p if (w := tree.top(words)) is not None] for p in parts)
        if not recipients:
            return [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]
        return [(a, r) for a in actors for r in recipients if a != r]


def invented(reader: Reader) -> Iterator[Dispatch]:
    """Yield the dispatches of our own, read."""
    return read_marked(reader, FOLDER)


def news(reader: Reader, gold: Path) -> Iterator[Dispatch]:
    """Yield the marked articles of real news, read."""
    for row in read_news(NEWS, gold):
        yield read(reader, row["text"], list(told_marks(row)))


def told_marks(row: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    """Yield the marks of an article of real news as those in the line are."""
    for number, event in enumerate(row["events"]):
        faint = " faint" if event.get("faint") else ""
        told = {f"{event['type']} {event['status']} {number}{faint}": [event["at"]]}
        told |= {f"A{number}": event["actors"], f"R{number}": event["recipients"]}
        for said, phrases in told.items():
            yield from ((span, said) for words in phrases if (span := span_of(row["text"], words)))


def examples(one: Dispatch) -> Iterator[Example]:
    """Yield the marked pairs of a dispatch, but for those that few hands would mark, and others that are asked about."""
    events = marked(one)
    tree = one.tree
    wanted = {pair: e.type for e in reversed(events) for pair in e.pairs(tree)}
    faint = {pair for e in events if e.faint for pair in e.pairs(tree)}
    turned = {(b, a) for (a, b), told in wanted.items() if told in _MUTUAL} - wanted.keys()
    asking = Asking(tree, one.labels)
    every = {
        (p.actor, p.recipient): p
        for s in one.found.sentences for p in find_pairs(tree, s.first, s.last, one.labels.keys())
    }  # fmt: skip
    every |= {pair: joined for pair in wanted if pair not in every and (joined := join_pair(tree, *pair))}
    others = 0
    for ends, pair in every.items():
        if ends in turned | faint:
            continue
        if told := wanted.get(ends):
            yield example(one.found.states, asking.ask(pair), PAIR_TYPES.index(told))
            continue
        others += 1
        if others % _APART == 1:
            yield example(one.found.states, asking.ask(pair), -1, float(_APART))


def marked(one: Dispatch) -> list[MarkedEvent]:
    """Return the events of a dispatch."""
    events: dict[str, MarkedEvent] = {}
    for span, said in one.marks:
        words = one.tree.range(*span)
        first, *rest = said.split()
        if first in DEEDS:
            event = events.setdefault(rest[1], MarkedEvent())
            event.plover, event.told = first, words
            event.status = rest[0]  # type: ignore[assignment]
            event.faint = "faint" in rest
        elif words:
            for part in (first, *rest):
                event = events.setdefault(part[1:], MarkedEvent())
                (event.actors if part[0] == "A" else event.recipients).append(words)
    return [e for e in events.values() if e.told]


def trigger_in(tree: Tree, words: range, plover: str) -> Trigger:
    """Return marked words as those that tell an event of a type."""
    word = head_of(tree, words)
    return Trigger(word, plover, mode_of(tree, word, plover), tree.tag(word) != "VERB", tuple(words))
