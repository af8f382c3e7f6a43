"""What is owed under an agreement, and who says that it was kept, broken or delayed, and who denies it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from onrecord.ledger import Query, View
from onrecord.records import Compliance, Event, Exchange
from onrecord.records.values import day_of, days_apart
from onrecord.reports.detailed import Detailed, detailed
from onrecord.reports.exchanges import side_words
from onrecord.reports.proposals import ProposalRow, TermRow, proposals
from onrecord.resolve.conflicts import Setting
from onrecord.resolve.names import name_words
from onrecord.resolve.state import State, state_of
from onrecord.resolve.voices import carried

_DURATION = re.compile(r"P(\d{1,3})([DWMY])")
_NAMED = re.compile(r"\b([A-Z]\w+) (?:accord|agreement|deal|declaration|pact|truce|plan|protocol|process)s?\b")
_MONTH = 31  # days after which an agreement is another than the one before, not its date told otherwise
_FORGOTTEN = 183  # days without a word of an agreement after which what nobody is blamed for is held against it no more
_WHOLE = TermRow(None, "deal_as_a_whole", {}, (), "", ())  # for what is said of an agreement and of no term of it
_DAYS_OF = {"D": 1, "W": 7, "M": 31, "Y": 366}

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
    `agreement` is None where compliance is claimed with a term that no agreement on record holds. `countries` are those
    of the conflict, as far as the articles tell, `day` that of the agreement.
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
    countries: tuple[str, ...] = ()
    day: str | None = None


def obligations(
    view: View, query: Query = Query(), tabled: Sequence[ProposalRow] | None = None  # noqa: B008 - frozen
) -> list[ObligationRow]:  # fmt: skip
    """Return the obligations of every agreement on record, then what is claimed of terms of none.

    `tabled` are the proposals that the query asks for, where they are known already.
    """
    state = state_of(view, query.as_of)
    told = list(detailed(view, query, Compliance))
    given = list(detailed(view, query, Exchange))
    rows: list[ObligationRow] = []
    tabled = proposals(view, query) if tabled is None else tabled
    owed = [(deal, term) for deal in _deals(view, tabled, state) for term in (*deal.row.terms, _WHOLE)]
    borne = [[t for t in told if _bears(t, term, deal, state)] for deal, term in owed]
    meant = _meant([(deal, t) for (deal, _), fitting in zip(owed, borne, strict=True) for t in fitting])
    used = {t.event.id for fitting in borne for t in fitting}
    for (deal, term), fitting in zip(owed, borne, strict=True):
        kept = [t for t in fitting if any(deal is one for one in meant[t.event.id])]
        if term is _WHOLE:
            rows += _by_party(kept, state, deal.row)
        else:
            rows.append(_row(deal.row, term, _all_evidence(kept, state), _counted(given, term, deal, state), state))
    return [*rows, *_by_party([t for t in told if t.event.id not in used], state)]


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


@dataclass(frozen=True, slots=True)
class _Deal:
    """An agreement with the setting it is told in; `since` is its day, else None; `told` are the days of its articles."""

    row: ProposalRow
    setting: Setting
    since: str | None
    told: tuple[str, ...]


def _deals(view: View, tabled: Iterable[ProposalRow], state: State) -> list[_Deal]:
    found = []
    for row in tabled:
        if row.status == "agreed":
            days = tuple(sorted(day for a in row.articles if (day := view.article(a).day)))
            found.append(_Deal(row, state.conflicts.setting(_copied(row.articles, state)), row.day, days))
    return found


def _copied(articles: Iterable[str], state: State) -> set[str]:
    return {copy for a in articles for copy in state.origins.copies(a)}


def _bears(told: Told, term: TermRow, deal: _Deal, state: State) -> bool:
    """Say whether a claim is about a term: its type, while it holds, its conflict, and its debtor where that is told.

    What is told of nobody ("the truce held") is about a debtor's term if no other has its type, as are breaches of a truce,
    which binds both sides, and about no agreement that the news has long been silent on.
    """
    event = told.event
    if told.detail.term != term.type or not _is_since(told, deal) or _is_over(told, term, deal):
        return False
    if not event.actors and _is_forgotten(told, deal):
        return False
    debtor = term.parameters.get("debtor")
    only = not any(t.type == term.type and t is not term for t in deal.row.terms)
    both = term.type == "ceasefire" and not any("unilateral" in name.casefold() for name in deal.row.names)
    owing = event.actors if not (only and both) else ()
    if debtor and owing and not any(state.conflicts.one_side(a, event.article, debtor, deal.row.articles) for a in owing):
        return False
    if (debtor and not event.actors and not only) or (term is _WHOLE and not _is_called(event, deal)):
        return False
    return state.conflicts.ties(event.article, event.actors, told.said_by, deal.setting)


def _is_called(event: Event, deal: _Deal) -> bool:
    """Say whether an agreement may be meant by what an article calls it: "the Lomé accord" is none of another name."""
    named = {w for e in event.evidence for match in _NAMED.finditer(e.text) for w in name_words(match[1])}
    return not named or bool(named & name_words(" ".join(deal.row.names)))


def _meant(borne: Iterable[tuple[_Deal, Told]]) -> dict[str, list[_Deal]]:
    """Return which of the agreements that a claim may be about it is about: those that its own article tells, else none that
    another has followed by more than a month, or that has no day where another has one; said of a whole one, the last.
    """
    fitting: dict[str, list[tuple[_Deal, Told]]] = {}
    for deal, told in borne:
        fitting.setdefault(told.event.id, []).append((deal, told))
    meant: dict[str, list[_Deal]] = {}
    for claim, pairs in fitting.items():
        last = max((day for deal, _ in pairs if (day := _made(deal))), default=None)
        here = [deal for deal, told in pairs if told.event.article in deal.setting.articles]
        meant[claim] = here or [
            deal for deal, _ in pairs
            if last is None or ((day := _made(deal)) is not None and (last - day).days <= _MONTH)
        ]  # fmt: skip
        if pairs[0][1].detail.term == _WHOLE.type:
            meant[claim] = [max(meant[claim], key=lambda deal: _made(deal) or date.min)]
    return meant


def _made(deal: _Deal) -> date | None:
    """Return the day of an agreement, the last that it may be where only a month or year is told."""
    known = deal.since or ""
    return day_of(known) or day_of(f"{known}-28") or day_of(f"{known}-12-28")


def _is_since(told: Detailed[Compliance] | Detailed[Exchange], deal: _Deal) -> bool:
    """Say whether something was, or of an agreement without a day was told, no earlier than the agreement."""
    if deal.since:
        return not _before(told.event.date or told.entry.day, deal.since)
    return told.event.article in deal.setting.articles or not _before(told.entry.published, min(deal.told, default=None))


def _is_over(told: Told, term: TermRow, deal: _Deal) -> bool:
    """Say whether another article tells of a day on which a term of so many days was over, were it extended once."""
    lasts, since, day = _days(term.parameters.get("duration")), day_of(deal.since), day_of(told.event.date or told.entry.day)
    if not lasts or not since or not day or told.event.article in deal.setting.articles:
        return False
    return day > since + 2 * lasts


def _is_forgotten(told: Told, deal: _Deal) -> bool:
    """Say whether another article tells of a day half a year or more from every one on which an agreement was told of or made."""
    if told.event.article in deal.setting.articles:
        return False
    day = told.event.date or told.entry.day
    apart = [n for known in (*deal.told, deal.since) if (n := days_apart(day, known)) is not None]
    return bool(apart) and min(apart) > _FORGOTTEN


def _days(duration: str | None) -> timedelta | None:
    """Return how long "P2W", "P60D" or "P2M" is; None for what is told in hours or not in such a form."""
    match = _DURATION.fullmatch(duration or "")
    return timedelta(days=int(match[1]) * _DAYS_OF[match[2]]) if match else None


def _before(one: str | None, other: str | None) -> bool:
    """Say whether a date lies before another, as far as both are told."""
    size = min(len(one or ""), len(other or ""))
    return (one or "")[:size] < (other or "")[:size]


def _counted(given: Sequence[Detailed[Exchange]], term: TermRow, deal: _Deal, state: State) -> tuple[str, ...]:
    """Return what exchanges since the agreement tell that the debtor gave of what it owes; nothing is added up."""
    debtor = term.parameters.get("debtor")
    unit = name_words(term.parameters.get("unit") or "")
    told = []
    for each in given:
        if each.event.status != "occurred" or not _is_since(each, deal):
            continue
        article, parties = each.event.article, [s.party for s in each.detail.sides if s.party]
        if not state.conflicts.ties(article, parties, each.said_by, deal.setting):
            continue
        for side in each.detail.sides:
            owed = not side.party or (
                debtor and state.conflicts.one_side(side.party, article, debtor, deal.row.articles)
            )
            if unit & name_words(side.of or "") and owed:
                said = " < ".join(each.said_by) or each.entry.outlet or "the article"
                told.append(f"{side_words(side)} ({said}, {each.event.date})")
    return tuple(told)


def _row(
    agreement: ProposalRow, term: TermRow, evidence: Sequence[Evidence], counted: tuple[str, ...], state: State
) -> ObligationRow:
    told = term.parameters
    owing, gaining = (told[k] and state.called(told[k], agreement.articles) if k in told else None for k in ("debtor", "beneficiary"))
    return ObligationRow(
        agreement.name, term.type, owing, gaining, told.get("deadline"), promised(told),
        outcome(evidence), tuple(evidence), term.claims, counted, agreement.countries, agreement.day,
    )  # fmt: skip


def _by_party(told: Sequence[Told], state: State, deal: ProposalRow | None = None) -> list[ObligationRow]:
    """Return what is claimed of terms of no agreement, or of one as a whole: one row for each term, party and conflict."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Told]] = {}
    for each in told:
        article, actors = each.event.article, each.event.actors
        party = state.actors.called(actors[0], article) if actors else ""
        lands = deal.countries if deal else state.conflicts.countries([article])
        groups.setdefault((each.detail.term, party, lands), []).append(each)
    rows = []
    for (term, party, countries), group in sorted(groups.items()):
        held = _all_evidence(group, state)
        claims = (*(deal.terms[0].claims[:1] if deal else ()), *(c for e in held for c in e.claims))  # leads to its sheet
        rows.append(
            ObligationRow(
                deal.name if deal else None, term, party or None, None, None, "", outcome(held), tuple(held), claims,
                countries=countries, day=deal.day if deal else None,
            )
        )
    return rows


def _all_evidence(told: Sequence[Told], state: State) -> list[Evidence]:
    """Return the evidence; what one says of one party on one day is one, however many report it, and what a title tells
    beforehand is what the text below does.
    """
    groups: dict[tuple[object, ...], list[Told]] = {}
    for each in sorted(told, key=lambda t: t.entry.is_titled):
        event = each.event
        claim = each.detail.verdict, event.status, _parties(event, state)
        said = claim, state.voices(event), event.date or each.entry.day
        below = (k for k, g in groups.items() if k[0] == claim and any(t.event.article == event.article for t in g))
        groups.setdefault(next(below, said) if each.entry.is_titled else said, []).append(each)
    return [_evidence(group, state) for group in groups.values()]


def _parties(event: Event, state: State) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state.actors.called(name, event.article) for name in event.actors))


def _evidence(group: Sequence[Told], state: State) -> Evidence:
    told, voices = group[0], carried([t.entry for t in group], state.origins)
    event = told.event
    return Evidence(
        told.detail.verdict, event.status == "denied", ", ".join(_parties(event, state)), state.voices(event), event.words,
        event.date or told.entry.day, told.entry.outlet, event.id, voices.outlets, voices.origins, voices.claims,
    )  # fmt: skip
