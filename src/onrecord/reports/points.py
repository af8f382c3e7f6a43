"""The figures of the ledger as series: what figures, series, policies and windows are all made of."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.ledger import Entry, Query, View
from onrecord.records import Claim, Figure
from onrecord.resolve.homes import country_around, country_of
from onrecord.resolve.names import fold, likeness, name_words
from onrecord.resolve.repeats import Point, kind_of, least_of, most_of, order_points, part_too_large, told
from onrecord.resolve.state import State, state_of

FAR = 1.5  # two sources on one day whose counts differ by more than this factor are shown as far apart
_ROUND = 1.2  # times a round number in a title that the text may count
_PEOPLE = {"people", "person", "persons", "others", "dead", "lives"}

Key = tuple[str, str | None, str | None, str | None]  # measure, place, population, source
Where = tuple[str, int | None]  # a place's name, and what GeoNames calls it
Series = tuple[Key, list[Point]]


def read_series(view: View, query: Query) -> tuple[list[Series], State]:
    """Return the series asked for with their points, each related to the others, and what is known of actors."""
    view.require(query, "measure", "place", "population", "source")
    entries = [e for e in view.entries(replace(query, kind="figure", limit=None)) if isinstance(e.claim, Figure)]
    state = state_of(view, query.as_of)
    again = _in_titles(entries)
    beside = {e.claim.id for held in again.values() for e in held}
    twins, spelt = _in_copies(entries, state), _spellings(entries)
    told_once = [e for e in entries if e.claim.id not in beside]
    alike = ([e, *again.get(e.claim.id, ()), *twins.get(e.claim.id, ())] for e in told_once)
    keyed = sorted(
        ((_key(told, spelt, state), n, told[0]) for n, told in enumerate(alike)),
        key=lambda k: (_sortable(k[0]), k[1]),
    )
    found = [
        (key, order_points([e for _, _, e in group], state.decisions, state.lands))
        for key, group in groupby(keyed, key=lambda k: k[0])
    ]
    for point in (p for _, points in found for p in points):
        point.entries += [e for told in tuple(point.entries) for e in again.get(told.claim.id, ())]
    _check_parts(found)
    _check_sources(found)
    return found, state


def _in_titles(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return the figures that a title tells beforehand, by the claim in which the text below tells them with its source."""
    below: dict[tuple[object, ...], Entry] = {}
    titled: list[Entry] = []
    for entry in entries:
        if entry.is_titled:
            titled.append(entry)
        else:
            known = below.setdefault(_number(entry), entry)
            if not known.claim.said_by and entry.claim.said_by:
                below[_number(entry)] = entry
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in titled:
        rounded = (e for e in below.values() if _rounds(entry.claim, e.claim))
        if told := below.get(_number(entry)) or next(rounded, None):
            found[told.claim.id].append(entry)
    return found


def _in_copies(entries: Sequence[Entry], state: State) -> dict[str, list[Entry]]:
    """Return the figures that copies of an article tell in the same words."""
    held: defaultdict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        held[*_number(entry)[1:], state.origins.copies(entry.claim.article), entry.claim.words].append(entry)
    return {e.claim.id: told for told in held.values() if len(told) > 1 for e in told}


def _spellings(entries: Sequence[Entry]) -> dict[Where, str]:
    """Return the names of places as their series have them: where one place is spelt in several ways, the one used most."""
    used: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for place, at in filter(None, map(_where, entries)):
        used[at][place] += 1
    return {
        (place, at): min((p for p in names if likeness(fold(place), fold(p))), key=lambda p: (-names[p], p), default=place)
        for at, names in used.items() if at
        for place in names
    }  # fmt: skip


def _where(entry: Entry) -> Where | None:
    figure = entry.claim
    assert isinstance(figure, Figure)
    return (figure.place, figure.location.place.geonameid if figure.location else None) if figure.place else None


def _rounds(titled: Claim, below: Claim) -> bool:
    """Say whether a title tells in round what the text below it counts: "more than 100" for 104."""
    if not isinstance(titled, Figure) or not isinstance(below, Figure) or titled.article != below.article:
        return False
    least, number = titled.value, below.value
    alike = titled.measure == below.measure and titled.comparator in {">", ">=", "~"} and below.part_of is None
    return alike and least is not None and number is not None and least <= number <= least * _ROUND


def _number(entry: Entry) -> tuple[object, ...]:
    figure = entry.claim
    assert isinstance(figure, Figure)
    return figure.article, figure.measure, figure.value, figure.low, figure.high, figure.modality, figure.negated


def source_of(figure: Figure) -> str | None:
    """Return whom a number goes back to: the last of the chain of those who say so."""
    return figure.said_by[-1].name if figure.said_by else None


def _key(alike: Sequence[Entry], spelt: Mapping[Where, str], state: State) -> Key:
    """Return the series a figure is of; the place may stand only where the title or a copy tells the same number."""
    figure = alike[0].claim
    assert isinstance(figure, Figure)
    source = source_of(figure)
    population = " ".join(sorted(name_words(figure.population))) if figure.population else None
    if figure.measure in {"money", "duration"} and not population:
        population = figure.unit
    where = next(filter(None, map(_where, alike)), None)
    place = spelt.get(where, where[0]) if where else None
    if figure.part_of is None and (population in _PEOPLE or _is_its_people(figure.population, place)):
        population = None
    called = state.actors.called(source, figure.article) if source else None
    return figure.measure, place, population, called


def _is_its_people(population: str | None, place: str | None) -> bool:
    """Say whether those counted are only called by the country of the place: "Palestinians" in Gaza."""
    land = country_of(population) if population and place else None
    return land is not None and place is not None and land == country_around(place)


def _sortable(key: Key) -> tuple[str, ...]:
    return tuple(part or "" for part in key)


def _check_parts(found: Sequence[Series]) -> None:
    whole = {
        e.claim.id: e.claim for _, points in found for p in points for e in p.entries if isinstance(e.claim, Figure)
    }
    for _, points in found:
        for point in points:
            full = whole.get(point.figure.part_of or "")
            if reason := part_too_large(point, whole):
                point.relation, point.reason = "contradicts", reason
            elif point.relation == "part_of" and full:
                point.reason = f"stated to be a part of {told(Point(None, full))} (claim {full.id[:8]})"


def _check_sources(found: Sequence[Series]) -> None:
    """Note counts over the same time that two sources put far apart."""
    by_day: defaultdict[tuple[object, ...], list[tuple[str, Point]]] = defaultdict(list)
    for key, points in found:
        for point in points:
            kind, period = kind_of(point), point.figure.period
            told_whole = kind == "cumulative" or (kind == "window" and point.figure.total and key[1] is not None)
            if key[3] and point.figure.value and told_whole and point.stands:
                start = period.start if period and kind == "window" else None
                by_day[*key[:3], kind, start, point.day].append((key[3], point))
    for held in by_day.values():
        for source, point in held:
            for other in _farther(source, point, held):
                said = f"{other[0]} says {told(other[1])} {'the same day' if kind_of(point) == 'cumulative' else 'of the same time'}"
                point.relation, point.reason = "contradicts", "; ".join(filter(None, (point.reason, said)))


def _may_be_one(one: Point, other: Point) -> bool:
    """Say whether two numbers may both hold: "at least four" and seven."""
    low, high = sorted((one, other), key=lambda p: p.figure.value or 0)
    most, least = most_of(low), least_of(high)
    return most is None or least is None or most >= least


def _farther(source: str, point: Point, held: Sequence[tuple[str, Point]]) -> Iterator[tuple[str, Point]]:
    """Yield the one of another source that is farthest off, where it is far."""
    value = point.figure.value or 0
    others = [(s, p) for s, p in held if s != source and p.figure.value and not _may_be_one(point, p)]
    far = [(s, p) for s, p in others if max(value, p.figure.value or 0) > FAR * min(value, p.figure.value or 0)]
    if far:
        yield max(far, key=lambda o: (abs((o[1].figure.value or 0) - value), o[0]))
