"""Looking at the ledger: frozen rows, nothing written."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any, Self

from sqlalchemy import ColumnElement, Engine, Row, Select, String, Table, and_, cast, func, or_, select, text
from sqlalchemy.exc import DatabaseError

from onrecord.errors import LedgerError, NotFound
from onrecord.ledger import tables
from onrecord.ledger.asking import BATCHES, MANY, Asking
from onrecord.ledger.claims import claim_of
from onrecord.ledger.conditions import begins, contains
from onrecord.ledger.names import Names, Stamp
from onrecord.ledger.query import Query
from onrecord.ledger.retractions import retraction_of, retractions, withdrawn
from onrecord.ledger.store import open_engine
from onrecord.records import Article, Claim, Event, Figure, Judgement, Retraction
from onrecord.records.values import following, meant

_ASKED_AT_ONCE = 500  # ids
_GROWING = (tables.article, tables.claim, tables.judgement, tables.retraction)
_BEGINNING = 240  # code points of an article without a title
_FEW = 12  # names that a message lists, where none is near
_LISTED = 8  # articles that a message names
_WHOLE = {"mode", "country"}  # asked for in full, not by a part
_PREFIX = 4  # characters of an id that must be given at least


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with the article it stands in (without its text); `judged` tells in words what people decided about it."""

    claim: Claim
    outlet: str | None
    wire: str | None
    published: str | None
    title: str | None
    url: str | None
    judged: str | None = None

    @property
    def day(self) -> str | None:
        """The day the claim was made, as far as it is known: said on, else published."""
        return self.claim.said_on or (self.published[:10] if self.published else None)

    @property
    def is_titled(self) -> bool:
        """Whether the article's title alone tells the claim."""
        return bool(self.title) and all(e.end <= len(self.title or "") for e in self.claim.evidence)


class View:
    """A read-only look at a ledger: at what stands, or at the `whole` of it, withdrawn articles included."""

    def __init__(self, engine: Engine, *, whole: bool = False) -> None:
        self._engine = engine
        self._is_whole = whole
        self._counted: tuple[str | None, Stamp] = (None, ())  # what PostgreSQL showed, and its rows then
        self._names = Names(self.rows, self.stamp, lambda: bool(self.left()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the ledger."""
        self._engine.dispose()

    @property
    def dialect(self) -> str:
        """The database's name: sqlite or postgresql."""
        return self._engine.dialect.name

    def counts(self) -> dict[str, int]:
        """Return how many articles and claims of each kind the ledger holds; kinds that it has none of are left out."""
        kinds = (tables.article, tables.statement, tables.figure, tables.event, tables.term, tables.position)
        held = {table.name: self._rows_of(table) for table in kinds}
        if self.left():
            claim, gone = tables.claim.c, func.count().label("gone")
            held["article"] -= self._count(withdrawn())
            kind = select(claim.kind, gone).where(claim.article.in_(withdrawn())).group_by(claim.kind)
            for row in self.rows(kind):
                held[row.kind] -= row.gone
        return {"articles": held.pop("article")} | {kind: count for kind, count in held.items() if count}

    def _rows_of(self, table: Table) -> int:
        """Return how many rows a table has; in SQLite its last one tells, as none is ever taken away."""
        count = text(f"max({table.name}.rowid)") if self.dialect == "sqlite" else func.count()
        return self.rows(select(count).select_from(table))[0][0] or 0

    def entries(self, query: Query) -> Iterator[Entry]:
        """Yield the claims the query asks for, by day of publication, article and place in the text."""
        retracted = self.retracted(query.as_of) if self._is_whole else {}
        for entry in self._read(query, whole=self._is_whole):
            told = retracted.get(entry.claim.article)
            yield replace(entry, judged=told.told) if told else entry

    def unjudged(self, query: Query) -> Iterator[Entry]:
        """Yield claims as they were read, whatever people decided and outlets withdrew."""
        return self._read(query, whole=True)

    def ids(self, query: Query) -> set[str]:
        """Return the ids of the claims that a query without a limit asks for; no claim is looked into."""
        asked = self._asked(self._asking(query, whole=self._is_whole), query)
        return {row.id for row in self._each(asked.with_only_columns(tables.claim.c.id).order_by(None))}

    def _read(self, query: Query, *, whole: bool) -> Iterator[Entry]:
        try:
            for row in self._found(query, whole=whole):
                yield _entry(row)
        except DatabaseError as error:
            raise LedgerError(f"the ledger cannot be asked that: {error.orig}") from error

    def named(self, claims: Iterable[str], as_of: str | None = None) -> dict[str, Entry]:
        """Return the claims of some ids that stand on a day, each with its article, by id."""
        claim, article = tables.claim.c, tables.article.c
        asked = select(claim.content, article.outlet, article.wire, article.published, article.title, article.url)
        asked = asked.join_from(tables.claim, tables.article, claim.article == article.id).where(*self.left(as_of))
        found = (_entry(row) for part in _parts(claims) for row in self.rows(asked.where(claim.id.in_(part))))
        return {entry.claim.id: entry for entry in found}

    def figures_of(self, events: Iterable[Event], as_of: str | None = None) -> dict[str, tuple[Figure, ...]]:
        """Return the figures that are the toll or extent of each of some events, by the event's id, in text order."""
        told = {event.id: event.figures for event in events if event.figures}
        held = self.named((figure for figures in told.values() for figure in figures), as_of) if told else {}
        counts = {event: [held[f].claim for f in figures if f in held] for event, figures in told.items()}
        return {
            event: tuple(sorted((f for f in some if isinstance(f, Figure) and f.event == event), key=_in_text))
            for event, some in counts.items()
        }

    def published_at(self, query: Query) -> str | None:
        """Return when the claim at a query's offset was published, None where there is none; no claim is looked into."""
        asking, skip = self._asking(replace(query, newest=True), whole=self._is_whole), query.offset
        if asking.is_narrow(self._count, most=MANY):
            return self._day_at(asking.published(), skip)
        for articles in self._batches(asking.articles()):
            days = asking.published(within=articles, few=False)
            if (passed := self._count(days)) > skip:
                return self._day_at(days, skip)
            skip -= passed
        return None

    def _day_at(self, days: Select[Any], skip: int) -> str | None:
        found = self.rows(days.order_by(tables.article.c.published.desc()).limit(1).offset(skip))
        return found[0][0] if found else None

    def _asking(self, query: Query, *, whole: bool) -> Asking:
        return Asking(query, self._names, dialect=self.dialect, left=() if whole else self.left(query.as_of))

    def left(self, as_of: str | None = None) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions under which an article is looked at: that it is not withdrawn, where any ever was."""
        if self._is_whole or not self.has_retractions():
            return ()
        return (tables.article.c.id.not_in(withdrawn(as_of)),)

    def has_retractions(self) -> bool:
        """Say whether an article was ever withdrawn."""
        return bool(self.rows(select(tables.retraction.c.article).limit(1)))

    def retractions(self) -> list[Retraction]:
        """Return all that was told of articles' being withdrawn or standing again, oldest first."""
        held = tables.retraction
        return [retraction_of(row) for row in self.rows(select(held).order_by(held.c.when, held.c.article))]

    def retracted(self, as_of: str | None = None) -> dict[str, Retraction]:
        """Return, for each article that is withdrawn on a day, what was told of it last."""
        return {row.article: retraction_of(row) for row in self.rows(retractions(as_of))}

    def read_by(self, article: str) -> list[str]:
        """Return what has read an article, as `claim.by` of what it found has it."""
        noted = tables.reading.c
        return [row.by for row in self.rows(select(noted.by).where(noted.article == article).order_by(noted.by))]

    def held_of(self, articles: Iterable[str]) -> set[str]:
        """Return those of some ids under which an article is on record, withdrawn or not."""
        held = tables.article.c.id
        return {str(row.id) for part in _parts(articles) for row in self.rows(select(held).where(held.in_(part)))}

    def versions(self, article: Article) -> list[str]:
        """Return the ids of the other articles read at an article's URL, the earliest first."""
        held = tables.article.c
        linked = [held.version_of == article.id, held.id == article.version_of]
        same = or_(*linked, held.url == article.url) if article.url else or_(*linked)
        return [row.id for row in self.rows(_by_day(and_(same, held.id != article.id)))]

    def _found(self, query: Query, *, whole: bool) -> Iterator[Row[Any]]:
        asking = self._asking(query, whole=whole)
        if query.limit is None:
            yield from self._each(self._asked(asking, query))
            return
        if asking.is_narrow(self._count):
            yield from self._each(asking.claims().limit(query.limit).offset(query.offset))
            return
        skip, left = query.offset, query.limit
        for articles in self._batches(asking.articles()):
            if skip and (passed := self._count(asking.published(within=articles, few=False))) <= skip:
                skip -= passed
                continue
            rows = self.rows(asking.claims(within=articles, few=False).limit(left).offset(skip))
            yield from rows
            left, skip = left - len(rows), 0
            if left <= 0:
                return

    def _asked(self, asking: Asking, query: Query) -> Select[Any]:
        return asking.claims(few=query.since is None or asking.is_narrow(self._count, most=MANY))

    def _each(self, question: Select[Any]) -> Iterator[Row[Any]]:
        with self._engine.connect() as connection:
            yield from connection.execute(question)

    def _batches(self, articles: Select[Any]) -> Iterator[list[str]]:
        done = 0
        for size in chain(BATCHES, repeat(BATCHES[-1])):
            found = [row.id for row in self.rows(articles.limit(size).offset(done))]
            if not found:
                return
            yield found
            done += size

    def _count(self, question: Select[Any]) -> int:
        return int(self.rows(select(func.count()).select_from(question.subquery()))[0][0])

    def article(self, identity: str) -> Article:
        """Return the article of an id, a URL or a title, else of a part of its id or title (without one: its first words) that
        no other has.

        Of those that share a URL or a whole title the earliest; NotFound says what is near, or which there are.
        """
        held = tables.article.c
        exact = or_(held.id == identity, held.url == identity), func.lower(held.title) == identity.lower()
        for condition in exact:
            if rows := self.rows(_by_day(condition).limit(1)):
                return Article(**rows[0]._mapping)
        untitled = and_(held.title.is_(None), func.lower(held.text).startswith(identity.lower(), autoescape=True))
        part = or_(begins(held.id, identity), contains(held.title, identity), untitled)
        rows = self.rows(_by_day(part).limit(_LISTED + 1)) if identity.strip() else []
        if len(rows) == 1:
            return Article(**rows[0]._mapping)
        if rows:
            listed = ", ".join(f"{row.title!r} ({row.id})" if row.title else row.id for row in rows[:_LISTED])
            more = " and others" if rows[_LISTED:] else ""
            raise NotFound(f"several articles are called {identity!r}: {listed}{more}; give the id")
        near = self.rows(select(held.id, held.title).order_by(held.published.desc()).limit(200))
        names = [str(name) for row in near for name in (row.id, row.title) if name]
        raise NotFound(f"no article {identity!r}{meant(identity, names) or '; see `onrecord stories`'}")

    def each_article(
        self, *, as_of: str | None = None, since: str | None = None, most: int | None = None, headed: bool = False
    ) -> Iterator[Article]:
        """Yield the articles published since a day and up to a day, one at a time, by id: with no day all, or the `most` latest.

        Those that are `headed` have no more of their text than the title that it begins with, or its first words.
        """
        held = tables.article.c
        known = [*self.left(as_of), *([] if as_of is None else [held.published < following(as_of)])]
        known += [] if since is None else [held.published >= since]
        top = func.substr(held.text, 1, func.coalesce(func.length(held.title) + 2, _BEGINNING)).label("text")
        columns = [top if headed and c.name == "text" else c for c in held]
        statement = select(*columns).where(*known).order_by(held.id)
        if most is not None:
            latest = select(held.id).where(*known).order_by(held.published.desc(), held.id)
            statement = statement.where(held.id.in_(latest.limit(most)))
        with self._engine.connect() as connection:
            for row in connection.execute(statement.execution_options(yield_per=500)):
                yield Article(**row._mapping)

    def judgements(self) -> list[Judgement]:
        """Return every judgement, oldest first."""
        held = tables.judgement
        rows = self.rows(select(held).order_by(held.c.when, held.c.id))
        return [Judgement.of(dict(row._mapping)) for row in rows]

    def claim(self, identity: str) -> Entry:
        """Return the claim of an id or the beginning of one (four characters or more); NotFound says what is near."""
        return next(self.unjudged(Query(claim=self.claim_id(identity))))

    def claims_in(self, article: str) -> list[str]:
        """Return the ids of the claims read in an article, withdrawn or not."""
        held = tables.claim.c
        return [row.id for row in self.rows(select(held.id).where(held.article == article).order_by(held.id))]

    def claim_id(self, identity: str) -> str:
        """Return the id of the claim that begins so (four characters or more); NotFound says what is near."""
        if len(identity) < _PREFIX:
            raise NotFound(f"{identity!r} is too short for an id; give {_PREFIX} characters or more")
        rows = self.rows(select(tables.claim.c.id).where(begins(tables.claim.c.id, identity)).limit(6))
        if len(rows) > 1:
            raise NotFound(f"several claims begin with {identity}: {', '.join(row.id for row in rows)}")
        if not rows:
            ids = self.rows(select(tables.claim.c.id).limit(5000))
            raise NotFound(f"no claim {identity!r}{meant(identity, (row.id for row in ids))}")
        return str(rows[0].id)

    def names(self, column: str) -> list[str]:
        """Return the distinct values of "measure", "place", "population", "speaker", "source" or "outlet"."""
        return self._names.left(column)

    def stamp(self) -> Stamp:
        """Return numbers that change whenever the ledger grows: as rows are only added, the same numbers are the same ledger.

        SQLite tells them at no cost. PostgreSQL must count, but not again while it shows the same transactions.
        """
        sqlite = self.dialect == "sqlite"
        each = (func.max(text(f"{t.name}.rowid")) if sqlite else func.count() for t in _GROWING)
        asked = select(*(select(n).select_from(t).scalar_subquery() for n, t in zip(each, _GROWING, strict=True)))
        shown = None if sqlite else self.rows(select(cast(func.pg_current_snapshot(), String)))[0][0]
        if sqlite or shown != self._counted[0]:
            self._counted = (shown, tuple(number or 0 for number in self.rows(asked)[0]))
        return self._counted[1]

    def require(self, query: Query, *names: str) -> None:
        """Raise NotFound, with what may have been meant, if a name asked for is nowhere in the ledger."""
        for name in names:
            asked = getattr(query, name)
            if asked is None:
                continue
            column = "event_place" if name == "place" and query.kind == "event" else name
            known = self._names.of(column) if query.as_of else self._names.left(column)
            whole = name in _WHOLE
            if asked not in known if whole else not any(asked.lower() in k.lower() for k in known):
                near = "" if name == "country" else meant(asked, known) or _all(known)
                raise NotFound(f"no {name} {asked!r} in the ledger{near}")

    def rows(self, statement: Select[Any]) -> list[Row[Any]]:
        """Return what an SQLAlchemy question about the tables is answered with."""
        with self._engine.connect() as connection:
            return list(connection.execute(statement))


def open_view(ledger: str) -> View:
    """Open a ledger (path or SQLAlchemy URL) to look at; LedgerError if there is none."""
    return View(open_engine(ledger, write=False))


def _entry(row: Row[Any]) -> Entry:
    return Entry(claim_of(json.loads(row.content)), row.outlet, row.wire, row.published, row.title, row.url)


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield some ids, each once and in order, as many together as one question may name."""
    held = sorted(set(ids))
    for first in range(0, len(held), _ASKED_AT_ONCE):
        yield held[first : first + _ASKED_AT_ONCE]


def _in_text(claim: Claim) -> tuple[int, str]:
    return claim.evidence[0].start, claim.id


def _by_day(condition: ColumnElement[bool]) -> Select[Any]:
    """Return the question for the articles of a condition, the earliest first."""
    held = tables.article.c
    return select(tables.article).where(condition).order_by(held.published, held.id)


def _all(known: Sequence[str]) -> str:
    """Return what there is, where that is few enough to be listed."""
    return f"; there is {', '.join(map(repr, known))}" if 0 < len(known) <= _FEW else ""
