"""Each round of talks once, from however many articles tell of it, with what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.ledger import Query, View
from onrecord.ledger.view import Entry
from onrecord.records import Round, Statement
from onrecord.reports.detailed import detailed
from onrecord.resolve.rounds import Told, group_rounds
from onrecord.resolve.sources import name_words
from onrecord.resolve.state import State, state_of
from onrecord.vocabularies.load import load


@dataclass(frozen=True, slots=True)
class Assessment:
    """What somebody said of the talks."""

    speaker: str | None
    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class TalksRow:
    """One round: `day` to `until` at `venue`; `status` as the article published last tells it."""

    day: str | None
    until: str | None
    venue: str | None
    participants: tuple[str, ...]
    mediators: tuple[str, ...]
    status: str
    about: str | None
    assessments: tuple[Assessment, ...]
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    origins: int = 1


def talks(view: View, query: Query = Query()) -> list[TalksRow]:  # noqa: B008 - frozen
    """Return the rounds of talks by day."""
    rounds = list(detailed(view, query, Round))
    articles = {r.event.article for r in rounds}
    said = {a: list(view.entries(replace(query, kind="statement", article=a))) for a in sorted(articles)}
    outlets = {r.event.id: r.entry.outlet for r in rounds}
    state = state_of(view, query.as_of)
    groups = group_rounds([Told(r.event, r.entry.published) for r in rounds])
    return sorted((_row(g, outlets, said, state) for g in groups), key=lambda row: (row.day or "9", row.claims))


def _row(
    group: Sequence[Told], outlets: Mapping[str, str | None], said: Mapping[str, Sequence[Entry]], state: State
) -> TalksRow:
    last = max(group, key=lambda t: t.published or "")
    people = [(state.actors.called(v.name, t.event.article), v.role) for t in group for v in t.detail.participants]
    roles = {name: role for name, role in people if role}
    mediators = dict.fromkeys(state.actors.called(m, t.event.article) for t in group for m in t.detail.mediators)
    names = [name for name, _ in dict(people).items() if name not in mediators]
    return TalksRow(
        day=min((t.event.date for t in group if t.event.date), default=None),
        until=max((t.detail.until for t in group if t.detail.until), default=None),
        venue=max((t.event.place for t in group if t.event.place), key=len, default=None),
        participants=tuple(f"{n} ({roles[n]})" if n in roles else n for n in names), mediators=tuple(mediators),
        status=last.detail.status, about=next((t.detail.about for t in group if t.detail.about), None),
        assessments=tuple(_assessments([e for a in sorted({t.event.article for t in group}) for e in said[a]])),
        outlets=tuple(dict.fromkeys(o for t in group if (o := outlets[t.event.id]))), claims=tuple(t.event.id for t in group),
        origins=state.origins.count(t.event.article for t in group),
    )  # fmt: skip


def _assessments(said: Sequence[Entry]) -> list[Assessment]:
    found = []
    for entry in said:
        claim = entry.claim
        assert isinstance(claim, Statement)
        spans = {(s.start, s.end) for s in claim.content}
        words = " … ".join(e.text for e in claim.evidence if (e.start, e.end) in spans)
        if len(words) < _LONGEST and name_words(words) & _judging():
            found.append(Assessment(claim.speaker.name if claim.speaker else None, words, claim.id))
    return found


_LONGEST = 240  # code points; a longer statement is about more than the talks


@cache
def _judging() -> frozenset[str]:
    return frozenset(load("deal")["assessments"]["words"].split())
