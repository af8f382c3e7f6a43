"""What is owed under an agreement, and who says that it was kept, broken or delayed, and who denies it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.ledger import Query, View
from onrecord.records import Compliance, Exchange
from onrecord.reports.detailed import Detailed, detailed
from onrecord.reports.exchanges import side_words
from onrecord.reports.proposals import ProposalRow, TermRow, proposals
from onrecord.resolve.sources import name_words
from onrecord.resolve.state import State, state_of
from onrecord.resolve.voices import carried

Told = Detailed[Compliance]
Outcome = Literal["kept", "broken", "delayed", "contested", "unreported"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim for or against, however often reported: `verdict` kept, broken or delayed; `denied` where those named deny it.

    `said_by` is empty where the article itself tells it.
    """

    verdict: str
    denied: bool
    party: str
    said_by: tuple[str, ...]
    words: str
    day: str | None
    outlet: str | None
    claim: str
    outlets: tuple[str, ...] = ()
    origins: int = 1
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """One obligation: what `debtor` owes under `agreement`; `status` follows from the evidence by `outcome`'s rule.

    `counted` is what is told to have been given since, to hold against `promised`; it is not added up.
    `agreement` is None where compliance is claimed with a term that no agreement on record holds.
    """

    agreement: str | None
    term: str
    debtor: str | None
    beneficiary: str | None
    deadline: str | None
    promised: str
    status: Outcome
    evidence: tuple[Evidence, ...]
    claims: tuple[str, ...]
    counted: tuple[str, ...] = ()


def obligations(view: View, query: Query = Query()) -> list[ObligationRow]:  # noqa: B008 - frozen
    """Return the obligations of every agreement on record, then what is claimed of terms of none."""
    state = state_of(view, query.as_of)
    told = list(detailed(view, query, Compliance))
    given = list(detailed(view, query, Exchange))
    rows: list[ObligationRow] = []
    used: set[str] = set()
    for agreement in proposals(view, query):
        if agreement.status != "agreed":
            continue
        for term in agreement.terms:
            fitting = [t for t in told if _bears(t, term, agreement)]
            used |= {t.event.id for t in fitting}
            rows.append(_row(agreement.name, term, _all_evidence(fitting, state), _counted(given, term, agreement)))
    return [*rows, *_unnamed([t for t in told if t.event.id not in used], state)]


def outcome(evidence: Iterable[Evidence]) -> Outcome:
    """Return the status of an obligation, by rule.

    unreported: nobody claims anything. contested: some claim that it was broken or delayed and others deny that, or
    claim that it was kept. broken, delayed, kept: claimed by some, denied by none.
    """
    found = list(evidence)
    if not found:
        return "unreported"
    claimed = {e.verdict for e in found if not e.denied}
    denied = {e.verdict for e in found if e.denied}
    if (claimed & {"broken", "delayed"} and (denied or "kept" in claimed)) or (denied and not claimed):
        return "contested"
    return "broken" if "broken" in claimed else "delayed" if "delayed" in claimed else "kept"


def promised(parameters: dict[str, Any]) -> str:
    """Return what was promised in words: "100 trucks P1D", "P60D"; "" where no number is told."""
    quantity = parameters.get("quantity")
    number = (
        f"{quantity:,.12g} {parameters.get('unit') or ''} {parameters.get('per') or ''}" if quantity is not None else ""
    )
    return " ".join(f"{number} {parameters.get('duration') or ''}".split())


def _bears(told: Told, term: TermRow, agreement: ProposalRow) -> bool:
    """Say whether a claim is about a term: its type, since the agreement, and its debtor where both are told."""
    since = agreement.day or ""
    if told.detail.term != term.type or (told.entry.day or "9")[: len(since)] < since:
        return False
    debtor = name_words(term.parameters.get("debtor") or "")
    return not debtor or any(debtor & name_words(actor) for actor in told.event.actors)


def _counted(given: Sequence[Detailed[Exchange]], term: TermRow, agreement: ProposalRow) -> tuple[str, ...]:
    """Return what exchanges since the agreement tell that the debtor gave of what it owes; nothing is added up."""
    debtor = name_words(term.parameters.get("debtor") or "")
    unit = name_words(term.parameters.get("unit") or "")
    told = []
    for each in given:
        since = agreement.day or ""
        if each.event.status != "occurred" or (each.event.date or "")[: len(since)] < since:
            continue
        for side in each.detail.sides:
            if unit & name_words(side.of or "") and (not side.party or debtor & name_words(side.party)):
                said = " < ".join(each.said_by) or each.entry.outlet or "the article"
                told.append(f"{side_words(side)} ({said}, {each.event.date})")
    return tuple(told)


def _row(agreement: str | None, term: TermRow, evidence: Sequence[Evidence], counted: tuple[str, ...]) -> ObligationRow:
    told = term.parameters
    return ObligationRow(
        agreement, term.type, told.get("debtor"), told.get("beneficiary"), told.get("deadline"), promised(told),
        outcome(evidence), tuple(evidence), term.claims, counted,
    )  # fmt: skip


def _unnamed(told: Sequence[Told], state: State) -> list[ObligationRow]:
    groups: dict[tuple[str, str], list[Told]] = {}
    for each in told:
        party = state.actors.called(each.event.actors[0], each.event.article) if each.event.actors else ""
        groups.setdefault((each.detail.term, party), []).append(each)
    rows = []
    for (term, party), group in sorted(groups.items()):
        held = _all_evidence(group, state)
        claims = tuple(e.claim for e in held)
        rows.append(ObligationRow(None, term, party or None, None, None, "", outcome(held), tuple(held), claims))
    return rows


def _all_evidence(told: Sequence[Told], state: State) -> list[Evidence]:
    """Return the evidence; what one says of one party on one day is one, however many report it."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for each in told:
        event = each.event
        who = tuple(state.actors.called(name, event.article) for name in (*each.said_by, *event.actors))
        day = event.date or each.entry.day
        groups.setdefault((each.detail.verdict, event.status, who, day), []).append(each)
    return [_evidence(group, state) for group in groups.values()]


def _evidence(group: Sequence[Told], state: State) -> Evidence:
    told, voices = group[0], carried([t.entry for t in group], state.origins)
    event = told.event
    return Evidence(
        told.detail.verdict, event.status == "denied", ", ".join(event.actors), told.said_by, told.words,
        event.date or told.entry.day, told.entry.outlet, event.id, voices.outlets, voices.origins, voices.claims,
    )  # fmt: skip
