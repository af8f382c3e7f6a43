"""Putting right what the program got wrong: the queue, and the decisions taken."""

import hmac
from typing import Annotated, Any, get_args
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Query, Request
from starlette.datastructures import URL
from starlette.responses import RedirectResponse, Response

from onrecord.desk import Desk
from onrecord.errors import OnrecordError
from onrecord.records.values import ReviewKind
from onrecord.web import asked, wire
from onrecord.web.answer import WithForm, answer, desk_of, paging
from onrecord.web.guard import knows
from onrecord.web.listings import find, listing
from onrecord.web.render import in_path, link

router = APIRouter()
_WHO = "onrecord_who"  # the cookie that remembers who decides here
_YEAR = 365 * 24 * 3600
_SHOWN = 20
_LISTED = 500  # decisions
KINDS = get_args(ReviewKind)


class Asked(WithForm, asked.Review):
    """What the queue may be asked."""

    done: str | None = None
    problem: str | None = None
    who: str | None = None


@router.get("/review", name="review")
def review(request: Request, question: Annotated[Asked, Query()]) -> Response:
    """Show what is to be decided."""
    desk = desk_of(request)
    told = asked.Review(kind=question.kind, limit=_SHOWN, offset=question.offset)
    found = find(desk, listing("review"), told, most=None if question.format == "html" else 10_000)
    return answer(
        request, form=question.format, name="review", template="review.html",
        records=wire.ReviewItem.plain(found.rows),
        listing=listing("review"), question=question, rows=found.rows, since=found.since, kinds=KINDS,
        done=_judgement(desk, question.done), problem=question.problem,
        **paging(question.offset, _SHOWN, more=found.more), **writing(request, question.who),
    )  # fmt: skip


@router.get("/judgements", name="judgements")
def judgements(request: Request, question: Annotated[WithForm, Query()]) -> Response:
    """Show the decisions taken, the last first."""
    desk = desk_of(request)
    standing = {judgement.id for judgement in desk.judgements(in_force=True)}
    rows = desk.judgements()[::-1]
    return answer(
        request, form=question.format, name="judgements", template="judgements.html",
        records=wire.Judgement.plain(rows),
        rows=rows[:_LISTED], standing=standing, **writing(request),
    )  # fmt: skip


@router.post("/review")
def judge(
    request: Request,
    secret: Annotated[str, Form(max_length=100)],
    subject: Annotated[str, Form(max_length=300)],
    who: Annotated[str, Form(max_length=100)],
    verdict: Annotated[str, Form(max_length=20)] = "",
    correction: Annotated[str, Form(max_length=2000)] = "",
    object: Annotated[str, Form(max_length=300)] = "",
    value: Annotated[str, Form(max_length=2000)] = "",
    why: Annotated[str, Form(max_length=1000)] = "",
    back: Annotated[str, Form(max_length=20)] = "",
    claim: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Take a decision, and go back to the queue, or to the page of the claim (by default what it is about).

    A correction is one by itself.
    """
    desk = desk_of(request)
    verdict, value = ("correct", correction) if correction else (verdict, value)
    address = f"/why/{in_path(claim or subject)}" if back == "why" else link("/review", kind=back if back in KINDS else None)
    if not hmac.compare_digest(secret.encode(), request.app.state.secret.encode()):
        return RedirectResponse(_with(address, problem="the form was too old; please decide again"), 303)
    try:
        judgement = desk.judge(verdict, subject, object=object or None, value=value or None, who=who, why=why or None)
    except OnrecordError as error:
        return RedirectResponse(_with(address, problem=str(error)[:500]), 303)
    return remembering(RedirectResponse(address if back == "why" else _with(address, done=judgement.id), 303), who)


def _with(address: str, **told: str) -> str:
    return str(URL(address).include_query_params(**told))


def remembering(page: Response, who: str) -> Response:
    """Return a page with which the browser remembers who decides here."""
    page.set_cookie(_WHO, quote(who), max_age=_YEAR, httponly=True, samesite="strict")
    return page


def writing(request: Request, who: str | None = None) -> dict[str, Any]:
    """Return whether the reader may decide, could by signing in, and who they are, or said they were."""
    access = request.app.state.access
    known = access.token is None or knows(access.token, request.headers)
    who = unquote(request.cookies.get(_WHO, "")) if who is None else who
    return {"writes": access.writes and known, "sign_in": access.writes and not known, "who": who}


def _judgement(desk: Desk, identity: str | None) -> Any:
    if identity is None:
        return None
    return next((held for held in desk.judgements() if held.id == identity), None)
