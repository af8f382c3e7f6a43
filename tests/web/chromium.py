"""A real browser without a screen, a server for it, and axe-core in it; where either is missing tests are skipped, except in CI."""

import shutil
import subprocess
import threading
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import uvicorn
from playwright.sync_api import expect, sync_playwright

from onrecord.settings import Access, Settings
from onrecord.web import create_app
from tests.required import missing

WHERE = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
UNSEEN = "the pages are not looked at"
PATIENCE = 30_000  # milliseconds; a machine may be busy with other work
expect.set_options(timeout=PATIENCE)
_BUILD = Path(__file__).parents[2] / "build/axe"


@contextmanager
def launched():
    """A browser."""
    if not Path(WHERE).exists():
        missing(f"there is no {WHERE} (Debian's package chromium)", UNSEEN)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=WHERE, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def served(path):
    """The address of a server at a ledger, in a thread of its own."""
    settings = Settings(ledger=str(path))
    server = uvicorn.Server(uvicorn.Config(create_app(settings, Access()), port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@cache
def axe_script():
    """The script of axe-core, which npm puts under build/ once."""
    script = _BUILD / "node_modules/axe-core/axe.min.js"
    if not script.exists():
        if shutil.which("npm") is None:
            missing("there is no npm to install axe-core with", UNSEEN)
        told = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(_BUILD), "axe-core"]
        done = subprocess.run(told, capture_output=True, text=True, check=False)
        if done.returncode:
            missing(f"npm cannot install axe-core ({done.stderr.strip()[-200:]})", UNSEEN)
    return script.read_text("utf-8")


class Looking:
    """A page of the browser that remembers what went wrong in it and what it asked other machines for."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.wrong = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("request", lambda asked: self._ask(asked.url))

    def _ask(self, url):
        if not url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asked for {url}")

    def at(self, path):
        """Go to a path of the site, and return the page."""
        self.page.goto(self.address + path)
        return self.page

    def text(self, selector="main"):
        """Return the text that is seen there, on one line."""
        return " ".join(self.page.inner_text(selector).split())


@contextmanager
def looking(browser, address, **told):
    """Look at a site; nothing may go wrong meanwhile, nor be fetched from elsewhere."""
    context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"} | told))
    context.set_default_timeout(PATIENCE)
    look = Looking(context.new_page(), address)
    yield look
    context.close()
    assert not look.wrong, look.wrong
