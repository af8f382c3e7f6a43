"""proposals, positions and obligations: what is on the table, who stands where, what is owed."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from onrecord.cli.listed import listed
from onrecord.cli.options import (
    AsOf,
    Csv,
    Json,
    LedgerPath,
    Modality,
    Outlet,
    Retracted,
    Since,
    Until,
    among,
    examples,
    stated,
)
from onrecord.cli.render import Row, print_json, print_rows, voices, wants_json
from onrecord.records.values import Stance, TermType
from onrecord.records.wording import parameters, shorten

if TYPE_CHECKING:
    from onrecord.desk import Desk


def proposals(desk: "Desk", **asked: Any) -> list[Any]:
    """List the proposals and agreements on record: who tabled them, when, and how many terms are told."""
    return desk.proposals(**asked)


def proposal(
    name: Annotated[
        str,
        typer.Argument(
            callback=stated,
            help="Its name; else what its names, author, day and countries hold together, or the id of one of its terms.",
        ),
    ],
    as_of: AsOf = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """Show the sheet of one proposal: phases, terms, parameters, what nobody tells, and what changed.

    As CSV its terms alone.
    """
    from onrecord.desk import open_desk

    with open_desk(ledger) as desk:
        found = desk.proposal(name, as_of=as_of, retracted=retracted)
    if csv:
        print_rows(found.proposal.terms, json=False, csv=True)
        return
    if wants_json(json):
        print_json(found)
        return
    deal = found.proposal
    by = f" by {deal.author}" if deal.author else ""
    typer.echo(
        f"{deal.name}: {deal.status}{by}{f' ({deal.day})' if deal.day else ''}, told by {', '.join(deal.outlets) or 'no outlet named'}"
    )
    if deal.parties:
        where = f", signed in {deal.place}" if deal.place else ""
        watched = f", before {', '.join(deal.mediators)}" if deal.mediators else ""
        typer.echo(f"Between {' and '.join(deal.parties)}{where}{watched}")
    print_rows(deal.terms, json=False, row=_term)
    if found.previous:
        typer.echo(f"Against {found.previous}:")
        print_rows(found.changes, json=False, row=_change)


def positions(
    party: Annotated[str | None, typer.Option(help="Whose, or part of the name.")] = None,
    term: Annotated[
        str | None,
        typer.Option(
            callback=among("type of term", get_args(TermType)),
            help="Type of term: ceasefire, withdrawal, hostage_release, ...",
        ),
    ] = None,
    proposal: Annotated[str | None, typer.Option(help="On which proposal, or part of its name.")] = None,
    stance: Annotated[
        str | None,
        typer.Option(
            callback=among("stance", get_args(Stance)),
            help="The latest stance: demands, accepts, rejects, conditions, ...",
        ),
    ] = None,
    modality: Modality = None,
    history: Annotated[bool, typer.Option("--history", help="Show the earlier stances too.")] = False,
    agreement: Annotated[bool, typer.Option("--agreement", help="Show where the parties agree and are apart.")] = False,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    retracted: Retracted = False,
    ledger: LedgerPath = None,
    json: Json = None,
    csv: Csv = False,
) -> None:
    """Show where each party stands on each term: the latest stance on record, with its words and its day."""
    from onrecord.desk import open_desk
    from onrecord.reports.positions import agreements

    with open_desk(ledger) as desk:
        rows = desk.positions(
            party=party, term=term, proposal=proposal, stance=stance, modality=modality, outlet=outlet, since=since,
            until=until, as_of=as_of, retracted=retracted,
        )  # fmt: skip
    if agreement:
        print_rows(agreements(rows), json=json, row=_agreement, csv=csv)
    elif not csv and wants_json(json):
        print_rows(rows, json=True)
    else:
        stands = ((row, stand) for row in rows for stand in (row.latest, *(row.before if history else ())))
        told = _whole_stand if csv else _stand
        print_rows([told(row, stand) for row, stand in stands], json=False, csv=csv)


def obligations(desk: "Desk", **asked: Any) -> list[Any]:
    """Show what is owed under each agreement, who says that it was kept or broken, and who denies it."""
    return desk.obligations(**asked)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command(epilog=examples("onrecord proposals", "onrecord proposals --as-of 2025-09-20"))(listed(proposals, _proposal))
    app.command(epilog=examples('onrecord proposal "new draft"', "onrecord proposal 2025-09-17 --json"))(proposal)
    app.command(
        epilog=examples(
            "onrecord positions --term ceasefire", "onrecord positions --party government --history",
            "onrecord positions --stance rejects", "onrecord positions --agreement",
        )
    )(positions)  # fmt: skip
    app.command(epilog=examples("onrecord obligations", "onrecord obligations --json"))(listed(obligations, _obligation))


def _proposal(found: Any) -> Row:
    return {
        "day": found.day,
        "name": shorten(found.name, 60),
        "countries": ", ".join(found.countries),
        "author": found.author,
        "status": found.status,
        "terms": len(found.terms),
        "types": ", ".join(dict.fromkeys(t.type for t in found.terms)),
        "outlets": voices(found),
        "claim": found.terms[0].claims[0][:8],
    }


def _term(found: Any) -> Row:
    return {
        "phase": found.phase,
        "term": found.type,
        "told": parameters(found.parameters),
        "open": ", ".join(found.open),
        "words": shorten(found.words, 70),
        "claim": found.claims[0][:8],
    }


def _change(found: Any) -> Row:
    return {
        "term": found.type,
        "how": found.how,
        "before": parameters(found.before or {}),
        "after": parameters(found.after or {}),
    }


def _whole_stand(row: Any, stand: Any) -> Row:
    return {"term": row.term, "party": row.party, "countries": row.countries, "changed": row.changed, **asdict(stand)}


def _stand(row: Any, stand: Any) -> Row:
    changed = row.changed and stand is row.latest
    return {
        "term": row.term,
        "party": row.called,
        "stance": f"{stand.stance}{' (changed)' if changed else ''}",
        "day": stand.day,
        "told": parameters(stand.parameters),
        "words": shorten(stand.words, 70),
        "through": " < ".join(stand.said_by),
        "outlets": voices(stand),
        "claim": stand.claim[:8],
    }


def _agreement(found: Any) -> Row:
    return {
        "term": found.term,
        "agreed": {True: "yes", False: "no", None: "cannot be told"}[found.agreed],
        "for": ", ".join(found.favour),
        "against": ", ".join(found.against),
        "under conditions": ", ".join(found.conditional),
        "numbers": "; ".join(f"{party}: {number}" for party, number in found.numbers.items()),
    }


_MOST = 3  # of those who say so, or of what was counted, that a row of obligations names


def _obligation(found: Any) -> Row:
    limit = f"by {found.deadline}" if found.deadline else ""
    counted = f"counted: {_few(found.counted)}" if found.counted else ""
    return {
        "agreement": shorten(found.agreement or "(none named)", 40) + (f" ({found.day})" if found.day else ""),
        "countries": ", ".join(found.countries),
        "term": found.term,
        "owed by": found.debtor,
        "promised": shorten("; ".join(filter(None, (f"{found.promised} {limit}".strip(), counted))), 70),
        "status": found.status,
        "alleged by": _told(found, denied=False),
        "denied by": _told(found, denied=True),
        "claim": found.claims[0][:8],
    }


def _told(found: Any, *, denied: bool) -> str:
    """Return who alleges or denies what: "broken: army, observers (2025-10-08)"."""
    fitting = [e for e in found.evidence if e.denied == denied]
    lines = []
    for verdict in dict.fromkeys(e.verdict for e in fitting):
        held = [e for e in fitting if e.verdict == verdict]
        who = dict.fromkeys(shorten(e.said_by[0] if e.said_by else e.outlet or "the article", 30) for e in held)
        days = sorted(e.day for e in held if e.day)
        told = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "no day"
        lines.append(f"{verdict}: {_few(list(who))} ({told})")
    return "; ".join(lines)


def _few(told: Sequence[str]) -> str:
    """Return the first of several, and how many more there are."""
    more = [f"{len(told) - _MOST} more"] if len(told) > _MOST else []
    return ", ".join([*told[:_MOST], *more])
