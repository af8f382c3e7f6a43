"""Whole dispatches, everything in them listed by an outside hand: what an article gives, kind by kind.

Short cases flatter: in an article most sentences tell nothing that is asked for. `blind` was never read.

python -m evaluation.dispatches tests/cases/dispatches/read.jsonl [KIND ...]    what is missed and what is too much
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import read_cases, score_files
from evaluation.deal import TOPICS, match
from evaluation.figures import same_figure
from evaluation.matching import Counts
from evaluation.reading import reader
from evaluation.statement_detail import pair_statements
from evaluation.statements import named_alike
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
        article = Article.build(body=row["text"], published=row["published"])
        claims = reader().read(article).claims
        for name, (found, wanted, right) in looks(article, claims, row).items():
            counts.setdefault(name, Counts()).add(len(found), len(wanted), len(right))
    return {
        f"{name} {measure}": getattr(count, measure.lower())
        for name, count in counts.items()
        for measure in ("F1", "precision", "recall")
    }


def looks(
    article: Article, claims: Sequence[Claim], row: Row
) -> dict[str, tuple[Sequence[Claim], Sequence[Row], Pairs]]:
    """Return what each test of each kind has found and wants, and the pairs that it takes for right."""
    told: dict[str, tuple[Sequence[Claim], Sequence[Row], Pairs]] = {}
    for kind, topic in DEAL.items():
        chosen, tests = TOPICS[topic]
        found = [c for c in claims if chosen(c)]
        wanted = [w | {"alike": row["alike"]} for one in row[kind] for w in _answered(one)]
        told |= {f"{kind}, {name}": (found, wanted, match(found, wanted, test)) for name, test in tests.items()}
    figures = [c for c in claims if isinstance(c, Figure) and c.measure not in UNASKED]
    told["figures, measure and number"] = figures, row["figures"], match(figures, row["figures"], same_figure)
    said = [c for c in claims if isinstance(c, Statement)]
    paired = pair_statements(article.text, said, row["statements"])
    told["statements, content"] = said, row["statements"], paired
    by_them = [(f, w) for f, w in paired if named_alike(f.speaker.name if f.speaker else None, w["speaker"])]
    told["statements, content and speaker"] = said, row["statements"], by_them
    return told


def _answered(one: Row) -> list[Row]:
    """Return what is alleged and denied as the two claims that it is."""
    if not one.get("denied_by"):
        return [one]
    return [one | {"denied_by": []}, one | {"alleged_by": [], "status": "denied"}]


def _print_errors(path: Path, kinds: Sequence[str]) -> None:
    for number, row in enumerate(read_cases(path), 1):
        article = Article.build(body=row["text"], published=row["published"])
        print(f"\n=== {number}. {row['published']}\n{article.text}")
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
