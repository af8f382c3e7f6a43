"""Noting on an article's page that it is withdrawn, or stands again."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import OnrecordError
from onrecord.web.answer import desk_of
from onrecord.web.pages.review import remembering
from onrecord.web.render import in_path, link

router = APIRouter()


@router.post("/retract")
def retract(
    request: Request,
    secret: Annotated[str, Form(max_length=100)],
    article: Annotated[str, Form(max_length=300)],
    who: Annotated[str, Form(max_length=100)],
    why: Annotated[str, Form(max_length=1000)] = "",
    day: Annotated[str, Form(max_length=10)] = "",
    undo: Annotated[bool, Form()] = False,
) -> Response:
    """Note it, and go back to the article."""
    desk = desk_of(request)
    address = f"/article/{in_path(article)}"
    if not hmac.compare_digest(secret.encode(), request.app.state.secret.encode()):
        return RedirectResponse(link(address, problem="the form was too old; please say it again"), 303)
    try:
        if undo:
            desk.restore(article, who=who, why=why or None, day=day or None)
        else:
            desk.retract(article, why=why, who=who, day=day or None)
    except OnrecordError as error:
        return RedirectResponse(link(address, problem=str(error)[:500]), 303)
    return remembering(RedirectResponse(address, 303), who)
