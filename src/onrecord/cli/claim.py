"""why: from a claim back to the words it rests on."""

from typing import Annotated, Any

import typer

from onrecord.cli.claims import what
from onrecord.cli.options import Json, LedgerPath, examples
from onrecord.cli.render import console, print_json, tame, wants_json
from onrecord.records.wording import according, located


def why(
    claim: Annotated[str, typer.Argument(help="The claim's id, or the beginning of it, as the reports print it.")],
    ledger: LedgerPath = None,
    json: Json = None,
) -> None:
    """Show what a claim rests on: the words, who says so through whom, the article."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        found = desk.why(claim)
    if wants_json(json):
        print_json(found)
    else:
        _print_why(found)


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(epilog=examples("onrecord why CLAIM", "onrecord why CLAIM --json", named="CLAIM"))(why)


def _place_lines(claim: dict[str, Any]) -> dict[str, str]:
    """Return what the claim's place was taken for, and what else its name may mean."""
    if not (lies := claim.get("location")):
        return {}
    others = "; ".join(located(other) for other in lies["candidates"][1:])
    return {"place": f"{claim['place']}: {located(lies)}"} | ({"place, less likely": others} if others else {})


def _linked_lines(found: Any) -> dict[str, str]:
    """Return the event whose toll or extent a figure is, or the figures of an event."""
    name = "toll or extent of" if found.claim["kind"] == "figure" else "toll or extent"
    told = "; ".join(f"{words} ({claim[:8]})" for claim, words in found.linked)
    return {name: told} if told else {}


def _print_why(found: Any) -> None:
    from rich.text import Text

    page = console()
    lines = {
        "claim": f"{found.claim['id']}, a {found.claim['kind']}: {what(found.claim)}",
        "according to": according(found.chain),
        "article": " · ".join(p for p in (found.title, found.outlet, found.published, found.url, found.article) if p),
        **({"retracted": found.retracted.removeprefix("retracted ")} if found.retracted else {}),
        **_place_lines(found.claim),
        **_linked_lines(found),
        "read by": found.by,
    }
    for name, line in lines.items():
        page.print(Text.assemble((f"{name}: ", "dim"), tame(line)))
    for before, evidence, after in found.words:
        quoted = Text.assemble("\n… ", tame(before), (tame(f"⟦{evidence}⟧"), "bold yellow"), tame(after), " …")
        page.print(quoted)
