"""Whole dispatches, everything in them listed by an outside hand: what an article gives, kind by kind.

Short cases flatter: in an article most sentences tell nothing that is asked for. `blind` was never read. `documents`
are no news articles but situation reports, transcripts, live pages, logs of incidents, letters and the like, read as
plain text whose day is not given. A case may leave out a kind of claim, which is not asked there then.

python -m evaluation.dispatches tests/cases/dispatches/read.jsonl [KIND ...]    what is missed and what is too much
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import read_cases, score_files
from evaluation.deal import TOPICS, match, named, same_name
from evaluation.figures import same_figure
from evaluation.matching import Counts
from evaluation.reading import reader
from evaluation.statement_detail import pair_statements
from evaluation.statements import named_alike
from onrecord.read.days import day_stated
from onrecord.records import Article, Claim, Figure, Statement

FILES = ()
CASES = Path("tests/cases/dispatches")
DEAL = {name: name for name in ("positions", "terms", "exchanges", "compliance")} | {
    "rounds": "talks",
    "events": "deeds",
}

UNASKED = {"money", "share", "other"}  # measures that the hands did not list

Row = dict[str, Any]
Pairs = list[tuple[Any, Row]]


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file."""
    return score_files(CASES, score_rows)


def score_rows(rows: Sequence[Row]) -> dict[str, float]:
    """Return precision, recall and F1 of every kind's tests."""
    counts: dict[str, Counts] = {}
    for row in rows:
        article = _article(row)
        claims = reader().read(article).claims
        if "day" in row:
            counts.setdefault("day", Counts()).add(article.published is not None, 1, article.published == row["day"])
        for name, (found, wanted, right) in looks(article, claims, row).items():
            counts.setdefault(name, Counts()).add(len(found), len(wanted), len(right))
    return {
        f"{name} {measure}": getattr(count, measure.lower())
        for name, count in counts.items()
        for measure in ("F1", "precision", "recall")
    }


def _article(row: Row) -> Article:
    """Return the article of a case, whose day is read from its text where it is not given."""
    return Article.build(body=row["text"], published=row["published"] or day_stated(row["text"]))


def looks(
    article: Article, claims: Sequence[Claim], row: Row
) -> dict[str, tuple[Sequence[Claim], Sequence[Row], Pairs]]:
    """Return what each test of each kind has found and wants, and the pairs that it takes for right."""
    told: dict[str, tuple[Sequence[Claim], Sequence[Row], Pairs]] = {}
    for kind, topic in DEAL.items():
        if kind not in row:
            continue
        chosen, tests = TOPICS[topic]
        found = [c for c in claims if chosen(c)]
        wanted = [w | {"alike": row["alike"]} for one in row[kind] for w in _answered(one)]
        told |= {f"{kind}, {name}": (found, wanted, match(found, wanted, test)) for name, test in tests.items()}
    figures = [c for c in claims if isinstance(c, Figure) and c.measure not in UNASKED]
    wanted = [w | {"alike": row["alike"]} for w in row["figures"]]
    for name, test in FIGURES.items():
        told[f"figures, {name}"] = figures, wanted, match(figures, wanted, test)
    said = [c for c in claims if isinstance(c, Statement)]
    paired = pair_statements(article.text, said, row["statements"])
    told["statements, content"] = said, row["statements"], paired
    by_them = [(f, w) for f, w in paired if named_alike(f.speaker.name if f.speaker else None, w["speaker"])]
    told["statements, content and speaker"] = said, row["statements"], by_them
    return told


def _sourced(figure: Figure, wanted: Row) -> bool:
    """Measure, number and who says so."""
    sayers = [voice.name for voice in figure.said_by]
    right = any(named(s, wanted["source"], wanted) for s in sayers) if wanted["source"] else not sayers
    return same_figure(figure, wanted) and right


def _placed(figure: Figure, wanted: Row) -> bool:
    """Measure, number and place, where one is told."""
    return same_figure(figure, wanted) and (wanted["place"] is None or same_name(figure.place, wanted["place"]))


def _since(figure: Figure, wanted: Row) -> bool:
    """Measure, number and the day they are counted from, where one is told."""
    start = figure.period.start if figure.period else None
    return same_figure(figure, wanted) and wanted.get("since") in {None, start}


FIGURES = {"measure and number": same_figure, "source too": _sourced, "place too": _placed, "since when too": _since}


def _answered(one: Row) -> list[Row]:
    """Return what is alleged and denied as the two claims that it is."""
    if not one.get("denied_by"):
        return [one]
    return [one | {"denied_by": []}, one | {"alleged_by": [], "status": "denied"}]


def _print_errors(path: Path, kinds: Sequence[str]) -> None:
    for number, row in enumerate(read_cases(path), 1):
        article = _article(row)
        print(f"\n=== {number}. {row.get('day', article.published)} {article.published}\n{article.text}")
        told = looks(article, reader().read(article).claims, row)
        for name, (found, wanted, right) in told.items():
            if kinds and name.split(",")[0] not in kinds:
                continue
            print(f"-- {name}: {len(right)} right")
            for one in wanted:
                if not any(one is w for _, w in right):
                    print("   missed  ", one)
            for claim in found:
                if not any(claim is f for f, _ in right):
                    print("   too much", claim)


if __name__ == "__main__":
    _print_errors(Path(sys.argv[1]), sys.argv[2:])
