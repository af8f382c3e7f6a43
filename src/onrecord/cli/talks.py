"""talks and exchanges: who met whom, who was freed for whom."""

from typing import TYPE_CHECKING, Any

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import Country, Party, Place, examples
from onrecord.cli.render import Row, voices
from onrecord.records.wording import ratio_words, shorten

if TYPE_CHECKING:
    from onrecord.desk import Desk


def talks(desk: "Desk", party: Party = None, place: Place = None, country: Country = None, **asked: Any) -> list[Any]:
    """List the rounds of talks, each once: where, when, who took part, who mediated, and what was said of it."""
    return desk.talks(party=party, place=place, country=country, **asked)


def exchanges(
    desk: "Desk", party: Party = None, place: Place = None, country: Country = None, **asked: Any
) -> list[Any]:
    """List who was freed or handed over for whom; rival counts stand side by side."""
    return desk.exchanges(party=party, place=place, country=country, **asked)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples("onrecord talks", "onrecord talks --since 2025-09 --json", "onrecord talks --party government")
    )(listed(talks, _round))
    app.command(epilog=examples("onrecord exchanges", "onrecord exchanges --as-of 2025-10-01"))(listed(exchanges, _exchange))


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
        "ratio": ratio_words(found.ratio),
        "place": found.place,
        "counts": ("rival counts: " if found.rival else "") + "; ".join(told) if len(told) > 1 else None,
        "outlets": voices(found),
        "claim": found.counts[0].claim[:8],
    }
