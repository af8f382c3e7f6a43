"""The sheet of the deal: proposals and agreements, their phases, terms and parameters, and what changed between them."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from onrecord.errors import NotFound
from onrecord.ledger import Query, View
from onrecord.ledger.view import Entry
from onrecord.records import Proposal, Term
from onrecord.resolve.conflicts import Conflicts
from onrecord.resolve.names import name_words
from onrecord.resolve.proposals import Named, group_proposals, is_called_by_terms, own_words
from onrecord.resolve.state import State, state_of

_ID = 8  # characters of the id of a term by which its proposal is asked for
_LONG = 60  # characters of a name; what is longer tells the story of a proposal
_LISTED = 20  # proposals that a message names
_BLANK = ("quantity", "duration", "debtor", "deadline")


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of a sheet: `parameters` as told, `open` the usual ones that nobody tells, `claims` it rests on."""

    phase: str | None
    type: str
    parameters: dict[str, Any]
    open: tuple[str, ...]
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal: the fullest name, the others used, author, day, whether it is proposed or agreed, and its terms.

    `countries` are those of the conflict that it is to end, as far as its articles tell; `parties`, `mediators` and the
    `place` of signing are told where its own text was read.
    """

    name: str
    names: tuple[str, ...]
    author: str | None
    day: str | None
    status: str
    terms: tuple[TermRow, ...]
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    origins: int = 1
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one version has that the one before had not: `came`, `went` or `changed`, and the parameters before and after."""

    type: str
    how: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A proposal with the version before it and what changed between the two."""

    proposal: ProposalRow
    previous: str | None
    changes: tuple[Change, ...]


def proposals(view: View, query: Query = Query()) -> list[ProposalRow]:  # noqa: B008 - frozen
    """Return the proposals and agreements by day; those without a day come last.

    What is called by nothing but its terms, and is of no agreement that its article tells of, is none.
    """
    entries = [e for e in view.entries(replace(query, kind="term")) if isinstance(e.claim, Term) and e.claim.proposal]
    state = state_of(view, query.as_of)
    below = {(e.claim.article, e.claim.proposal) for e in entries if isinstance(e.claim, Term) and not e.is_titled}
    named = {e.claim.id: _named(e, state, below) for e in entries}
    groups = group_proposals(list(dict.fromkeys(named.values())), state.conflicts.of_one_war)
    number = {name: n for n, group in enumerate(groups) for name in group}
    held: list[list[Entry]] = [[] for _ in groups]
    for entry in entries:
        held[number[named[entry.claim.id]]].append(entry)
    rows = [_row(group, state) for group, names in zip(held, groups, strict=True) if not all(is_called_by_terms(n.proposal) for n in names)]
    return sorted(rows, key=lambda row: (row.day or "9", row.name))


def sheet(view: View, name: str, query: Query = Query()) -> Sheet:  # noqa: B008 - frozen
    """Return the sheet of the one proposal that is meant (see `proposals_called`); NotFound says what there is."""
    rows = proposals(view, query)
    fitting = proposals_called(rows, name)
    if len(fitting) != 1:
        told = f"several proposals are called {name!r}" if fitting else f"no proposal {name!r}"
        listed = fitting or rows
        known = "; ".join([*map(label_of, listed[:_LISTED]), *(["and others"] if listed[_LISTED:] else [])]) or "none"
        raise NotFound(f"{told}; on record: {known}" + ("; give the day too, or the id of its term" if fitting else ""))
    chosen = fitting[0]
    conflicts = state_of(view, query.as_of).conflicts
    earlier = [r for r in rows if r.day and chosen.day and r.day < chosen.day and _kin(r, chosen, conflicts)]
    if not earlier:
        return Sheet(chosen, None, ())
    return Sheet(chosen, f"{earlier[-1].name} ({earlier[-1].day})", tuple(differences(earlier[-1], chosen)))


def proposals_called(rows: Sequence[ProposalRow], asked: str) -> list[ProposalRow]:
    """Return the proposals of exactly this name, whatever the case, or with a term of this id; else those of whose names,
    author, day and countries together it is a part.
    """
    plain = " ".join(asked.split()).casefold()
    exact = [r for r in rows if plain in {n.casefold() for n in r.names}]
    by_term = [r for r in rows if any(c.startswith(plain) for t in r.terms for c in t.claims)] if _is_id(plain) else []
    words = name_words(asked)
    told = ((r, name_words(" ".join((*r.names, r.author or "", r.day or "", *r.countries)))) for r in rows)
    return exact or by_term or [r for r, known in told if words and words <= known]


def _is_id(asked: str) -> bool:
    return len(asked) >= _ID and set(asked) <= set("0123456789abcdef")


def label_of(row: ProposalRow) -> str:
    """Return a proposal as it is told from others: "ceasefire (2025-03-20, Sudan, term ba0ec472)"."""
    told = (row.day, " and ".join(row.countries), f"term {row.terms[0].claims[0][:_ID]}")
    return f"{row.name} ({', '.join(filter(None, told))})"


def differences(before: ProposalRow, after: ProposalRow) -> Iterable[Change]:
    """Yield what terms came, went and changed between two versions; phases and who says so do not count."""
    old, new = (_by_type(r.terms) for r in (before, after))
    for kind in sorted({*old, *new}):
        if kind not in old:
            yield Change(kind, "came", None, new[kind])
        elif kind not in new:
            yield Change(kind, "went", old[kind], None)
        elif told := {k for k in {*old[kind], *new[kind]} if _differs(old[kind], new[kind], k)}:
            yield Change(
                kind,
                "changed",
                {k: old[kind].get(k) for k in sorted(told)},
                {k: new[kind].get(k) for k in sorted(told)},
            )


def _differs(old: dict[str, Any], new: dict[str, Any], key: str) -> bool:
    return key in old and key in new and key not in {"status", "debtor", "beneficiary"} and old[key] != new[key]


def _by_type(terms: Iterable[TermRow]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for term in terms:
        key = f"{term.type} of {term.parameters['unit']}" if term.parameters.get("unit") else term.type
        found.setdefault(key, term.parameters)
    return found


def _kin(one: ProposalRow, other: ProposalRow, conflicts: Conflicts) -> bool:
    """Say whether two are versions of one deal: of one conflict, and half of the smaller one's types of term are shared."""
    a, b = ({t.type for t in r.terms} for r in (one, other))
    alike = bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))
    return alike and not conflicts.apart(one.articles, other.articles)


def _named(entry: Entry, state: State, below: Set[tuple[str, Proposal | None]]) -> Named:
    term = entry.claim
    assert isinstance(term, Term)
    assert term.proposal
    agreed = _is_agreed(term)
    titled = (term.article, term.proposal) not in below
    return Named(
        term.proposal, term.article, agreed, state.lands.get(term.article, frozenset()), entry.published, titled
    )


def _is_agreed(term: Term) -> bool:
    """Say whether a term is told as agreed, and of no draft."""
    draft = term.proposal is not None and "draft" in name_words(term.proposal.name)
    return not draft and term.parameters.get("status") in {"agreed", "in_force"}


def _row(entries: Sequence[Entry], state: State) -> ProposalRow:
    terms = [e.claim for e in entries if isinstance(e.claim, Term)]
    held = [t.proposal for t in terms if t.proposal]
    names = tuple(dict.fromkeys(p.name for p in held))
    rows = _terms(terms, state)
    articles = tuple(dict.fromkeys(t.article for t in terms))
    agreed = any(map(_is_agreed, terms))
    own = next((p for p in held if p.parties or p.place), None)  # as its own text, where that was read, tells it
    return ProposalRow(
        name=own.name if own else max(held, key=_worth).name, names=names, author=next((p.author for p in held if p.author), None),
        day=max((p.date for p in held if p.date), key=len, default=None), status="agreed" if agreed else "proposed",
        terms=rows, outlets=tuple(dict.fromkeys(e.outlet for e in entries if e.outlet)),
        articles=articles, origins=state.origins.count(articles), countries=state.conflicts.countries(articles),
        parties=own.parties if own else (), mediators=own.mediators if own else (), place=own.place if own else None,
    )  # fmt: skip


def _worth(told: Proposal) -> tuple[bool, bool, int]:
    """Rank names: by words of its own first, what tells the story of a proposal last, the longer of two that tell as much first."""
    return bool(own_words(told)) and not is_called_by_terms(told), len(told.name) <= _LONG, len(told.name)


def _terms(terms: Sequence[Term], state: State) -> tuple[TermRow, ...]:
    """Return the terms, those of one phase, type, debtor and parameters that do not differ as one row.

    A clause of the agreement's own text is a row of its own; what news tells of it adds to it and changes nothing.
    """
    clauses = [t for t in terms if "order" in t.parameters]
    merged: list[tuple[Term, dict[str, Any], list[str]]] = [(t, _told(t), [t.id]) for t in clauses]
    for term in (t for t in terms if "order" not in t.parameters):
        told = _told(term)
        fitting = [
            (first, known, claims) for first, known, claims in merged
            if first.type == term.type and _compatible(known, told) and _owed_by_one(first, term, state)
            and (first.phase == term.phase or None in {first.phase, term.phase})
        ]  # fmt: skip
        if not fitting:
            merged.append((term, told, [term.id]))
            continue
        _, known, claims = max(fitting, key=lambda m: _shared(m[1], told) if "order" in m[1] else 0)
        known.update({k: v for k, v in told.items() if "order" not in known or k not in known})
        claims.append(term.id)
    rows = [
        TermRow(
            first.phase,
            first.type,
            told,
            tuple(k for k in _BLANK if k not in told),
            first.words,
            tuple(claims),
        )
        for first, told, claims in merged
    ]
    return tuple(sorted(rows, key=lambda r: (r.phase or "9", _place_in(r), r.type, r.claims)))


def _owed_by_one(one: Term, other: Term, state: State) -> bool:
    """Say whether one side may owe both of two terms, as far as it is told who does."""
    owing, also = one.parameters.get("debtor"), other.parameters.get("debtor")
    return not (owing and also) or state.conflicts.one_side(owing, one.article, also, [other.article])


def _told(term: Term) -> dict[str, Any]:
    return {k: v for k, v in term.parameters.items() if k != "status"}


def _shared(known: dict[str, Any], told: dict[str, Any]) -> int:
    """Return how much two tellings of a clause have in common: words of who owes it, and what else both tell."""
    owed = name_words(str(known.get("debtor", ""))) & name_words(str(told.get("debtor", "")))
    return len(owed) + sum(bool(known[k] == told[k]) for k in known.keys() & told.keys() - {"debtor"})


def _place_in(row: TermRow) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Return where a clause stands in the agreement's own text; clauses that only news tells come last."""
    order = row.parameters.get("order")
    parts = re.findall(r"\d+|[^\W\d]+", str(order)) if order else []
    return int(not parts), tuple((int(p), "") if p.isdigit() else (0, p) for p in parts)


def _compatible(known: dict[str, Any], told: dict[str, Any]) -> bool:
    return all(known[k] == told[k] for k in known.keys() & told.keys() - {"debtor", "beneficiary", "place"})
