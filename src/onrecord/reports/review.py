"""The queue for people: what the program is least sure of, with its value, score, reason and what else it could be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from onrecord.ledger import Query, View
from onrecord.records import Claim, Compliance, Event, Figure, Position, Statement, Term
from onrecord.records.values import ReviewKind
from onrecord.records.wording import ITSELF, according, spaced
from onrecord.reports.numbers import number_words
from onrecord.reports.series import series
from onrecord.resolve.actors import Link
from onrecord.resolve.judge import ACTOR, ARTICLE, Decisions
from onrecord.resolve.match import MERGE
from onrecord.resolve.state import State, state_of

SURE = 0.6  # claims read with less confidence are put to people
KINDS = get_args(ReviewKind)


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to decide. `value` is what the program holds, with its `score` and `reason`; `runners_up` what else it
    could be, each with a score.

    To judge a pair (two names, two articles), `object` is the other of the two: accept says that they are the same.
    """

    subject: str
    object: str | None
    kind: str
    value: str
    score: float
    reason: str
    runners_up: tuple[tuple[str, float], ...]
    words: str
    claim: str | None
    article: str | None


def review(view: View, kind: str | None = None, limit: int | None = None, query: Query = Query()) -> list[ReviewItem]:  # noqa: B008 - frozen
    """Return what is to be decided, the least sure first; what people decided already is left out."""
    state = state_of(view, query.as_of)
    items = [*_names(state), *_copies(state), *_contradictions(view, query), *_claims(view, query)]
    judged = _judged(state.decisions)
    found = [i for i in items if (kind is None or i.kind == kind) and not _is_judged(i, judged)]
    found.sort(key=lambda i: (_sure(i), KINDS.index(i.kind), i.subject, i.object or ""))
    return found[:limit]


def _sure(item: ReviewItem) -> float:
    """Return how sure the program is of what it holds: 0 where it is as likely as not, less where that is unlikely.

    Two names or texts could as well be one or two at `MERGE`, and it holds the likelier.
    """
    return abs(item.score - MERGE) if item.kind in {"actor", "copy"} else item.score - 0.5


def _names(state: State) -> Iterator[ReviewItem]:
    by_name: dict[str, list[Link]] = {}
    for link in state.actors.links:
        by_name.setdefault(link.one, []).append(link)
    for link in sorted(state.actors.links, key=lambda k: (k.one, k.other, k.articles)):
        if link.score >= 0.95:
            continue
        others = tuple(
            (k.other, k.score) for k in by_name[link.one] if k.other != link.other and k.articles == link.articles
        )
        where = f"@{link.articles[0]}" if link.articles else ""
        held = "are one actor" if link.joined else "are two actors"
        yield ReviewItem(
            f"{ACTOR}{link.one}{where}", f"{ACTOR}{link.other}", "actor", f"{link.one} and {link.other} {held}", link.score,
            link.reason, tuple(sorted(set(others), key=lambda o: (-o[1], o[0]))), link.one, None,
            link.articles[0] if link.articles else None,
        )  # fmt: skip


def _copies(state: State) -> Iterator[ReviewItem]:
    for pair in state.origins.compared:
        if pair.share < 0.4:
            held = "are one text" if pair.joined else "are two texts"
            score = round(min(1.0, pair.share / 0.4), 3)
            yield ReviewItem(
                f"{ARTICLE}{pair.one}", f"{ARTICLE}{pair.other}", "copy", f"{pair.one} and {pair.other} {held}", score,
                pair.reason, (), "", None, pair.one,
            )  # fmt: skip


def _contradictions(view: View, query: Query) -> Iterator[ReviewItem]:
    for row in series(view, query):
        if row.relation == "contradicts":
            told = number_words(row.comparator, row.value, row.low, row.high)
            counted = " ".join(filter(None, (row.measure, row.population, row.place and f"in {row.place}")))
            yield ReviewItem(
                row.claims[0], None, "contradiction", f"{counted}: {told}, according to {row.source or ITSELF}",
                0.5, row.reason or "", (), f"{row.day}", row.claims[0], None,
            )  # fmt: skip


def _claims(view: View, query: Query) -> Iterator[ReviewItem]:
    entries = list(view.entries(query))
    speaking: dict[str, dict[str, float]] = {}  # article -> who speaks there, with the confidence in what they say
    for entry in entries:
        held = speaking.setdefault(entry.claim.article, {})
        held.update((voice.name, entry.claim.confidence) for voice in entry.claim.said_by)
    for entry in entries:
        claim = entry.claim
        if claim.confidence < SURE:
            others = _alternatives(claim, speaking[claim.article])
            reason = f"read with confidence {claim.confidence:.2f}, below {SURE}"
            yield ReviewItem(
                claim.id, None, claim.kind, value_words(claim), claim.confidence, reason, others, claim.words, claim.id,
                claim.article,
            )  # fmt: skip


def value_words(claim: Any) -> str:
    """Return what a claim holds, in one line."""
    who = according(v.name for v in claim.said_by)
    match claim:
        case Statement():
            return f"{claim.speaker.name if claim.speaker else 'nobody named'} {claim.speech_act} ({claim.quotation})"
        case Figure():
            number = number_words(claim.comparator, claim.value, claim.low, claim.high)
            where = claim.place and f"in {claim.place}"
            parts = (number, claim.population, spaced(claim.measure), where, f"according to {who}")
            return " ".join(filter(None, parts))
        case Event(detail=Compliance() as told):
            return f"{told.words}, by {', '.join(claim.actors) or 'nobody named'} ({claim.status})"
        case Event():
            return (
                f"{', '.join(claim.actors) or 'somebody'} {claim.plover} {', '.join(claim.recipients)} ({claim.status})"
            )
        case Term():
            return f"{claim.type} of {claim.proposal.name if claim.proposal else 'no named proposal'}"
        case Position():
            return f"{claim.party} {claim.stance} {claim.term}"
    return str(claim.kind)


def _alternatives(claim: Claim, speaking: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return who else the article lets speak: other speakers of statements, other sources of figures."""
    own = {v.name for v in claim.said_by}
    found = ((name, round(sure, 3)) for name, sure in speaking.items() if name not in own)
    return tuple(sorted(found, key=lambda p: (-p[1], p[0]))[:3])


def _judged(decisions: Decisions) -> set[frozenset[str]]:
    return {
        *decisions.same,
        *decisions.apart,
        *(frozenset({c}) for c in decisions.claims),
        *(frozenset({a}) for a in decisions.alone),
    }


def _is_judged(item: ReviewItem, judged: set[frozenset[str]]) -> bool:
    subjects = {item.subject, item.subject.partition("@")[0]}
    pairs = {frozenset({s, item.object} if item.object else {s}) for s in subjects}
    return bool(pairs & judged) or (item.object is not None and any(frozenset({s}) in judged for s in subjects))
