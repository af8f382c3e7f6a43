"""From any entry back to the words it came from."""

from dataclasses import dataclass
from typing import Any

from onrecord.ledger import View

_AROUND = 120  # code points of the article shown on either side of the evidence


@dataclass(frozen=True, slots=True)
class Why:
    """A claim, the words it rests on with what stands around them, and where they stand.

    `words` are (before, evidence, after) triples, one for each stretch of evidence.
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
    return Why(
        claim=found.to_json(), words=words, chain=chain, title=article.title, outlet=article.outlet,
        published=article.published, url=article.url, article=article.id, by=found.by,
    )  # fmt: skip
