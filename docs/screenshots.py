"""The pictures of docs/web.md, taken of the pages in a headless Chromium.

    python docs/screenshots.py [--ledger demo/onrecord.db]      (make screenshots)

The pages are those of a ledger of the bundled examples, served on this machine for as long as it takes. A picture
larger than 100 kB is refused.
"""

import argparse
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from onrecord.settings import Access, Settings
from onrecord.web import create_app

WHERE = Path(__file__).parent / "pictures"
LARGEST = 100_000  # bytes
CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PHONE = {"width": 390, "height": 700}
# name, page, what must be there before, light or dark, size
PICTURES = (
    ("home", "/", ".multiple", "light", {"width": 800, "height": 500}),
    ("article", "/article/sudan-market-1", ".claim", "light", {"width": 1020, "height": 400}),
    ("series", "/series?measure=killed&place=El+Obeid", ".chart.live svg", "light", {"width": 1000, "height": 900}),
    ("positions", "/positions?term=ceasefire", ".matrix", "light", {"width": 1120, "height": 520}),
    ("map", "/places?country=SD", ".atlas circle", "dark", {"width": 900, "height": 640}),
    ("review", "/review", ".item", "light", {"width": 960, "height": 560}),
    ("phone", "/talks", ".card", "dark", PHONE),
)


def main() -> None:
    """Take the pictures; the exit status is 1 if one is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", default="demo/onrecord.db")
    options = parser.parse_args()
    WHERE.mkdir(exist_ok=True)
    with serving(options.ledger) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        sizes = [take(browser, address, *picture) for picture in PICTURES]
        browser.close()
    sys.exit(max(sizes) > LARGEST)


def take(browser: Browser, address: str, name: str, page: str, wanted: str, scheme: str, size: dict[str, int]) -> int:
    """Take one picture, print what it weighs, and return that."""
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    shown = context.new_page()
    shown.goto(address + page)
    shown.locator(wanted).first.wait_for()
    path = WHERE / f"{name}.png"
    shown.screenshot(path=path)
    context.close()
    print(f"{path.stat().st_size / 1000:6.1f} kB  {path}{'  TOO LARGE' if path.stat().st_size > LARGEST else ''}")
    return path.stat().st_size


@contextmanager
def serving(ledger: str) -> Iterator[str]:
    """Serve the ledger, and give the address."""
    app = create_app(Settings(ledger=ledger), Access())
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


if __name__ == "__main__":
    main()
