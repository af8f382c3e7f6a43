"""How fast `onrecord extract` is as a whole process: start-up, articles a second, peak memory.

    python benchmarks/extract_speed.py [--articles 240] [--jobs 2]
    python benchmarks/extract_speed.py --read FILE        # articles of one's own instead, as `onrecord extract` reads them

The articles, some 450 words each, are composed from sentences of the bundled examples in an order drawn from
a fixed seed, so that no two are alike and every run reads the same. Peak memory is that of all processes
together, sampled every 50 ms from /proc (Linux); start-up is the time until the claims of one article of
three sentences are out.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from onrecord.read import read_inputs
from onrecord.records import Article
from onrecord.settings import Settings

WORDS = 450
_SENTENCE = re.compile(r"(?<=[.?!”])\s+(?=[A-Z“])")


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=240)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--read", type=Path, help="a file of articles to be timed instead of composed ones")
    options = parser.parse_args()
    sentences = list(example_sentences())
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder, "one.jsonl"), options.read or Path(folder, "many.jsonl")
        write_articles(one, [" ".join(sentences[:3])])
        if not options.read:
            write_articles(many, list(compose(sentences, options.articles)))
        lengths = [len(text.split()) for text in read_texts(many)]
        start_up = min(run(one, options.jobs)[0] for _ in range(3))
        seconds, memory, claims = run(many, options.jobs)
    print(f"start-up (one short article, best of 3): {start_up:.2f} s")
    words = sum(lengths) // len(lengths)
    print(f"{len(lengths)} articles of {words} words, --jobs {options.jobs}: {seconds:.1f} s, {claims} claims")
    print(f"{len(lengths) / seconds:.1f} articles a second, whole process; peak {memory / 2**20:.0f} MiB")


def read_texts(path: Path) -> Iterator[str]:
    """Yield the texts of the articles of a file or folder."""
    yield from (item.text for item in read_inputs([str(path)], Settings()) if isinstance(item, Article))


def example_sentences() -> Iterator[str]:
    """Yield the sentences of the bundled examples, roughly split."""
    for text in read_texts(Path(str(files("onrecord").joinpath("examples")))):
        yield from (s for paragraph in text.split("\n\n")[1:] for s in _SENTENCE.split(paragraph))


def compose(sentences: list[str], count: int) -> Iterator[str]:
    """Yield `count` texts of about WORDS words, four sentences a paragraph."""
    draw = random.Random(20240815)
    for _ in range(count):
        chosen: list[str] = []
        while sum(len(s.split()) for s in chosen) < WORDS:
            chosen.append(draw.choice(sentences))
        yield "\n\n".join(" ".join(chosen[at : at + 4]) for at in range(0, len(chosen), 4))


def write_articles(path: Path, texts: list[str]) -> None:
    """Write texts as JSON Lines."""
    rows = (json.dumps({"id": f"b{n}", "text": text, "published": "2025-03-08"}) for n, text in enumerate(texts))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def run(path: Path, jobs: int) -> tuple[float, int, int]:
    """Return the seconds, the peak bytes and the claims of one `onrecord extract`."""
    command = [sys.executable, "-m", "onrecord", "extract", str(path), "--jobs", str(jobs)]
    began = time.perf_counter()
    peak = 0
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out)
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        out.seek(0)
        return seconds, peak, sum(1 for _ in out)


def resident(pid: int) -> int:
    """Return the bytes of memory that a process and its children hold; 0 where /proc does not say."""
    total = 0
    waiting = [pid]
    while waiting:
        process = Path(f"/proc/{waiting.pop()}")
        try:
            status = (process / "status").read_text()
            total += int(status.split("VmRSS:")[1].split()[0]) * 1024
            for task in (process / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, IndexError, ValueError):
            continue
    return total


if __name__ == "__main__":
    main()
