"""The ledger as people left it: a view whose claims are corrected, without those that were rejected."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from heapq import merge
from typing import Any, Self

from sqlalchemy import Engine

from onrecord.errors import NotFound
from onrecord.ledger import Entry, Query, View
from onrecord.ledger.names import Stamp
from onrecord.ledger.store import open_engine
from onrecord.records import Claim, Event, Figure, Judgement, Statement
from onrecord.records.values import following
from onrecord.resolve.actors import Actor
from onrecord.resolve.judge import Decisions, apply, decide, linked
from onrecord.resolve.state import State

_MOST_ALIASES = 500
_MOST_STATES = 8  # days whose state is remembered
_BEGINNING = ""


class JudgedView(View):
    """A view that applies what people decided, and knows who is who and which articles are copies.

    What it knows is worked out once for each day asked about, and again when the ledger has grown.
    """

    def __init__(self, engine: Engine, *, whole: bool = False, most: int | None = None) -> None:
        super().__init__(engine, whole=whole)
        self._most = most
        self._stamp: Stamp = ()
        self._judgements: list[Judgement] = []
        self._decisions: dict[str | None, Decisions] = {}
        self._states: dict[tuple[str | None, str | None], State] = {}
        self._held: State | None = None

    def whole(self) -> Self:
        """Return the same look with withdrawn articles included."""
        return type(self)(self._engine, whole=True, most=self._most)

    def decisions(self, as_of: str | None = None) -> Decisions:
        """Return what people decided up to a day."""
        self._look_again()
        if as_of not in self._decisions:
            if len(self._decisions) >= _MOST_STATES:
                self._decisions = {}
            self._decisions[as_of] = decide(j for j in self._judgements if as_of is None or j.when < following(as_of))
        return self._decisions[as_of]

    def state(self, as_of: str | None = None, *, since: str | None = None) -> State:
        """Return who is who and which articles are one text, as known on a day.

        Where told, among what was published since a day only; a view that looks at the latest claims does that anyhow.
        """
        if self._held is not None:
            return self._held
        self._look_again()
        known = as_of, since if self._most is None else None
        if known not in self._states:
            if len(self._states) >= _MOST_STATES:
                self._states = {}
            self._states[known] = State(self, self.decisions(as_of), as_of, most=self._most, since=known[1])
        return self._states[known]

    def holding(self, state: State) -> Self:
        """Return the same look with one state whatever day is asked about: who is who is not worked out for each."""
        found = copy(self)
        found._held = state
        return found

    def entries(self, query: Query) -> Iterator[Entry]:
        """Yield the claims the query asks for as people left them; names match under any name the actor goes by."""
        meant = self._meant(query)
        judged = self.decisions(query.as_of).claims
        if not meant and not judged:
            yield from super().entries(query)
            return
        wide = replace(query, aliases=self._aliases(meant)) if meant else query
        if query.limit is None:
            yield from (e for e in self._as_left(wide) if not meant or self._is_meant(e, query, meant))
            return
        last, size = query.offset + query.limit, query.offset + query.limit + len(judged)
        while True:
            read = list(self._as_left(replace(wide, limit=size, offset=0)))
            found = [e for e in read if not meant or self._is_meant(e, query, meant)]
            if len(found) >= last or len(read) < size - len(judged):
                yield from found[query.offset : last]
                return
            size *= 4

    def ids(self, query: Query) -> set[str]:
        """Return the ids of the claims that a query without a limit asks for, as people left them."""
        if self._meant(query):
            return {entry.claim.id for entry in self.entries(query)}
        judged = self.decisions(query.as_of).claims.keys()
        return super().ids(query) - judged | {e.claim.id for e in self._touched(query.as_of) if answers(e, query)}

    def named(self, claims: Iterable[str], as_of: str | None = None) -> dict[str, Entry]:
        """Return the claims of some ids as people left them, without those they rejected."""
        decisions = self.decisions(as_of)
        left = ((name, apply(entry, decisions)) for name, entry in super().named(claims, as_of).items())
        return {name: entry for name, entry in left if entry is not None}

    def _as_left(self, query: Query) -> Iterator[Entry]:
        """Yield the claims of a query, those that people judged as they left them, all in the ledger's order."""
        decisions = self.decisions(query.as_of)
        touched = decisions.claims
        read = (linked(e, decisions) for e in super().entries(query) if e.claim.id not in touched)
        left = [e for e in self._touched(query.as_of) if answers(e, query)]
        if not query.newest:
            return merge(read, left, key=_place)
        return iter(sorted(sorted([*read, *left], key=_place_in_day), key=_published, reverse=True))

    def claim(self, identity: str) -> Entry:
        """Return the claim of an id as people left it; one that was rejected as it was read."""
        found = next(self.unjudged(Query(claim=self.claim_id(identity))))
        return apply(found, self.decisions()) or replace(found, judged="rejected")

    def require(self, query: Query, *names: str) -> None:
        """Raise NotFound if a name asked for is nowhere in the ledger, as read or as people left it."""
        for name in names:
            try:
                super().require(query, name)
            except NotFound:
                asked = getattr(query, name)
                if not any(
                    asked.casefold() in str(v).casefold() for e in self._touched(query.as_of) for v in _values(e, name)
                ) and not (name in {"speaker", "source"} and self.state(query.as_of).actors.named(asked)):
                    raise

    def _touched(self, as_of: str | None) -> list[Entry]:
        """Return the claims that people judged up to a day, as they left them."""
        decisions = self.decisions(as_of)
        read = (super(JudgedView, self).entries(Query(claim=c, as_of=as_of)) for c in sorted(decisions.claims))
        found = [apply(entry, decisions) for entries in read for entry in entries]
        return sorted((e for e in found if e), key=_place)

    def _meant(self, query: Query) -> list[Actor]:
        asked = query.speaker or query.source
        return self.state(query.as_of).actors.named(asked) if asked else []

    def _aliases(self, meant: list[Actor]) -> tuple[str, ...]:
        return tuple(sorted({n for a in meant for n, _ in a.names})[:_MOST_ALIASES])

    def _is_meant(self, entry: Entry, query: Query, meant: list[Actor]) -> bool:
        """Say whether a claim is by one of the actors meant, or by somebody whose name has the very words."""
        name, asked = ("speaker", query.speaker) if query.speaker else ("source", query.source)
        ids = {a.id for a in meant}
        actors = self.state(query.as_of).actors
        return any(
            (actor.id in ids)
            if (actor := actors.of(value, entry.claim.article))
            else (asked or "").casefold() in value.casefold()
            for value in map(str, _values(entry, name))
        )

    def _look_again(self) -> None:
        stamp = self.stamp()
        if stamp != self._stamp:
            self._stamp, self._judgements, self._decisions, self._states = stamp, self.judgements(), {}, {}


def open_judged(ledger: str, *, most: int | None = None) -> JudgedView:
    """Open a ledger (path or SQLAlchemy URL) to look at as people left it; LedgerError if there is none.

    Who is who is worked out among the `most` latest claims.
    """
    return JudgedView(open_engine(ledger, write=False), most=most)


def answers(entry: Entry, query: Query) -> bool:
    """Say whether a claim is one that a query asks for: what the ledger decides for claims as they were read."""
    claim = entry.claim
    day = claim.said_on or entry.published or ""
    bounds = (
        (query.claim is None or claim.id == query.claim) and (query.kind is None or claim.kind == query.kind)
        and (query.article is None or claim.article == query.article)
        and (query.since is None or day >= query.since) and (query.until is None or day < following(query.until))
        and (query.as_of is None or (entry.published or "~") < following(query.as_of))
    )  # fmt: skip
    bounds = bounds and all((asked := getattr(query, name)) is None or _exact_value(claim, name) == asked for name in _EXACT)
    named = ("speaker", "source", "measure", "place", "population", "outlet")
    return bounds and all(_matches(entry, name, getattr(query, name), query.aliases) for name in named) and (
        query.search is None or _said(entry, query.search)
    )  # fmt: skip


def _matches(entry: Entry, name: str, asked: str | None, aliases: tuple[str, ...]) -> bool:
    if asked is None:
        return True
    values = [str(v) for v in _values(entry, name)]
    exact = name in {"speaker", "source"} and any(v in aliases for v in values)
    return exact or any(asked.casefold() in v.casefold() for v in values)


def _values(entry: Entry, name: str) -> list[Any]:
    claim = entry.claim
    if name == "outlet":
        return [entry.outlet] if entry.outlet else []
    if name == "source":
        return [v.name for v in claim.said_by]
    if name == "speaker":
        return [claim.speaker.name] if isinstance(claim, Statement) and claim.speaker else []
    if name in _EXACT:
        value = _exact_value(claim, name)
    else:
        value = getattr(claim, name, None) if isinstance(claim, Figure | Event) else None
    return [value] if value is not None else []


_EXACT = ("plover", "mode", "status", "detail", "speech_act", "quotation", "modality", "country")


def _exact_value(claim: Claim, name: str) -> str | None:
    if name == "country":
        lies = getattr(claim, "location", None)
        return lies.place.country if lies else None
    value = getattr(claim, name, None)
    return getattr(value, "kind", value)


def _said(entry: Entry, words: str) -> bool:
    text = " ".join(e.text for e in entry.claim.evidence).casefold()
    return entry.claim.kind == "statement" and all(w.casefold() in text for w in words.split())


def _published(entry: Entry) -> str:
    return entry.published or _BEGINNING


def _place_in_day(entry: Entry) -> tuple[str, int, str]:
    return entry.claim.article, entry.claim.evidence[0].start, entry.claim.id


def _place(entry: Entry) -> tuple[str, str, int, str]:
    return entry.published or _BEGINNING, entry.claim.article, entry.claim.evidence[0].start, entry.claim.id
