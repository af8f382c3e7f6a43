"""From a claim back to its words."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.web.render import render

router = APIRouter()


@router.get("/why/{claim}", name="why")
def why(request: Request, claim: str) -> Response:
    """Show what a claim rests on."""
    desk: Desk = request.app.state.desk
    return render(request, "why.html", found=desk.why(claim))
