"""Whom pronouns and descriptions mean in real news of the public gold, as outside hands marked it.

Every pronoun and every "the minister" of an article is marked (training/news/references_held.jsonl) with the words of the
article that name whom it means, with nothing where it means nothing told elsewhere. Found is what events and positions
call it, unless that is its own words; it is right if a name marked for it is the same. Speakers are those of the
statements whose source is a marked word that a name is told for.
"""

from collections.abc import Iterator
from pathlib import Path

from evaluation import news
from evaluation.deal import same_name
from evaluation.marked import Row, span_of
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.annotate.coreference.mention_features import pronoun_kinds
from onrecord.extract.events.names import called, is_nobody
from onrecord.extract.page import Page
from onrecord.pipeline import Reading
from onrecord.records import Article

HELD = Path("training/news/references_held.jsonl")
FILES = tuple(news.FILES.values())
_KINDS = {"he": "he and she", "she": "he and she", "they": "they", "it": "it", "I": "I and we", "we": "I and we"}


def score(gold: Path) -> dict[str, float]:
    """Return F1, precision and recall of who is meant, F1 by kind of word, and the share of speakers that are right."""
    counts: dict[str, Counts] = {}
    asked = right = 0
    for row in news.read_news(HELD, gold):
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        for kind, found, wanted in references(reading, row):
            met = any(same_name(found, name) for name in wanted)
            for name in ("all", kind):
                counts.setdefault(name, Counts()).add(found is not None, bool(wanted), found is not None and met)
        for speaker, wanted in _speakers(reading, row):
            asked, right = asked + 1, right + any(same_name(speaker, name) for name in wanted)
    scores = {f"all {m}": getattr(counts["all"], m.lower()) for m in ("F1", "precision", "recall")}
    kinds = {f"{k} F1": c.f1 for k, c in sorted(counts.items()) if k != "all"}
    return scores | kinds | {"speaker right": right / max(asked, 1)}


def references(reading: Reading, row: Row) -> Iterator[tuple[str, str | None, list[str]]]:
    """Yield the kind of every marked word, whom it is found to mean, and the names that its mark has."""
    page = Page(reading.article, reading.annotations, by="")
    for mark in row["references"]:
        span = span_of(row["text"], mark["at"])
        if span is None or (head := page.tree.top(page.tree.range(*span))) is None:
            continue
        name = called(page, head)
        own = is_nobody(name) or name == page.phrase(head)
        yield _kind(page, head), None if own else name, _names(mark)


def _kind(page: Page, head: int) -> str:
    kind = pronoun_kinds().get(page.tree.lower(head), "") if page.tree.tag(head) == "PRON" else ""
    return _KINDS.get(kind, "descriptions")


def _names(mark: Row) -> list[str]:
    """Return the names of those a mark says are meant, none where they have no name."""
    words = [of.rpartition("#")[0] for of in mark["of"]]
    return [name for name in words if any(c.isupper() for c in name)]


def _speakers(reading: Reading, row: Row) -> Iterator[tuple[str | None, list[str]]]:
    """Yield the speaker of every statement whose source is a marked word, and whom that word means."""
    marked = {span_of(row["text"], mark["at"]): _names(mark) for mark in row["references"]}
    for attribution in reading.annotations.attributions:
        for source in attribution.source[:1]:
            if names := marked.get((source.start, source.end)):
                yield attribution.speaker, names
