"""read, annotate, extract, load: from inputs to the ledger or to files, and from those to a ledger."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from onrecord.cli.options import Inputs, Jobs, Json, LedgerPath, Published, examples, may_be_written
from onrecord.cli.plugins import note_broken
from onrecord.cli.problems import note
from onrecord.cli.render import print_json, print_rows, wants_json
from onrecord.errors import InputError
from onrecord.records.values import chosen
from onrecord.settings import without_password

if TYPE_CHECKING:
    from onrecord.desk import Written

T = TypeVar("T")


def _engine(name: str | None) -> str | None:
    """Return the engine of that name; NotFound, with those there are, for another."""
    from onrecord.batch import ENGINES

    return chosen(name, "engine", ENGINES)


def _readings_form(path: str | None) -> str | None:
    if path is None:
        return None
    from onrecord.readings import require_form

    return may_be_written(path, require_form)


def read(
    inputs: Inputs,
    ledger: LedgerPath = None,
    published: Published = None,
    jobs: Jobs = None,
    json: Json = None,
) -> None:
    """Read articles into the ledger. Reading them again adds nothing; where it was stopped, the same call goes on."""
    from onrecord.desk import open_desk

    note_broken()
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
            _print_summary(written, problems.count, without_password(desk.settings.ledger), json)
            raise
        _print_summary(written, problems.count, without_password(desk.settings.ledger), json)
    if undated := sum(each.undated for each in written):
        note(
            f"{undated} of the articles read state{'s' if undated == 1 else ''} no day of publication: no brief shows what they tell, and "
            "“Friday” in them is no day; read them again with --published, or with the day in the file's name, and retract those "
            "without a day, which stay beside the new ones (`onrecord stories` names them)"
        )
    problems.leave()


def annotate(inputs: Inputs, published: Published = None, jobs: Jobs = None, json: Json = None) -> None:
    """Print what is annotated in each article, one JSON object a line; nothing is written."""
    from onrecord.desk import open_desk

    note_broken()
    problems = _Problems()
    for found in problems.passing(open_desk().annotate(inputs, published=published, jobs=jobs)):
        if not wants_json(json):
            _print_annotations(found)
        else:
            print_json(found)
    problems.leave()


def extract(
    inputs: Inputs,
    published: Published = None,
    jobs: Jobs = None,
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="ENGINE",
            callback=_engine,
            help="What shares the work: processes (of this machine), or ray: the cluster that $RAY_ADDRESS names, "
            "else one made here (pip install 'onrecord[ray]').",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            callback=_readings_form,
            help="Write articles with their claims to FILE.jsonl or FILE.parquet, for `onrecord load`; s3://... too.",
        ),
    ] = None,
    json: Json = None,
) -> None:
    """Print the claims of each article, one JSON object a line, or write them with their articles to a file; no ledger
    is touched.
    """
    from onrecord.batch import engine_named
    from onrecord.cli.claims import claim_row
    from onrecord.desk import open_desk

    note_broken()
    problems = _Problems()
    desk, sharing = open_desk(), engine_named(engine, jobs=jobs)
    if to is not None:
        total = desk.expected(inputs) if sys.stderr.isatty() else None
        readings = problems.passing(desk.readings(inputs, published=published, engine=sharing))
        desk.write_readings(to, _with_progress(readings, total))
        typer.echo(f"The articles and their claims are in {to}; `onrecord load` adds them to a ledger.", err=True)
    else:
        found = problems.passing(desk.extract(inputs, published=published, engine=sharing))
        claims: Iterator[dict[str, Any]] = (claim for each in found for claim in each)
        print_rows(claims, json=json, row=claim_row)
    problems.leave()


def load(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="What `onrecord extract` or `onrecord export FILE.readings.jsonl` wrote: JSON Lines (.gz too), Parquet, s3://..., or - for standard input.",
        ),
    ],
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="Where the articles are of claims that stand alone; may be given again."),
    ] = None,
    ledger: LedgerPath = None,
    published: Published = None,
    json: Json = None,
) -> None:
    """Add to the ledger what `onrecord extract` wrote to files, or another ledger exported. Loading it again adds nothing;
    what is no claim is named, and the rest is added.
    """
    from onrecord.desk import open_desk

    problems = _Problems()
    with open_desk(ledger) as desk:
        found = problems.passing(desk.load(files, articles=articles or (), published=published))
        written: list[Written] = []
        try:
            written.extend(_with_progress(found, None))
        finally:
            _print_summary(written, problems.count, without_password(desk.settings.ledger), json, verb="load")
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
    app.command(
        epilog=examples(
            "onrecord extract story.html",
            "onrecord extract articles/ --jobs 2 > claims.jsonl",
            "onrecord extract articles/ --to readings.parquet",
            "onrecord extract s3://archive/2024/ --engine ray --to s3://archive/2024.parquet",
        )
    )(extract)
    app.command(
        epilog=examples(
            "onrecord load readings.parquet --ledger postgresql://desk@host/record",
            "onrecord load readings.parquet",
            "onrecord load claims.jsonl --articles articles/",
        )
    )(load)


class _Problems:
    """Writes what could not be read as it comes, and remembers that something could not."""

    def __init__(self) -> None:
        self.count = 0

    def passing(self, items: Iterable[T | InputError]) -> Iterator[T]:
        for item in items:
            if isinstance(item, InputError):
                self.count += 1
                note(str(item))
            else:
                yield item

    def leave(self) -> None:
        if self.count:
            raise typer.Exit(1)


def _with_progress(written: Iterable[T], total: int | None) -> Iterator[T]:
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


def _print_summary(
    written: list["Written"], problems: int, ledger: str, json: bool | None, *, verb: str = "read"
) -> None:
    known = sum(w.known for w in written)
    done = {"read": "read", "load": "loaded"}[verb]
    summary = {
        "ledger": ledger,
        done: len(written) - known,
        "known": known,
        "claims": sum(w.new for w in written),
        "problems": problems,
    }
    if wants_json(json):
        print_json(summary)
    else:
        things = "" if verb == "read" else "thing " if problems == 1 else "things "
        print(
            f"{summary[done]} articles {done}, {summary['claims']} new claims; {known} on record already; "
            f"{problems} {things}could not be {done}." + (f" The ledger is {ledger}." if written else "")
        )


def _print_annotations(found: dict[str, Any]) -> None:
    from onrecord.cli.claims import annotation_rows

    if found:
        print_rows(annotation_rows(found), json=False)
