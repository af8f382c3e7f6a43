"""Agreements, resolutions, communiqués and plans given as documents: their clauses, their signing, their exchange.

What is news in a text that is no news is left out: recitals are what the parties hold, clauses are terms and no events,
and lines of signatures say nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.deal.documents.exchanges import document_exchanges
from onrecord.extract.deal.documents.positions import document_positions
from onrecord.extract.deal.documents.sides import DocumentSides
from onrecord.extract.deal.documents.signing import signing
from onrecord.extract.deal.documents.terms import document_terms
from onrecord.extract.deal.learned import Learned
from onrecord.extract.events.words import Told
from onrecord.extract.page import Page
from onrecord.layout.documents import Document
from onrecord.records import Claim, Statement, Voice

__all__ = ["document_claims", "events_beside", "statements_beside"]


def document_claims(page: Page, document: Document, learned: Learned | None) -> tuple[Claim, ...]:
    """Return the terms of a document, what it asks of others, its signing, and the exchange it lays down."""
    sides = DocumentSides(page, document)
    told = document_terms(page, document, sides, learned)
    terms = [term for _, term in told]
    return (
        *terms,
        *document_positions(page, document, sides, told),
        *signing(page, document, sides),
        *document_exchanges(page, document, terms),
    )


def statements_beside(page: Page, document: Document, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of a document: those of its recitals by its parties, and none of clauses and signatures."""
    sides = DocumentSides(page, document)
    told = [s for s in statements if _is_recalled(document, s)]
    outer = [s for s in told if not any(_holds(other, s) for other in told)]
    return tuple(
        _held(s, sides.holder) if s.speaker is None or sides.parties.meant(s.speaker.name) else s for s in outer
    )


def _held(statement: Statement, holder: str | None) -> Statement:
    """Return a statement of a recital as that of those who hold it."""
    return replace(statement, speaker=Voice(holder), said_by=(Voice(holder),)) if holder else statement


def _holds(outer: Statement, inner: Statement) -> bool:
    """Say whether the contents of a statement lie within another's."""
    return outer is not inner and any(
        o.start <= inner.content[0].start and inner.content[-1].end <= o.end and o != inner.content[0]
        for o in outer.content
    )


def events_beside(document: Document, happened: Sequence[Told]) -> tuple[Told, ...]:
    """Return the events that a document recalls above its clauses; what clauses, headings and signatures tell is none."""
    return tuple((event, words) for event, words in happened if _is_recalled(document, event))


def _is_recalled(document: Document, claim: Claim) -> bool:
    """Say whether a claim rests on what stands above the clauses and is neither the title nor who agrees, where and when."""
    start = claim.evidence[0].start
    return document.part_at(start) == "front" and start >= document.title.end and not document.is_formal(start)
