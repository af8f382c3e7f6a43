"""From any entry back to the words it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.ledger import Query, View
from onrecord.records import Claim, Event, Figure, Judgement
from onrecord.reports.numbers import counted
from onrecord.resolve.judge import machine_values
from onrecord.resolve.state import state_of

_AROUND = 120  # code points of the article shown on either side of the evidence


@dataclass(frozen=True, slots=True)
class Why:
    """A claim, the words it rests on with what stands around them, and where they stand.

    `words` are (before, evidence, after) triples, one for each stretch of evidence. `score` is how sure the program was,
    `read` holds what it had read in the fields that people corrected, `judgements` what they decided; `copies` are the
    articles that are one text with this one; `retracted` tells since when and why the article is withdrawn. `linked` are
    (claim, words): the event whose toll or extent a figure is, or the figures of an event.
    """

    claim: dict[str, Any]
    words: tuple[tuple[str, str, str], ...]
    chain: tuple[str, ...]
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    article: str
    by: str
    score: float = 1.0
    judged: str | None = None
    read: dict[str, Any] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    copies: tuple[str, ...] = ()
    retracted: str | None = None
    linked: tuple[tuple[str, str], ...] = ()


def why(view: View, claim: str) -> Why:
    """Return what a claim (its id, or the beginning of it) rests on; NotFound says what is near."""
    entry = view.claim(claim)
    found = entry.claim
    article = view.article(found.article)
    words = tuple(
        (article.text[max(0, e.start - _AROUND) : e.start], e.text, article.text[e.end : e.end + _AROUND])
        for e in found.evidence
    )
    chain = tuple(f"{v.name} ({v.role})" if v.role else v.name for v in found.said_by)
    state = state_of(view)
    about = state.decisions.claims.get(found.id, ())
    read = machine_values(next(view.unjudged(Query(claim=found.id))).claim, about) if about else {}
    copies = tuple(a for a in state.origins.copies(article.id) if a != article.id)
    withdrawn = view.retracted().get(article.id)
    return Why(
        claim=found.to_json(), words=words, chain=chain, title=article.title, outlet=article.outlet,
        published=article.published, url=article.url, article=article.id, by=found.by, score=found.confidence,
        judged=entry.judged, read=read, judgements=tuple(about), copies=copies,
        retracted=withdrawn.told if withdrawn else None, linked=tuple(_linked(view, found)),
    )  # fmt: skip


def _linked(view: View, claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the claims that a claim is linked to, each with a few words."""
    if isinstance(claim, Figure) and claim.event:
        for name, entry in view.named([claim.event]).items():
            yield name, entry.claim.words
    if isinstance(claim, Event):
        for figure in view.figures_of([claim]).get(claim.id, ()):
            yield figure.id, f"{counted(figure)}{', denied' if figure.negated else ''}"
