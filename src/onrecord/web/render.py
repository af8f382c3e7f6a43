"""Templates to pages: everything is escaped unless a template says otherwise, and none does."""

import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.datastructures import URL
from starlette.responses import HTMLResponse, Response

from onrecord import __version__
from onrecord.records.values import day_of
from onrecord.records.wording import durations, located, number, parameters, period, ratio_words, shorten, spaced

NAVIGATION = (
    ("Look", (("/", "Home"), ("/brief", "Brief"), ("/articles", "Articles"), ("/stories", "Stories"), ("/statements", "Statements"))),
    ("Numbers", (("/series", "Series"), ("/figures", "Figures"), ("/lines", "Lines"), ("/window", "Since a day"), ("/places", "Map"))),
    (
        "The deal",
        (("/talks", "Talks"), ("/proposals", "Proposals"), ("/positions", "Positions"), ("/agreements", "Agreement"),
         ("/exchanges", "Exchanges"), ("/obligations", "Obligations")),
    ),
    ("What happened, who", (("/timeline", "Timeline"), ("/events", "Events"), ("/actors", "Actors"))),
    ("Put right", (("/review", "Review"), ("/judgements", "Decisions"), ("/retractions", "Retractions"))),
    ("For programs", (("/api", "API"),)),
)  # fmt: skip
_AROUND = 120  # code points that stand around evidence, fewer where the article begins or ends
_CELL = re.compile(r'<td role="cell" data-label="([^"]*)"[^>]*>(.*?)</td>', re.S)
_HEAD_OR_CELL = re.compile(rf'<th scope="col" role="columnheader"[^>]*>([^<]*)</th>|{_CELL.pattern}', re.S)
_UNDATED = {"/review", "/judgements", "/retractions", "/api"}  # tell of now only
DATED = frozenset(address for _, pages in NAVIGATION for address, _ in pages) - _UNDATED


def render(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **context: Any
) -> Response:
    """Return a page."""
    page = environment().get_template(template)
    known = request.query_params.get("as_of") or None
    reports = [p.name for p in request.app.state.desk.plugins() if p.kind == "report" and p.problem is None]
    added = (("Added", tuple((f"/report/{in_path(name)}", spaced(name)) for name in reports)),) if reports else ()
    told = {
        "request": request, "path": request.url.path, "version": __version__,
        "navigation": NAVIGATION + added, "dated": DATED | {address for _, pages in added for address, _ in pages},
        "as_of": known, "access": request.app.state.access, "secret": request.app.state.secret,
        "ledger": request.app.state.ledger,
    }  # fmt: skip
    return HTMLResponse(page.render(**told, **context), status, headers)


@cache
def environment() -> Environment:
    """Return the templates with what they may call."""
    made = Environment(
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "spaced": spaced,
        "shorten": shorten,
        "in_path": in_path,
        "day": day_words,
        "lasting": durations,
        "ratio": ratio_words,
        "located": located,
        "from_word": from_word,
        "to_word": to_word,
        "told_columns": told_columns,
    }
    made.globals |= {
        "number": number, "period": period, "parameters": parameters, "link": link, "again": again, "static": static,
    }  # fmt: skip
    return made


def static(name: str) -> str:
    """Return the path of a file the pages use; it changes with the version, so that browsers may keep it."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    from hashlib import sha256

    return sha256(files("onrecord.web").joinpath("static", name).read_bytes()).hexdigest()[:8]


def link(path: str, **told: Any) -> str:
    """Return a path with what is asked of it; what is None is left out."""
    kept = {name: value for name, value in told.items() if value is not None}
    return f"{path}?{urlencode(kept)}" if kept else path


def again(request: Request, **changed: Any) -> str:
    """Return the address of this page with some of what it was asked changed; None takes it out."""
    url: URL = request.url.remove_query_params([name for name, value in changed.items() if value is None])
    url = url.include_query_params(**{name: value for name, value in changed.items() if value is not None})
    path = quote(url.path, safe="/")
    return f"{path}?{url.query}" if url.query else path


def from_word(text: str) -> str:
    """Return what stands before some words, cut somewhere, from its first whole word on."""
    return text if len(text) < _AROUND else f"… {text[text.find(' ') + 1 :]}"


def to_word(text: str) -> str:
    """Return what stands after some words, cut somewhere, up to its last whole word."""
    return text if len(text) < _AROUND else f"{text[: text.rfind(' ') + 1]}…"


def told_columns(table: str) -> Markup:
    """Return a table made by the macros `th` and `td` without the columns in which no row has anything."""
    told = {label for label, content in _CELL.findall(table) if content.strip()}
    return Markup(_HEAD_OR_CELL.sub(lambda found: found[0] if (found[1] or found[2]) in told else "", table))


def in_path(text: str) -> str:
    """Return a text as a part of a path."""
    return quote(text, safe="")


def day_words(day: str | None) -> str:
    """Return a TIMEX3 date for people: 2025-03-08 -> 8 Mar 2025; what is no whole day stays as it is."""
    whole = day_of(day)
    return f"{whole:%-d %b %Y}" if whole else day or ""
