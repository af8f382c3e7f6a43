"""Dispatches of our own with every event marked, as examples for the heads that know events.

A line of training/marked_events/*.txt is a dispatch: {struck|ASSAULT occurred 1} is the word that tells an event, its
PLOVER type and how it stands, {Russian drones|A1} who does it, {a power plant|R1} to whom. A line without marks tells
no event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import Asking, entity_labels
from onrecord.extract.pairs import find_pairs, join_pair
from onrecord.extract.trigger_features import ask_trigger, may_tell
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.event_head import TYPES
from onrecord.weights.trigger_head import DEEDS
from training.inline import Span, lines, split_marks
from training.small_heads import Example, dense

FOLDER = Path("training/marked_events")
_MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
_YIELD = {"CONCEDE", "RETREAT"}


@dataclass
class _Event:
    plover: str = ""
    told: range = range(0)
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)

    @property
    def type(self) -> str:
        return "YIELD" if self.plover in _YIELD else self.plover

    def pairs(self) -> list[tuple[int, int]]:
        """Return who did it to whom; of what several do with one another, every two."""
        if not self.recipients:
            return [(a, b) for n, a in enumerate(self.actors) for b in self.actors[n + 1 :]]
        return [(a, r) for a in self.actors for r in self.recipients if a != r]


@dataclass(frozen=True)
class Dispatch:
    """What one dispatch gives to learn: pairs, and words."""

    pairs: list[Example]
    words: list[Example]


def dispatches(reader: Reader) -> Iterator[Dispatch]:
    """Yield the examples of every dispatch."""
    for line in lines(FOLDER):
        text, marks = split_marks(line)
        found = reader.annotate(Article.build(body=text))
        tree = Tree(found.text, found.words, found.syntax, found.sentences)
        events = _events(tree, marks)
        labels = entity_labels(found, tree)
        yield Dispatch(list(_pairs(found, tree, events, labels)), list(_words(found, tree, events, labels)))


def _events(tree: Tree, marks: list[tuple[Span, str]]) -> list[_Event]:
    events: dict[str, _Event] = {}
    for span, said in marks:
        words = tree.range(*span)
        first, *rest = said.split()
        if first in DEEDS:
            event = events.setdefault(rest[1], _Event())
            event.plover, event.told = first, words
        elif (top := tree.top(words)) is not None:
            for part in (first, *rest):
                event = events.setdefault(part[1:], _Event())
                (event.actors if part[0] == "A" else event.recipients).append(top)
    return [e for e in events.values() if e.told]


def head_of(tree: Tree, words: range) -> int:
    """Return the word that tells an event: the verb among the marked ones, else their head."""
    verb = next((w for w in words if tree.tag(w) == "VERB"), None)
    top = tree.top(words)
    return verb if verb is not None else words[0] if top is None else top


def _words(found: Annotations, tree: Tree, events: list[_Event], labels: dict[int, str]) -> Iterator[Example]:
    """Yield every word that may tell of an event; how an event stands is marked but not learned: rules tell it as well."""
    told = {head_of(tree, e.told): e for e in events}
    beside = {w for e in events for w in e.told} - told.keys()
    for word in range(len(tree.words)):
        if word not in beside and (word in told or may_tell(tree, word)):
            asked = ask_trigger(tree, word, labels)
            kind = DEEDS.index(told[word].plover) if word in told else -1
            yield Example(dense(found.states, asked), asked.marks, int(kind >= 0), kind)


def _pairs(found: Annotations, tree: Tree, events: list[_Event], labels: dict[int, str]) -> Iterator[Example]:
    """Yield the marked pairs, and all others that are asked about."""
    wanted = {pair: e.type for e in reversed(events) for pair in e.pairs()}
    turned = {(b, a) for (a, b), told in wanted.items() if told in _MUTUAL} - wanted.keys()
    asking = Asking(tree, labels)
    every = {
        (p.actor, p.recipient): p
        for s in found.sentences for p in find_pairs(tree, s.first, s.last, frozenset(labels))
    }  # fmt: skip
    every |= {pair: joined for pair in wanted if pair not in every and (joined := join_pair(tree, *pair))}
    for ends, pair in every.items():
        if ends not in turned:
            asked, told = asking.ask(pair), wanted.get(ends)
            kind = TYPES.index(told) if told else -1
            yield Example(dense(found.states, asked), asked.marks, int(kind >= 0), kind)
