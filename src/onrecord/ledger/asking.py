"""A query made into questions that the database answers fast, however large the ledger.

The claims are wanted by day of publication. Where few claims bear the names asked for, they are found by the index of
the names and sorted. Where many do, or no name is asked for, only a page is wanted: articles are gone through by day,
batch after batch, until the page is full. Which of the two it is, is counted first, never guessed.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
)

from onrecord.ledger import tables
from onrecord.ledger.conditions import contains, rows_with
from onrecord.ledger.names import Names
from onrecord.ledger.query import Query
from onrecord.records.values import following

FEW = 2_000  # claims that are sorted in no time
MANY = 20_000  # claims up to which the index of their names is faster than going through the days asked for
BATCHES = (100, 400, 1_600, 6_400)  # articles gone through at once: more each time, for what is rare
_IN_KINDS = ("speaker", "measure", "population", "place")


class Asking:
    """One query of one ledger; `left` are the conditions under which its articles are looked at."""

    def __init__(self, query: Query, names: Names, *, dialect: str, left: Sequence[ColumnElement[bool]] = ()) -> None:
        self._query = query
        self._left = left
        self._names = names
        self._dialect = dialect
        self._listed: dict[str, list[str] | None] = {}

    def claims(self, *, within: Sequence[str] | None = None, few: bool = True) -> Select[Any]:
        """Return the question for all claims of the query, or for those in some articles; `few` bear its names.

        Where many do, no index of the names is used: it finds far too many.
        """
        article, first = tables.article.c, and_(tables.evidence.c.claim == tables.claim.c.id, tables.evidence.c.number == 0)
        told = (tables.claim.c.content, article.outlet, article.wire, article.published, article.title, article.url)
        found = self._chosen(told, within, few=few).outerjoin(tables.evidence, first)
        day = article.published.desc() if self._query.newest else article.published
        return found.order_by(day, tables.claim.c.article, tables.evidence.c.start, tables.claim.c.id)

    def published(self, *, within: Sequence[str] | None = None, few: bool = True) -> Select[Any]:
        """Return the question for the days of publication of the claims that `claims` asks for, in no order."""
        return self._chosen((tables.article.c.published,), within, few=few)

    def _chosen(self, told: Sequence[Column[Any]], within: Sequence[str] | None, *, few: bool) -> Select[Any]:
        claim = tables.claim.c
        found = select(*told).join_from(tables.claim, tables.article, claim.article == tables.article.c.id)
        for table, conditions in self._kinds(few=few):
            found = found.join(table, table.c.claim == claim.id, isouter=not few).where(*conditions)
        found = found.where(*self._common(), *self._voices(few=few), *self._said(few=few), *self._lying(few=few))
        if within is not None:
            return found.where(claim.article.in_(within))
        if self._query.since is not None and not (few and self._is_found_without_days()):
            return found.where(claim.article.in_(_articles_since(self._query.since)))
        return found

    def articles(self) -> Select[Any]:
        """Return the question for the ids of the articles in which claims of the query may stand, in order."""
        held = tables.article.c
        day = held.published.desc() if self._query.newest else held.published
        return select(held.id).where(*self._published(), *self._days()).order_by(day, held.id)

    def is_narrow(self, count: Callable[[Select[Any]], int], *, most: int = FEW) -> bool:
        """Say whether few claims bear the names asked for, `most` at most; `count` tells how many rows a question has."""
        if self._query.claim or self._query.article:
            return True
        return any(count(probe.limit(most + 1)) <= most for probe in self._probes())

    def _is_found_without_days(self) -> bool:
        return bool(self._query.claim or self._query.article or self._query.detail)

    def _probes(self) -> Iterator[Select[Any]]:
        for table, conditions in self._kinds():
            if all(self._listed.get(name, []) is not None for name in _IN_KINDS):
                yield select(table.c.claim).where(*conditions)
        if self._query.source is not None:
            named = self._matches("source", tables.voice.c.name)
            if self._listed["source"] is not None:
                yield select(tables.voice.c.claim).where(named)
        if self._query.search and self._dialect == "sqlite":
            yield rows_with(self._query.search, "statement_search")

    def _kinds(self, *, few: bool = True) -> Iterator[tuple[Any, list[ColumnElement[bool]]]]:
        """Yield the tables of kinds that the query speaks of, each with its conditions."""
        query, figure, event = self._query, tables.figure.c, tables.event.c
        of_statement = _exactly(query, tables.statement, ("speech_act", "quotation"), few=few)
        if query.speaker is not None:
            of_statement.append(self._matches("speaker", _told(tables.statement.c.speaker, few=few)))
        if of_statement:
            yield tables.statement, of_statement
        of_event = _exactly(query, tables.event, ("plover", "mode", "status", "detail"), few=few)
        of_figure = [
            self._matches(name, _told(column, few=few))
            for name, column in (("measure", figure.measure), ("population", figure.population))
            if getattr(query, name) is not None
        ]
        at_event = query.place is not None and query.kind == "event"
        if query.place is not None:
            column = event.place if at_event else figure.place
            (of_event if at_event else of_figure).append(self._matches("place", _told(column, few=few), event=at_event))
        if of_figure:
            yield tables.figure, of_figure
        if of_event:
            yield tables.event, of_event

    def _matches(self, name: str, column: Any, *, event: bool = False) -> ColumnElement[bool]:
        """Return the condition that a column holds the name asked for: one of those listed, where they are not too many."""
        asked = getattr(self._query, name)
        if name not in self._listed:
            self._listed[name] = self._names.holding("event_place" if event else name, asked)
            if name in {"speaker", "source"} and self._listed[name] is not None:
                self._listed[name] = [*(self._listed[name] or ()), *self._query.aliases]
        listed = self._listed[name]
        condition: ColumnElement[bool] = contains(column, asked) if listed is None else column.in_(listed)
        if listed is None and name in {"speaker", "source"} and self._query.aliases:
            condition = or_(condition, column.in_(self._query.aliases))
        return condition

    def _voices(self, *, few: bool) -> Iterator[ColumnElement[bool]]:
        if self._query.source is None:
            return
        named = self._matches("source", _told(tables.voice.c.name, few=few))
        if few:
            yield tables.claim.c.id.in_(select(tables.voice.c.claim).where(named))
        else:
            yield exists().where(tables.voice.c.claim == tables.claim.c.id, named)

    def _lying(self, *, few: bool) -> Iterator[ColumnElement[bool]]:
        if self._query.country is None:
            return
        lies = select(tables.location.c.claim).where(tables.location.c.country == self._query.country)
        if few:
            yield tables.claim.c.id.in_(lies)
        else:
            yield lies.where(tables.location.c.claim == tables.claim.c.id).exists()

    def _common(self) -> Iterator[ColumnElement[bool]]:
        query, claim = self._query, tables.claim.c
        wide = query.limit is None and query.detail is None
        kind = _told(claim.kind, few=wide)
        told = (
            (claim.id, query.claim), (kind, query.kind), (claim.article, query.article), (claim.modality, query.modality),
        )  # fmt: skip
        for column, asked in told:
            if asked is not None:
                yield column == asked
        yield from self._published()
        day = func.coalesce(claim.said_on, tables.article.c.published)
        if query.since is not None:
            yield day >= query.since
        if query.until is not None:
            yield day < following(query.until)

    def _published(self) -> Iterator[ColumnElement[bool]]:
        held = tables.article.c
        yield from self._left
        if self._query.outlet is not None:
            yield self._matches("outlet", held.outlet)
        if self._query.as_of is not None:
            yield held.published < following(self._query.as_of)

    def _days(self) -> Iterator[ColumnElement[bool]]:
        """Yield what an article's day must be for its claims to lie within the query's; some were said on other days."""
        query, held, said_on = self._query, tables.article.c, tables.claim.c.said_on
        if query.since is not None:
            said = select(tables.claim.c.article).where(said_on >= query.since)
            yield or_(held.published >= query.since, held.id.in_(said))
        if query.until is not None:
            last = following(query.until)
            said = select(tables.claim.c.article).where(said_on < last)
            yield or_(held.published < last, held.id.in_(said))

    def _said(self, *, few: bool) -> Iterator[ColumnElement[bool]]:
        if self._query.search is None:
            return
        if self._dialect != "sqlite":
            said = and_(true(), *(contains(tables.statement.c.words, word) for word in self._query.search.split()))
        else:
            said = literal_column("statement.rowid").in_(rows_with(self._query.search, "statement_search"))
        stated = select(tables.statement.c.claim).where(said)
        yield (
            tables.claim.c.id.in_(stated)
            if few
            else stated.where(tables.statement.c.claim == tables.claim.c.id).exists()
        )


def _exactly(query: Query, table: Table, names: Sequence[str], *, few: bool) -> list[ColumnElement[bool]]:
    """Return the conditions that columns hold the very words asked for."""
    asked = ((name, getattr(query, name)) for name in names)
    return [_told(table.c[name], few=few) == value for name, value in asked if value is not None]


def _told(column: Any, *, few: bool) -> Any:
    """Return a column, as an expression that no index is used for where it would find far too many rows."""
    return column if few else column.concat("")


def _articles_since(day: str) -> CompoundSelect[Any]:
    """Return the question for the articles that hold claims made from a day on: each half of it has an index."""
    published = select(tables.article.c.id).where(tables.article.c.published >= day)
    return published.union(select(tables.claim.c.article).where(tables.claim.c.said_on >= day))
