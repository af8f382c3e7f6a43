"""actors and actor: who is who."""

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import (
    AsOf,
    Json,
    LedgerPath,
    Retracted,
    SectorOf,
    Since,
    Until,
    among,
    examples,
    stated,
)
from onrecord.cli.render import Row, print_json, print_rows, tame, voices, wants_json
from onrecord.records.values import ActorKind
from onrecord.records.wording import shorten

if TYPE_CHECKING:
    from onrecord.desk import Desk

Kind = Annotated[
    str | None,
    typer.Option(callback=among("kind of actor", get_args(ActorKind)), help="person, body or government."),
]


def actors(
    desk: "Desk",
    kind: Kind = None,
    country: Annotated[
        str | None, typer.Option(help="The actor's own country: its name or ISO 3166 code, such as SD.")
    ] = None,
    sector: SectorOf = None,
    *,
    limit: int | None,
    **asked: Any,
) -> list[Any]:
    """List who is on record, each actor once: names used, offices, country, PLOVER sector, how much is told."""
    return desk.actors(kind=kind, country=country, sector=sector, **asked)[:limit]


def actor(
    name: Annotated[str, typer.Argument(callback=stated, help="Any of its names, or part of one.")],
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
) -> None:
    """Show one actor: names, offices over time, what it said and did, and why its names are held to be one."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        found = desk.actor(name, since=since, until=until, as_of=as_of, retracted=retracted)
    if wants_json(json):
        print_json(found)
        return
    for line in _head(found.actor):
        typer.echo(tame(line))
    print_rows(found.actor.offices, json=False, row=_office) if found.actor.offices else None
    print_rows(found.deeds, json=False, row=_deed)
    for link in (*found.joined, *found.apart):
        held = "is one with" if link.joined else "is held to be another than"
        typer.echo(tame(f"{link.one} {held} {link.other} ({link.score:.2f}): {link.reason}"))


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples(
            "onrecord actors --kind person", "onrecord actors --sector MIL", "onrecord actors --as-of 2025-09-15 --json"
        )
    )(listed(actors, _actor, limit=True))
    app.command(epilog=examples('onrecord actor "Daniel Lomoro"', "onrecord actor RSF --since 2025-03"))(actor)


def _head(row: Any) -> list[str]:
    belongs = (row.kind, row.country_name, f"sector {row.sector}" if row.sector else None, *row.affiliations)
    return [
        f"{row.name}: {', '.join(dict.fromkeys(b for b in belongs if b))}",
        f"names used: {', '.join(f'{name} ({n})' for name, n in row.names)}",
        f"{_told(row)}; {row.first} to {row.last}, {voices(row)}",
    ]


def _actor(row: Any) -> Row:
    return {
        "actor": row.name,
        "kind": row.kind,
        "also": shorten(", ".join(name for name, _ in row.names if name != row.name), 60),
        "office": shorten("; ".join(o.office for o in row.offices), 60),
        "country": row.country_name if row.country_told else f"({row.country_name})",
        "sector": row.sector,
        "on record": _told(row),
        "days": " to ".join(dict.fromkeys(d for d in (row.first, row.last) if d)),
        "outlets": f"{len(row.outlets)} ({row.origins} independent)"
        if len(row.outlets) > 1
        else ", ".join(row.outlets),
    }


def _told(row: Any) -> str:
    counted = {"statements": row.statements, "figures": row.figures, "events": row.events, "positions": row.positions}
    return ", ".join(f"{n} {name if n > 1 else name[:-1]}" for name, n in counted.items() if n)


def _office(office: Any) -> Row:
    return {
        "office": office.office,
        "also": ", ".join(office.wordings[1:]),
        "country": office.country,
        "from": office.first,
        "to": office.last,
        "claim": office.claims[0][:8],
    }


def _deed(deed: Any) -> Row:
    return {
        "day": deed.day,
        "": deed.how,
        "kind": deed.kind,
        "as": f"{deed.name}, {deed.role}" if deed.role else deed.name,
        "words": shorten(deed.words, 100),
        "outlet": deed.outlet,
        "claim": deed.claim[:8],
    }
