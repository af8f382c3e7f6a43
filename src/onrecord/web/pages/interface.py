"""What programs may ask: the API's paths for people, and the script that draws charts."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.web.answer import desk_of
from onrecord.web.render import render

router = APIRouter()
_KEEP = "public, max-age=86400"


@router.get("/api", name="interface")
def interface(request: Request) -> Response:
    """Show the API's paths with what each may be asked."""
    paths: dict[str, Any] = request.app.openapi()["paths"]
    return render(request, "api.html", paths=paths)


@router.get("/chart.js", name="chart_script")
def chart_script(request: Request) -> Response:
    """Give the script that draws charts."""
    desk = desk_of(request)
    return Response(desk.chart_script(), media_type="text/javascript", headers={"Cache-Control": _KEEP})
