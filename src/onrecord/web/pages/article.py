"""An article with what was read in it."""

from functools import lru_cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.records import Article
from onrecord.web.answer import answer, desk_of
from onrecord.web.highlight import annotation_marks, claim_marks, pieces
from onrecord.web.pages.review import writing

router = APIRouter()
_KEPT = 64  # articles whose annotations are remembered


@router.get("/article/{article:path}", name="article")
def article(
    request: Request,
    article: str,
    spans: Annotated[Literal["claims", "all"], Query()] = "claims",
    format: Annotated[Literal["html", "json", "csv"], Query()] = "html",
    problem: Annotated[str | None, Query(max_length=500)] = None,
) -> Response:
    """Show an article's text with its claims marked, and beside it the claims; "all" marks times, places and actors too."""
    desk = desk_of(request)
    found, held = desk.show(article)
    claims = [claim.to_json() for claim in held]
    marks = claim_marks(claims)
    if spans == "all" and format == "html":
        marks += annotation_marks(_annotated(desk, found))
    return answer(
        request, form=format, name="article", template="article.html", records=claims,
        article=found, claims=claims, told={claim["id"]: claim for claim in claims}, pieces=pieces(found.text, marks), spans=spans,
        retracted=desk.retracted(found.id), problem=problem, **writing(request),
    )  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _annotated(desk: Desk, article: Article) -> dict[str, Any]:
    return desk.annotations(article)
