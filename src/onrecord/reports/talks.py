"""Each round of talks once, from however many articles tell of it, with what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.records import Round
from onrecord.reports.assessments import Assessment, assessments
from onrecord.reports.detailed import detailed
from onrecord.resolve.rounds import Told, group_rounds, party_words
from onrecord.resolve.state import State, state_of


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
    said: dict[str, list[Assessment]] = {r.event.id: [] for r in rounds}
    for article in sorted({r.event.article for r in rounds}):
        statements = list(view.entries(replace(query, kind="statement", article=article)))
        told = [r.event for r in rounds if r.event.article == article]
        for claim, assessment in assessments(view.article(article).text, told, statements):
            said[claim].append(assessment)
    outlets = {r.event.id: r.entry.outlet for r in rounds}
    state = state_of(view, query.as_of)
    groups = group_rounds([Told(r.event, r.entry.published) for r in rounds])
    return sorted((_row(g, outlets, said, state) for g in groups), key=lambda row: (row.day or "9", row.claims))


def _row(
    group: Sequence[Told], outlets: Mapping[str, str | None], said: Mapping[str, Sequence[Assessment]], state: State
) -> TalksRow:
    last = max(group, key=lambda t: t.published or "")
    people = [(state.actors.called(v.name, t.event.article), v.role) for t in group for v in t.detail.participants]
    roles = {name: role for name, role in people if role}
    mediators = dict.fromkeys(state.actors.called(m, t.event.article) for t in group for m in t.detail.mediators)
    sides = {party_words(name) or name: name for name, _ in reversed(people) if name not in mediators}
    names = sorted(sides.values(), key=[name for name, _ in people].index)
    return TalksRow(
        day=min((t.event.date for t in group if t.event.date), default=None),
        until=max((t.detail.until for t in group if t.detail.until), default=None),
        venue=max((t.event.place for t in group if t.event.place), key=len, default=None),
        participants=tuple(f"{n} ({roles[n]})" if n in roles else n for n in names), mediators=tuple(mediators),
        status=last.detail.status, about=next((t.detail.about for t in group if t.detail.about), None),
        assessments=tuple(a for t in group for a in said[t.event.id]),
        outlets=tuple(dict.fromkeys(o for t in group if (o := outlets[t.event.id]))), claims=tuple(t.event.id for t in group),
        origins=state.origins.count(t.event.article for t in group),
    )  # fmt: skip
