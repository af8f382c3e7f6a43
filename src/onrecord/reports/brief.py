"""What is new: the difference of what was known on two days. Each line has its source and its claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeVar

from onrecord.errors import OnrecordError
from onrecord.ledger import Query, View
from onrecord.reports.diff import compare
from onrecord.reports.exchanges import ExchangeRow, exchanges
from onrecord.reports.numbers import number_words
from onrecord.reports.obligations import Evidence, ObligationRow, obligations
from onrecord.reports.positions import PositionRow, Stand, positions
from onrecord.reports.proposals import ProposalRow, proposals
from onrecord.reports.series import SeriesRow, series
from onrecord.reports.talks import TalksRow, talks
from onrecord.resolve.judge import in_force
from onrecord.resolve.state import State, state_of
from onrecord.resolve.versions import version_chains

Row = TypeVar("Row")

KINDS = (
    "position changed", "new position", "moved figure", "new figure", "new round", "round changed", "new proposal",
    "proposal changed", "exchange", "exchange changed", "breach alleged", "breach denied", "kept", "contradiction",
    "correction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One new thing: `text` in words, `source` according to whom and where, `claims` that it rests on.

    `outlets` are those that carry it and `origins` how many of them are independent.
    """

    kind: str
    day: str | None
    text: str
    source: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known at the end of `until` and was not known the day before `since`."""

    since: str
    until: str | None
    lines: tuple[BriefLine, ...]


def brief(view: View, since: str, until: str | None = None, query: Query = Query()) -> Brief:  # noqa: B008 - frozen
    """Return what is new since a day, up to another; other names in the query narrow it. Both days are included."""
    old, new = _known(query, _day_before(since)), _known(query, until)
    state = state_of(view, until)
    lines: list[BriefLine] = []
    for part in (_positions, _figures, _rounds, _proposals, _exchanges, _obligations):
        lines += part(view, old, new, state)
    lines += _corrections(view, since, until)
    order = {kind: n for n, kind in enumerate(KINDS)}
    lines.sort(key=lambda line: (order[line.kind], line.day or "9", line.text, line.claims))
    return Brief(since, until, tuple(lines))


def _known(query: Query, day: str | None) -> Query:
    return replace(query, as_of=day, since=None, until=None)


def _day_before(day: str) -> str:
    whole = day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day
    try:
        return str(date.fromisoformat(whole) - timedelta(days=1))
    except ValueError as error:
        raise OnrecordError(f"since {day!r} is not a day such as 2025-03-08") from error


Told = Iterator[BriefLine]


def _positions(view: View, old: Query, new: Query, state: State) -> Told:
    before = {(r.term, r.party): r for r in positions(view, old)}
    known = {claim for row in before.values() for claim in _stands(row)}
    for row in positions(view, new):
        if row.latest.claim in known:
            continue
        earlier = before.get((row.term, row.party))
        was = _last_known(row, known) or (earlier.latest if earlier else None)
        if was is None:
            yield _stand_line(
                "new position", f"{row.party} {row.latest.stance} {_term(row.term)}", row.latest, state, row
            )
        elif was.stance != row.latest.stance:
            text = f"{row.party} {row.latest.stance} {_term(row.term)}; before: {was.stance} ({was.day})"
            yield _stand_line("position changed", text, row.latest, state, row)


def _stands(row: PositionRow) -> Iterator[str]:
    yield row.latest.claim
    yield from (s.claim for s in row.before)


def _last_known(row: PositionRow, known: set[str]) -> Stand | None:
    return next((s for s in row.before if s.claim in known), None)


def _stand_line(kind: str, text: str, stand: Stand, state: State, row: PositionRow) -> BriefLine:
    same = [s for s in (row.latest, *row.before) if s.stance == stand.stance and s.day == stand.day]
    source = _source(stand.said_by, stand.outlet)
    outlets = tuple(sorted({s.outlet for s in same if s.outlet}))
    return BriefLine(kind, stand.day, f"{text}: “{_short(stand.words)}”", source, tuple(s.claim for s in same), outlets, max(len(outlets), 1))  # fmt: skip


def _figures(view: View, old: Query, new: Query, state: State) -> Told:
    known = {claim for row in series(view, old) for claim in row.claims}
    last: dict[tuple[Any, ...], SeriesRow] = {}
    for row in series(view, new):
        key = (row.measure, row.place, row.population and row.population.casefold(), row.source, row.period)
        fresh = not known & set(row.claims)
        earlier = last.get(key)
        if row.relation != "recalled":
            last[key] = row
        if not fresh or row.relation in {"recalled", "part_of"} or row.modality not in {"asserted", "denied"}:
            continue
        text = f"{_counted(row)}: {number_words(row.comparator, row.value, row.low, row.high)}"
        if row.relation == "contradicts":
            yield _figure_line("contradiction", f"{text}; {row.reason}", row)
        elif row.relation == "updates" and earlier:
            was = number_words(earlier.comparator, earlier.value, earlier.low, earlier.high)
            yield _figure_line("moved figure", f"{text}, after {was} ({earlier.day})", row)
        else:
            yield _figure_line("new figure", text, row)


def _counted(row: SeriesRow) -> str:
    return " ".join(filter(None, (_term(row.measure), row.population, f"in {row.place}" if row.place else None)))


def _figure_line(kind: str, text: str, row: SeriesRow) -> BriefLine:
    source = f"{row.source or 'the article itself'} ({', '.join(row.outlets)})"
    return BriefLine(kind, row.day, text, source, row.claims, row.outlets, row.origins)


def _rounds(view: View, old: Query, new: Query, state: State) -> Told:
    yield from _changed(
        talks(view, old), talks(view, new), lambda r: r.claims, lambda r: r.status, ("new round", "round changed"),
        _round_line, state,
    )  # fmt: skip


def _round_line(kind: str, row: TalksRow, was: str | None, state: State) -> BriefLine:
    venue = f" in {row.venue}" if row.venue else ""
    with_whom = f": {', '.join(row.participants)}" if row.participants else ""
    through = f", through {', '.join(row.mediators)}" if row.mediators else ""
    text = f"talks {row.status}{venue}{with_whom}{through}" + (f"; before: {was}" if was else "")
    return BriefLine(kind, row.day, text, ", ".join(row.outlets), row.claims, row.outlets, max(len(row.outlets), 1))


def _proposals(view: View, old: Query, new: Query, state: State) -> Told:
    def claims(row: ProposalRow) -> tuple[str, ...]:
        return tuple(c for t in row.terms for c in t.claims)

    yield from _changed(
        proposals(view, old), proposals(view, new), claims, lambda r: r.status, ("new proposal", "proposal changed"),
        _proposal_line, state,
    )  # fmt: skip


def _proposal_line(kind: str, row: ProposalRow, was: str | None, state: State) -> BriefLine:
    by = f" by {row.author}" if row.author else ""
    terms = ", ".join(dict.fromkeys(_term(t.type) for t in row.terms))
    text = f"{row.name}{by} ({row.status}{f'; before: {was}' if was else ''}): {terms}"
    claims = tuple(c for t in row.terms for c in t.claims)
    return BriefLine(
        kind, row.day, text, ", ".join(row.outlets), claims, row.outlets, state.origins.count(row.articles)
    )


def _exchanges(view: View, old: Query, new: Query, state: State) -> Told:
    def claims(row: ExchangeRow) -> tuple[str, ...]:
        return tuple(c.claim for c in row.counts)

    known = {c for row in exchanges(view, old) for c in claims(row)}
    for row in exchanges(view, new):
        if known >= set(claims(row)):
            continue
        kind = "exchange changed" if known & set(claims(row)) else "exchange"
        place = f" in {row.place}" if row.place else ""
        text = f"{row.status}{place}: {row.first} for {row.second}"
        outlets = tuple(sorted({c.outlet for c in row.counts if c.outlet}))
        source = _source(row.counts[0].said_by, ", ".join(outlets))
        yield BriefLine(kind, row.day, text, source, claims(row), outlets, max(len(outlets), 1))
        if row.rival:
            told = "; ".join(f"{c.first} for {c.second} ({_source(c.said_by, c.outlet)})" for c in row.counts)
            yield BriefLine("contradiction", row.day, f"rival counts of one exchange: {told}", source, claims(row), outlets, max(len(outlets), 1))  # fmt: skip


def _obligations(view: View, old: Query, new: Query, state: State) -> Told:
    known = {e.claim for row in obligations(view, old) for e in row.evidence}
    for row in obligations(view, new):
        for told in row.evidence:
            if told.claim not in known:
                known.add(told.claim)
                yield _compliance_line(row, told)


def _compliance_line(row: ObligationRow, told: Evidence) -> BriefLine:
    kind = "breach denied" if told.denied else "kept" if told.verdict == "kept" else "breach alleged"
    whom = told.party or row.debtor or "somebody"
    under = f" under {row.agreement}" if row.agreement else ""
    verb = {"breach denied": "denied that", "breach alleged": "alleged that", "kept": "said that"}[kind]
    did = {"broken": "broke", "delayed": "delayed", "kept": "kept"}[told.verdict]
    text = f"{verb} {whom} {did} the {_term(row.term)}{under}: “{_short(told.words)}”"
    outlets = (told.outlet,) if told.outlet else ()
    return BriefLine(kind, told.day, text, _source(told.said_by, told.outlet), (told.claim,), outlets, 1)


def _corrections(view: View, since: str, until: str | None) -> Told:
    """Yield what outlets changed in new versions of articles, and what people corrected in the ledger."""
    seen = set()
    for chain in version_chains(view.each_article(as_of=until)).values():
        for before, after in pairwise(chain):
            if (before.id, after.id) in seen or not since <= (after.day or "") <= (until or "9"):
                continue
            seen.add((before.id, after.id))
            for row in compare(view, before, after).rows:
                if row.how == "changed" and (told := _changes(row.fields)):
                    claims = tuple(filter(None, (row.after, row.before)))
                    where = f"{after.outlet or after.url} (a new version of {before.title or before.id})"
                    yield BriefLine("correction", after.day, f"{row.kind}: {told}", where, claims)
    for judgement in in_force(view.judgements()):
        if (
            judgement.verdict in {"correct", "reject"}
            and not judgement.object
            and since <= judgement.when[:10] <= (until or "9")
        ):
            what = f"corrected to {judgement.value}" if judgement.verdict == "correct" else "rejected"
            yield BriefLine("correction", judgement.when[:10], f"a claim of this ledger was {what}" + (f": {judgement.why}" if judgement.why else ""), judgement.who, (judgement.subject,))  # fmt: skip


def _changes(fields: Mapping[str, tuple[Any, Any]]) -> str:
    told = {k: v for k, v in fields.items() if k not in {"words", "said_on"}} or fields
    return "; ".join(f"{name} {_short(str(a))} → {_short(str(b))}" for name, (a, b) in told.items())


def _changed(
    old: Iterable[Row], new: Iterable[Row], claims: Callable[[Row], tuple[str, ...]], status: Callable[[Row], str],
    kinds: tuple[str, str], line: Callable[[str, Row, str | None, State], BriefLine], state: State,
) -> Told:  # fmt: skip
    """Yield a line for each row none of whose claims was known, and for each whose status is another."""
    known = {claim: status(row) for row in old for claim in claims(row)}
    for row in new:
        was = next((known[c] for c in claims(row) if c in known), None)
        if was is None:
            yield line(kinds[0], row, None, state)
        elif was != status(row):
            yield line(kinds[1], row, was, state)


def _source(said_by: Iterable[str], outlet: str | None) -> str:
    chain = " < ".join(said_by)
    return f"{chain} ({outlet})" if chain and outlet else chain or outlet or "the article itself"


def _term(name: str) -> str:
    return name.replace("_", " ")


def _short(text: str, width: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1]}…"
