"""Which articles are withdrawn on a day: of what was told of each by then, the last holds."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, exists, func, or_, select

from onrecord.ledger import tables
from onrecord.records import Retraction
from onrecord.records.values import following

_WHOLE_DAY = len("2025-03-08")
_UNTOLD = "no reason is told"


def withdrawn(as_of: str | None = None) -> Select[Any]:
    """Return the question for the ids of the articles withdrawn on a day, by default now."""
    told = tables.retraction.alias()
    return select(told.c.article).where(*_holding(told, as_of))


def retractions(as_of: str | None = None) -> Select[Any]:
    """Return the question for the retractions that hold on a day, by default now."""
    told = tables.retraction.alias()
    return select(told).where(*_holding(told, as_of))


def retraction_of(row: Row[Any]) -> Retraction:
    """Return the retraction of a row of the table."""
    told = row._mapping
    gone = told["withdrawn"] is not False
    return Retraction(
        article=told["article"], day=told["day"] or told["when"][:_WHOLE_DAY],
        why=told["why"] or (_UNTOLD if gone else None), who=told["who"], when=told["when"], withdrawn=gone,
    )  # fmt: skip


def _holding(told: FromClause, as_of: str | None) -> list[ColumnElement[bool]]:
    later = tables.retraction.alias()
    after = or_(_day(later) > _day(told), and_(_day(later) == _day(told), later.c.when > told.c.when))
    overtaken = exists().where(later.c.article == told.c.article, after, *_known(later, as_of))
    return [told.c.withdrawn.is_not(False), *_known(told, as_of), ~overtaken]


def _day(held: FromClause) -> ColumnElement[str]:
    return func.coalesce(held.c.day, func.substr(held.c.when, 1, _WHOLE_DAY))


def _known(held: FromClause, as_of: str | None) -> list[ColumnElement[bool]]:
    return [] if as_of is None else [_day(held) < following(as_of)]
