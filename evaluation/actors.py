"""Which names in different articles are one actor: B-cubed on our own cases, and on annotated news cut in halves.

A case is a few articles with the names and offices in them, and for each who it is (tests/cases/actors). The halves are
made from gold (evaluation/halves.py) where it is there.

python -m evaluation.actors tests/cases/actors/worked.jsonl    every case that is not right, with the reasons
"""

import sys
from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import read_cases, score_files
from evaluation.halves import SETS, read_halves
from onrecord.resolve.actors import Actors, resolve_actors
from onrecord.resolve.homes import country_around
from onrecord.resolve.mentions import Mention, Page

FILES = ()
OPTIONAL = tuple(path for path, *_ in SETS.values())
CASES = Path("tests/cases/actors")


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file, and of the halves of each set that is there."""
    scores = score_files(CASES, score_rows)
    for name, (path, *_) in SETS.items():
        if gold and (gold / path).exists():
            scores |= {f"{name} halves: {k}": v for k, v in score_halves(gold, name).items()}
    return scores


def score_halves(gold: Path, name: str) -> dict[str, float]:
    """Return B-cubed over the mentions of persons in the halves of a set's documents."""
    mentions, pages, who = read_halves(gold, name)
    resolved = resolve_actors(mentions, pages)
    ours = [a.id if (a := resolved.of(m.name, m.article)) else (m.name, m.article) for m in mentions]
    return _b_cubed_scores(ours, who)


def score_rows(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return B-cubed over all mentions of the cases, and the share of cases that are right altogether."""
    wanted: list[Hashable] = []
    found: list[Hashable] = []
    right = 0
    for number, row in enumerate(rows):
        ours, theirs = clusters(row)
        wanted += [(number, who) for who in theirs]
        found += [(number, who) for who in ours]
        right += b_cubed(ours, theirs) == (1.0, 1.0)
    return _b_cubed_scores(found, wanted) | {"cases right": right / len(rows)}


def _b_cubed_scores(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> dict[str, float]:
    precision, recall = b_cubed(found, wanted)
    return {"B-cubed P": precision, "B-cubed R": recall, "B-cubed F1": 2 * precision * recall / (precision + recall)}


def clusters(row: dict[str, Any]) -> tuple[list[Hashable], list[Hashable]]:
    """Return for each mention of a case who it is found to be, and who it is."""
    resolved = resolve(row)
    ours = [_found(resolved, m) for m in row["mentions"]]
    return ours, [m["who"] for m in row["mentions"]]


def resolve(row: dict[str, Any]) -> Actors:
    """Return the actors of one case."""
    pages = {}
    for article, told in row["articles"].items():
        pages[article] = Page(told["day"])
        pages[article].lands.update(filter(None, map(country_around, told["places"])))
    mentions = [Mention(m["name"], m["role"], m["article"], "", "said") for m in row["mentions"]]
    return resolve_actors(mentions, pages)


def b_cubed(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> tuple[float, float]:
    """Return precision and recall, each the mean over mentions (Bagga and Baldwin 1998)."""
    ours, theirs = _sets(found), _sets(wanted)
    shared = [(len(ours[a] & theirs[b]), len(ours[a]), len(theirs[b])) for a, b in zip(found, wanted, strict=True)]
    number = max(len(shared), 1)
    return sum(n / a for n, a, _ in shared) / number, sum(n / b for n, _, b in shared) / number


def _sets(labels: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    sets: defaultdict[Hashable, set[int]] = defaultdict(set)
    for number, label in enumerate(labels):
        sets[label].add(number)
    return sets


def _found(resolved: Actors, mention: dict[str, Any]) -> Hashable:
    actor = resolved.of(mention["name"], mention["article"])
    return actor.id if actor else (mention["name"], mention["article"])


def _print_errors(path: Path) -> None:
    for row in read_cases(path):
        ours, theirs = clusters(row)
        if b_cubed(ours, theirs) != (1.0, 1.0):
            resolved = resolve(row)
            print(row["case"])
            for mention in row["mentions"]:
                actor = resolved.of(mention["name"], mention["article"])
                print(f"   {mention['name']!r} is {mention['who']}: {actor.name if actor else 'nobody'}")
            for link in resolved.links:
                print(f"      {link.score:.2f} {'joined' if link.joined else 'apart'}: {link.one} / {link.other}: {link.reason}")  # fmt: skip


if __name__ == "__main__":
    _print_errors(Path(sys.argv[1]))
