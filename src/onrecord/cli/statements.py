"""statements: who said what."""

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import Country, Modality, Speaker, among, examples
from onrecord.cli.render import Row, voices
from onrecord.records.values import Quotation, SpeechAct
from onrecord.records.wording import shorten

if TYPE_CHECKING:
    from onrecord.desk import Desk


def statements(
    desk: "Desk",
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
    **asked: Any,
) -> list[Any]:
    """List the statements on record: who said what, to whom, when."""
    return desk.statements(
        speaker=speaker, search=search, speech_act=speech_act, quotation=quotation, modality=modality, country=country, **asked
    )


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command(
        epilog=examples(
            "onrecord statements --speaker ministry",
            "onrecord statements --speech-act denies",
            "onrecord statements --search ceasefire --since 2024-08-01 --json",
        )
    )(listed(statements, _row, limit=True))


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
