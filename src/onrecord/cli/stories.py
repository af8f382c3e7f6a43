"""stories: the articles on record, copies and versions of one text together."""

from typing import TYPE_CHECKING, Any

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import examples
from onrecord.cli.render import Row, voices
from onrecord.records.wording import shorten

if TYPE_CHECKING:
    from onrecord.desk import Desk


def stories(desk: "Desk", **asked: Any) -> list[Any]:
    """List the articles on record, each story once: who carries it, whose voice it is, copies and versions."""
    return desk.stories(**asked)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(epilog=examples("onrecord stories --since 2025-03", "onrecord stories --outlet Post --json"))(
        listed(stories, _story, limit=True)
    )


def _story(row: Any) -> Row:
    copies = len(row.articles) - len(row.versions[1:]) - 1
    return {
        "day": row.day,
        "title": shorten(row.title or row.begins or "", 80),
        "voice": row.voice,
        "outlets": voices(row),
        "copies": f"{copies}, {row.alike:.0%} alike or more" if copies and row.alike else None,
        "versions": len(row.versions) or None,
        "article": row.articles[0],
    }
