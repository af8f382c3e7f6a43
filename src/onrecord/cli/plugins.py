"""plugins, report: what installed packages add, and the reports among it."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import Country, Json, Measure, Place, Population, Source, Speaker, examples
from onrecord.cli.problems import note
from onrecord.cli.render import Row, fields_of, print_json, print_rows, wants_json

if TYPE_CHECKING:
    from onrecord.desk import Desk
    from onrecord.plugins import Plugin


def plugins(json: Json = None) -> None:
    """List the readers, extractors and reports that installed packages add, and what is wrong with those that cannot be used."""
    from onrecord.plugins import installed

    if not (found := installed()):
        typer.echo("No package that is installed adds any; docs/plugins.md tells how to write one.", err=True)
    elif wants_json(json):
        for each in found:
            print_json(_plugin(each))
    else:
        print_rows(found, json=False, row=_plugin)


def report(
    desk: "Desk",
    name: Annotated[str, typer.Argument(metavar="NAME", help="A report that `onrecord plugins` lists.")],
    speaker: Speaker = None,
    source: Source = None,
    measure: Measure = None,
    place: Place = None,
    population: Population = None,
    country: Country = None,
    *,
    limit: int | None,
    **asked: Any,
) -> list[Any]:
    """Show a report that an installed package adds. Which of the filters it heeds is for it to say."""
    return desk.report(
        name, speaker=speaker, source=source, measure=measure, place=place, population=population, country=country, **asked
    )[:limit]


def note_broken() -> None:
    """Say which plugins are installed and cannot be used."""
    from onrecord.plugins import installed

    for plugin in installed():
        if plugin.problem is not None:
            note(f"the {plugin.kind} {plugin.by} is not used: {plugin.problem}")


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(epilog=examples("onrecord plugins", "onrecord plugins --json"))(plugins)
    app.command(epilog=examples("onrecord report schools --since 2025-03"))(listed(report, fields_of, limit=True))


def _plugin(plugin: "Plugin") -> Row:
    return {
        "kind": plugin.kind, "name": plugin.name, "package": plugin.package, "version": plugin.version,
        "problem": plugin.problem,
    }  # fmt: skip
