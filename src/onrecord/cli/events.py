"""events and timeline: who did what to whom, and when."""

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import Country, Modality, Place, SectorOf, Source, among, examples
from onrecord.cli.render import Row, voices
from onrecord.records.values import EventStatus, PloverType
from onrecord.records.wording import according, shorten

if TYPE_CHECKING:
    from onrecord.desk import Desk

Type = Annotated[
    str | None,
    typer.Option(
        "--type", "--plover",
        callback=among("type of event", get_args(PloverType)),
        help="PLOVER type: AGREE, CONSULT, ASSAULT, RETREAT, ...",
    ),
]
Actor = Annotated[str | None, typer.Option(help="Who did it or to whom, or part of the name.")]
Status = Annotated[
    str | None,
    typer.Option(
        callback=among("status", get_args(EventStatus)),
        help="occurred, ongoing, planned, called_for, denied or hypothetical.",
    ),
]


def events(
    desk: "Desk",
    type: Type = None,
    mode: Annotated[str | None, typer.Option(help="PLOVER mode: aerial, visit, release, ...")] = None,
    actor: Actor = None,
    sector: SectorOf = None,
    place: Place = None,
    country: Country = None,
    status: Status = None,
    modality: Modality = None,
    source: Source = None,
    **asked: Any,
) -> list[Any]:
    """List the events on record: who did what to whom, coded by PLOVER."""
    return desk.events(
        plover=type, mode=mode, actor=actor, sector=sector, status=status, modality=modality, place=place, country=country,
        source=source, **asked,
    )  # fmt: skip


def timeline(desk: "Desk", **asked: Any) -> list[Any]:
    """Show what happened, or is to happen, day by day: events, rounds of talks, exchanges, proposals tabled."""
    return desk.timeline(**asked)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples(
            "onrecord events --type ASSAULT --since 2025-03",
            "onrecord events --mode aerial",
            "onrecord events --sector REB --status occurred",
            "onrecord events --country SD --actor army --json",
        )
    )(listed(events, _event, limit=True))
    app.command(epilog=examples("onrecord timeline", "onrecord timeline --since 2025-09 --until 2025-10"))(
        listed(timeline, _day)
    )


def _event(found: Any) -> Row:
    return {
        "day": found.day,
        "type": f"{found.plover} {found.mode or ''}".strip(),
        "verdict": found.verdict,
        "who": ", ".join(found.actors),
        "to whom": ", ".join(found.recipients),
        "place": found.place,
        "status": found.status,
        "toll or extent": ", ".join(found.toll),
        "according to": according(found.said_by),
        "words": shorten(found.words, 80),
        "outlets": voices(found),
        "claim": found.claim[:8],
    }


def _day(found: Any) -> Row:
    return {
        "day": found.day,
        "what": found.verdict or found.kind,
        "words": shorten(found.what, 100),
        "status": found.status,
        "according to": according(found.said_by),
        "outlets": voices(found),
        "claim": found.claim[:8],
    }
