"""Errors of figures, displacement numbers, tolls of attacks, and of statements."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation import figures, incidents, quantities, statements
from evaluation.cases import read_cases
from evaluation.errors import Sorted
from evaluation.reading import reader
from onrecord.records import Article, Claim, Figure, Statement


def figure_errors(gold: Path) -> Sorted:
    """Sort those of own cases into missed, not in the case, and fields that differ."""
    errors = Sorted()
    for row, claims in _read(figures.CASES):
        left = [c for c in claims if isinstance(c, Figure)]
        errors.wanted += len(row["figures"])
        for wanted in row["figures"]:
            same = next((f for f in left if figures.same_figure(f, wanted)), None)
            if same is None:
                errors.add(f"figure missed ({wanted['measure']})", row["text"])
                continue
            left.remove(same)
            for name, right in figures.fields_right(same, wanted).items():
                if not right:
                    errors.add(f"figure with another {name}", row["text"])
        for figure in left:
            errors.add("figure that no one marked", f"{figure.measure} {figure.evidence[0].text} / {row['text']}")
    return errors


def displacement_errors(gold: Path) -> Sorted:
    """Sort those of IDMC's excerpts into numbers not found and numbers without a measure that fits."""
    errors = Sorted()
    for text, value, term in quantities.stated(gold):
        errors.wanted += 1
        found, read = quantities.is_read(text, value, term)
        if not found:
            errors.add("displacement number not found", f"{value:g} / {text}")
        elif not read:
            errors.add("displacement number with another measure", f"{value:g} {term} / {text}")
    return errors


def toll_errors(gold: Path) -> Sorted:
    """Sort those of news of single attacks (development half) into none, too few and too many, killed and hurt."""
    errors = Sorted()
    for _, (killed, injured), article in incidents.load_sample(gold / incidents.FILES[0], 0):
        claims = reader().read(article).claims
        errors.wanted += 1
        for measure, wanted in (("killed", killed), ("injured", injured)):
            found = incidents.total_of(claims, measure)
            if found != wanted:
                size = "none" if not found else "too few" if found < wanted else "too many"
                size = "some where there are none" if not wanted else size
                errors.add(f"{measure}: {size}", f"{wanted:g} -> {found:g} {article.title or article.text[:60]}")
    return errors


def statement_errors(gold: Path) -> Sorted:
    """Sort those of own cases into missed and fields that differ."""
    errors = Sorted()
    for row, claims in _read(statements.CASES):
        found = [c for c in claims if isinstance(c, Statement)]
        for wanted in row["statements"]:
            errors.wanted += 1
            same = statements.statement_with(found, row["text"], wanted["words"])
            if same is None:
                errors.add("statement missed", wanted["words"])
                continue
            for name, right in statements.fields_right(same, wanted).items():
                if not right:
                    errors.add(f"statement with another {name}", wanted["words"])
    return errors


def _read(folder: Path) -> Iterator[tuple[dict[str, Any], tuple[Claim, ...]]]:
    for path in sorted(folder.glob("*.jsonl")):
        for row in read_cases(path):
            yield row, reader().read(Article.build(body=row["text"], published=row["published"])).claims
