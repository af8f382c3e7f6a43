"""What changed between two versions of an article."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.web import wire
from onrecord.web.answer import answer, desk_of

router = APIRouter()


@router.get("/diff/{article:path}", name="diff")
def diff(
    request: Request, article: str, format: Annotated[Literal["html", "json", "csv"], Query()] = "html"
) -> Response:
    """Show which claims came, went and changed."""
    desk = desk_of(request)
    found = desk.diff(article)
    return answer(
        request, form=format, name="diff", template="diff.html", found=found,
        records=wire.DiffRow.plain(found.rows),
    )  # fmt: skip
