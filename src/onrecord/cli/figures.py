"""figures and series: how many, according to whom."""

from typing import Any

import typer

from onrecord.cli.options import (
    AsOf,
    Json,
    LedgerPath,
    Limit,
    Measure,
    Outlet,
    Place,
    Plot,
    Population,
    Since,
    Source,
    Until,
    examples,
)  # fmt: skip
from onrecord.cli.render import Row, print_rows
from onrecord.records.wording import number, period


def figures(
    measure: Measure = None,
    place: Place = None,
    population: Population = None,
    source: Source = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = None,
    ledger: LedgerPath = None,
    json: Json = None,
) -> None:
    """List the figures on record: how many, of whom, where, over what time, and according to whom."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        rows = desk.figures(
            measure=measure, place=place, population=population, source=source, outlet=outlet,
            since=since, until=until, as_of=as_of, limit=limit,
        )  # fmt: skip
    print_rows(rows, json=json, row=_figure)


def series(
    measure: Measure = None,
    place: Place = None,
    population: Population = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    plot: Plot = None,
    ledger: LedgerPath = None,
    json: Json = None,
) -> None:
    """Show one series for each measure, place, population and source; what contradicts is said, nothing is
    added up.
    """
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        rows = desk.series(
            measure=measure, place=place, population=population, source=source, since=since, until=until, as_of=as_of
        )
        print_rows(rows, json=json, row=_point)
        if plot:
            desk.plot(plot, rows)
            typer.echo(f"The chart is in {plot}.", err=True)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples(
            "onrecord figures --measure killed --source ministry", "onrecord figures --place Khartoum --json"
        )
    )(figures)
    app.command(
        epilog=examples(
            "onrecord series --measure killed",
            "onrecord series --measure displaced --place Goma --since 2024-01 --plot displaced.svg",
        )
    )(series)


def _figure(found: Any) -> Row:
    return {
        "day": found.day,
        "measure": found.measure,
        "number": number(found.comparator, found.value, found.low, found.high),
        "of": found.population or found.unit,
        "place": found.place,
        "period": period(found.period, found.period_start, found.period_end),
        "according to": " < ".join(found.said_by) or "the article itself",
        "claimed as": "" if found.modality == "asserted" else found.modality,
        "outlet": found.outlet,
        "claim": found.claim[:8],
    }


def _point(found: Any) -> Row:
    return {
        "measure": found.measure,
        "place": found.place,
        "of": found.population,
        "according to": found.source or "the article itself",
        "day": found.day,
        "number": number(found.comparator, found.value, found.low, found.high),
        "period": period(found.period, found.period_start, found.period_end),
        "relation": f"{found.relation}{f': {found.reason}' if found.reason else ''}",
        "outlets": f"{', '.join(found.outlets)} ({found.origins} independent)"
        if len(found.outlets) > 1
        else ", ".join(found.outlets),
        "claim": found.claims[0][:8],
    }
