"""stories: the articles on record, copies and versions of one text together."""

from typing import Any

import typer

from onrecord.cli.options import AsOf, Csv, Json, LedgerPath, Limit, Outlet, Retracted, Since, Until, examples
from onrecord.cli.render import Row, print_rows, shorten, voices


def stories(
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """List the articles on record, each story once: who carries it, whose voice it is, copies and versions."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        rows = desk.stories(outlet=outlet, since=since, until=until, as_of=as_of, retracted=retracted, limit=limit)
    print_rows(rows, json=json, row=_story, csv=csv)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(epilog=examples("onrecord stories --since 2025-03", "onrecord stories --outlet Post --json"))(stories)


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
