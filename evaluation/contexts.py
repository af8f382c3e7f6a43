"""Contexts of events on our own cases: sentences of which one event is asked, with all that their words tell plainly.

`set_aside` was written before any rule. A context that a case allows is neither right nor wrong.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.records import Article, Compliance, Event

FILES = ()
CASES = Path("tests/cases/contexts")


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file."""
    return score_files(CASES, score_contexts)


def score_contexts(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return precision, recall and F1 of contexts of the events that are read, and how many of those asked are."""
    counts, read = Counts(), 0
    for row in rows:
        at = row["text"].index(row["words"])
        claims = reader().read(Article.build(body=row["text"], published=row["published"])).claims
        event = next((c for c in claims if isinstance(c, Event) and _is_at(c, at, at + len(row["words"]))), None)
        if event is not None:
            read += 1
            found = set(event.context) - set(row.get("allowed", ()))
            counts.add(len(found), len(row["context"]), len(found & set(row["context"])))
    return {"precision": counts.precision, "recall": counts.recall, "F1": counts.f1, "events read": read / len(rows)}


def _is_at(event: Event, start: int, end: int) -> bool:
    """Say whether an event rests on some of the words that a case asks for."""
    return not isinstance(event.detail, Compliance) and any(e.start < end and start < e.end for e in event.evidence)
