"""The sheet of a deal."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.web import asked, wire
from onrecord.web.answer import WithForm, answer, desk_of
from onrecord.web.listings import deal_sheet, find, listing

router = APIRouter()


class Asked(WithForm, asked.Sheet):
    """What the sheet may be asked."""


@router.get("/proposal/{name:path}", name="proposal")
def proposal(request: Request, name: str, question: Annotated[Asked, Query()]) -> Response:
    """Show one proposal by phase, what is open, and what changed since the version before."""
    desk = desk_of(request)
    found, since = deal_sheet(desk, name, question)
    terms = wire.Term.plain(found.proposal.terms)
    phases = [(phase, list(held)) for phase, held in groupby(found.proposal.terms, key=lambda term: term.phase)]
    others = find(desk, listing("proposals"), asked.Timed(as_of=question.as_of, since=question.since)).rows
    return answer(
        request, form=question.format, name="proposal", template="proposal.html", records=terms,
        sheet=found, phases=phases, others=others, since=since,
    )  # fmt: skip
