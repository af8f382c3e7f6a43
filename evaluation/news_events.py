"""Events in real news of the public gold, in which outside hands marked every one (training/news/events_held.jsonl).

Marks are of tellings, and an event may rest on several: each stretch of its evidence counts as one that is found, and is
right if a mark of the event's type is on its words; a mark is found if an event of its type has them in its evidence.
With parties, somebody marked as actor must be among its actors, or nobody be told by either, and so with recipients; of
marks that one event covers, those whom any of them names are looked for, for one telling names whom another leaves out.
Whom marked words mean counts as named by the words or by what our own reading calls them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import news
from evaluation.deal import same_name
from evaluation.marked import Row, naming, span_of
from onrecord.pipeline import reader
from onrecord.records import Article, Event, Evidence

HELD = Path("training/news/events_held.jsonl")
FILES = tuple(news.FILES.values())


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


def score(gold: Path) -> dict[str, float]:
    """Return the scores of types, and of types with those who act and are acted upon."""
    typed, whole = Shares(), Shares()
    for row in news.read_news(HELD, gold):
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        events = [c for c in reading.claims if isinstance(c, Event)]
        told = [(e, span, m) for e in events for span in e.evidence for m in row["events"] if _is_told(e, span, m, row)]
        named = naming(reading)
        alike = [
            (e, span, m) for e, span, m in told
            if all(_meets(getattr(e, k), map(named, _pooled(e, k, told))) for k in ("actors", "recipients"))
        ]  # fmt: skip
        for shares, matched in ((typed, told), (whole, alike)):
            shares.found += sum(len(e.evidence) for e in events)
            shares.marked += len(row["events"])
            shares.right += len({(e.id, span) for e, span, _ in matched})
            shares.met += len({id(m) for _, _, m in matched})
    return typed.scores("type") | whole.scores("type, actors and recipients")


def _is_told(event: Event, told: Evidence, mark: Row, row: Row) -> bool:
    span = span_of(row["text"], mark["at"])
    return span is not None and event.plover == mark["type"] and told.start < span[1] and span[0] < told.end


def _pooled(event: Event, key: str, told: Sequence[tuple[Event, Evidence, Row]]) -> list[Any]:
    """Return the parties that the marks on an event's evidence name."""
    return [party for e, _, m in told if e is event for party in m[key]]


def _meets(found: Sequence[str], wanted: Iterable[Sequence[str]]) -> bool:
    """Say whether one of those found is one of those wanted, or nobody is told by either."""
    told = [name for names in wanted for name in names]
    return any(same_name(a, b) for a in found for b in told) if told else not found
