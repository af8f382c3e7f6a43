"""Looking at the ledger: frozen rows, nothing written."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Column, ColumnElement, Engine, Row, Select, String, and_, func, or_, select, text
from sqlalchemy.exc import DatabaseError

from onrecord.errors import LedgerError, NotFound
from onrecord.ledger import tables
from onrecord.ledger.claims import claim_of
from onrecord.ledger.store import open_engine
from onrecord.records import Article, Claim, Judgement

_PREFIX = 4  # characters of an id that must be given at least


@dataclass(frozen=True, slots=True)
class Query:
    """What a report is asked about. Names match wherever they contain the words given, whatever the case.

    `since` and `until` (TIMEX3 dates, inclusive) bound the day of publication, or of saying where that is stated;
    `as_of` leaves out articles published after that day; `limit` is the most rows, None for all. `aliases` are other
    names, in full, that the speaker or source asked for goes by.
    """

    claim: str | None = None
    kind: str | None = None
    speaker: str | None = None
    source: str | None = None
    measure: str | None = None
    place: str | None = None
    population: str | None = None
    outlet: str | None = None
    article: str | None = None
    search: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    limit: int | None = None
    aliases: tuple[str, ...] = ()


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


class View:
    """A read-only look at a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the ledger."""
        self._engine.dispose()

    def counts(self) -> dict[str, int]:
        """Return how many articles and claims of each kind the ledger holds."""
        with self._engine.connect() as connection:
            held = {"articles": connection.execute(select(func.count()).select_from(tables.article)).scalar_one()}
            by_kind = select(tables.claim.c.kind, func.count()).group_by(tables.claim.c.kind)
            return held | {row[0]: row[1] for row in connection.execute(by_kind)}

    def entries(self, query: Query) -> Iterator[Entry]:
        """Yield the claims the query asks for, by day of publication, article and place in the text."""
        statement = self._select(query)
        try:
            with self._engine.connect() as connection:
                for row in connection.execute(statement):
                    yield Entry(
                        claim_of(json.loads(row.content)), row.outlet, row.wire, row.published, row.title, row.url
                    )
        except DatabaseError as error:
            raise LedgerError(f"the ledger cannot be asked that: {error.orig}") from error

    def article(self, identity: str) -> Article:
        """Return the article of an id, the beginning of one, a URL or a title; NotFound says what is near."""
        held = tables.article.c
        exact = or_(held.id == identity, held.url == identity, func.lower(held.title) == identity.lower())
        wider = or_(_starts(held.id, identity), _contains(held.title, identity))
        for condition in (exact, wider):
            rows = self._rows(select(tables.article).where(condition).order_by(held.published, held.id).limit(2))
            if rows:
                return Article(**rows[0]._mapping)
        near = self._rows(select(held.id, held.title).order_by(held.published.desc()).limit(200))
        names = {str(name): row.id for row in near for name in (row.id, row.title) if name}
        raise NotFound(f"no article {identity!r}{_meant(identity, names)}")

    def articles(self) -> list[Article]:
        """Return every article, by day of publication."""
        rows = self._rows(select(tables.article).order_by(tables.article.c.published, tables.article.c.id))
        return [Article(**row._mapping) for row in rows]

    def each_article(self, *, as_of: str | None = None) -> Iterator[Article]:
        """Yield the articles published up to a day, one at a time, by id; with no day all of them."""
        statement = select(tables.article).order_by(tables.article.c.id)
        if as_of is not None:
            statement = statement.where(tables.article.c.published <= as_of + "~")
        with self._engine.connect() as connection:
            for row in connection.execute(statement.execution_options(yield_per=500)):
                yield Article(**row._mapping)

    def judgements(self) -> list[Judgement]:
        """Return every judgement, oldest first."""
        held = tables.judgement
        rows = self._rows(select(held).order_by(held.c.when, held.c.id))
        return [Judgement.of(dict(row._mapping)) for row in rows]

    def size(self) -> tuple[int, ...]:
        """Return how many rows there are to answer from; as rows are only added, the same size is the same ledger."""
        counted = (tables.article, tables.claim, tables.judgement, tables.retraction)
        return tuple(self._rows(select(func.count()).select_from(table))[0][0] for table in counted)

    def claim(self, identity: str) -> Entry:
        """Return the claim of an id or the beginning of one (four characters or more); NotFound says what is near."""
        return next(self.entries(Query(claim=self.claim_id(identity))))

    def claim_id(self, identity: str) -> str:
        """Return the id of the claim that begins so (four characters or more); NotFound says what is near."""
        if len(identity) < _PREFIX:
            raise NotFound(f"{identity!r} is too short for an id; give {_PREFIX} characters or more")
        rows = self._rows(select(tables.claim.c.id).where(_starts(tables.claim.c.id, identity)).limit(6))
        if len(rows) > 1:
            raise NotFound(f"several claims begin with {identity}: {', '.join(row.id for row in rows)}")
        if not rows:
            ids = self._rows(select(tables.claim.c.id).limit(5000))
            raise NotFound(f"no claim {identity!r}{_meant(identity, {row.id: row.id for row in ids})}")
        return str(rows[0].id)

    def names(self, column: str) -> list[str]:
        """Return the distinct values of "measure", "place", "population", "speaker", "source" or "outlet"."""
        columns: Mapping[str, Column[Any]] = {
            "measure": tables.figure.c.measure, "place": tables.figure.c.place, "outlet": tables.article.c.outlet,
            "population": tables.figure.c.population, "speaker": tables.statement.c.speaker, "source": tables.voice.c.name,
        }  # fmt: skip
        chosen = columns[column]
        return [row[0] for row in self._rows(select(chosen).distinct().where(chosen.is_not(None)).order_by(chosen))]

    def require(self, query: Query, *names: str) -> None:
        """Raise NotFound, with what may have been meant, if a name asked for is nowhere in the ledger."""
        for name in names:
            asked = getattr(query, name)
            if asked is None:
                continue
            known = self.names(name)
            if not any(asked.lower() in k.lower() for k in known):
                raise NotFound(f"no {name} {asked!r} in the ledger{_meant(asked, {k: k for k in known})}")

    def _rows(self, statement: Select[Any]) -> list[Row[Any]]:
        with self._engine.connect() as connection:
            return list(connection.execute(statement))

    def _select(self, query: Query) -> Select[Any]:
        claim, article = tables.claim.c, tables.article.c
        statement = (
            select(claim.content, article.outlet, article.wire, article.published, article.title, article.url)
            .join_from(tables.claim, tables.article, claim.article == article.id)
            .outerjoin(tables.figure, tables.figure.c.claim == claim.id)
            .outerjoin(tables.statement, tables.statement.c.claim == claim.id)
            .outerjoin(tables.evidence, and_(tables.evidence.c.claim == claim.id, tables.evidence.c.number == 0))
            .where(*self._conditions(query))
            .order_by(article.published, claim.article, tables.evidence.c.start, claim.id)
        )
        return statement.limit(query.limit) if query.limit is not None else statement

    def _conditions(self, query: Query) -> Iterator[ColumnElement[bool]]:
        claim, article = tables.claim.c, tables.article.c
        day = func.coalesce(claim.said_on, article.published)
        if query.claim is not None:
            yield claim.id == query.claim
        if query.kind is not None:
            yield claim.kind == query.kind
        named: list[tuple[str | None, Column[Any]]] = [
            (query.measure, tables.figure.c.measure),
            (query.place, tables.figure.c.place), (query.population, tables.figure.c.population),
            (query.outlet, tables.article.c.outlet),
        ]  # fmt: skip
        for asked, column in named:
            if asked is not None:
                yield _contains(column, asked)
        if query.speaker is not None:
            yield _named(tables.statement.c.speaker, query.speaker, query.aliases)
        if query.source is not None:
            voiced = _named(tables.voice.c.name, query.source, query.aliases)
            yield claim.id.in_(select(tables.voice.c.claim).where(voiced))
        if query.article is not None:
            yield claim.article == query.article
        if query.since is not None:
            yield day >= query.since
        if query.until is not None:
            yield day <= query.until + "~"
        if query.as_of is not None:
            yield article.published <= query.as_of + "~"
        if query.search is not None:
            yield self._matching(query.search)

    def _matching(self, words: str) -> ColumnElement[bool]:
        if self._engine.dialect.name != "sqlite":
            return _contains(tables.statement.c.words, words)
        phrase = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        found = "statement.rowid IN (SELECT rowid FROM statement_search WHERE statement_search MATCH :phrase)"
        return tables.claim.c.id.in_(select(tables.statement.c.claim).where(text(found).bindparams(phrase=phrase)))


def open_view(ledger: str) -> View:
    """Open a ledger (path or SQLAlchemy URL) to look at; LedgerError if there is none."""
    return View(open_engine(ledger, write=False))


def _contains(column: Column[Any], asked: str) -> ColumnElement[bool]:
    return func.lower(column, type_=String).contains(asked.lower(), autoescape=True)


def _named(column: Column[Any], asked: str, aliases: tuple[str, ...]) -> ColumnElement[bool]:
    return or_(_contains(column, asked), column.in_(aliases)) if aliases else _contains(column, asked)


def _starts(column: Column[Any], asked: str) -> ColumnElement[bool]:
    return column.startswith(asked, autoescape=True)


def _meant(asked: str, known: Mapping[str, str]) -> str:
    lowered = {name.lower(): name for name in known}
    near = get_close_matches(asked.lower(), lowered, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(repr(lowered[n]) for n in near)}?" if near else ""
