"""The deal in whole dispatches, and in real news of the public gold, that outside hands marked in full and no weight
learned from (`training/held`, `training/news/held.jsonl`).

Everything is marked there that tells a position, a term or an exchange (since `h1` a round or a verdict too), so that
what is missed counts wherever it stands. A mark is words of the text; whom they mean counts as named by the words or by
what our own reading calls them.

python -m evaluation.marked [--gold GOLD]      how far a second hand agrees, who marked some of them again, blind
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation import news
from evaluation.cases import read_cases
from evaluation.deal import MARKED, match, same_name
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.extract.deal.parties import Parties
from onrecord.extract.page import Page
from onrecord.extract.two_sides import sides_of
from onrecord.pipeline import Reading
from onrecord.records import Article

FILES = ()
OPTIONAL = tuple(news.FILES.values())
HELD = Path("training/held")
PLAIN = "[d-ly]*.jsonl"  # whole dispatches in plain prose
AGAIN = HELD / "again"
NEWS_AGAIN = Path("training/news/held_again.jsonl")
ASKED = {
    "positions": ("party, term and stance", "party and term"),
    "terms": ("type",),
    "exchanges": ("both sides", "both sides and status"),
    "talks": ("whole round", "venue and somebody"),
    "compliance": ("party, term, verdict and sayer", "party and verdict"),
}
"""The tests of evaluation.deal that the marks tell enough for."""
COMPARED = (
    ("positions", "party, term and stance", ("term", "stance")), ("positions", "party and term", ("term",)),
    ("terms", "type", ("type",)), ("talks", "how it stands and somebody", ("status",)),
    ("compliance", "party and verdict", ("verdict",)),
)  # fmt: skip
"""What two hands' marks are held against each other by: the values that must be the same, beside somebody's name."""

Row = dict[str, Any]


@dataclass
class Wanted:
    """What the marks of one dispatch tell, in the form that the tests of evaluation.deal take."""

    positions: list[Row] = field(default_factory=list)
    terms: list[Row] = field(default_factory=list)
    exchanges: list[Row] = field(default_factory=list)
    talks: list[Row] = field(default_factory=list)
    compliance: list[Row] = field(default_factory=list)
    unmarked: tuple[str, ...] = ()  # those that the hand was not asked for


def score(gold: Path | None = None) -> dict[str, float]:
    """Return F1, precision and recall of what is read in the dispatches kept out."""
    scores = _score(row for path in sorted(HELD.glob(PLAIN)) for row in read_cases(path))
    if gold and all((gold / name).exists() for name in OPTIONAL):
        scores |= {f"news: {name}": value for name, value in _score(news.read_news(news.HELD, gold)).items()}
    return scores


def _score(rows: Iterable[Row]) -> dict[str, float]:
    counts: dict[str, Counts] = {}
    for row in rows:
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        for name, found, wanted, right in _looks(reading, wanted_of(reading, row)):
            counts.setdefault(name, Counts()).add(found, wanted, right)
    return {score: value for name, told in counts.items() for score, value in told.scores(name).items()}


def _looks(reading: Reading, wanted: Wanted) -> Iterator[tuple[str, int, int, int]]:
    """Yield what each test finds, wants, and finds right."""
    for topic, names in ASKED.items():
        if topic in wanted.unmarked:
            continue
        chosen, tests = MARKED[topic]
        found, asked = [c for c in reading.claims if chosen(c)], getattr(wanted, topic)
        told = [w for w in asked if topic != "positions" or w["party"]]  # one of nobody is wanted and not to be had
        for name in names:
            yield f"{topic}, {name}", len(found), len(asked), len(match(found, told, tests[name]))


def wanted_of(reading: Reading, row: Row) -> Wanted:
    """Return what the marks of a dispatch tell; a position told twice is one."""
    text, named = reading.annotations.text, naming(reading)

    def number(mark: str | None) -> float | None:
        span = span_of(text, mark)
        counts = (q.value for q in reading.annotations.quantities if span and q.start < span[1] and q.end > span[0])
        return next(counts, None)

    positions: dict[Any, Row] = {}
    for mark in row["positions"]:
        names = named(mark["party"])
        key = (mark["term"], mark["stance"], tuple(sorted(set(names[1:]))) or mark["party"])
        told = {"term": mark["term"], "stance": mark["stance"], "party": next(iter(names), None), "alike": [names]}
        positions.setdefault(key, told)
    exchanges = []
    for mark in row["exchanges"]:
        names = [named(side.get("party")) for side in mark["sides"]]
        sides = [
            {"party": next(iter(n), None), "quantity": number(s.get("at"))}
            for n, s in zip(names, mark["sides"], strict=True)
        ]
        exchanges.append({"sides": sides, "status": mark["status"], "alike": names})
    unmarked = () if "rounds" in row else ("talks", "compliance")
    talks = _one_each(_round(mark, named) for mark in row.get("rounds", ()) if mark["status"] != "hypothetical")
    compliance = _one_each(told for mark in row.get("compliance", ()) for told in _verdicts(mark, named, reading))
    terms = [{"type": mark["type"]} for mark in row["terms"]]
    return Wanted(list(positions.values()), terms, exchanges, talks, compliance, unmarked)


def naming(reading: Reading) -> Callable[[str | None], list[str]]:
    """Return what tells of marked words what they are called: themselves, and those they mean."""
    text, words = reading.annotations.text, reading.annotations.words
    parties = Parties(_page(reading))

    def named(mark: str | None) -> list[str]:
        if (span := span_of(text, mark)) is None:
            return []
        inside = (n for n, w in enumerate(words) if w.start < span[1] and w.end > span[0])
        return [text[slice(*span)], *(name for n in inside for name in parties.of_all(n))]

    return named


def _round(mark: Row, named: Callable[[str | None], list[str]]) -> Row:
    """Return a marked round: those who take part, who mediates, where, and how it stands.

    Of what is told by no name ("the two teams", "here", "a hotel") nothing is asked.
    """
    sides, mediators = ([names for w in mark[k] if _is_name(names := named(w))] for k in ("sides", "mediators"))
    venue = [name for name in named(mark["venue"])[:1] if _is_name([name])]
    return {
        "participants": [names[0] for names in sides], "mediators": [names[0] for names in mediators],
        "venue": venue[0] if venue else None, "status": mark["status"], "alike": [*sides, *mediators],
    }  # fmt: skip


def _page(reading: Reading) -> Page:
    return Page(reading.article, reading.annotations, by="")


def _verdicts(mark: Row, named: Callable[[str | None], list[str]], reading: Reading) -> Iterator[Row]:
    """Yield a marked telling of what was kept, broken or delayed, and its denial; two where each side accuses the other."""
    party, sayer, denier = named(mark["party"]), named(mark["sayer"]), named(mark["denied_by"])
    told = {"party": next(iter(party), None), "term": mark["term"], "verdict": mark["verdict"]}
    if party and party[0].split()[-1] == "other" and sayer and sayer[0].lower().startswith(("each", "both", "the two")):
        page = _page(reading)
        sides = [name for word in sides_of(page) if (name := Parties(page).of(word))]
        for one, other in (sides, sides[::-1]) if len(sides) == 2 else ():
            yield told | {"party": one, "alleged_by": [other], "alike": [[one], [other]]}
            if denier:
                yield told | {"party": one, "denied_by": [one], "alike": [[one], [one]]}
        return
    yield told | {"alleged_by": sayer[:1], "alike": [party, sayer]}
    if denier:
        yield told | {"denied_by": denier[:1], "alike": [party, denier]}


def _is_name(names: Sequence[str]) -> bool:
    return any(any(c.isupper() for c in name) for name in names)


def _one_each(told: Iterable[Row]) -> list[Row]:
    """Return marks without those that tell again what another one tells."""
    found: dict[str, Row] = {}
    for one in told:
        found.setdefault(json.dumps({k: v for k, v in one.items() if k != "alike"}), one)
    return list(found.values())


def span_of(text: str, mark: str | None) -> tuple[int, int] | None:
    """Return where the words of a mark stand, "truce#2" the second time; None where they do not."""
    if not mark:
        return None
    base, _, number = mark.rpartition("#")
    base, times = (base, int(number)) if base and number.isdigit() else (mark, 1)
    at = -1
    for _ in range(times):
        at = text.find(base, at + 1)
    return (at, at + len(base)) if at >= 0 else None


def _agreement(gold: Path) -> dict[str, float]:
    """Return F1 of a second hand's marks against the first's, of dispatches and, where the gold is there, of news."""
    first = [row for path in sorted(HELD.glob(PLAIN)) for row in read_cases(path)]
    scores = _agree(first, (row for path in sorted(AGAIN.glob("*.jsonl")) for row in read_cases(path)))
    if all((gold / name).exists() for name in OPTIONAL):
        told = _agree(news.read_news(news.HELD, gold), news.read_news(NEWS_AGAIN, gold))
        scores |= {f"news: {name}": value for name, value in told.items()}
    return scores


def _agree(first: Iterable[Row], second: Iterable[Row]) -> dict[str, float]:
    by_text = {row["text"]: row for row in first}
    counts: dict[str, Counts] = {}
    for row in second:
        reading = reader().read(Article.build(body=row["text"], published=row["published"]))
        theirs, ours = wanted_of(reading, row), wanted_of(reading, by_text[row["text"]])
        for topic, name, keys in COMPARED:
            found, wanted = getattr(theirs, topic), getattr(ours, topic)
            right = match(found, wanted, lambda f, w, keys=keys: all(f[k] == w[k] for k in keys) and _alike(f, w))  # type: ignore[misc]
            counts.setdefault(f"{topic}, {name}", Counts()).add(len(found), len(wanted), len(right))
    return {f"{name} F1": count.f1 for name, count in counts.items()}


def _alike(one: Row, other: Row) -> bool:
    """Say whether two marks may mean one party, or, of rounds, somebody of those who took part."""
    if "alike" not in one:
        return True
    told = 1 if "party" in one else None
    ours, theirs = ([name for names in row["alike"][:told] for name in names] for row in (one, other))
    return any(same_name(a, b) for a in ours for b in theirs) or not (ours or theirs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    print(json.dumps(_agreement(parser.parse_args().gold), indent=1))
