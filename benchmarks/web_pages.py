"""How long the pages of a very large ledger take, and how large they are.

    python -m benchmarks.web_pages [--claims 1000000]

The ledger is made up (benchmarks/synthetic_ledger.py) and written in bulk, once, to build/pages.db. Each page is asked
for through the application itself, without a network: once, then four times more, of which the median counts. What was
worked out is remembered until the ledger grows, so its later times are those of a reader who is not the first. Beside the clock
stands the processor's time, which other work on the machine does not lengthen.
"""

import argparse
import gzip
import math
import os
import statistics
import time
import warnings
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from benchmarks.synthetic_ledger import write_ledger
from onrecord.settings import Access, Settings
from onrecord.web import create_app

LEDGER = Path(__file__).parents[1] / "build/pages.db"
OK = 200  # the status of an answer that is one
LIMIT = 200  # milliseconds
FIRST = 100_000  # bytes of the first page with its style and script
PROPOSAL, ACTOR = "/proposal/", "/actor/"  # of whom there is
PAGES = (
    "/", "/articles", "/articles?search=Malakal", "/articles?as_of=2023-01-01", "/article/synthetic-77", "/statements",
    "/statements?offset=1000", "/statements?speaker=Speaker77", "/statements?search=item+77", "/figures",
    "/figures?measure=killed&place=Goma", "/lines?measure=killed&place=Goma",
    "/window?since=2025-01-01&measure=killed&place=Goma", "/stories", "/series", "/series?measure=killed&place=Goma", "/series?measure=killed",
    "/chart/series.json?measure=killed&place=Goma", "/events", "/events?place=Goma&plover=AID", "/timeline", "/talks",
    "/proposals", PROPOSAL, "/positions", "/positions?party=Goma+Army", "/agreements", "/exchanges", "/obligations", "/actors",
    ACTOR, "/places", "/search?q=Malakal", "/review", "/judgements", "/retractions", "/api", "/brief",
)  # fmt: skip


def main() -> None:
    """Make the ledger where it is not there, ask for every page, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if not LEDGER.exists():
        LEDGER.parent.mkdir(exist_ok=True)
        write_ledger(LEDGER, options.claims)
    began = time.perf_counter()
    with TestClient(create_app(Settings(ledger=str(LEDGER)), Access()), base_url="http://127.0.0.1") as client:
        start = time.perf_counter() - began
        counts = client.get("/api/counts").json()
        print(f"{sum(counts.values()) - counts['articles']:,} claims in {counts['articles']:,} articles, "
              f"{LEDGER.stat().st_size / 1e9:.2f} GB of SQLite; the server starts in {start:.1f} s; "
              f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")  # fmt: skip
        print(f"{'page':46} status   first ms   later ms   later cpu   kB")
        asked = addresses(client)
        first, later = zip(*(measure(client, page) for page in asked), strict=True)
        for told, times in (("first", first), ("later", later)):
            print(f"{told} answered under {LIMIT} ms: {sum(ms < LIMIT for ms in times)} of {len(times)}")
        print(first_page(client))


def addresses(client: TestClient) -> list[str]:
    """Return the addresses to ask for: of a proposal and an actor that this ledger has."""
    held = {page: client.get(f"/api{page[:-1]}s?limit=1").json()["rows"][0]["name"] for page in (PROPOSAL, ACTOR)}
    return [page + quote(held.get(page, "")) for page in PAGES]


def measure(client: TestClient, page: str) -> tuple[float, float]:
    """Print a line about a page, and return how long it takes first and later, in milliseconds; without end where refused."""
    times, busy = [], []
    for _ in range(5):
        began, at = time.perf_counter(), time.process_time()
        answer = client.get(page)
        times.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - at) * 1000)
    later = statistics.median(times[1:])
    told = f"{times[0]:10.0f} {later:10.0f} {statistics.median(busy[1:]):11.0f} {len(answer.content) / 1000:6.0f}"
    print(f"{page:46} {answer.status_code:6} {told}", flush=True)
    return (times[0], later) if answer.status_code == OK else (math.inf, math.inf)


def first_page(client: TestClient) -> str:
    """Return what the first page weighs with all that it loads."""
    parts = [
        client.get(path).content for path in ("/", "/static/onrecord.css", "/static/onrecord.js", "/static/icon.svg")
    ]
    size, packed = sum(map(len, parts)), sum(len(gzip.compress(part)) for part in parts)
    told = "under" if size < FIRST else "NOT under"
    return f"first page with style, script and icon: {size / 1000:.1f} kB ({packed / 1000:.1f} kB if packed), {told} {FIRST // 1000} kB"


if __name__ == "__main__":
    main()
