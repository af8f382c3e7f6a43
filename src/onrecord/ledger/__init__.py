"""Where claims are kept: a writer that only adds, a view that only looks."""

from onrecord.ledger.query import Query
from onrecord.ledger.view import Entry, View, open_view
from onrecord.ledger.writer import Added, Writer, open_writer

__all__ = ["Added", "Entry", "Query", "View", "Writer", "open_view", "open_writer"]
