"""Series drawn: one line a source, a mark a figure, a band for a range, contradictions ringed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reports.series import SeriesRow

_FORMATS = {".svg", ".png", ".html"}
_ITSELF = "the article itself"


def plot_series(rows: Sequence[SeriesRow]) -> Any:
    """Return the Altair chart of the rows, which should be of one measure; rows without a day or number are left out."""
    import altair as alt

    values = [
        _datum(r)
        for r in rows
        if r.relation != "recalled" and r.day and (r.value or r.low or r.high) is not None and len(r.day) >= 4
    ]
    title = ", ".join(sorted({f"{r.measure} in {r.place}" if r.place else r.measure for r in rows})) or "no figures"
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("day:T", title="as of", axis=alt.Axis(format="%-d %b %Y", labelOverlap=True)),
        color=alt.Color(
            "series:N", title="according to", legend=alt.Legend(orient="bottom", columns=1, labelLimit=500)
        ),
    )
    tooltip = ["series:N", "told:N", "day:T", "period:N", "relation:N", "reason:N", "outlets:N"]
    number = alt.Y("number:Q", title="count", scale=alt.Scale(zero=False))
    band = base.transform_filter("datum.low != null && datum.high != null").mark_rule(strokeWidth=5, opacity=0.35)
    lines = base.transform_filter("datum.period == 'cumulative'").mark_line(opacity=0.7).encode(y=number)
    marks = base.mark_point(filled=True, size=70).encode(
        y=number,
        tooltip=tooltip,
        shape=alt.Shape("comparator:N", title="number is", sort=["=", "~", ">", ">=", "<", "<="]),
    )
    rings = base.transform_filter("datum.relation == 'contradicts'").mark_point(
        size=260, strokeWidth=2, color="#b00020"
    )
    layers = alt.layer(
        band.encode(y=alt.Y("low:Q", title="count"), y2="high:Q"), lines, marks,
        rings.encode(y=number, color=alt.value("#b00020")),
    )  # fmt: skip
    return layers.properties(width=640, height=340, title=title[0].upper() + title[1:])


def write_plot(rows: Sequence[SeriesRow], path: Path) -> None:
    """Write the chart to a .svg, .png or .html file; the page needs no network. OnrecordError for another suffix."""
    import vl_convert

    if path.suffix not in _FORMATS:
        raise OnrecordError(
            f"{path}: a plot is written as {', '.join(sorted(_FORMATS))}; give the file one of these endings"
        )
    chart = plot_series(rows).to_json()
    if path.suffix == ".svg":
        path.write_text(vl_convert.vegalite_to_svg(chart), encoding="utf-8")
    elif path.suffix == ".png":
        path.write_bytes(vl_convert.vegalite_to_png(chart, scale=2))
    else:
        path.write_text(vl_convert.vegalite_to_html(chart, bundle=True), encoding="utf-8")


def _datum(row: SeriesRow) -> dict[str, Any]:
    bounds = [b for b in (row.low, row.high) if b is not None]
    number = row.value if row.value is not None else sum(bounds) / len(bounds)
    told = f"{number:,g}" if row.value is not None else f"{row.low or 0:,g} to {row.high or 0:,g}"
    kind = "" if row.period in {None, "cumulative"} else f" ({row.period})"
    return {
        "day": row.day, "number": number, "low": row.low, "high": row.high, "comparator": row.comparator,
        "told": told if row.comparator == "=" else f"{row.comparator} {told}", "period": row.period,
        "series": f"{row.source or _ITSELF}{f', {row.population}' if row.population else ''}{kind}",
        "relation": row.relation, "reason": row.reason or "", "outlets": ", ".join(row.outlets),
    }  # fmt: skip
