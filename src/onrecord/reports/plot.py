"""Series drawn: one line a source, a mark a figure, a band for a range, contradictions ringed."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.records.values import day_of
from onrecord.records.wording import ITSELF, number
from onrecord.reports.series import SeriesRow

_FORMATS = {".svg", ".png", ".html"}
_FONT = "system-ui, 'Helvetica Neue', Arial, sans-serif"
# Okabe and Ito's colours, told apart by colour-blind readers too; darker, and for a dark page lighter, to be seen well
_LIGHT = ["#0072b2", "#b35900", "#00795a", "#a3446f", "#5b6770", "#7a5195", "#8a6d00", "#2a6f97"]
_DARK = ["#56b4e9", "#e69f00", "#3cc79a", "#e08bb5", "#aab6c0", "#b79be0", "#e6d04a", "#7cc3ea"]
_WARNING = "#d0021b"
_PANELS = {"window": "in a stretch of time", "planned": "planned"}
_HEIGHTS = {0: 300, 1: 300, 2: 210, 3: 140}  # pixels of a panel, by how many there are
_EDGE = 14  # pixels between a mark and the edge
_COMPARATORS = {"=": "exact", "~": "about", ">": "more than", ">=": "at least", "<": "fewer than", "<=": "at most"}
_SHORT = 8  # days
_SCRIPT = "window.vegaEmbed = vegaEmbed;"
WIDTH = 640  # pixels


def plot_series(rows: Sequence[SeriesRow], *, width: int = WIDTH) -> Any:
    """Return the Altair chart of the rows, which should be of one measure; those that no chart has (`SeriesRow.drawn_on`) are left out.

    Places have a panel each, and so have totals and counts over a stretch of time: their numbers are not to be read off
    one axis.
    """
    import altair as alt

    told = [r for r in rows if r.drawn_on]
    several = len({(r.measure, r.place) for r in told}) > 1
    runs = accumulate(r.relation == "first" for r in told)  # a count that begins anew is not joined to the one before
    values = [_datum(r, several=several) | {"run": run} for r, run in zip(told, runs, strict=True)]
    panels = {panel: {v["number"] for v in values if v["panel"] == panel} for panel in {v["panel"] for v in values}}
    from_zero = any(len(numbers) == 1 for numbers in panels.values())
    chart = alt.layer(*_layers(_ticks(told), from_zero=from_zero), data=alt.InlineData(values=values)).properties(
        width=width, height=_HEIGHTS.get(len(panels), 110)
    )
    if len(panels) > 1:
        row = alt.Row(
            "panel:N", title=None, header=alt.Header(labelOrient="top", labelAnchor="start", labelFontWeight=600)
        )
        chart = chart.facet(row=row).resolve_scale(y="independent")
    return chart.properties(title=_title(told))


def _layers(ticks: Any, *, from_zero: bool) -> list[Any]:
    import altair as alt

    low: dict[str, Any] = {"orient": "bottom", "symbolOpacity": 1}
    days = alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=ticks)
    base = alt.Chart().encode(
        x=alt.X("day:T", title="as of", axis=days, scale=alt.Scale(padding=_EDGE)),
        color=alt.Color("series:N", title="according to", legend=alt.Legend(columns=1, labelLimit=500, **low)),
    )
    height = alt.Y(
        "number:Q", title="count", scale=alt.Scale(zero=from_zero, nice=True, padding=0 if from_zero else _EDGE)
    )
    shape = alt.Shape("comparator:N", title="the number is", sort=list(_COMPARATORS.values()), legend=alt.Legend(**low))
    bands = base.transform_filter("datum.low != null && datum.high != null").mark_rule(strokeWidth=5, opacity=0.35)
    windows = base.transform_filter("datum.start != null").mark_rule(strokeWidth=2, opacity=0.5)
    lines = base.transform_filter("datum.period == 'cumulative'").mark_line(opacity=0.7)
    marks = base.mark_point(filled=True, size=70, opacity=0.9)
    rings = base.transform_filter("datum.relation == 'contradicts'").mark_point(size=260, strokeWidth=2)
    tooltip = ["series:N", "told:N", "day:T", "period:N", "relation:N", "reason:N", "outlets:N"]
    return [
        bands.encode(y=alt.Y("low:Q", title="count"), y2="high:Q"),
        windows.encode(y=height, x="start:T", x2="day:T"), lines.encode(y=height, detail="run:N"),
        marks.encode(y=height, tooltip=tooltip, shape=shape), rings.encode(y=height, color=alt.value(_WARNING)),
    ]  # fmt: skip


def write_plot(rows: Sequence[SeriesRow], path: Path) -> None:
    """Write the chart to a .svg, .png or .html file; the page needs no network. OnrecordError for another suffix."""
    require_form(path)
    path.write_bytes(draw(rows, path.suffix.removeprefix(".")))


def require_form(path: Path) -> None:
    """Raise OnrecordError where no chart can be written to a path: for its ending, or for want of the folder."""
    if path.suffix not in _FORMATS:
        raise OnrecordError(
            f"{path}: a plot is written as {', '.join(sorted(_FORMATS))}; give the file one of these endings"
        )
    if not path.parent.is_dir():
        raise OnrecordError(f"{path}: there is no folder {path.parent}; make it first")


def draw(rows: Sequence[SeriesRow], form: str, *, dark: bool = False, width: int = WIDTH) -> bytes:
    """Return the chart as "svg", "png", "html" or "json" (Vega-Lite); `dark` is for a dark page."""
    import vl_convert

    chart = plot_series(rows, width=width).configure(**_looks(dark)).to_json()
    match form:
        case "svg":
            return str(vl_convert.vegalite_to_svg(chart)).encode()
        case "png":
            return bytes(vl_convert.vegalite_to_png(chart, scale=2))
        case "html":
            return str(vl_convert.vegalite_to_html(chart, bundle=True)).encode()
    return str(chart).encode()


@cache
def chart_script() -> bytes:
    """Return the script with which a page draws charts itself (`window.vegaEmbed`); nothing else is fetched."""
    import vl_convert

    return str(vl_convert.javascript_bundle(_SCRIPT)).encode()


def _looks(dark: bool) -> dict[str, Any]:
    ink, faint = ("#d8dee6", "#3a434e") if dark else ("#2b333b", "#dde2e7")
    words = {"labelColor": ink, "titleColor": ink, "labelFont": _FONT, "titleFont": _FONT, "titleFontWeight": 500}
    return {
        "background": "transparent" if dark else "white",
        "font": _FONT,
        "axis": words | {"gridColor": faint, "domainColor": faint, "tickColor": faint},
        "legend": words | {"symbolBaseFillColor": ink, "symbolBaseStrokeColor": ink}, "header": words, "title": {"color": ink, "font": _FONT, "anchor": "start", "fontWeight": 600},
        "view": {"stroke": None}, "range": {"category": _DARK if dark else _LIGHT},
    }  # fmt: skip


def _ticks(rows: Sequence[SeriesRow]) -> Any:
    """Return how often the axis of days is marked: each day of a short time, else about six times."""
    days = sorted({day for r in rows if (day := day_of(r.day))})
    short = len(days) > 0 and (days[-1] - days[0]).days <= _SHORT
    return {"interval": "day", "step": 1} if short else 6


def _title(rows: Sequence[SeriesRow]) -> str:
    if not rows:
        return "No figures with a day"
    measures, places = ({getattr(r, name) for r in rows} - {None} for name in ("measure", "place"))
    told = measures.pop() if len(measures) == 1 else f"{len(measures)} measures"
    if places and len(rows) == sum(r.place is not None for r in rows):
        told += f" in {places.pop()}" if len(places) == 1 else f" in {len(places)} places"
    return told[0].upper() + told[1:].replace("_", " ")


def _datum(row: SeriesRow, *, several: bool) -> dict[str, Any]:
    named = [row.source or ITSELF, row.population if row.counted else None]
    panel = [row.place or "no place told"] if several else []
    panel += [_PANELS[row.period]] if row.period in _PANELS else [] if several else ["as of a day"]
    kind = "" if row.period in {None, "cumulative"} else f" ({row.period})"
    start = row.period_start if row.period == "window" and row.period_start != row.day else None
    return {
        "day": row.day, "number": row.number, "low": row.low, "high": row.high, "comparator": _COMPARATORS[row.comparator],
        "told": number(row.comparator, row.value, row.low, row.high), "period": row.period or "not told", "start": start,
        "panel": ", ".join(panel), "series": ", ".join(filter(None, named)) + kind,
        "relation": row.relation, "reason": row.reason or "", "outlets": ", ".join(row.outlets),
    }  # fmt: skip
