"""Agreements, resolutions, communiqués and plans given as documents: known by their form, taken apart line by line.

One place tells them for all who ask: the day a text is of, what its clauses, headings and signatures are, and who its
parties are. News that tells of an agreement is none: it has a dateline, or somebody "said" something.
"""

from onrecord.layout.documents.form import Document, Item, document_in
from onrecord.layout.documents.parties import Parties, Party, written

__all__ = ["Document", "Item", "Parties", "Party", "document_in", "written"]
