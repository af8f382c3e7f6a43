"""review: putting right what the program got wrong, one at a time or by command."""

import getpass
import json as json_library
import os
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from onrecord.cli.options import Csv, Json, LedgerPath, Limit, among, examples
from onrecord.cli.render import Row, print_rows, tame
from onrecord.errors import InputError, OnrecordError
from onrecord.records.decisions import decisions_in
from onrecord.records.values import ReviewKind
from onrecord.records.wording import shorten

app = typer.Typer(
    help="Decide what is right: accept, reject, correct, merge, split, rename, undo.", add_completion=False
)

Why = Annotated[str | None, typer.Option(help="The reason, kept with the judgement.")]
Who = Annotated[
    str | None, typer.Option(help="Who decides; by default $ONRECORD_WHO or the name you are logged in by.")
]
Kind = Annotated[
    str | None,
    typer.Option(
        callback=among("kind of question", get_args(ReviewKind)),
        help="actor, copy, contradiction, statement, figure, event, term or position.",
    ),
]
Subject = Annotated[
    str, typer.Argument(help="A claim's id (or its beginning), an actor's name, actor:NAME@ARTICLE or article:ID.")
]
Other = Annotated[str, typer.Argument(help="The other of the two.")]


@app.callback(invoke_without_command=True, epilog=examples(
    "onrecord review", "onrecord review list --kind actor", "onrecord review merge 'Mansour' 'Tarek Mansour' --why 'same adviser'",
    "onrecord review correct CLAIM value=31 --why 'a slip of the reader'", "onrecord review log", named="CLAIM",
))  # fmt: skip
def review(context: typer.Context, kind: Kind = None, who: Who = None, ledger: LedgerPath = None) -> None:
    """Go through what the program is least sure of, and decide. Every report respects what is decided; the program's
    value and score stay on record, and any decision can be undone.
    """
    if context.invoked_subcommand is None:
        _go_through(kind, who, ledger)


@app.command("list", epilog=examples("onrecord review list --kind actor", "onrecord review list --limit 20 --json"))
def list_items(kind: Kind = None, limit: Limit = None, ledger: LedgerPath = None, json: Json = None, csv: Csv = False) -> None:
    """List what is to be decided, the least sure first: the program's value, score, reason, what else it could be."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        print_rows(desk.review(kind, limit), json=json, row=_item, csv=csv)


@app.command(
    epilog=examples(
        "onrecord review accept CLAIM --why 'so says the ministry'",
        "onrecord review accept Mansour 'Tarek Mansour'",
        named="CLAIM",
    )
)
def accept(subject: Subject, other: Annotated[str | None, typer.Argument(help="The other of two.")] = None,
           why: Why = None, who: Who = None, ledger: LedgerPath = None) -> None:  # fmt: skip
    """Say that a claim is right, or that two are the same."""
    _judge("accept", subject, ledger, who, why, object=other)


@app.command(
    epilog=examples(
        "onrecord review reject CLAIM --why 'nobody says so'",
        "onrecord review reject Mansour 'Amal Bashir'",
        named="CLAIM",
    )
)
def reject(subject: Subject, other: Annotated[str | None, typer.Argument(help="The other of two.")] = None,
           why: Why = None, who: Who = None, ledger: LedgerPath = None) -> None:  # fmt: skip
    """Say that a claim is wrong (no report shows it then), or that two are not the same."""
    _judge("reject", subject, ledger, who, why, object=other)


@app.command(
    epilog=examples(
        "onrecord review correct CLAIM value=31 --why 'a slip of the reader'",
        "onrecord review correct CLAIM event= --why 'it is the toll of no event told there'",
        named="CLAIM",
    )
)
def correct(subject: Subject, fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE", help="As in `onrecord why ID --json`.")],
            why: Why = None, who: Who = None, ledger: LedgerPath = None) -> None:  # fmt: skip
    """Put other values in fields of a claim: value=31, speaker='Awa Diop', period.end=2025-03-04. FIELD= empties one:
    event= takes a figure from the event whose toll it was held to be.
    """
    _judge("correct", subject, ledger, who, why, value="; ".join(fields))


@app.command(epilog=examples("onrecord review merge Mansour 'Tarek Mansour' --why 'same adviser'"))
def merge(subject: Subject, other: Other, why: Why = None, who: Who = None, ledger: LedgerPath = None) -> None:
    """Say that two actors, articles or figures are one."""
    _judge("merge", subject, ledger, who, why, object=other)


@app.command(epilog=examples("onrecord review split 'actor:Simon Deng@south-sudan-4' --why 'another Deng'"))
def split(subject: Subject, other: Annotated[str | None, typer.Argument(help="From whom; by default from all.")] = None,
          why: Why = None, who: Who = None, ledger: LedgerPath = None) -> None:  # fmt: skip
    """Say that two actors, articles or figures are not one."""
    _judge("split", subject, ledger, who, why, object=other)


@app.command(epilog=examples("onrecord review rename 'National Salvation Alliance' NSA"))
def rename(subject: Subject, name: Annotated[str, typer.Argument(help="What to call the actor.")],
           why: Why = None, who: Who = None, ledger: LedgerPath = None) -> None:  # fmt: skip
    """Say what an actor is to be called."""
    _judge("rename", subject, ledger, who, why, value=name)


@app.command(epilog=examples("onrecord review undo JUDGEMENT --why 'it was right'", named="JUDGEMENT"))
def undo(judgement: Annotated[str, typer.Argument(help="The judgement's id, or its beginning, as `log` prints it.")],
         why: Why = None, who: Who = None, ledger: LedgerPath = None) -> None:  # fmt: skip
    """Undo a judgement: every report is again what it was without it."""
    _judge("undo", judgement, ledger, who, why)


@app.command(epilog=examples("onrecord review log", "onrecord review log --json"))
def log(ledger: LedgerPath = None, json: Json = None, csv: Csv = False) -> None:
    """List every judgement, undone ones included."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        standing = {j.id for j in desk.judgements(in_force=True)}
        rows = [{"id": j.id, **j.to_json(), "holds": j.id in standing} for j in desk.judgements()]
    print_rows(rows, json=json, row=_judgement, csv=csv)


@app.command("export", epilog=examples("onrecord review export judgements.jsonl", "onrecord review export -"))
def export_judgements(path: Annotated[str, typer.Argument(metavar="FILE", help="FILE.jsonl, or - for standard output.")],
                      ledger: LedgerPath = None) -> None:  # fmt: skip
    """Write every judgement and retraction as JSON Lines, to be imported into another ledger of the same articles."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        told = desk.decisions()
    lines = "".join(json_library.dumps(each, ensure_ascii=False) + "\n" for each in told)
    if path == "-":
        typer.echo(lines, nl=False)
        return
    try:
        Path(path).write_text(lines, encoding="utf-8")
    except OSError as error:
        raise InputError(path, f"cannot be written ({error.strerror}); check the path") from error
    retractions = sum("withdrawn" in each for each in told)
    typer.echo(tame(f"Judgements: {len(told) - retractions}, retractions: {retractions}, in {path}."), err=True)


@app.command("import", epilog=examples("onrecord review import judgements.jsonl"))
def import_judgements(path: Annotated[str, typer.Argument(metavar="FILE", help="What `export` wrote, or - for standard input.")],
                      ledger: LedgerPath = None) -> None:  # fmt: skip
    """Add the judgements and retractions of a JSON Lines file; those known already are left as they are."""
    from onrecord.desk import open_desk

    named = "standard input" if path == "-" else path
    try:
        text = typer.get_text_stream("stdin").read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(named, f"cannot be read ({told}); give what `onrecord review export` wrote") from error
    contents = decisions_in(named, text)
    with open_desk(ledger) as desk:
        new = desk.import_judgements(contents)
    typer.echo(f"{new} of {len(contents)} judgements and retractions were new.", err=True)


def register(main: typer.Typer) -> None:
    """Add this file's command and those under it."""
    main.add_typer(app, name="review")


def _judge(verdict: str, subject: str, ledger: str | None, who: str | None, why: str | None, **told: Any) -> None:
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        made = desk.judge(verdict, subject, who=decider(who), why=why, **told)
    about = f"{made.subject}{f' and {made.object}' if made.object else ''}{f': {made.value}' if made.value else ''}"
    typer.echo(
        f"{made.verdict} {tame(about)}, by {made.who}. Undo it with: onrecord review undo {made.id[:8]}", err=True
    )


def decider(who: str | None) -> str:
    """Return who decides: as said, else ONRECORD_WHO, else the name one is logged in by."""
    return who or os.environ.get("ONRECORD_WHO") or getpass.getuser()


_KEYS = {"a": "accept", "r": "reject", "c": "correct", "s": "skip", "q": "quit"}


def _go_through(kind: str | None, who: str | None, ledger: str | None) -> None:
    from onrecord.desk import open_desk

    done: list[str] = []
    with open_desk(ledger) as desk:
        items = desk.review(kind)
        if not items:
            typer.echo("Nothing is waiting to be decided.")
        for number, item in enumerate(items, start=1):
            _show(item, number, len(items))
            key = typer.prompt("[a]ccept, [r]eject, [c]orrect, [u]ndo the last, [s]kip, [q]uit", default="s")[
                :1
            ].lower()
            if key == "u" and done:
                desk.undo(done.pop(), who=decider(who))
                typer.echo("Undone.")
            elif key == "q":
                return
            elif key in "arc":
                _decide(desk, item, _KEYS[key], decider(who), done)


def _decide(desk: Any, item: Any, verdict: str, who: str, done: list[str]) -> None:
    value = typer.prompt("field=value") if verdict == "correct" else None
    why = typer.prompt("why", default="") or None
    try:
        done.append(desk.judge(verdict, item.subject, object=item.object, value=value, who=who, why=why).id)
    except OnrecordError as problem:
        typer.echo(f"Not written: {problem}")


def _show(item: Any, number: int, of: int) -> None:
    about = f" (claim {item.claim[:8]})" if item.claim else ""
    lines = [f"\n{number} of {of}: {item.kind}{about}", f"  {item.value}", f"  score {item.score:.2f}: {item.reason}"]
    if item.words and item.words not in item.value:
        lines.append(f"  “{shorten(item.words, 300)}”")
    if item.runners_up:
        lines.append(f"  it could be: {', '.join(f'{name} ({score:.2f})' for name, score in item.runners_up)}")
    typer.echo(tame("\n".join(lines)))


def _item(item: Any) -> Row:
    return {
        "kind": item.kind,
        "the program holds": shorten(item.value, 90),
        "score": item.score,
        "reason": shorten(item.reason, 80),
        "it could be": "; ".join(f"{name} ({score:.2f})" for name, score in item.runners_up),
        "words": shorten(item.words, 80),
        "claim": (item.claim or "")[:8],
    }


def _judgement(row: Any) -> Row:
    return {
        "id": row["id"][:8],
        "verdict": row["verdict"],
        "about": " and ".join(part for part in (row["subject"], row["object"]) if part),
        "value": row["value"],
        "who": row["who"],
        "when": row["when"][:16],
        "why": row["why"],
        "holds": "yes" if row["holds"] else "no",
    }
