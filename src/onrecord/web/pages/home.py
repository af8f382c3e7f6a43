"""The first page, and searching."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.errors import OnrecordError
from onrecord.web import asked, wire
from onrecord.web.answer import WithForm, answer, desk_of
from onrecord.web.listings import Found, find, listing
from onrecord.web.pages.series import small_multiples
from onrecord.web.render import render

router = APIRouter()
_SHOWN = 6
_NEWS = 4
_COMPARED = 20_000  # claims: a second or two, whenever the ledger has grown
_FOUND = 20  # statements, articles


class Search(WithForm, asked.Known):
    """What may be searched for."""

    q: Annotated[str, Query(max_length=200)] = ""


@router.get("/", name="home")
def home(request: Request, known: Annotated[asked.Known, Query()]) -> Response:
    """Show what is new, the most reported series and the latest statements."""
    return render(request, "home.html", **overview(desk_of(request), known.as_of))


def overview(desk: Desk, as_of: str | None = None) -> dict[str, Any]:
    """Return what the first page is made of; what the ledger holds in all is told of today only."""
    return {
        "counts": {} if as_of else desk.counts(), "news": _news(desk, as_of),
        "articles": desk.catalogue(limit=_SHOWN, as_of=as_of),
        "statements": desk.statements(limit=_SHOWN, newest=True, as_of=as_of),
        "multiples": small_multiples(desk, as_of=as_of)[:_SHOWN],
    }  # fmt: skip


def _news(desk: Desk, as_of: str | None) -> Found | None:
    """Return the first lines of the brief of the last week; None where the ledger is too large for this page to wait for it."""
    if desk.horizon(None, {"as_of": as_of} if as_of else {}, most=_COMPARED):
        return None
    try:
        return find(desk, listing("brief"), asked.Brief(as_of=as_of, limit=_NEWS))
    except OnrecordError:
        return None


@router.get("/search", name="search")
def search(request: Request, question: Annotated[Search, Query()]) -> Response:
    """Show the statements and articles that hold all the words, and the names that hold them."""
    desk = desk_of(request)
    words = question.q.strip()
    told: dict[str, Any] = {"search": words, "limit": _FOUND, "as_of": question.as_of}
    statements = desk.statements(**told, newest=True) if words else []
    return answer(
        request, form=question.format, name="search", template="search.html",
        records=wire.Statement.plain(statements),
        words=words, statements=statements, articles=desk.catalogue(**told) if words else [],
        speakers=_names(desk, "speaker", words), places=_names(desk, "place", words),
    )  # fmt: skip


def _names(desk: Desk, column: str, words: str) -> list[str]:
    return [name for name in desk.names(column) if words and words.lower() in name.lower()][: 2 * _SHOWN]
