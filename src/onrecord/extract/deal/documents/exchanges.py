"""Captives given for captives under a document: what each of two parties is to release, where it tells of an exchange."""

import re
from collections.abc import Sequence
from itertools import combinations

from onrecord.extract.page import Page
from onrecord.layout.documents import Document
from onrecord.records import Event, Evidence, Exchange, Side, Term

_RELEASES = {"hostage_release", "prisoner_release", "remains_return"}
_IN_RETURN = re.compile(
    r"(?i)\b(?:exchang\w+|swaps?|in return|reciprocal\w*|simultaneous\w*|same place and time|at the same time)\b"
)


def document_exchanges(page: Page, document: Document, terms: Sequence[Term]) -> tuple[Event, ...]:
    """Return the exchange of a document: the first two releases by different parties that it tells to be given for each other."""
    releases = [t for t in terms if t.type in _RELEASES and t.parameters.get("debtor") and t.parameters.get("quantity")]
    for one, other in combinations(releases, 2):
        if one.parameters["debtor"] == other.parameters["debtor"] or one.phase != other.phase:
            continue
        told = " ".join([document.name, *(e.text for t in (one, other) for e in t.evidence)])
        if not _IN_RETURN.search(told):
            continue
        evidence: tuple[Evidence, ...] = (*one.evidence, *other.evidence)
        parties = tuple(str(t.parameters["debtor"]) for t in (one, other))
        return (
            Event(
                article=page.article.id, evidence=evidence, confidence=0.7, by=page.by, plover="RETREAT", mode="release",
                actors=parties, status="planned" if document.agreed else "called_for",
                detail=Exchange((_side(one), _side(other))),
            ),
        )  # fmt: skip
    return ()


def _side(term: Term) -> Side:
    told = term.parameters
    return Side(told["debtor"], told.get("unit"), told.get("quantity"), None, None, told.get("comparator", "="))
