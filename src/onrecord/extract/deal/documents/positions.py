"""What a document asks of others than those who bind themselves by it: "Demands that", "We call on the government to"."""

from collections.abc import Iterator

from onrecord.extract.deal.documents.sides import DocumentSides, asking
from onrecord.extract.deal.documents.units import Unit
from onrecord.extract.page import Page
from onrecord.layout.documents import Document
from onrecord.records import Position, Term


def document_positions(
    page: Page, document: Document, sides: DocumentSides, terms: list[tuple[Unit, Term]]
) -> Iterator[Position]:
    """Yield each type of term that the council or the one party of a document demands, once."""
    single = sides.holder if document.issuer or len(sides.parties.names) == 1 else None
    seen: set[str] = set()
    for unit, term in terms:
        asked = unit.leader is not None and page.tree.lower(unit.leader) in asking()
        if single is None or not asked or term.type in seen:
            continue
        seen.add(term.type)
        yield Position(
            article=page.article.id, evidence=term.evidence, confidence=0.7, by=page.by, party=single, term=term.type,
            proposal=document.name, stance="demands", date=document.day,
        )  # fmt: skip
