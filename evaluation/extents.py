"""Which event a figure is the toll or extent of, on our own cases: links of figures with events.

`set_aside` was written before any rule. A link is right where the figure's measure and number and the event's type are
those wanted and the event rests on one of the words told; one that a case allows is neither right nor wrong.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.records import Article, Claim, Event, Figure

FILES = ()
CASES = Path("tests/cases/links")

Wanted = dict[str, Any]
Link = tuple[Figure, Event]


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file."""
    return score_files(CASES, score_links)


def score_links(rows: Sequence[Wanted]) -> dict[str, float]:
    """Return precision, recall and F1 of links, recall of those both of whose ends are read, and the share of cases right."""
    counts, read, right = Counts(), Counts(), 0
    for row in rows:
        claims = reader().read(Article.build(body=row["text"], published=row["published"])).claims
        found = [link for link in links_of(claims) if not _is_any(link, row.get("allowed", ()), row["text"])]
        hits = [w for w in row["links"] if any(is_right(link, w, row["text"]) for link in found)]
        good = sum(_is_any(link, row["links"], row["text"]) for link in found)
        told = [w for w in row["links"] if _is_read(claims, w, row["text"])]
        counts.add(len(found), len(row["links"]), min(good, len(hits)))
        read.add(len(hits), len(told), len(hits))
        right += len(hits) == len(row["links"]) == len(found)
    scores = {"precision": counts.precision, "recall": counts.recall, "F1": counts.f1}
    return scores | {"recall where both are read": read.recall, "cases right": right / len(rows)}


def links_of(claims: Sequence[Claim]) -> list[Link]:
    """Return the figures with the event that each is linked to; both ends of a link must tell of it."""
    events = {c.id: c for c in claims if isinstance(c, Event)}
    links = [(c, events[c.event]) for c in claims if isinstance(c, Figure) and c.event is not None]
    told = {(event.id, figure) for event in events.values() for figure in event.figures}
    if told != {(event.id, figure.id) for figure, event in links}:
        raise ValueError("a figure's event and an event's figures tell of different links")
    return links


def is_right(link: Link, wanted: Wanted, text: str) -> bool:
    """Say whether a link is the one wanted."""
    figure, event = link
    return _is_figure(figure, wanted) and _is_event(event, wanted, text)


def _is_any(link: Link, several: Sequence[Wanted], text: str) -> bool:
    return any(is_right(link, wanted, text) for wanted in several)


def _is_read(claims: Sequence[Claim], wanted: Wanted, text: str) -> bool:
    """Say whether there are a figure and an event of which the link wanted can be made."""
    figures = any(isinstance(c, Figure) and _is_figure(c, wanted) for c in claims)
    return figures and any(isinstance(c, Event) and _is_event(c, wanted, text) for c in claims)


def _is_figure(figure: Figure, wanted: Wanted) -> bool:
    return figure.measure == wanted["measure"] and wanted["value"] in {figure.value, figure.low}


def _is_event(event: Event, wanted: Wanted, text: str) -> bool:
    spans = [(at, at + len(words)) for words in wanted["words"] if (at := text.index(words)) >= 0]
    return event.plover == wanted["plover"] and any(
        e.start < end and start < e.end for e in event.evidence for start, end in spans
    )
