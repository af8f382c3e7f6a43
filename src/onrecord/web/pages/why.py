"""From a claim back to its words."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.web import wire
from onrecord.web.answer import WithForm, answer

router = APIRouter()


@router.get("/why/{claim}", name="why")
def why(request: Request, claim: str, question: Annotated[WithForm, Query()]) -> Response:
    """Show what a claim rests on."""
    desk: Desk = request.app.state.desk
    found = desk.why(claim)
    records = [wire.Why.model_validate(found).model_dump(mode="json")]
    return answer(request, desk, form=question.format, name="why", template="why.html", records=records, found=found)
