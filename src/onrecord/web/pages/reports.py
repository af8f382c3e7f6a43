"""The reports that installed packages add, each as a table."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.web import asked
from onrecord.web.answer import EVERY, WithForm, answer, desk_of, paging
from onrecord.web.listings import added_rows
from onrecord.web.pages.lists import fields

router = APIRouter()


class Asked(WithForm, asked.Report):
    """What such a report may be asked."""


@router.get("/report/{name}", name="report")
def report(request: Request, name: str, question: Annotated[Asked, Query()]) -> Response:
    """Show the rows of one."""
    desk = desk_of(request)
    every = added_rows(desk, name, question)
    last = question.offset + question.limit
    rows = every[question.offset : last]
    plugin = next(p for p in desk.plugins() if (p.kind, p.name, p.problem) == ("report", name, None))
    return answer(
        request, form=question.format, name=name, template="report.html", records=every[:EVERY],
        plugin=plugin, question=question, fields=fields(asked.Report, desk), rows=rows,
        columns=list(dict.fromkeys(column for row in rows for column in row)),
        **paging(question.offset, question.limit, more=len(every) > last),
    )  # fmt: skip
