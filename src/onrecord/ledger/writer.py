"""Adding to the ledger: articles with their claims, one transaction an article."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Select, Table, and_, insert, or_, select
from sqlalchemy.exc import DatabaseError, IntegrityError

from onrecord.errors import InvalidRecord, LedgerError
from onrecord.ledger import tables
from onrecord.ledger.addresses import address, beginnings
from onrecord.ledger.conditions import begins
from onrecord.ledger.store import cause, open_engine
from onrecord.records import Article, Claim, Judgement, Retraction, Statement
from onrecord.records.article import another_text, one_ended
from onrecord.records.values import require_existing


@dataclass(frozen=True, slots=True)
class Added:
    """What an article brought: whether it is new to the ledger, and how many of its claims are."""

    article: bool
    claims: int


class Writer:
    """Adds to a ledger; what is there already is left as it is."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the ledger."""
        self._engine.dispose()

    def has(self, article: str, by: str) -> bool:
        """Say whether the article was read by this version of the reader."""
        query = select(tables.reading.c.article).where(tables.reading.c.article == article, tables.reading.c.by == by)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def article(self, identity: str) -> Article | None:
        """Return the article on record under an id, None where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(select(tables.article).where(tables.article.c.id == identity)).first()
        return Article(**row._mapping) if row else None

    def add(self, article: Article, claims: Sequence[Claim], *, by: str | None) -> Added:
        """Add an article and its claims in one transaction; doing it again adds nothing, with other line ends neither.

        `by` is what read it, and found no other claims; None where that is not known: it may be read by anything again.
        Raises InvalidRecord if another text has the article's id, no calendar has its day or there is nothing that it is
        a version of, LedgerError if the ledger cannot be written.
        """
        try:
            try:
                return self._add(article, claims, by=by)
            except IntegrityError:  # another process added the same between our look and our writing
                return self._add(article, claims, by=by)
        except DatabaseError as error:
            raise LedgerError(f"article {article.id} was not added: {cause(error)}") from error

    def _add(self, article: Article, claims: Sequence[Claim], *, by: str | None) -> Added:
        with self._engine.begin() as connection:
            held = connection.execute(_text_under(article.id)).scalar()
            if held is not None and held != article.text and one_ended(held) == one_ended(article.text):
                return Added(article=False, claims=0)  # its claims count in other line ends
            new = self._add_article(connection, article, held)
            added = self._add_claims(connection, claims)
            if by is not None:
                self._note_reading(connection, article.id, by, len(claims))
        return Added(new, added)

    def judge(self, judgement: Judgement) -> bool:
        """Add a person's judgement; return whether it is new. LedgerError if the ledger cannot be written."""
        same = tables.judgement.c.id == judgement.id
        return self._add_once(tables.judgement, same, {"id": judgement.id, **judgement.to_json()})

    def retract(self, retraction: Retraction) -> bool:
        """Add that an article is withdrawn or stands again; return whether it is new. LedgerError if the ledger cannot be written."""
        held = tables.retraction.c
        same = and_(held.article == retraction.article, held.when == retraction.when)
        return self._add_once(tables.retraction, same, retraction.to_json())

    def _add_once(self, table: Table, same: ColumnElement[bool], row: dict[str, Any]) -> bool:
        try:
            with self._engine.begin() as connection:
                if connection.execute(select(table).where(same)).first():
                    return False
                connection.execute(insert(table).values(row))
        except DatabaseError as error:
            raise LedgerError(f"the {table.name} was not added: {cause(error)}") from error
        return True

    def _add_article(self, connection: Connection, article: Article, text: str | None) -> bool:
        if text is not None:
            if text != article.text:
                raise InvalidRecord(another_text(article.id))
            return False
        require_existing(article.published, "published")
        row = article.to_json()
        if article.url and not article.version_of:
            row["version_of"] = self._version_before(connection, article.url)
        elif article.version_of and connection.execute(_text_under(article.version_of)).scalar() is None:
            raise InvalidRecord(
                f'"version_of" names {article.version_of!r}, which is not on record; read that one first, or leave it out'
            )
        connection.execute(insert(tables.article).values(row))
        return True

    def _version_before(self, connection: Connection, url: str) -> str | None:
        """Return the id of the version at a URL, however written, that was read last; None for what is new there."""
        held = tables.article.c
        written = [
            part for u in beginnings(url) for mark in "?#" for part in (held.url == u, begins(held.url, f"{u}{mark}"))
        ]
        question = select(held.id, held.url, held.version_of).where(or_(held.url == url, *written))
        rows = connection.execute(question.order_by(held.published.desc(), held.id)).all()
        versions = [row for row in rows if row.url == url or address(row.url) == address(url)]
        followed = {row.version_of for row in versions}
        return next((str(row.id) for row in versions if row.id not in followed), None)

    def _add_claims(self, connection: Connection, claims: Sequence[Claim]) -> int:
        ids = {c.id: c for c in claims}
        held = set(connection.execute(select(tables.claim.c.id).where(tables.claim.c.id.in_(ids))).scalars())
        rows: dict[Table, list[dict[str, Any]]] = {}
        for identity, claim in ids.items():
            if identity not in held:
                for table, row in claim_rows(claim):
                    rows.setdefault(table, []).append(row)
        for table in tables.metadata.sorted_tables:
            if table in rows:
                connection.execute(insert(table), rows[table])
        return len(ids) - len(held)

    def _note_reading(self, connection: Connection, article: str, by: str, claims: int) -> None:
        noted = tables.reading.c
        if connection.execute(select(noted.article).where(noted.article == article, noted.by == by)).first() is None:
            connection.execute(insert(tables.reading).values(article=article, by=by, claims=claims))


def open_writer(ledger: str) -> Writer:
    """Open a ledger (path or SQLAlchemy URL) to add to, making it where there is none."""
    return Writer(open_engine(ledger, write=True))


def _text_under(article: str) -> Select[Any]:
    return select(tables.article.c.text).where(tables.article.c.id == article)


def claim_rows(claim: Claim) -> list[tuple[Table, dict[str, Any]]]:
    """Return the rows a claim makes, with the table of each."""
    content = claim.to_json()
    common = {
        name: content[name]
        for name in ("id", "kind", "article", "said_on", "addressee", "modality", "negated", "confidence", "by")
    }
    said_by = " < ".join(v.name for v in claim.said_by) or None
    rows: list[tuple[Table, dict[str, Any]]] = [
        (
            tables.claim,
            {**common, "said_by": said_by, "content": json.dumps(content, ensure_ascii=False, sort_keys=True)},
        )
    ]
    rows += [(tables.evidence, {"claim": claim.id, "number": n, **e}) for n, e in enumerate(content["evidence"])]
    rows += [(tables.voice, {"claim": claim.id, "number": n, **v}) for n, v in enumerate(content["said_by"])]
    table = tables.metadata.tables[claim.kind]
    rows.append((table, {"claim": claim.id, **_columns(claim, content, table)}))
    if lies := content.get("location"):
        held = (c.name for c in tables.location.columns if c.name != "claim")
        rows.append((tables.location, {"claim": claim.id, **{name: lies[name] for name in held}}))
    return rows


def _columns(claim: Claim, content: dict[str, Any], table: Table) -> dict[str, Any]:
    """Return the columns of a kind's own table out of a claim's JSON."""
    flat = dict(content)
    if isinstance(claim, Statement):
        flat |= {"speaker": claim.speaker and claim.speaker.name, "role": claim.speaker and claim.speaker.role}
        flat["words"] = claim.words
    period = content.get("period") or {}
    flat |= {f"period_{k}": period.get(k) for k in ("kind", "start", "end")}
    if content.get("on"):
        flat |= {"type": content["on"]["type"], "proposal": content["on"]["proposal"]}
    flat["detail"] = (content.get("detail") or {}).get("kind")
    if isinstance(flat.get("proposal"), dict):
        flat["proposal"] = flat["proposal"]["name"]
    return {c.name: flat.get(c.name) for c in table.columns if c.name != "claim"}
