"""The signing of a document: an agreement of its parties, and the round at which they signed."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.deal.documents.sides import DocumentSides
from onrecord.extract.page import Page
from onrecord.layout.documents import Document
from onrecord.records import Event, Evidence, Round, Voice


def signing(page: Page, document: Document, sides: DocumentSides) -> Iterator[Event]:
    """Yield that the parties agreed, and where people signed, the round at which they did; nothing of one party's paper."""
    names = sides.parties.names
    if len(names) < 2 or not document.agreed:
        return
    spans = dict.fromkeys((document.title, *(s.span for s in document.signatures)))
    evidence = tuple(Evidence.quote(page.text, span) for span in spans)
    agreed = Event(
        article=page.article.id, evidence=evidence, confidence=0.7, by=page.by, plover="AGREE", actors=names, place=sides.place,
        date=document.day,
    )  # fmt: skip
    yield agreed
    signed = [s for s in document.signatures if s.how == "signed"]
    if len(signed) > 1:
        people = tuple(Voice(s.name, _office(s.role, s.party, sides)) for s in signed)
        watching = sides.watching
        held = Round((*map(Voice, names), *people), watching, "held", None, document.name)
        mode = "third-party" if watching else None
        yield replace(agreed, plover="CONSULT", mode=mode, actors=names[:1], recipients=names[1:], detail=held)


def _office(role: str | None, party: str | None, sides: DocumentSides) -> str | None:
    told = (role, f"for {sides.spelled(party)}" if party else None)
    return ", ".join(filter(None, told)) or None
