"""show: an article with what was read in it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.claims import claim_row
from onrecord.cli.options import Json, LedgerPath, Published, examples, stated
from onrecord.cli.problems import note
from onrecord.cli.render import Row, console, print_json, print_table, tame, wants_json
from onrecord.errors import InputError
from onrecord.records import Article, Claim, Figure, Statement
from onrecord.records.wording import shorten

_STYLES = {"statement": "green", "who": "bold cyan", "figure": "bold yellow"}


def show(
    article: Annotated[
        str,
        typer.Argument(
            callback=stated, help="An article's id or title (or part of it) in the ledger, or a file or URL to read."
        ),
    ],
    ledger: LedgerPath = None,
    published: Published = None,
    json: Json = None,
) -> None:
    """Show an article with its statements, those who make them and its figures marked, and its claims
    below.
    """
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        if _is_input(article):
            pairs = [_read(desk, item) for item in desk.articles([article], published=published)]
            withdrawn = None
        else:
            pairs = [desk.show(article)]
            withdrawn = desk.retracted(pairs[0][0].id)
    for found, claims in pairs:
        if wants_json(json):
            shown = {"article": found.to_json(), "claims": [claim.to_json() for claim in claims]}
            print_json(shown | ({"retracted": withdrawn.to_json()} if withdrawn else {}))
            continue
        if withdrawn:
            typer.echo(tame(f"{withdrawn.told.upper()[0]}{withdrawn.told[1:]}"))
        _print_article(found, claims)


def diff(
    article: Annotated[
        str, typer.Argument(callback=stated, help="An article's id, URL or title (or part of it) in the ledger.")
    ],
    ledger: LedgerPath = None,
    json: Json = None,
) -> None:
    """Show what changed between two versions of an article: which claims came, went, changed."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        found = desk.diff(article)
    if wants_json(json):
        print_json(found)
        return
    for name, version in (("before", found.before), ("after", found.after)):
        stated = (version.published, version.outlet, version.title, version.article)
        typer.echo(f"{name}: {tame(' · '.join(part for part in stated if part))}")
    typer.echo(f"{found.kept} claims stayed; {len(found.versions)} versions are on record")
    print_table([_diff_row(row) for row in found.rows])


def _diff_row(row: Any) -> Row:
    from onrecord.reports.diff import field_words

    told = "; ".join(f"{name}: {field_words(a)} → {field_words(b)}" for name, (a, b) in row.fields.items())
    return {
        "": row.how,
        "kind": row.kind,
        "according to": row.who,
        "what": shorten(told or row.words, 160),
        "claim": (row.after or row.before)[:8],
    }


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples("onrecord diff https://news.example/story", "onrecord diff https://news.example/story --json")
    )(diff)
    app.command(epilog=examples("onrecord show 'Juba says no'", "onrecord show story.txt --published 2024-08-15"))(show)


def _is_input(article: str) -> bool:
    return article == "-" or article.startswith(("http://", "https://")) or Path(article).exists()


def _read(desk: Any, item: Article | InputError) -> tuple[Article, list[Claim]]:
    if isinstance(item, InputError):
        raise item
    reading = desk.read_article(item)
    for told in reading.notes:
        note(f"{item.where}: {told}")
    return item, list(reading.claims)


def _print_article(article: Article, claims: list[Claim]) -> None:
    from rich.text import Text

    page = console()
    stated = (
        article.outlet,
        article.wire,
        article.byline,
        article.dateline,
        article.published,
        article.url,
        article.id,
    )
    page.print(Text(tame(" · ".join(part for part in stated if part)), style="dim"))
    page.print()
    page.print(_marked(article.text, claims))
    page.print()
    rows = [{"": number, **claim_row(claim.to_json())} for number, claim in enumerate(claims, start=1)]
    print_table([{name: row[name] for name in row if name != "article"} for row in rows])


def _marked(text: str, claims: list[Claim]) -> Any:
    """Return the text with the spans of the claims in colour, each followed by the number of its claim
    below.
    """
    from rich.text import Text

    found = Text(_kept(text))
    ends: dict[int, list[int]] = {}
    for order, claim in enumerate(claims, start=1):
        for start, end, style in _spans(claim):
            found.stylize(style, start, end)
        last = claim.content[-1].end if isinstance(claim, Statement) else _number_end(claim)
        ends.setdefault(last, []).append(order)
    marked = Text()
    before = 0
    for end in sorted(ends):
        marked.append_text(found[before:end])
        marked.append(f"[{','.join(map(str, ends[end]))}]", style="dim")
        before = end
    return marked.append_text(found[before:])


def _number_end(claim: Claim) -> int:
    """Return the end of the evidence that holds the number, or of the last where it stands in words."""
    digits = [e for e in claim.evidence if any(c.isdigit() for c in e.text)]
    return (digits or claim.evidence)[0 if digits else -1].end


def _spans(claim: Claim) -> list[tuple[int, int, str]]:
    if isinstance(claim, Statement):
        content = {(span.start, span.end) for span in claim.content}
        return [
            (e.start, e.end, _STYLES["statement" if (e.start, e.end) in content else "who"]) for e in claim.evidence
        ]
    if isinstance(claim, Figure):
        return [(e.start, e.end, _STYLES["figure"]) for e in claim.evidence]
    return []


def _kept(text: str) -> str:
    """Return the text tamed with its length unchanged, so that offsets hold."""
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)
