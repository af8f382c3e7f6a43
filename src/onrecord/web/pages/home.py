"""The first page, and searching."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.web.pages.series import small_multiples
from onrecord.web.render import render

router = APIRouter()
_SHOWN = 6


@router.get("/", name="home")
def home(request: Request) -> Response:
    """Show what is new, the most reported series and the latest statements."""
    desk: Desk = request.app.state.desk
    return render(
        request, "home.html", counts=desk.counts(), articles=desk.catalogue(limit=_SHOWN),
        statements=desk.statements(limit=_SHOWN, newest=True), multiples=small_multiples(desk, most=_SHOWN),
    )  # fmt: skip


@router.get("/search", name="search")
def search(request: Request, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show the statements and articles that hold all the words, and the names that hold them."""
    desk: Desk = request.app.state.desk
    words = q.strip()
    if not words:
        return render(request, "search.html", words="", statements=[], articles=[], speakers=[], places=[])
    lowered = words.lower()
    return render(
        request, "search.html", words=words,
        statements=desk.statements(search=words, limit=20, newest=True), articles=desk.catalogue(search=words, limit=20),
        speakers=[name for name in desk.names("speaker") if lowered in name.lower()][:12],
        places=[name for name in desk.names("place") if lowered in name.lower()][:12],
    )  # fmt: skip
