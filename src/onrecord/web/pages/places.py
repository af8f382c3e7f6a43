"""Events and figures on a map."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from onrecord.web import asked, wire
from onrecord.web.answer import WithForm, answer, desk_of
from onrecord.web.atlas import draw_atlas
from onrecord.web.listings import listing
from onrecord.web.pages.lists import fields

router = APIRouter()
_DRAWN = 400  # places


class Asked(WithForm, asked.Told):
    """What the map may be asked."""

    country: asked.Word = Field(default=None, max_length=2, description="A country's ISO code", examples=["SD"])


@router.get("/places", name="places")
def places(request: Request, question: Annotated[Asked, Query()]) -> Response:
    """Show where events and figures are told of."""
    desk = desk_of(request)
    filters = question.filters()
    country = filters.pop("country", "").upper() or None
    every = desk.places(**filters)
    rows = [row for row in every if country is None or row.country == country]
    names: dict[str, int] = {}
    for row in every:
        if row.country:
            names[row.country] = names.get(row.country, 0) + row.events + row.figures
    return answer(
        request, form=question.format, name="places", template="places.html",
        records=wire.Place.plain(rows),
        listing=listing("places"), question=question, fields=fields(asked.Told, desk), country=country,
        atlas=draw_atlas(rows[:_DRAWN], desk.outlines), found=rows[:_DRAWN],
        countries=[(code, desk.country_name(code)) for code in sorted(names, key=lambda code: -names[code])[:12]],
    )  # fmt: skip
