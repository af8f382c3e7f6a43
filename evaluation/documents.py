"""Agreements, resolutions, communiqués and plans read as documents, on our own cases.

`worked` are those the rules were written with, `set_aside` those never looked at since they were written.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.deal import exchange_right, match, named, term_right
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.read.days import day_stated
from onrecord.records import Article, Claim, Event, Exchange, Round, Term

FILES = ()
CASES = Path("tests/cases/documents")

Wanted = dict[str, Any]


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every file of documents."""
    return score_files(CASES, score_documents)


def score_documents(rows: Sequence[Wanted]) -> dict[str, float]:
    """Return F1 of terms and exchanges, and the shares of documents whose day, title, parties and signatures are right."""
    counts = {name: Counts() for name in ("terms with parameters", "terms: type", "exchanges")}
    right = dict.fromkeys(("day", "one proposal of its title and day", "parties", "signatories and mediators"), 0)
    for row in rows:
        claims = reader().read(Article.build(body=row["text"], published=row["published"])).claims
        terms = [c for c in claims if isinstance(c, Term)]
        swaps = [c for c in claims if isinstance(c, Event) and isinstance(c.detail, Exchange)]
        wanted, given = row["expected"], row.get("exchanges", ())
        counts["terms with parameters"].add(len(terms), len(wanted), len(match(terms, wanted, _term_right)))
        counts["terms: type"].add(len(terms), len(wanted), len(match(terms, wanted, lambda f, w: f.type == w["type"])))
        counts["exchanges"].add(len(swaps), len(given), len(match(swaps, given, exchange_right)))
        proposals = {c.proposal for c in terms}
        right["day"] += day_stated(row["text"]) == row["day"]
        right["one proposal of its title and day"] += {
            (p.name.casefold(), p.date) for p in proposals if p
        } == {(row["name"].casefold(), row["day"])}  # fmt: skip
        right["parties"] += _names_all(row.get("parties", ()), [n for p in proposals if p for n in p.parties], row)
        right["signatories and mediators"] += _signed(claims, row)
    told = {f"{name} F1": c.f1 for name, c in counts.items() if c.wanted or name != "exchanges"}
    return told | {k: n / len(rows) for k, n in right.items()}


def _term_right(term: Term, wanted: Wanted) -> bool:
    """Type, phase and every parameter told; the day of the start without its hour."""
    told = dict(wanted["parameters"])
    start = told.pop("start", None)
    begun = start is None or str(term.parameters.get("start", "")).startswith(start)
    return begun and term_right(term, {**wanted, "parameters": told})


def _names_all(wanted: Sequence[str], found: Sequence[str], row: Wanted) -> bool:
    """Say whether all names are found and no other."""
    asked = {"alike": row.get("alike", ())}
    missed = [w for w in wanted if not any(named(f, w, asked) for f in found)]
    return not missed and all(any(named(f, w, asked) for w in wanted) for f in found)


def _signed(claims: Sequence[Claim], row: Wanted) -> bool:
    """Say whether a round tells who signed and who looked on; true where nobody did."""
    rounds = [
        c.detail for c in claims if isinstance(c, Event) and isinstance(c.detail, Round) and c.status == "occurred"
    ]
    people = [v.name for r in rounds for v in r.participants]
    watched = [name for r in rounds for name in r.mediators]
    return all(any(named(p, w, row) for p in people) for w in row.get("signatories", ())) and all(
        any(named(m, w, row) for m in watched) for w in row.get("mediators", ())
    )
