"""Where each party stands on each term: the latest stance, those before it, and who agrees with whom."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from onrecord.ledger import Query, View
from onrecord.ledger.view import Entry
from onrecord.records import Position, Proposal
from onrecord.records.values import Stance, TermType, chosen
from onrecord.reports.actors import require_known
from onrecord.resolve.proposals import own_words
from onrecord.resolve.state import State, state_of
from onrecord.resolve.voices import carried, once

_FOR = {"demands", "proposes", "offers", "accepts", "supports"}
_AGAINST = {"rejects", "opposes"}
WHOLE = "deal_as_a_whole"


@dataclass(frozen=True, slots=True)
class Stand:
    """One stance of a party at one time; `said_by` are those through whom it is on record, `name` as the article has it.

    Reports of one stance on one day are one: `outlets` carry it, `origins` of them independently, `claims` are all.
    """

    day: str | None
    stance: str
    words: str
    parameters: dict[str, Any]
    proposal: str | None
    said_by: tuple[str, ...]
    name: str
    outlet: str | None
    claim: str
    outlets: tuple[str, ...] = ()
    origins: int = 1
    claims: tuple[str, ...] = ()
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A cell of the matrix term x party: the latest stance, and `before` it the earlier ones, newest first.

    A party that takes stances in several conflicts has a cell for each, told apart by `countries`; else that is empty.
    """

    term: str
    party: str
    latest: Stand
    before: tuple[Stand, ...] = ()
    changed: bool = False
    countries: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The party, with the countries of the conflict where it takes stances in several."""
        return f"{self.party} ({', '.join(self.countries)})" if self.countries else self.party


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Where the parties are on one term: for it, against it, for it under conditions; numbers each names."""

    term: str
    agreed: bool | None
    favour: tuple[str, ...]
    against: tuple[str, ...]
    conditional: tuple[str, ...]
    numbers: dict[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()


def positions(
    view: View, query: Query = Query(), *, party: str | None = None, term: str | None = None,  # noqa: B008 - frozen
    proposal: str | None = None, stance: str | None = None,
) -> list[PositionRow]:  # fmt: skip
    """Return the matrix by term and party; silence has no row. Names match wherever they contain the words given.

    `stance` is the latest one of a cell. NotFound for a type of term and a stance that there is not, and for a party that
    nobody on record may be.
    """
    term = chosen(term, "type of term", get_args(TermType))
    stance = chosen(stance, "stance", get_args(Stance))
    entries = [e for e in view.entries(replace(query, kind="position")) if _asked(e, term, proposal)]
    state = state_of(view, query.as_of)
    cells: dict[tuple[str, str], list[tuple[Entry, Position]]] = {}
    for entry in entries:
        claim = entry.claim
        assert isinstance(claim, Position)
        name = state.party(claim.party, claim.article)
        if party is None or any(party.lower() in n.lower() for n in (name, claim.party)):
            cells.setdefault((claim.term, name), []).append((entry, claim))
    if party is not None and not cells:
        require_known(state, party)
    rows = (row for key, held in sorted(cells.items()) for row in _cells(key, held, state))
    return [row for row in rows if stance in {None, row.latest.stance}]


def agreements(rows: Iterable[PositionRow]) -> list[AgreementRow]:
    """Return, for each term of a matrix, who is for it, who against, and the numbers they name.

    `agreed` is True where two parties or more are for it and none against or conditional, False where one is against;
    None where it cannot be told.
    """
    terms: dict[str, list[PositionRow]] = {}
    for row in rows:
        terms.setdefault(row.term, []).append(row)
    return [_agreement(term, cells) for term, cells in sorted(terms.items())]


def _asked(entry: Entry, term: str | None, proposal: str | None) -> bool:
    claim = entry.claim
    assert isinstance(claim, Position)
    named = proposal is None or proposal.lower() in (claim.proposal or "").lower()
    return named and (term is None or claim.term == term)


def _cells(key: tuple[str, str], held: Sequence[tuple[Entry, Position]], state: State) -> Iterator[PositionRow]:
    """Yield the cell of a party and a term in each conflict."""
    first = held[0][1]
    wars = state.conflicts.wars(state.actors.of(first.party, first.article), {p.article for _, p in held})
    apart: dict[str, list[Entry]] = {}
    for entry, claim in held:
        apart.setdefault(wars[claim.article], []).append(entry)
    for _, entries in sorted(apart.items()):
        lands = state.conflicts.countries({e.claim.article for e in entries}) if len(apart) > 1 else ()
        yield replace(_cell(key, [_stand(group, state) for group in once(entries, _told)]), countries=lands)


def _told(entry: Entry) -> Hashable:
    """Return what reports have in common that are of one stance: the day, and the same numbers."""
    claim = entry.claim
    assert isinstance(claim, Position)
    return claim.stance, claim.date or entry.day, repr(sorted(claim.parameters.items())), claim.modality, claim.negated


def _stand(group: Sequence[Entry], state: State) -> Stand:
    entry, voices = group[0], carried(group, state.origins)
    claim = entry.claim
    assert isinstance(claim, Position)
    return Stand(
        day=claim.date or entry.day, stance=claim.stance, words=claim.words, parameters=claim.parameters,
        proposal=claim.proposal, said_by=_through(claim, state), name=claim.party, outlet=entry.outlet,
        claim=claim.id, outlets=voices.outlets, origins=voices.origins, claims=voices.claims,
        judged=voices.judged,
    )  # fmt: skip


def _through(claim: Position, state: State) -> tuple[str, ...]:
    """Return those through whom it is on record: who takes the stance of a state or body in person, where nobody else tells it."""
    own = state.actors.called(claim.party, claim.article)
    return state.voices(claim) or (() if own == state.party(claim.party, claim.article) else (own,))


def _cell(key: tuple[str, str], stands: list[Stand]) -> PositionRow:
    ordered = sorted(stands, key=lambda s: (s.day or "", s.claim), reverse=True)
    before = tuple(ordered[1:])
    changed = any(s.stance != ordered[0].stance and comparable(s, ordered[0]) for s in before)
    return PositionRow(*key, ordered[0], before, changed)


def comparable(before: Stand, after: Stand) -> bool:
    """Say whether a stance may be on the same proposal as one before it: not where the later one names another of its own."""
    ours, theirs = (own_words(Proposal(s.proposal)) if s.proposal else frozenset() for s in (after, before))
    return not ours or bool(ours & theirs)


def _agreement(term: str, cells: list[PositionRow]) -> AgreementRow:
    favour = tuple(c.called for c in cells if c.latest.stance in _FOR)
    against = tuple(c.called for c in cells if c.latest.stance in _AGAINST)
    conditional = tuple(c.called for c in cells if c.latest.stance == "conditions")
    agreed = False if against else True if len(favour) > 1 and not conditional else None
    numbers = {c.called: told for c in cells if (told := _number(c.latest.parameters))}
    return AgreementRow(term, agreed, favour, against, conditional, numbers, tuple(c.latest.claim for c in cells))


def _number(parameters: dict[str, Any]) -> str:
    quantity = parameters.get("quantity")
    told = f"{quantity:,.12g} {parameters.get('unit', '')}".strip() if quantity is not None else ""
    return ", ".join(part for part in (told, parameters.get("duration", "")) if part)
