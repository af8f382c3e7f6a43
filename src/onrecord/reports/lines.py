"""One line across sources, day by day, by a named policy; and counts since a day or an event, computed or refused."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger import Query, View
from onrecord.records.values import Policy, is_date, is_whole_day
from onrecord.reports.points import Key, Series, read_series
from onrecord.reports.proposals import label_of, proposals, proposals_called
from onrecord.resolve.policies import Say, choose
from onrecord.resolve.repeats import Point, exact_totals, kind_of, least_of, most_of, told
from onrecord.resolve.state import State
from onrecord.resolve.voices import carried


@dataclass(frozen=True, slots=True)
class LineRow:
    """One day of one line: what `policy` makes of what all sources say that day (a cumulative count holds until the
    source gives the next). `pending` where the policy leaves it open; `reason` says why, `sources` from whom.
    """

    measure: str
    place: str | None
    population: str | None
    period: str
    day: str
    policy: str
    low: float | None
    high: float | None
    pending: bool
    sources: tuple[str, ...]
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WindowRow:
    """How many since a day, by one source: `value` where it follows from two of its cumulative counts, which `claims`
    are; else None, and `missing` names what would be needed.
    """

    measure: str
    place: str | None
    population: str | None
    source: str | None
    start: str
    end: str | None
    value: float | None
    reason: str
    missing: tuple[str, ...]
    claims: tuple[str, ...]


def lines(view: View, policy: Policy, query: Query = Query(), *, prefer: Sequence[str] = ()) -> list[LineRow]:  # noqa: B008 - frozen
    """Return the lines across sources of what is asked for; sources that name nobody count as the outlet's own."""
    found, state = read_series(view, query)
    groups: defaultdict[tuple[str, ...], list[tuple[str, Point]]] = defaultdict(list)
    for key, points in found:
        for point in points:
            if _counts(point):
                source = key[3] or f"{', '.join(carried(point.entries, state.origins).outlets) or 'an article'} itself"
                groups[key[0], key[1] or "", key[2] or "", kind_of(point)].append((source, point))
    rows = [row for key, held in sorted(groups.items()) for row in _line(key, held, policy, prefer, state)]
    return rows[: query.limit]


def _counts(point: Point) -> bool:
    asserted = point.figure.modality == "asserted" and not point.figure.negated
    return asserted and bool(point.day) and point.relation not in {"part_of", "recalled"} and not point.figure.part_of


def _line(
    key: tuple[str, ...], held: Sequence[tuple[str, Point]], policy: Policy, prefer: Sequence[str], state: State
) -> Iterable[LineRow]:
    measure, place, counted, period = key
    population = held[0][1].figure.population if counted else None
    latest: dict[str, Say] = {}
    by_day: defaultdict[str, dict[str, Say]] = defaultdict(dict)
    for source, point in held:
        by_day[point.day or ""][source] = _say(source, point, state)
    for day in sorted(by_day):
        latest = (latest if period == "cumulative" else {}) | by_day[day]
        says = [say for _, say in sorted(latest.items())]
        chosen = choose(policy, says, prefer)
        yield LineRow(
            measure, place or None, population, period, day, policy, chosen.low, chosen.high, chosen.pending,
            chosen.sources, chosen.reason, chosen.claims,
        )  # fmt: skip


def _say(source: str, point: Point, state: State) -> Say:
    voices = carried(point.entries, state.origins)
    return Say(source, least_of(point), most_of(point), told(point), voices.origins, voices.claims)


def window(view: View, since: str, until: str | None = None, query: Query = Query()) -> list[WindowRow]:  # noqa: B008 - frozen
    """Return how many since a day (2025-01-19) or an agreement on record (its name, or part of it), for each source.

    It is the source's own count since that day, where it has one and none is later; else the difference of two exact
    cumulative counts of it, of the day and of `until` (by default its last). Counts of several sources, or that may
    overlap, are never combined.
    """
    start = since if is_date(since) else _day_of(view, since, query)
    found, _ = read_series(view, query)
    rows = [_window(key, points, start, until) for key, points in found if _has_totals((key, points))]
    return sorted(rows, key=lambda r: (r.value is None, r.measure, r.place or "", r.source or ""))[: query.limit]


def _has_totals(series: Series) -> bool:
    return any(kind_of(p) == "cumulative" and not p.figure.part_of for p in series[1])


def _window(key: Key, points: Sequence[Point], start: str, until: str | None) -> WindowRow:
    measure, place, _, source = key
    population = points[-1].figure.population if key[2] else None
    own = _counted_since(points, start, until)
    if own and own.figure.comparator == "=" and own.figure.value is not None:
        claims = tuple(dict.fromkeys(e.claim.id for e in own.entries))
        reason = f"the source's own count since {start}"
        return WindowRow(measure, place, population, source, start, own.day, own.figure.value, reason, (), claims)
    totals = {day: p for day, p in exact_totals(points).items() if day}
    last = until or max((d for d in totals if d > start), default=None)
    missing = [_missing(day, totals, points) for day in (start, last) if day is not None and day not in totals]
    if last is None:
        missing.append(f"a cumulative count later than {start}")
    if missing:
        missing += [f"or an exact count since {start}; only {told(own)} is told ({own.day})"] if own else []
        claims = tuple(e.claim.id for e in own.entries) if own else ()
        return WindowRow(measure, place, population, source, start, last, None, "refused", tuple(missing), claims)
    assert last is not None
    first, end = totals[start], totals[last]
    if _since(first) != _since(end):
        reason = f"counted since {_since(first) or 'an untold day'} and since {_since(end) or 'an untold day'}"
        return WindowRow(measure, place, population, source, start, last, None, "refused", (reason,), ())
    value = (end.figure.value or 0) - (first.figure.value or 0)
    claims = tuple(dict.fromkeys(e.claim.id for p in (first, end) for e in p.entries))
    if value < 0:
        reason = f"the cumulative count falls from {told(first)} to {told(end)}"
        return WindowRow(measure, place, population, source, start, last, None, "refused", (reason,), claims)
    reason = f"{told(end)} ({last}) less {told(first)} ({start})"
    return WindowRow(measure, place, population, source, start, last, value, reason, (), claims)


def _counted_since(points: Sequence[Point], start: str, until: str | None) -> Point | None:
    """Return the last count of a source, up to a day, that begins on the day asked for, where no other count of it is later."""
    totals = [
        p for p in points
        if kind_of(p) == "cumulative" and not p.figure.part_of and p.relation != "recalled" and p.figure.modality == "asserted"
        and start < (p.day or "") <= (until or "9")
    ]  # fmt: skip
    last = max(totals, key=lambda p: (p.day or "", _since(p) == start), default=None)
    return last if last and _since(last) == start else None


def _since(point: Point) -> str | None:
    return point.figure.period.start if point.figure.period else None


def _missing(day: str, totals: dict[str, Point], points: Sequence[Point]) -> str:
    before = max((d for d in totals if d < day), default=None)
    after = min((d for d in totals if d > day), default=None)
    near = [f"{told(totals[d])} ({d})" for d in (before, after) if d]
    inexact = [told(p) for p in points if p.day == day and kind_of(p) == "cumulative" and p.figure.comparator != "="]
    said = f"; only {inexact[0]} is told of that day" if inexact else f"; nearest: {', '.join(near)}" if near else ""
    return f"an exact cumulative count of {day}{said}"


def _day_of(view: View, name: str, query: Query) -> str:
    """Return the day of the one agreement of a name; NotFound says what there is."""
    rows = proposals(view, Query(as_of=query.as_of))
    found = proposals_called(rows, name)
    agreed = [r for r in found if r.status == "agreed"] or found
    if len(agreed) == 1 and agreed[0].day and is_whole_day(agreed[0].day):
        return agreed[0].day
    known = "; ".join(map(label_of, (agreed or [r for r in rows if r.day])[:6])) or "none with a day"
    told = "several agreements are" if len(agreed) > 1 else f"no agreement {'with a whole day ' if agreed else ''}is"
    raise NotFound(f"{told} called {name!r}; on record: {known}; give one by the id of its term, or a day")
