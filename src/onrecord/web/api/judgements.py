"""Decisions of people: looking at them, and taking them; retractions."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from onrecord.errors import InputError
from onrecord.records.decisions import decisions_in
from onrecord.web import asked, wire
from onrecord.web.answer import desk_of
from onrecord.web.api.routes import PROBLEMS, page_of

FORBIDDEN: dict[int | str, dict[str, Any]] = {
    400: {"model": wire.Problem, "description": "What was sent is no JSON"},
    401: {"model": wire.Problem, "description": "The token is missing"},
    403: {"model": wire.Problem, "description": "Nothing can be written here"},
}
LINES = "application/x-ndjson"
router = APIRouter(prefix="/api", responses=PROBLEMS, tags=["decisions"])


async def sent(request: Request) -> str:
    """Return the text that was sent, whatever it is called; InputError where there is too much of it, or it is no text."""
    most, body = desk_of(request).settings.most_bytes, bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise InputError("what was sent", f"is larger than {most:,} bytes; send it in parts")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("what was sent", "is not UTF-8; send what `onrecord review export` wrote") from error


@router.get("/judgements", response_model=wire.Page[wire.Judgement], summary="Decisions")
def judgements(request: Request, question: Annotated[asked.Paged, Query()]) -> dict[str, Any]:
    """Every decision, those taken last first; undone ones too."""
    held = [wire.Judgement.model_validate(j) for j in reversed(desk_of(request).judgements())][question.offset :]
    return page_of(request, question, held)


@router.post("/judgements", response_model=wire.Judgement, status_code=201, responses=FORBIDDEN, summary="Decide")
def judge(request: Request, verdict: wire.Verdict) -> Any:
    """Take a decision; it is added, nothing is overwritten, and every report respects it."""
    return desk_of(request).judge(**verdict.model_dump())


@router.post("/retractions", response_model=wire.Retraction, status_code=201, responses=FORBIDDEN, summary="Retract")
def retract(request: Request, told: wire.Withdrawal) -> Any:
    """Note that an article is withdrawn, or stands again; nothing is taken away."""
    desk = desk_of(request)
    if told.undo:
        made = desk.restore(told.article, who=told.who, why=told.why, day=told.day)
    else:
        made = desk.retract(told.article, why=told.why or "", who=told.who, day=told.day)
    return {**made.to_json(), "holds": made.withdrawn}


@router.post(
    "/judgements/{judgement}/undo", response_model=wire.Judgement, status_code=201, responses=FORBIDDEN, summary="Undo"
)
def undo(
    request: Request,
    judgement: Annotated[str, Path(description="The id of a decision, or its beginning", examples=["9c01d2e4"])],
    who: Annotated[str, Query(min_length=1, max_length=100, description="Who undoes it", examples=["Amina"])],
) -> Any:
    """Undo a decision: every report is again what it was without it."""
    return desk_of(request).undo(judgement, who=who)


@router.get(
    "/judgements/export", response_class=Response, summary="Decisions as JSON Lines",
    responses={200: {"content": {LINES: {"schema": {"type": "string"}}}, "description": "One decision a line"}},
)  # fmt: skip
def export(request: Request) -> Response:
    """Every judgement and retraction, one a line, oldest first: what `onrecord review export` writes."""
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in desk_of(request).decisions())
    return Response(lines, media_type=LINES)


@router.post(
    "/judgements/import", response_model=wire.Imported, responses=FORBIDDEN, summary="Import decisions",
    openapi_extra={"requestBody": {"required": True, "content": {LINES: {
        "schema": {"type": "string", "description": "JSON Lines, as `/api/judgements/export` gives them"}}}}},
)  # fmt: skip
def import_(request: Request, text: Annotated[str, Depends(sent)]) -> dict[str, int]:
    """Add the judgements and retractions of another ledger of the same articles; those known already are left as they are.

    Nothing is added where a line is none. 404 names the articles of retractions that are not on record; the rest was added.
    """
    contents = decisions_in("what was sent", text)
    return {"decisions": len(contents), "new": desk_of(request).import_judgements(contents)}
