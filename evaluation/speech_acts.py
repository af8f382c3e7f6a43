"""What statements do, on our own cases: act, modality, negation, medium, class of source, addressee and place.

A case asks for some fields of a statement, found by some of its words; a field it does not name is not scored.

python -m evaluation.speech_acts tests/cases/speech_acts/worked.jsonl    every error of one file
"""

import sys
from pathlib import Path
from typing import Any

from evaluation.cases import read_cases, score_files
from evaluation.matching import Counts
from evaluation.reading import reader
from evaluation.statements import named_alike, statement_with
from onrecord.records import Article, Statement

FILES = ()
CASES = Path("tests/cases/speech_acts")
EXACT = ("speech_act", "modality", "negated", "source_class")
NAMED = ("medium", "addressee", "place")


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file."""
    return score_files(CASES, score_rows)


def score_rows(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return recall of the statements and, over all that are wanted, the share of each field that is right."""
    recall, fields = Counts(), {name: Counts() for name in (*EXACT, *NAMED)}
    for _, wanted, found in pairs(rows):
        recall.wanted += 1
        recall.right += found is not None
        for name, right in _right(found, wanted).items():
            fields[name].wanted += 1
            fields[name].right += right
    return {"recall": recall.recall, **{f"{n.replace('_', ' ')} right": c.recall for n, c in fields.items()}}


def pairs(rows: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any], Statement | None]]:
    """Return every wanted statement with its article's text and the innermost statement found that holds its words."""
    paired = []
    for row in rows:
        article = Article.build(body=row["text"], published=row["published"])
        found = [c for c in reader().read(article).claims if isinstance(c, Statement)]
        paired += [(article.text, w, statement_with(found, article.text, w["words"])) for w in row["statements"]]
    return paired


def _right(found: Statement | None, wanted: dict[str, Any]) -> dict[str, bool]:
    """Say of each field asked for whether it is right; all are wrong where the statement was not found."""
    exact = {n: found is not None and getattr(found, n) == wanted[n] for n in EXACT if n in wanted}
    named = {n: found is not None and named_alike(getattr(found, n), wanted[n]) for n in NAMED if n in wanted}
    return exact | named


def _print_errors(path: Path) -> None:
    for text, wanted, found in pairs(read_cases(path)):
        wrong = [name for name, right in _right(found, wanted).items() if not right]
        if wrong:
            told = {n: (wanted[n], getattr(found, n, "-")) for n in wrong}
            print(f"{text!r}\n   {wanted['words']!r}: {told}{'' if found else ' NOT FOUND'}")


if __name__ == "__main__":
    _print_errors(Path(sys.argv[1]))
