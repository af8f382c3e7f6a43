"""The pictures of docs/web.md, taken of the pages in a headless Chromium.

    python -m docs.screenshots [--ledger demo/onrecord.db]      (make screenshots)

The pages are those of a ledger of the bundled examples, served on this machine for as long as it takes. A picture
larger than 100 kB is refused.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from tests.web.chromium import launched, served

WHERE = Path(__file__).parent / "pictures"
LARGEST = 100_000  # bytes
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
    with served(options.ledger) as address, launched() as browser:
        sizes = [take(browser, address, *picture) for picture in PICTURES]
    sys.exit(max(sizes) > LARGEST)


def take(browser: Any, address: str, name: str, page: str, wanted: str, scheme: str, size: dict[str, int]) -> int:
    """Take one picture, print what it weighs, and return that."""
    context = browser.new_context(viewport=size, color_scheme=scheme)
    shown = context.new_page()
    shown.goto(address + page)
    shown.locator(wanted).first.wait_for()
    path = WHERE / f"{name}.png"
    shown.screenshot(path=path)
    context.close()
    print(f"{path.stat().st_size / 1000:6.1f} kB  {path}{'  TOO LARGE' if path.stat().st_size > LARGEST else ''}")
    return path.stat().st_size


if __name__ == "__main__":
    main()
