"""Reads the news of a war and the talks to end it, and keeps a sourced record.

    import onrecord

    reading = onrecord.read_text("...", published="2024-08-15")
    with onrecord.open_ledger("record.db") as ledger:
        ledger.add(reading)
        ledger.statements(speaker="...")

See docs/tutorial.md. What these names need is loaded when they are first called.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.desk import Desk
    from onrecord.pipeline import Reading

__version__ = "0.1.0"
__all__ = ["__version__", "open_ledger", "read_text"]


def read_text(text: str, *, title: str | None = None, published: str | None = None, **stated: str | None) -> "Reading":
    """Return what can be read in one article: its annotations and claims.

    `published` is the day (YYYY-MM-DD) that "Thursday" or "last month" is reckoned from; `stated` may give
    any other field of an article (id, url, outlet, wire, byline, dateline, language). Offsets count in
    `reading.article.text`: `text` itself, or title, blank line, text. Raises InvalidRecord if a field cannot
    be what it is given as.
    """
    from onrecord.desk import read_text

    return read_text(text, title=title, published=published, **stated)


def open_ledger(ledger: str | None = None) -> "Desk":
    """Return the desk at a ledger: a path, an SQLAlchemy URL, or by default ONRECORD_LEDGER or onrecord.db
    here.
    """
    from onrecord.desk import open_desk

    return open_desk(ledger)
