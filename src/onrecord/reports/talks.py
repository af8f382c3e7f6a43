"""Each round of talks once, from however many articles tell of it, with what was said of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.records import Round
from onrecord.reports.actors import require_known
from onrecord.reports.assessments import Assessment, assessments
from onrecord.reports.detailed import detailed, holds
from onrecord.resolve.rounds import Told, group_rounds, party_words
from onrecord.resolve.state import State, state_of

_SURER = ("called_for", "planned", "held", "ongoing", "cancelled")  # of what one article tells of a round, the last stands


@dataclass(frozen=True, slots=True)
class TalksRow:
    """One round: `day` to `until` at `venue`; `status` as the article published last tells it.

    Where only the rounds are asked for, nothing is told of `assessments`.
    """

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


def talks(
    view: View, query: Query = Query(), *, party: str | None = None, assessed: bool = True  # noqa: B008 - frozen
) -> list[TalksRow]:  # fmt: skip
    """Return the rounds of talks by day; `party` and the place asked for match where they are told of by any article.

    NotFound for a party that nobody, and a place that none on record is.
    """
    view.require(replace(query, kind="event"), "place")
    wanted, query = query.place, replace(query, place=None)
    rounds = list(detailed(view, query, Round))
    said: dict[str, list[Assessment]] = {r.event.id: [] for r in rounds}
    for article in sorted({r.event.article for r in rounds} if assessed else ()):
        beside = replace(query, kind="statement", article=article, country=None, modality=None)
        statements = list(view.entries(beside))
        told = [r.event for r in rounds if r.event.article == article]
        for claim, assessment in assessments(view.article(article).text, told, statements):
            said[claim].append(assessment)
    outlets = {r.event.id: r.entry.outlet for r in rounds}
    state = state_of(view, query.as_of)
    groups = group_rounds([Told(r.event, r.entry.published) for r in rounds])
    found = [g for g in groups if holds(wanted, (t.event.place for t in g)) and holds(party, _parties(g, state))]
    if party is not None and not found:
        require_known(state, party)
    return sorted((_row(g, outlets, said, state) for g in found), key=lambda row: (row.day or "9", row.claims))


def _parties(group: Sequence[Told], state: State) -> Iterator[str]:
    """Yield the names of those who take part in a round or mediate, as articles have them and as they are called."""
    for told in group:
        for name in (*(v.name for v in told.detail.participants), *told.detail.mediators):
            yield from (name, state.actors.called(name, told.event.article))


def _row(
    group: Sequence[Told], outlets: Mapping[str, str | None], said: Mapping[str, Sequence[Assessment]], state: State
) -> TalksRow:
    last = max(group, key=lambda t: (t.published or "", _SURER.index(t.detail.status)))
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
