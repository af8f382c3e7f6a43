"""talks and exchanges: who met whom, who was freed for whom."""

from typing import Any

import typer

from onrecord.cli.options import (
    AsOf,
    Country,
    Csv,
    Json,
    LedgerPath,
    Outlet,
    Party,
    Place,
    Retracted,
    Since,
    Until,
    examples,
)
from onrecord.cli.render import Row, print_rows, shorten, voices


def talks(
    party: Party = None,
    place: Place = None,
    country: Country = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """List the rounds of talks, each once: where, when, who took part, who mediated, and what was said of it."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        rows = desk.talks(
            party=party,
            place=place,
            country=country,
            outlet=outlet,
            since=since,
            until=until,
            as_of=as_of,
            retracted=retracted,
        )
    print_rows(rows, json=json, row=_round, csv=csv)


def exchanges(
    party: Party = None,
    place: Place = None,
    country: Country = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """List who was freed or handed over for whom; rival counts stand side by side."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        rows = desk.exchanges(
            party=party,
            place=place,
            country=country,
            outlet=outlet,
            since=since,
            until=until,
            as_of=as_of,
            retracted=retracted,
        )
    print_rows(rows, json=json, row=_exchange, csv=csv)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples("onrecord talks", "onrecord talks --since 2025-09 --json", "onrecord talks --party government")
    )(talks)
    app.command(epilog=examples("onrecord exchanges", "onrecord exchanges --as-of 2025-10-01"))(exchanges)


def _round(found: Any) -> Row:
    said = "; ".join(f"{a.speaker or 'somebody'}: {shorten(a.words, 60)}" for a in found.assessments)
    return {
        "day": " to ".join(day for day in (found.day, found.until) if day),
        "venue": found.venue,
        "participants": ", ".join(found.participants),
        "mediators": ", ".join(found.mediators),
        "status": found.status,
        "said of it": said,
        "outlets": voices(found),
        "claim": found.claims[0][:8],
    }


def _exchange(found: Any) -> Row:
    told = [
        f"{c.first} for {c.second} (according to {' < '.join(c.said_by) or c.outlet or 'the article'})"
        for c in found.counts
    ]
    return {
        "day": found.day,
        "status": found.status,
        "first side": found.first,
        "second side": found.second,
        "ratio": f"1 : {found.ratio:g}" if found.ratio else None,
        "place": found.place,
        "counts": ("rival counts: " if found.rival else "") + "; ".join(told) if len(told) > 1 else None,
        "outlets": voices(found),
        "claim": found.counts[0].claim[:8],
    }
