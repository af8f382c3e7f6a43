"""read, annotate, extract: from inputs to the ledger or to JSON Lines."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from onrecord.cli.options import Inputs, Jobs, Json, LedgerPath, Published, examples
from onrecord.cli.problems import note, report
from onrecord.cli.render import print_json, print_rows, wants_json
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.desk import Written

T = TypeVar("T")


def read(
    inputs: Inputs,
    ledger: LedgerPath = None,
    published: Published = None,
    jobs: Jobs = None,
    json: Json = None,
) -> None:
    """Read articles into the ledger. Reading them again adds nothing; where it was stopped, the same call goes on."""
    from onrecord.desk import open_desk

    problems = _Problems()
    with open_desk(ledger) as desk:
        total = desk.expected(inputs) if sys.stderr.isatty() else None
        found = problems.passing(desk.read(inputs, published=published, jobs=jobs))
        written: list[Written] = []
        try:
            for each in _with_progress(found, total):
                written.append(each)
                for told in each.notes:
                    note(told)
        except KeyboardInterrupt:
            note("stopped; what the summary counts is on record. Run the same again to read the rest")
            _print_summary(written, problems.count, desk.settings.ledger, json)
            raise
        _print_summary(written, problems.count, desk.settings.ledger, json)
    problems.leave()


def annotate(inputs: Inputs, published: Published = None, jobs: Jobs = None, json: Json = None) -> None:
    """Print what is annotated in each article, one JSON object a line; nothing is written."""
    from onrecord.desk import open_desk

    problems = _Problems()
    for found in problems.passing(open_desk().annotate(inputs, published=published, jobs=jobs)):
        if json is False or (json is None and not wants_json(None)):
            _print_annotations(found)
        else:
            print_json(found)
    problems.leave()


def extract(inputs: Inputs, published: Published = None, jobs: Jobs = None, json: Json = None) -> None:
    """Print the claims of each article, one JSON object a line; nothing is written."""
    from onrecord.cli.claims import claim_row
    from onrecord.desk import open_desk

    problems = _Problems()
    found = problems.passing(open_desk().extract(inputs, published=published, jobs=jobs))
    claims: Iterator[dict[str, Any]] = (claim for each in found for claim in each)
    print_rows(claims, json=json, row=claim_row)
    problems.leave()


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(
        epilog=examples(
            "onrecord read articles/ --ledger sudan.db",
            "onrecord read https://news.example/story feed.xml archive.warc.gz",
            "cat today.jsonl | onrecord read -",
        )
    )(read)
    app.command(
        epilog=examples("onrecord annotate story.txt --published 2024-08-15", "onrecord annotate - < today.jsonl")
    )(annotate)
    app.command(epilog=examples("onrecord extract story.html", "onrecord extract articles/ --jobs 2 > claims.jsonl"))(
        extract
    )


class _Problems:
    """Writes what could not be read as it comes, and remembers that something could not."""

    def __init__(self) -> None:
        self.count = 0

    def passing(self, items: Iterable[T | InputError]) -> Iterator[T]:
        for item in items:
            if isinstance(item, InputError):
                self.count += 1
                report(item)
            else:
                yield item

    def leave(self) -> None:
        if self.count:
            raise typer.Exit(1)


def _with_progress(written: Iterable["Written"], total: int | None) -> Iterator["Written"]:
    if not sys.stderr.isatty():
        yield from written
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),  # turns while one long article is read
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=total)
        for each in written:
            progress.advance(task)
            yield each


def _print_summary(written: list["Written"], problems: int, ledger: str, json: bool | None) -> None:
    known = sum(w.known for w in written)
    summary = {
        "ledger": ledger,
        "read": len(written) - known,
        "known": known,
        "claims": sum(w.new for w in written),
        "problems": problems,
    }
    if wants_json(json):
        print_json(summary)
    else:
        print(
            f"{summary['read']} articles read, {summary['claims']} new claims; {known} on record already; "
            f"{problems} could not be read. The ledger is {ledger}."
        )


def _print_annotations(found: dict[str, Any]) -> None:
    from onrecord.cli.claims import annotation_rows

    if found:
        print_rows(annotation_rows(found), json=False)
