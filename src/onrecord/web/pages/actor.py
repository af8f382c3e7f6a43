"""One actor: what it is called, its offices, what it said and did, and why its names are held to be one."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.web import asked, wire
from onrecord.web.answer import WithForm, answer, desk_of
from onrecord.web.listings import actor_sheet

router = APIRouter()
_SHOWN = 200  # deeds on the page; the files hold all


class Asked(WithForm, asked.Sheet):
    """What the sheet may be asked."""

    how: str | None = None


@router.get("/actor/{name:path}", name="actor")
def actor(request: Request, name: str, question: Annotated[Asked, Query()]) -> Response:
    """Show one actor."""
    desk = desk_of(request)
    sheet, since = actor_sheet(desk, name, question)
    deeds = [deed for deed in sheet.deeds if question.how in {None, deed.how}]
    return answer(
        request, form=question.format, name="actor", template="actor.html",
        records=wire.Deed.plain(deeds),
        sheet=sheet, deeds=deeds[::-1][:_SHOWN], hows=Counter(deed.how for deed in sheet.deeds), how=question.how, since=since,
        left_out=max(0, len(deeds) - _SHOWN),
    )  # fmt: skip
