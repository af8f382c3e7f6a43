"""How reading time grows with the length of one article: seconds of CPU, peak memory and claims by size.

    python benchmarks/long_articles.py [--kilobytes 10 20 50 100 200 500 1000]

Each article is composed like those of `extract_speed.py`, from sentences of the bundled examples, and read as a whole
process, start-up included. The sentences come again and again, which is harder than a report of the same length: all
its names, deeds and numbers may be told before. Nearly linear growth shows as a nearly even last column.
"""

import argparse
import json
import random
import resource
import tempfile
from pathlib import Path

from extract_speed import example_sentences, run

PUBLISHED = "2025-03-08"


def main() -> None:
    """Run the benchmark and print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[10, 20, 50, 100, 200, 500, 1000])
    options = parser.parse_args()
    sentences = list(example_sentences())
    print("    KB  seconds  peak MiB  claims  seconds a 100 KB")
    for size in options.kilobytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "one.jsonl")
            row = {"id": "one", "text": compose(sentences, size * 1000), "published": PUBLISHED}
            path.write_text(json.dumps(row) + "\n", encoding="utf-8")
            before = cpu_seconds()
            _, memory, claims = run(path, jobs=1)
            seconds = cpu_seconds() - before
        print(f"{size:6} {seconds:8.1f} {memory / 2**20:9.0f} {claims:7} {100 * seconds / size:17.1f}", flush=True)


def cpu_seconds() -> float:
    """Return the seconds of CPU that ended child processes have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compose(sentences: list[str], length: int) -> str:
    """Return a text of `length` characters, four sentences a paragraph, the same in every run."""
    draw = random.Random(20240815)
    paragraphs: list[str] = []
    while sum(len(p) + 2 for p in paragraphs) < length:
        paragraphs.append(" ".join(draw.choice(sentences) for _ in range(4)))
    return "\n\n".join(paragraphs)[:length]


if __name__ == "__main__":
    main()
