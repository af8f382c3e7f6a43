"""statements: who said what."""

from typing import Annotated, Any, get_args

import typer

from onrecord.cli.options import (
    AsOf,
    Country,
    Csv,
    Json,
    LedgerPath,
    Limit,
    Modality,
    Outlet,
    Retracted,
    Since,
    Speaker,
    Until,
    among,
    examples,
)
from onrecord.cli.render import Row, print_rows, shorten, voices
from onrecord.records.values import Quotation, SpeechAct


def statements(
    speaker: Speaker = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that were said.")] = None,
    speech_act: Annotated[
        str | None,
        typer.Option(
            callback=among("speech act", get_args(SpeechAct)),
            help="asserts, expects, demands, promises, threatens, denies, accepts, rejects or asks.",
        ),
    ] = None,
    quotation: Annotated[
        str | None,
        typer.Option(callback=among("kind of quotation", get_args(Quotation)), help="direct, mixed or indirect."),
    ] = None,
    modality: Modality = None,
    country: Country = None,
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
    """List the statements on record: who said what, to whom, when."""
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        rows = desk.statements(
            speaker=speaker,
            search=search,
            speech_act=speech_act,
            quotation=quotation,
            modality=modality,
            country=country,
            outlet=outlet,
            since=since,
            until=until,
            as_of=as_of,
            retracted=retracted,
            limit=limit,
        )
    print_rows(rows, json=json, row=_row, csv=csv)


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(
        epilog=examples(
            "onrecord statements --speaker ministry",
            "onrecord statements --speech-act denies",
            "onrecord statements --search ceasefire --since 2024-08-01 --json",
        )
    )(statements)


def _row(found: Any) -> Row:
    who = f"{found.actor or found.speaker or '(nobody named)'}{f', {found.role}' if found.role else ''}"
    told = (
        None if found.speech_act == "asserts" else found.speech_act,
        found.quotation,
        f"to {found.addressee}" if found.addressee else None,
        f"({found.medium})" if found.medium and found.medium != found.addressee else None,
    )
    how = " ".join(part for part in told if part)
    return {
        "day": found.day,
        "who": who,
        "said": shorten(found.words, 200),
        "how": how,
        "outlets": voices(found),
        "judged": found.judged,
        "claim": found.claim[:8],
    }
