"""Giving the token, where one is needed to write."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.guard import COOKIE
from onrecord.web.render import render

router = APIRouter()


@router.get("/sign-in", name="sign_in")
def sign_in(request: Request) -> Response:
    """Ask for the token."""
    return render(request, "sign_in.html", wrong=False)


@router.post("/sign-in")
def signed_in(request: Request, token: Annotated[str, Form(max_length=500)]) -> Response:
    """Remember the token in a cookie that no script and no other site can use."""
    expected = request.app.state.access.token
    if expected is None or not hmac.compare_digest(token.encode(), expected.encode()):
        return render(request, "sign_in.html", status=401, wrong=True)
    answer = RedirectResponse("/review", 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer
