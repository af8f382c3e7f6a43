"""What a ledger holds at a glance, counted by the database: articles, series, places, and how far back to look."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    union_all,
)

from onrecord.ledger import tables
from onrecord.ledger.conditions import contains, rows_with
from onrecord.ledger.query import Query
from onrecord.ledger.view import View
from onrecord.records.article import first_words
from onrecord.records.values import following, is_date

_BEGINNING = 240  # code points of an article that are looked at for its first words
_LIES = ("geonameid", "name", "kind", "country", "lat", "lon")  # of a location


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article without its text: `claims` is how many claims were read in it; `retracted` since when and why, if it is.

    `begins` are the first words of one without a title.
    """

    day: str | None
    title: str | None
    outlet: str | None
    wire: str | None
    url: str | None
    claims: int
    article: str
    retracted: str | None = None
    begins: str | None = None


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """How many figures are on record for a measure and place (None: no place told)."""

    measure: str
    place: str | None
    figures: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many events and figures name a place, and where it lies as far as their claims tell."""

    place: str
    events: int
    figures: int
    geonameid: int | None = None
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


def article_rows(view: View, query: Query) -> Iterator[ArticleRow]:
    """Yield the articles asked for (outlet, since, until, as_of, search), those published last first."""
    held = tables.article.c
    counted = select(func.count()).where(tables.claim.c.article == held.id).scalar_subquery()
    found = select(held.published, held.title, held.outlet, held.wire, held.url, counted.label("claims"), held.id)
    found = found.add_columns(func.substr(held.text, 1, _BEGINNING).label("begins"))
    found = found.where(*_published(view, query)).order_by(held.published.desc(), held.id)
    retracted = view.retracted(query.as_of)
    for row in view.rows(found.limit(query.limit).offset(query.offset)):
        day = row.published[:10] if row.published else None
        told = retracted[row.id].told if row.id in retracted else None
        yield ArticleRow(day, row.title, row.outlet, row.wire, row.url, row.claims, row.id, told, None if row.title else first_words(row.begins))


def measured_rows(view: View, *, limit: int | None = None) -> Iterator[MeasuredRow]:
    """Yield which measures are counted where, the most reported first."""
    held = tables.figure.c
    found = select(held.measure, held.place, func.count().label("figures")).group_by(held.measure, held.place)
    if left := view.left():
        found = found.join(tables.claim, tables.claim.c.id == held.claim)
        found = found.join(tables.article, tables.article.c.id == tables.claim.c.article).where(*left)
    for row in view.rows(found.order_by(func.count().desc(), held.measure, held.place).limit(limit)):
        yield MeasuredRow(row.measure, row.place, row.figures)


def place_counts(view: View, query: Query) -> Iterator[PlaceCount]:
    """Yield the places that events and figures name, the most named first; one name once for each place it means."""
    each = union_all(*(_named_places(view, query, table) for table in (tables.event, tables.figure))).subquery()
    events, figures = func.sum(each.c.events), func.sum(each.c.figures)
    told = [each.c.place, *(each.c[name] for name in _LIES)]
    found = select(*told, events.label("events"), figures.label("figures")).group_by(*told)
    for row in view.rows(found.order_by((events + figures).desc(), *told)):
        yield PlaceCount(**row._mapping)


def horizon(view: View, query: Query, *, most: int) -> str | None:
    """Return the day since which about `most` of the claims asked for were published; None where there are fewer."""
    day = view.published_at(replace(query, offset=most))
    return day and _date_in(day)


def last_named(view: View, proposal: str, as_of: str | None) -> str | None:
    """Return the day of the last article, published up to a day, that calls a proposal so, or has its term of that id."""
    held, term = tables.article.c.published, tables.term.c
    named = or_(func.lower(term.proposal) == proposal.lower(), term.claim == proposal)
    found = select(func.max(held)).join_from(tables.term, tables.claim, tables.claim.c.id == tables.term.c.claim)
    found = found.join(tables.article, tables.article.c.id == tables.claim.c.article).where(named, *view.left(as_of))
    day: str | None = view.rows(found if as_of is None else found.where(held < following(as_of)))[0][0]
    return day and _date_in(day)


def _date_in(moment: str) -> str:
    """Return the day of a moment; of a day that no calendar has, which may be stored, the year."""
    return moment[:10] if is_date(moment[:10]) else moment[:4]


def _named_places(view: View, query: Query, table: Table) -> Select[Any]:
    named, count, none = table.c, func.count(), literal(0)
    events, figures = (count, none) if table is tables.event else (none, count)
    lies = [tables.location.c[name] for name in _LIES]
    found = select(named.place.label("place"), *lies, events.label("events"), figures.label("figures"))
    found = found.select_from(table.outerjoin(tables.location, tables.location.c.claim == named.claim))
    found = found.where(named.place.is_not(None)).group_by(named.place, *lies)
    if not (conditions := list(_published(view, query))):
        return found
    joined = found.join(tables.claim, tables.claim.c.id == named.claim)
    return joined.join(tables.article, tables.article.c.id == tables.claim.c.article).where(*conditions)


def _published(view: View, query: Query) -> Iterator[ColumnElement[bool]]:
    held = tables.article.c
    yield from view.left(query.as_of)
    if query.outlet is not None:
        yield contains(held.outlet, query.outlet)
    if query.since is not None:
        yield held.published >= query.since
    for bound in (query.until, query.as_of):
        if bound is not None:
            yield held.published < following(bound)
    if query.search is not None:
        yield _search(view, query.search)


def _search(view: View, words: str) -> ColumnElement[bool]:
    if view.dialect != "sqlite":
        held = tables.article.c
        return and_(true(), *(contains(held.text, word) for word in words.split()))  # the title stands in it
    return literal_column("article.rowid").in_(rows_with(words, "article_search"))
