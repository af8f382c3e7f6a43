"""What is new of the deal for the brief: positions, rounds, proposals, exchanges, and what was kept or broken."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.ledger import Query, View
from onrecord.records import Exchange
from onrecord.records.wording import spaced
from onrecord.reports.brief.line import BriefLine, order_of, source_words
from onrecord.reports.detailed import detailed
from onrecord.reports.exchanges import ExchangeRow, exchanges
from onrecord.reports.obligations import Evidence, ObligationRow, obligations
from onrecord.reports.positions import WHOLE, PositionRow, Stand, comparable, positions
from onrecord.reports.proposals import ProposalRow, proposals
from onrecord.reports.quoting import Quotes, in_marks, joined
from onrecord.reports.talks import TalksRow, talks
from onrecord.resolve.state import State

Row = TypeVar("Row")
Told = Iterator[BriefLine]
Claims = tuple[str, ...]


def deal_lines(view: View, old: Query, new: Query, state: State) -> Told:
    """Yield all of it, of each kind what most independent voices carry first."""
    before, now = proposals(view, old), proposals(view, new)
    lines = (
        *position_lines(view, old, new), *round_lines(view, old, new), *proposal_lines(view, before, now, state),
        *exchange_lines(view, old, new), *obligation_lines(view, obligations(view, old, before), obligations(view, new, now)),
    )  # fmt: skip
    yield from sorted(lines, key=order_of)


def position_lines(view: View, old: Query, new: Query) -> Told:
    """Yield who stands where anew; parties that take one stance in one sentence are one line."""
    quotes = Quotes(view)
    before = {(r.term, r.party, r.countries): r for r in positions(view, old)}
    known = {claim for row in before.values() for s in (row.latest, *row.before) for claim in s.claims}
    fresh: list[PositionRow] = []
    for row in positions(view, new):
        if known & set(row.latest.claims):
            continue
        earlier = before.get((row.term, row.party, row.countries))
        was = _last_known(row, known, earlier)
        if was is None:
            fresh.append(row)
        elif was.stance != row.latest.stance:
            text = f"{row.called} on {_subject(row)}: now {row.latest.stance}, before {was.stance} ({was.day})"
            yield _stand_line("position changed", text, [row.latest], quotes)
    for parties, rows in _of_one_sentence(fresh, quotes):
        terms = joined(map(_subject, rows))
        yield _stand_line(
            "new position", f"{parties} on {terms}: {rows[0].latest.stance}", [r.latest for r in rows], quotes
        )


def _of_one_sentence(rows: Iterable[PositionRow], quotes: Quotes) -> Iterator[tuple[str, list[PositionRow]]]:
    """Yield the stances of one sentence together: of parties that take one on one term, then of those parties' terms."""
    by_term: dict[tuple[str, ...], list[PositionRow]] = {}
    for row in rows:
        key = (row.latest.stance, row.latest.day or "", quotes.of(row.latest.claim))
        by_term.setdefault((row.term, *key), []).append(row)
    by_party: dict[tuple[str, ...], list[PositionRow]] = {}
    for (_, *rest), held in by_term.items():
        by_party.setdefault((joined(r.called for r in held), *rest), []).extend(held)
    for (parties, *_), held in by_party.items():
        yield parties, held


def _subject(row: PositionRow) -> str:
    """Return what a stance is on in words; of a whole proposal by its name."""
    named = row.term == WHOLE and row.latest.proposal
    return f"{spaced(row.term)} ({row.latest.proposal})" if named else spaced(row.term)


def _last_known(row: PositionRow, known: set[str], earlier: PositionRow | None) -> Stand | None:
    """Return the stance that was known before, on the same proposal."""
    before = [s for s in row.before if known & set(s.claims)] or ([earlier.latest] if earlier else [])
    return next((s for s in before if comparable(s, row.latest)), None)


def _stand_line(kind: str, text: str, stands: list[Stand], quotes: Quotes) -> BriefLine:
    stand = stands[0]
    source = source_words(stand.said_by, quotes.where(stand.outlets, stand.claim))
    claims = tuple(dict.fromkeys(c for s in stands for c in s.claims))
    judged = next((s.judged for s in stands if s.judged), None)
    words = f"{text}: {in_marks(quotes.of(stand.claim))}"
    return BriefLine(
        kind, stand.day, words, source, claims, stand.outlets, max(s.origins for s in stands), judged=judged
    )


def round_lines(view: View, old: Query, new: Query) -> Told:
    """Yield the rounds of talks that are new, and those of another status."""
    quotes = Quotes(view)
    for kind, row, was in _changed(
        talks(view, old), talks(view, new), lambda r: r.claims, lambda r: r.status, ("new round", "round changed")
    ):
        yield _round_line(kind, row, was, quotes)


def _round_line(kind: str, row: TalksRow, was: str | None, quotes: Quotes) -> BriefLine:
    venue = f" in {row.venue}" if row.venue else ""
    with_whom = f" with {joined(row.participants)}" if row.participants else ""
    through = f", through {joined(row.mediators)}" if row.mediators else ""
    text = f"talks{venue}{with_whom}{through}: {spaced(row.status)}" + (f", before {spaced(was)}" if was else "")
    text += f": {in_marks(quotes.of(row.claims[-1]))}"
    return BriefLine(
        kind, row.day, text, quotes.where(row.outlets, row.claims[0]), row.claims, row.outlets, row.origins
    )


def proposal_lines(view: View, old: Sequence[ProposalRow], new: Sequence[ProposalRow], state: State) -> Told:
    """Yield the proposals and agreements that are new, and those that became agreed."""
    quotes = Quotes(view)
    kinds = "new proposal", "proposal changed"
    for kind, row, was in _changed(old, new, _term_claims, lambda r: r.status, kinds):
        yield _proposal_line(kind, row, was, quotes, state)


def _term_claims(row: ProposalRow) -> Claims:
    return tuple(c for t in row.terms for c in t.claims)


def _proposal_line(kind: str, row: ProposalRow, was: str | None, quotes: Quotes, state: State) -> BriefLine:
    claims = _term_claims(row)
    by = f" by {row.author}" if row.author and row.author not in row.name else ""
    terms = ", ".join(dict.fromkeys(spaced(t.type) for t in row.terms))
    text = f"{row.name}{by} ({row.status}{f', before {was}' if was else ''}), on {terms}: "
    text += in_marks(next((q for q in map(quotes.of, claims) if row.name in q), quotes.of(claims[0])))
    origins = state.origins.count(row.articles)
    return BriefLine(kind, row.day, text, quotes.where(row.outlets, claims[0]), claims, row.outlets, origins)


def exchange_lines(view: View, old: Query, new: Query) -> Told:
    """Yield the exchanges that are new or told anew, and where their counts differ."""
    quotes = Quotes(view)
    known = {told.event.id for told in detailed(view, old, Exchange)}
    for row in exchanges(view, new):
        claims = _count_claims(row)
        if known >= set(claims):
            continue
        kind = "exchange changed" if known & set(claims) else "exchange"
        place = f" in {row.place}" if row.place else ""
        text = f"{_side(row.first)} for {_side(row.second)}{place} ({spaced(row.status)}): {in_marks(quotes.of(claims[0]))}"
        source = source_words(row.counts[0].said_by, quotes.where(row.outlets, claims[0]))
        yield BriefLine(kind, row.day, text, source, claims, row.outlets, row.origins)
        if row.rival:
            yield _rival_line(row, claims, quotes)


def _rival_line(row: ExchangeRow, claims: Claims, quotes: Quotes) -> BriefLine:
    told = "; ".join(f"{_side(c.first)} for {_side(c.second)}, by {_by(c.said_by, c.outlet)}" for c in row.counts)
    where = quotes.where(row.outlets, claims[0])
    return BriefLine(
        "contradiction", row.day, f"rival counts of one exchange: {told}", where, claims, row.outlets, row.origins
    )


def _by(said_by: Iterable[str], outlet: str | None) -> str:
    return source_words(said_by, outlet or "")


def _side(words: str) -> str:
    return words.replace("? ", "an untold number of ", 1) if words.startswith("? ") else words


def _count_claims(row: ExchangeRow) -> Claims:
    return tuple(c.claim for c in row.counts)


def obligation_lines(view: View, old: Sequence[ObligationRow], new: Sequence[ObligationRow]) -> Told:
    """Yield who says anew that something was kept or broken, and who denies it."""
    quotes = Quotes(view)
    known = {e.claim for row in old for e in row.evidence}
    for row in new:
        for told in row.evidence:
            if told.claim not in known:
                known.add(told.claim)
                yield _compliance_line(row, told, quotes)


def _compliance_line(row: ObligationRow, told: Evidence, quotes: Quotes) -> BriefLine:
    kind = "breach denied" if told.denied else "kept" if told.verdict == "kept" else "breach alleged"
    whom = told.party or (row.debtor if row.term != "ceasefire" else None)  # a truce is kept by both sides
    what = f"{spaced(row.term)}{f' under {row.agreement}' if row.agreement else ''}"
    text = (
        f"{f'{whom}, ' if whom else ''}{what}: {told.verdict}{', which is denied' if told.denied else ''}: {in_marks(quotes.of(told.claim))}"
    )
    source = source_words(told.said_by, quotes.where(told.outlets, told.claim))
    return BriefLine(kind, told.day, text, source, told.claims, told.outlets, told.origins)


def _changed(
    old: Iterable[Row], new: Iterable[Row], claims: Callable[[Row], Claims], status: Callable[[Row], str],
    kinds: tuple[str, str],
) -> Iterator[tuple[str, Row, str | None]]:  # fmt: skip
    """Yield each row none of whose claims was known, and each whose status is another, with the one it was."""
    known = {claim: status(row) for row in old for claim in claims(row)}
    for row in new:
        was = next((known[c] for c in claims(row) if c in known), None)
        if was is None:
            yield kinds[0], row, None
        elif was != status(row):
            yield kinds[1], row, was
