"""Which articles are one text: copies and rewrites made by rule from real and invented stories, against all other pairs.

Among the pairs that are not one text are many that report one event independently: our examples tell three events in two
or three outlets each, and the news of PolNeAR, where it is there, is of one campaign in several outlets.

python -m evaluation.copies [GOLD]    the shares of true and of other pairs, to set the threshold by
"""

import random
import re
import sys
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from evaluation.cases import read_cases
from evaluation.rewrites import cut, edited, rewritten
from onrecord.read import read_inputs
from onrecord.records import Article
from onrecord.resolve.copies import Story, group_copies, share_of, story_of
from onrecord.settings import Settings

FILES = ()
POLNEAR = Path("attribution/polnear_dev.jsonl")
OPTIONAL = (str(POLNEAR),)
WAYS = {"cut": cut, "edited": edited, "rewritten": rewritten}
_SEED = 20250306


def score(gold: Path | None = None) -> dict[str, float]:
    """Return precision and recall of pairs over the examples, and over PolNeAR's news where it is there."""
    scores = _score("examples", examples())
    if gold and (gold / POLNEAR).exists():
        scores |= _score("PolNeAR", polnear(gold / POLNEAR))
    return scores


def _score(name: str, articles: list[Article]) -> dict[str, float]:
    stories, truth = made_from(articles)
    origins = group_copies(stories)
    found = {frozenset({a, b}) for group in set(origins.group.values()) for a in group for b in group if a < b}
    wanted = {frozenset({a, b}) for a in truth for b in truth if a < b and truth[a] == truth[b]}
    scores = {
        f"{name}: precision": len(found & wanted) / max(len(found), 1),
        f"{name}: recall": len(found & wanted) / len(wanted),
    }
    for way in WAYS:
        pairs = {pair for pair in wanted if any(i.endswith(way) for i in pair)}
        scores[f"{name}: recall, {way}"] = len(found & pairs) / len(pairs)
    return scores


def made_from(articles: list[Article]) -> tuple[list[Story], dict[str, str]]:
    """Return the stories with a copy of each kind for every one, and what each goes back to."""
    chance = random.Random(_SEED)
    stories, truth = [], {}
    for article in articles:
        made = {"": article.text} | {way: make(article.text, chance) for way, make in WAYS.items()}
        for way, text in made.items():
            copy = Article(
                id=f"{article.id}/{way}", text=text, published=_later(article.day, chance), outlet=f"{article.id}{way}"
            )
            stories.append(story_of(copy))
            truth[copy.id] = article.id
    return stories, truth


def _later(day: str | None, chance: random.Random) -> str | None:
    """Return the day an outlet might publish a copy: the same, or one of the next two."""
    return day and str(date.fromisoformat(day) + timedelta(days=chance.randrange(3)))


def examples() -> list[Article]:
    """Return the bundled examples, less the one that is a copy already."""
    found = read_inputs([str(files("onrecord").joinpath("examples"))], Settings())
    return [a for a in found if isinstance(a, Article) and not a.id.endswith("-copy")]


def polnear(path: Path) -> list[Article]:
    """Return the news of PolNeAR."""
    rows = read_cases(path)
    days = [re.search(r"\d{4}-\d\d-\d\d", row["doc"]) for row in rows]
    return [
        Article(id=row["doc"] + row["annotator"], text=row["text"], published=day.group() if day else None)
        for row, day in zip(rows, days, strict=True)
        if row["annotator"] == min(r["annotator"] for r in rows if r["doc"] == row["doc"])
    ]


if __name__ == "__main__":
    named = {"examples": examples()}
    if len(sys.argv) > 1:
        named["PolNeAR"] = polnear(Path(sys.argv[1]) / POLNEAR)
    for name, articles in named.items():
        stories, truth = made_from(articles)
        one = {s.article: frozenset(s.runs) for s in stories}
        shares: dict[bool, list[float]] = {True: [], False: []}
        for a in one:
            for b in one:
                if a < b and min(len(one[a]), len(one[b])):
                    shares[truth[a] == truth[b]].append(share_of(one[a], one[b]))
        for same, held in shares.items():
            held.sort()
            marks = [
                round(held[min(int(len(held) * q), len(held) - 1)], 3)
                for q in (0, 0.01, 0.05, 0.1, 0.5, 0.99, 0.999, 1)
            ]
            print(
                f"{name}: {'one text' if same else 'two texts'} ({len(held)}): min, 1%, 5%, 10%, half, 99%, 99.9%, max {marks}"
            )
