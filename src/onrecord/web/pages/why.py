"""From a claim back to its words."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.web import wire
from onrecord.web.answer import WithForm, answer, desk_of
from onrecord.web.pages.review import writing

router = APIRouter()


class Asked(WithForm):
    """What the page of a claim may be asked."""

    problem: Annotated[str | None, Query(max_length=500)] = None


@router.get("/why/{claim}", name="why")
def why(request: Request, claim: str, question: Annotated[Asked, Query()]) -> Response:
    """Show what a claim rests on; who may decide puts it right there."""
    desk = desk_of(request)
    found = desk.why(claim)
    records = wire.Why.plain([found])
    told = writing(request)
    return answer(
        request, form=question.format, name="why", template="why.html", records=records, found=found,
        problem=question.problem, events=_events_beside(desk, found.claim) if told["writes"] else [], **told,
    )  # fmt: skip


def _events_beside(desk: Desk, claim: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the events of a figure's article, each with its words: it may be the toll of another than it was held to be."""
    if claim["kind"] != "figure":
        return []
    beside = desk.show(claim["article"])[1]
    return [(each.id, each.words) for each in beside if each.kind == "event"]
