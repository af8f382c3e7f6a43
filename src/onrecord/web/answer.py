"""The same rows as a page, as JSON or as CSV, as the address asks."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from fastapi import Request
from pydantic import BaseModel, create_model
from starlette.responses import JSONResponse, Response

from onrecord.desk import Desk
from onrecord.web.render import render

Form = Literal["html", "json", "csv"]
EVERY = 10_000  # rows at most in a file


class WithForm(BaseModel):
    """What a page may be asked besides what its report may."""

    format: Form = "html"


@cache
def with_form(asked: type[BaseModel]) -> type[BaseModel]:
    """Return what the page of a report may be asked."""
    return create_model(f"{asked.__name__}Page", __base__=(WithForm, asked))


def desk_of(request: Request) -> Desk:
    """Return the desk that the application answers from."""
    desk: Desk = request.app.state.desk
    return desk


def paging(offset: int, limit: int, *, more: bool) -> dict[str, int | None]:
    """Return where the rows before these begin, and those after them; None where there are none."""
    return {"newer": max(0, offset - limit) if offset else None, "older": offset + limit if more else None}


def answer(
    request: Request, *, form: str, name: str, template: str, records: Iterable[dict[str, Any]], **context: Any
) -> Response:  # fmt: skip
    """Return records (the rows as the API gives them) in the form asked for; a page is made of `context`."""
    if form == "json":
        return JSONResponse({"rows": list(records)})
    if form == "csv":
        headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return Response("\ufeff" + desk_of(request).csv(records), media_type="text/csv; charset=utf-8", headers=headers)
    return render(request, template, **context)
