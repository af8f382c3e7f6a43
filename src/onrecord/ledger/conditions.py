"""Conditions on texts, each written so that the database answers it fast."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, select, text


def contains(column: Any, asked: str) -> Any:
    """Return the condition that a column contains the words asked for, whatever the case."""
    return func.lower(column).contains(asked.lower(), autoescape=True)


def begins(column: Any, asked: str) -> ColumnElement[bool]:
    """Return the condition that a column begins so, which an index answers."""
    return and_(column >= asked, column < asked + "\U0010ffff")


def rows_with(words: str, index: str) -> Select[Any]:
    """Return the question for the rows of one of SQLite's full-text indexes that hold all the words."""
    phrase = " ".join('"' + word.replace('"', '""') + '"' for word in words.split()) or '""'
    matching = text(f"{index} MATCH :phrase").bindparams(phrase=phrase)
    return select(literal_column("rowid")).select_from(text(index)).where(matching)
