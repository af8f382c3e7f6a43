"""figures and series: how many, according to whom."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import (
    AsOf,
    Country,
    Csv,
    Json,
    LedgerPath,
    Measure,
    Modality,
    Outlet,
    Place,
    Plot,
    Population,
    Retracted,
    Since,
    Source,
    Until,
    day_or_name,
    examples,
)
from onrecord.cli.render import Row, print_rows, voices
from onrecord.records.values import Policy
from onrecord.records.wording import ITSELF, according, number, period

if TYPE_CHECKING:
    from onrecord.desk import Desk


def figures(
    desk: "Desk",
    measure: Measure = None,
    place: Place = None,
    population: Population = None,
    source: Source = None,
    modality: Modality = None,
    country: Country = None,
    **asked: Any,
) -> list[Any]:
    """List the figures on record: how many, of whom, where, over what time, and according to whom."""
    return desk.figures(
        measure=measure, place=place, population=population, source=source, modality=modality, country=country, **asked
    )


def series(
    measure: Measure = None,
    place: Place = None,
    population: Population = None,
    source: Source = None,
    modality: Modality = None,
    country: Country = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    plot: Plot = None,
    policy: Annotated[
        Policy | None,
        typer.Option(help="One line across sources, by this policy of the Every Casualty Standards."),
    ] = None,
    prefer: Annotated[
        list[str] | None, typer.Option(metavar="SOURCE", help="For --policy priority: whom to take, the first first.")
    ] = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """Show one series for each measure, place, population and source; what contradicts is said, nothing is
    added up.
    """
    from onrecord.desk import open_desk

    if prefer and policy != "priority":
        raise typer.BadParameter(
            "it ranks sources for --policy priority; add that, or leave it out", param_hint="--prefer"
        )
    if plot and policy:
        raise typer.BadParameter("a chart shows each source; leave out --policy, or this", param_hint="--plot")
    told: dict[str, Any] = {
        "measure": measure, "place": place, "population": population, "source": source, "modality": modality,
        "country": country, "outlet": outlet, "since": since, "until": until, "as_of": as_of, "retracted": retracted,
    }  # fmt: skip
    with open_desk(ledger) as desk:
        if policy:
            print_rows(desk.lines(policy, prefer=prefer or (), **told), json=json, row=_line, csv=csv)
            return
        rows = desk.series(**told)
        print_rows(rows, json=json, row=_point, csv=csv)
        if plot:
            desk.plot(plot, rows)
            typer.echo(f"The chart is in {plot}.", err=True)


def window(
    since: Annotated[
        str,
        typer.Argument(
            metavar="DAY|AGREEMENT", callback=day_or_name, help="2025-01-19, or an agreement's name or part of it."
        ),
    ],
    measure: Measure = None,
    place: Place = None,
    population: Population = None,
    source: Source = None,
    modality: Modality = None,
    country: Country = None,
    outlet: Outlet = None,
    until: Until = None,
    as_of: AsOf = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """Show how many since a day or an agreement, by source: its own count since then, or two of its cumulative counts
    subtracted, or what is missing.
    """
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        rows = desk.window(
            since, until, measure=measure, place=place, population=population, source=source, modality=modality,
            country=country, outlet=outlet, as_of=as_of, retracted=retracted,
        )  # fmt: skip
    print_rows(rows, json=json, row=_window, csv=csv)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples("onrecord window 2025-01-19 --measure killed", 'onrecord window "agreement 2025-09-23"')
    )(window)
    app.command(
        epilog=examples(
            "onrecord figures --measure killed --source ministry", "onrecord figures --place 'El Obeid' --json"
        )
    )(listed(figures, _figure, limit=True))
    app.command(
        epilog=examples(
            "onrecord series --measure killed",
            "onrecord series --measure killed --country Sudan --outlet Meridian",
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
        "according to": according(found.said_by),
        "claimed as": "" if found.modality == "asserted" else found.modality,
        "relation": ""
        if found.relation == "first"
        else f"{found.relation}{f': {found.reason}' if found.reason else ''}",
        "outlets": voices(found),
        "judged": found.judged,
        "claim": found.claim[:8],
    }


def _line(found: Any) -> Row:
    told = (
        "pending"
        if found.pending
        else number("=", found.low if found.low == found.high else None, found.low, found.high)
    )
    return {
        "measure": found.measure,
        "place": found.place,
        "of": found.population,
        "period": found.period,
        "day": found.day,
        f"by policy {found.policy}": told,
        "because": found.reason,
        "according to": ", ".join(found.sources),
        "claim": found.claims[0][:8],
    }


def _window(found: Any) -> Row:
    return {
        "measure": found.measure,
        "place": found.place,
        "of": found.population,
        "according to": found.source or ITSELF,
        "from": found.start,
        "to": found.end,
        "number": found.value,
        "because": found.reason,
        "missing": "; ".join(found.missing),
        "claim": found.claims[0][:8] if found.claims else "",
    }


def _point(found: Any) -> Row:
    return {
        "measure": found.measure,
        "place": found.place,
        "of": found.population,
        "according to": found.source or ITSELF,
        "day": found.day,
        "number": number(found.comparator, found.value, found.low, found.high),
        "period": period(found.period, found.period_start, found.period_end),
        "claimed as": "" if found.modality == "asserted" else found.modality,
        "relation": f"{found.relation}{f': {found.reason}' if found.reason else ''}",
        "outlets": voices(found),
        "judged": found.judged,
        "claim": found.claims[0][:8],
    }
