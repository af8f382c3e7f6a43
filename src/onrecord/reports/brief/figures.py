"""New and moved figures for the brief: those that say the same number of one thing on one day are one line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.ledger import Query, View
from onrecord.records.wording import ITSELF
from onrecord.reports.brief.line import BriefLine, order_of
from onrecord.reports.numbers import PLAIN, count_words, measure_rank, number_words
from onrecord.reports.quoting import Quotes, in_marks, joined
from onrecord.reports.series import SeriesRow, series
from onrecord.resolve.clusters import first_fitting
from onrecord.resolve.state import State

_OF_DEALS = {"duration"}  # how long a truce is to hold belongs to the sheet of the deal
_STATES = {"killed", "injured", "missing", "displaced", "held", "at_risk"}  # measures of how things stand, not of deeds
_TELLING = 10  # a number from which on two sources that name it on one day speak of one thing


@dataclass(frozen=True, slots=True)
class _Moved:
    kind: str
    row: SeriesRow
    note: str


def figure_lines(view: View, old: Query, new: Query, state: State) -> Iterator[BriefLine]:
    """Yield a line for each figure that is new, moved or at odds with another: lives before goods."""
    quotes = Quotes(view)
    lines = [
        (measure_rank(group[0].row.measure), _line(group, quotes, state)) for group in _same(_moved(view, old, new))
    ]
    for _, line in sorted(lines, key=lambda pair: (pair[0], order_of(pair[1]))):
        yield line


def _moved(view: View, old: Query, new: Query) -> Iterator[_Moved]:
    """Yield what is new of each figure; of several numbers that one source gave of a thing since, the last."""
    known = view.ids(replace(old, kind="figure", limit=None))
    last: dict[tuple[Any, ...], SeriesRow] = {}
    moved: dict[tuple[Any, ...], _Moved] = {}
    for row in series(view, new):
        key = (row.measure, row.place, row.counted, row.source, row.period)
        earlier = last.get(key)
        old_one = bool(known & set(row.claims))
        if row.relation != "recalled" and (old_one or key not in last):
            last[key] = row
        if old_one or not _is_news(row):
            continue
        if row.relation == "contradicts":
            yield _Moved("contradiction", row, f"; {row.reason}")
        elif row.relation == "updates" and earlier and _moves(row):
            was = number_words(earlier.comparator, earlier.value, earlier.low, earlier.high)
            moved[key] = _Moved("moved figure", row, f", after {was} ({earlier.day})")
        else:
            yield _Moved("new figure", row, "")
    yield from moved.values()


def _moves(row: SeriesRow) -> bool:
    """Say whether a later number takes the place of the one before: a running count, or a named source's of one state."""
    return row.period == "cumulative" or (row.source is not None and row.measure in _STATES)


def _is_news(row: SeriesRow) -> bool:
    told = row.relation not in {"recalled", "part_of"} and row.modality in {"asserted", "denied"}
    return told and row.measure not in _OF_DEALS


def _same(found: Iterable[_Moved]) -> list[list[_Moved]]:
    """Return the figures grouped: those of one number, day and measure whose places and populations do not differ."""
    alike: dict[tuple[Any, ...], list[_Moved]] = {}
    for one in found:
        row = one.row
        key = (one.kind, one.note, row.measure, row.day, row.comparator, row.value, row.low, row.high, row.modality)
        alike.setdefault(key, []).append(one)
    groups = (first_fitting(held, lambda one, g: all(_fit(one.row, o.row) for o in g)) for held in alike.values())
    return [group for some in groups for group in some]


def _fit(one: SeriesRow, other: SeriesRow) -> bool:
    big = one.value is not None and one.value >= _TELLING
    periods = one.period == other.period or None in (one.period, other.period)
    return big and periods and all(
        a is None or b is None or a.casefold() == b.casefold()
        for a, b in ((one.place, other.place), (one.population, other.population))
    )  # fmt: skip


def _line(group: list[_Moved], quotes: Quotes, state: State) -> BriefLine:
    rows = [m.row for m in group]
    fullest = max(rows, key=lambda r: (r.place is not None, r.population is not None, r.period is not None, r.claims))
    told = replace(
        fullest, population=fullest.population or next((r.population for r in rows if r.population), None),
        period=fullest.period or next((r.period for r in rows if r.period), None),
    )  # fmt: skip
    sources: dict[str, list[str]] = {}
    for row in rows:
        sources.setdefault(row.source or ITSELF, []).append(quotes.where(row.outlets, row.claims[0]))
    claims = tuple(dict.fromkeys(c for r in rows for c in r.claims))
    what = f": {in_marks(quotes.of(claims[0]))}" if told.measure in PLAIN else ""
    return BriefLine(
        group[0].kind, fullest.day, count_words(told) + group[0].note + what,
        "; ".join(f"{source} ({joined(where)})" for source, where in sources.items()), claims,
        tuple(sorted({o for r in rows for o in r.outlets})), _origins(rows, quotes, state),
        next((r.judged for r in rows if r.judged), None),
    )  # fmt: skip


def _origins(rows: list[SeriesRow], quotes: Quotes, state: State) -> int:
    return rows[0].origins if len(rows) == 1 else state.origins.count(quotes.article(c) for r in rows for c in r.claims)
