"""Attribution on PolNeAR: contents, whole relations and speakers.

Every annotator's copy of an article is scored and counts as an article. A found attribution matches a gold one if the
Jaccard index of their contents' characters is at least .5, one to one; `relation` asks the same of cue and source too.
Statements inside statements (`inside`) are not scored: PolNeAR marks none. The speaker of a matched attribution is
right if the sources share at least half of the shorter one (annotators differ
on whether "of the Virgin Islands" or ", who watched" belongs to it), or if both have none.
"""

from pathlib import Path
from typing import Any

from evaluation.cases import read_cases
from evaluation.matching import Counts, characters, jaccard, match
from evaluation.reading import reader
from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.quotations import annotate_quotations, quotation_of
from onrecord.records import Article, Span

FILES = ("attribution/polnear_dev.jsonl",)

Parts = dict[str, Any]  # "source", "cue" and "content", each a list of [start, end)


def score(gold: Path, *, least: float = 0.5) -> dict[str, float]:
    """Return the scores on the dev split."""
    rows = read_cases(gold / FILES[0])
    content, exact, relation, speaker = Counts(), Counts(), Counts(), Counts()
    direct = Counts()
    read: dict[str, list[Parts]] = {}
    for row in rows:
        text = row["text"]
        if text not in read:
            read[text] = find(text)
        found, wanted = read[text], wanted_of(row["quotes"])
        contents = [characters(q["content"]) for q in wanted], [characters(q["content"]) for q in found]
        overlap = {
            (w, f): jaccard(contents[0][w], contents[1][f]) for w in range(len(wanted)) for f in range(len(found))
        }
        pairs = match(wanted, found, overlap, least)
        _count(content, pairs, wanted, found)
        _count(exact, [p for p in pairs if overlap[p] == 1], wanted, found)
        whole = [
            p for p in pairs if _alike(wanted[p[0]], found[p[1]], "cue") and _alike(wanted[p[0]], found[p[1]], "source")
        ]
        _count(relation, whole, wanted, found)
        speaker.found += len(pairs)
        speaker.right += sum(same_source(wanted[w], found[f]) for w, f in pairs)
        quoted = annotate_quotations(text)
        spoken = {
            n
            for n, q in enumerate(wanted)
            if quotation_of(text, tuple(Span(*s) for s in q["content"]), quoted) == "direct"
        }
        direct.wanted += len(spoken)
        direct.right += sum(w in spoken for w, _ in pairs)
    return {
        "content F1": content.f1, "content precision": content.precision, "content recall": content.recall,
        "exact content F1": exact.f1, "whole relation F1": relation.f1, "speaker right": speaker.precision,
        "direct quotations recall": direct.recall,
    }  # fmt: skip


def find(text: str) -> list[Parts]:
    """Return the attributions of a text as the program finds them, without those inside others."""
    found = reader().annotate(Article.build(body=text))
    return spans_of([a for a in found.attributions if a.inside is None])


def spans_of(found: list[Attribution]) -> list[Parts]:
    """Return the source, cue and content spans of attributions in the gold's form."""
    return [{k: [[s.start, s.end] for s in getattr(a, k)] for k in ("source", "cue", "content")} for a in found]


def wanted_of(quotes: list[Parts]) -> list[Parts]:
    """Return those gold attributions that have a content."""
    return [q for q in quotes if q["content"]]


def _count(counts: Counts, pairs: list[tuple[int, int]], wanted: list[Any], found: list[Any]) -> None:
    counts.right += len(pairs)
    counts.wanted += len(wanted)
    counts.found += len(found)


def _alike(a: Parts, b: Parts, part: str) -> bool:
    return jaccard(characters(a[part]), characters(b[part])) >= 0.5


def same_source(wanted: Parts, found: Parts) -> bool:
    """Say whether two sources share at least half of the shorter one, or are both missing."""
    a, b = wanted["source"], found["source"]
    if not a or not b:
        return not a and not b
    one, other = characters(a), characters(b)
    return len(one & other) >= 0.5 * min(len(one), len(other))
