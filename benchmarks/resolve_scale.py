"""How long it takes, and how much memory, to tell who is who and which article repeats which, as articles grow in number.

    python benchmarks/resolve_scale.py [10000 30000 100000] > benchmarks/results/resolve_scale.txt

The articles are invented (benchmarks/resolve_world.py), so that what is found can be held against what is so. Each number
of articles is measured in a process of its own.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.resolve_world import World
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.copies import Origins, Story, group_copies, story_of
from onrecord.resolve.mentions import Mention, Page

COLUMNS = "articles mentions actors links copies_s actors_s total_s peak_MB bcubed_P bcubed_R copies_P copies_R".split()
WIDTH = 9


def measure(articles: int) -> dict[str, float]:
    """Resolve so many articles; return what it took and how right it was. What making them takes is not counted."""
    mentions: list[Mention] = []
    who: list[int] = []
    pages: dict[str, Page] = {}
    texts: list[int] = []
    spent = [0.0]

    def stories() -> Iterator[Story]:
        for told in World(articles).told():
            mentions.extend(told.mentions)
            who.extend(told.who)
            pages[told.article.id] = told.page
            texts.append(told.text)
            start = time.process_time()
            story = story_of(told.article)
            spent[0] += time.process_time() - start
            yield story

    held = list(stories())
    start = time.process_time()
    origins = group_copies(held)
    copies = spent[0] + time.process_time() - start
    del held
    start = time.process_time()
    found = resolve_actors(mentions, pages)
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours = [a.id if (a := found.of(m.name, m.article)) else (m.name, m.article) for m in mentions]
    precision, recall = b_cubed(ours, who)
    right, among = pairs_right(origins, texts)
    return dict(zip(COLUMNS, (
        articles, len(mentions), len(found.actors), len(found.links), copies, took, copies + took, peak, precision, recall,
        right, among,
    ), strict=True))  # fmt: skip


def b_cubed(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> tuple[float, float]:
    """Return B-cubed precision and recall by counts, as there are too many mentions for sets of them."""
    pairs = list(zip(found, wanted, strict=True))
    both, ours, theirs = Counter(pairs), Counter(f for f, _ in pairs), Counter(w for _, w in pairs)
    precision = sum(n * n / ours[f] for (f, _), n in both.items()) / len(pairs)
    recall = sum(n * n / theirs[w] for (_, w), n in both.items()) / len(pairs)
    return precision, recall


def pairs_right(origins: Origins, texts: list[int]) -> tuple[float, float]:
    """Return precision and recall of the pairs of articles held to be one text."""
    group = [origins.copies(f"a{n}")[0] for n in range(len(texts))]
    both, ours, theirs = Counter(zip(group, texts, strict=True)), Counter(group), Counter(texts)
    right, claimed, wanted = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, ours, theirs))
    return right / max(claimed, 1), right / max(wanted, 1)


def main() -> None:
    """Print a table, a line a number of articles, and how time grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=int, default=[10_000, 30_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(" ".join(_cell(n).rjust(WIDTH) for n in measure(asked.one).values()))
        return
    print(" ".join(name.rjust(WIDTH) for name in COLUMNS), flush=True)
    took: list[tuple[int, float]] = []
    for articles in asked.articles:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(articles)], capture_output=True, text=True, check=True
        )
        print(done.stdout, end="", flush=True)
        took.append((articles, float(done.stdout.split()[COLUMNS.index("total_s")].replace(",", ""))))
    if len(took) > 1:
        (few, less), (many, more) = took[0], took[-1]
        print(f"time grows with the number of articles to the power of {log(more / less) / log(many / few):.2f}")


def _cell(value: float) -> str:
    if value >= 1000 or value == int(value) != 1:
        return f"{value:,.0f}"
    return f"{value:.3f}" if value <= 1 else f"{value:.1f}"


if __name__ == "__main__":
    main()
