"""Decisions of people: looking at them, and taking them; retractions."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request

from onrecord.web import asked, wire
from onrecord.web.api.routes import PROBLEMS, desk_of

FORBIDDEN: dict[int | str, dict[str, Any]] = {
    400: {"model": wire.Problem, "description": "What was sent is no JSON"},
    401: {"model": wire.Problem, "description": "The token is missing"},
    403: {"model": wire.Problem, "description": "Nothing can be written here"},
}
router = APIRouter(prefix="/api", responses=PROBLEMS, tags=["decisions"])


@router.get("/judgements", response_model=wire.Page[wire.Judgement], summary="Decisions")
def judgements(request: Request, question: Annotated[asked.Paged, Query()]) -> dict[str, Any]:
    """Every decision, those taken last first; undone ones too."""
    held = [wire.Judgement.model_validate(j) for j in reversed(desk_of(request).judgements())][question.offset :]
    more = len(held) > question.limit
    after = f"/api/judgements?limit={question.limit}&offset={question.offset + question.limit}"
    return {
        "rows": held[: question.limit], "limit": question.limit, "offset": question.offset, "since": None,
        "next": after if more else None,
    }  # fmt: skip


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
