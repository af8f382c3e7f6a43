"""Statements on our own cases: found at all (the words stand inside what was said), then speaker, role and the rest."""

from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.annotate.names import fold
from onrecord.records import Article, Statement

FILES = ()
CASES = Path("tests/cases/statements")


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file."""
    return score_files(CASES, score_rows)


def score_rows(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return recall of the statements and the share right of each field among those found."""
    names = ("speaker", "role", "quotation", "addressee", "place")
    recall, fields = Counts(), {name: Counts() for name in names}
    for row in rows:
        article = Article.build(body=row["text"], published=row["published"])
        found = [c for c in reader().read(article).claims if isinstance(c, Statement)]
        for wanted in row["statements"]:
            recall.wanted += 1
            same = statement_with(found, article.text, wanted["words"])
            if same is None:
                continue
            recall.right += 1
            for name, right in fields_right(same, wanted).items():
                fields[name].found += 1
                fields[name].right += right
    return {"recall": recall.recall, **{f"{name} right": c.precision for name, c in fields.items()}}


def statement_with(found: list[Statement], text: str, words: str) -> Statement | None:
    """Return the innermost statement whose content holds the words."""
    at = text.find(words)
    holding = (
        [s for s in found if any(c.start <= at and at + len(words) <= c.end for c in s.content)] if at >= 0 else []
    )
    return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def fields_right(statement: Statement, wanted: dict[str, Any]) -> dict[str, bool]:
    """Say which fields are as the case has them."""
    speaker = statement.speaker
    return {
        "speaker": named_alike(speaker.name if speaker else None, wanted["speaker"]),
        "role": named_alike(speaker.role if speaker else None, wanted.get("role")),
        "quotation": statement.quotation == wanted["quotation"],
        "addressee": named_alike(statement.addressee, wanted.get("addressee")),
        "place": named_alike(statement.place, wanted.get("place")),
    }


def named_alike(found: str | None, wanted: str | None) -> bool:
    """Say whether two names are the same but for case, accents and what one of them adds."""
    if found is None or wanted is None:
        return found is None and wanted is None
    a, b = fold(found), fold(wanted)
    return a == b or a in b or b in a
