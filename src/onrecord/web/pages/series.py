"""Figures over time: what there is, and the chart of one measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.errors import NotFound
from onrecord.web import asked, wire
from onrecord.web.answer import WithForm, answer, desk_of
from onrecord.web.listings import every_row, listing
from onrecord.web.pages.lists import fields
from onrecord.web.spark import Spark, spark

router = APIRouter()
_LISTED = 150  # rows of the table; the files hold all
_MULTIPLES = 12  # small drawings
_SMALL = 80  # figures of a small drawing
_DRAWN = 8  # series on one chart; more cannot be told apart
_UNDRAWN = {"duration", "share", "other"}  # mean different things in one place
_FORMS = {"svg": "image/svg+xml", "png": "image/png", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class Multiple:
    """One measure in one place, drawn small."""

    measure: str
    place: str | None
    figures: int
    drawing: Spark


def small_multiples(desk: Desk, *, as_of: str | None = None) -> list[Multiple]:
    """Return the most reported series, drawn small; those that tell a place come first."""
    return desk.remembered(("multiples", as_of), lambda: _multiples(desk, as_of))


def _multiples(desk: Desk, as_of: str | None) -> list[Multiple]:
    found: list[Multiple] = []
    counted = [held for held in desk.measured(limit=10 * _MULTIPLES) if held.measure not in _UNDRAWN]
    for held in sorted(counted, key=lambda held: held.place is None):
        if len(found) == _MULTIPLES:
            break
        told: dict[str, Any] = {"measure": held.measure, "place": held.place, "as_of": as_of}
        since = desk.horizon("figure", told, most=_SMALL)
        rows = desk.series(**told, since=since)
        rows = [r for r in rows if r.place == held.place and r.measure == held.measure]
        drawing = spark(rows)
        if drawing:
            figures = len({claim for row in rows for claim in row.claims}) if as_of else held.figures
            found.append(Multiple(held.measure, held.place, figures, drawing))
    return found


class Asked(WithForm, asked.Figures):
    """What the page may be asked."""


@router.get("/series", name="series")
def series(request: Request, question: Annotated[Asked, Query()]) -> Response:
    """Show the chart of a measure with its table; without a measure, which series there are."""
    desk = desk_of(request)
    if question.filters().keys() <= {"as_of"} and question.format == "html":
        return _index(request, desk, question)
    problem, status, since = None, 200, None
    try:
        rows, since = every_row(desk, listing("series"), question.filters())
    except NotFound as error:
        if question.format != "html":
            raise
        rows, problem, status = [], str(error), 404
    left_out = len({_key(r) for r in rows if r.drawn_on} - {_key(r) for r in _drawn(rows)})
    return answer(
        request, form=question.format, name="series", template="series.html",
        records=wire.Series.plain(rows),
        listing=listing("series"), question=question, fields=fields(asked.Figures, desk), problem=problem, status=status,
        found=_by_source(rows)[:_LISTED], unlisted=max(0, len(rows) - _LISTED), since=since, left_out=left_out,
        contradictions=[r for r in rows if r.relation == "contradicts"],
    )  # fmt: skip


@router.get("/chart/series.{form}", name="chart")
@router.get("/chart/dark/series.{form}", name="dark_chart")
def chart(
    request: Request, form: Literal["svg", "png", "json"], question: Annotated[asked.Figures, Query()]
) -> Response:
    """Draw the chart of a measure, for a light page or a dark one."""
    desk = desk_of(request)
    rows, _ = every_row(desk, listing("series"), question.filters())
    drawing = desk.draw(_drawn(rows), form, dark=request.url.path.startswith("/chart/dark/"))
    return Response(drawing, media_type=_FORMS[form], headers={"Cache-Control": "no-cache"})


def _index(request: Request, desk: Desk, question: asked.Figures) -> Response:
    return answer(
        request, form="html", name="series", template="series_index.html", records=(),
        listing=listing("series"), fields=fields(asked.Figures, desk), question=question,
        multiples=small_multiples(desk, as_of=question.as_of), measured=desk.measured(limit=200),
    )  # fmt: skip


def _by_source(rows: Sequence[Any]) -> list[Any]:
    return sorted(rows, key=lambda r: (_key(r)[3] or "", str(_key(r)), r.day or ""))


def _key(row: Any) -> tuple[Any, ...]:
    return row.measure, row.place, row.population, row.source


def _drawn(rows: Sequence[Any]) -> list[Any]:
    """Return the rows of the series with the most figures: as many as one can tell apart on a chart."""
    counted: dict[tuple[Any, ...], int] = {}
    for row in rows:
        if row.drawn_on:
            counted[_key(row)] = counted.get(_key(row), 0) + 1
    kept = set(sorted(counted, key=lambda key: -counted[key])[:_DRAWN])
    return [row for row in rows if _key(row) in kept]
