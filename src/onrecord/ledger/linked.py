"""The claims of a ledger as JSON-LD, one object a line: W3C Web Annotation, W3C PROV, schema.org.

Web Annotation anchors a claim in its article by words and by place (TextQuoteSelector, TextPositionSelector); PROV tells
what it was quoted from, who says so and what read it; schema.org has quotations and claims, and of ours never a rating.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.ledger.export import write_lines
from onrecord.ledger.query import Query
from onrecord.ledger.view import Entry, View
from onrecord.records import Article, Statement

Linked = dict[str, Any]
_AROUND = 32  # code points before and behind the words, by which they are found in a text that has changed
_PROV = {"prov": "http://www.w3.org/ns/prov#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}


def export_annotations(view: View, path: Path, query: Query) -> None:
    """Write a line a claim: an annotation of the words it rests on, whose body is the claim as the seam has it."""
    write_lines(path, (_annotation(*told) for told in _with_articles(view, query)))


def export_prov(view: View, path: Path, query: Query) -> None:
    """Write a line a claim: an entity quoted from its article and attributed to those who say so, nearest first."""
    write_lines(path, (_provenance(*told) for told in _with_articles(view, query)))


def export_schema(view: View, path: Path, query: Query) -> None:
    """Write a line a claim: a Quotation where somebody's own words are quoted, else a Claim."""
    write_lines(path, (_creative_work(*told) for told in _with_articles(view, query)))


def _with_articles(view: View, query: Query) -> Iterator[tuple[Entry, Article]]:
    """Yield each claim asked for with its article, which is looked up once, as claims stand by article."""
    article: Article | None = None
    for entry in view.entries(query):
        if article is None or article.id != entry.claim.article:
            article = view.article(entry.claim.article)
        yield entry, article


def _annotation(entry: Entry, article: Article) -> Linked:
    claim, text = entry.claim, article.text
    targets = [
        {
            "source": _source(article),
            "selector": [
                {
                    "type": "TextQuoteSelector", "exact": e.text, "prefix": text[max(0, e.start - _AROUND) : e.start],
                    "suffix": text[e.end : e.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": e.start, "end": e.end},
            ],
        }
        for e in claim.evidence
    ]  # fmt: skip
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": _urn("claim", claim.id), "type": "Annotation",
        "motivation": "classifying", "generator": {"type": "Software", "name": claim.by},
        "body": {"type": "TextualBody", "format": "application/json", "value": json.dumps(claim.to_json(), ensure_ascii=False)},
        "target": targets,
    }  # fmt: skip


def _provenance(entry: Entry, article: Article) -> Linked:
    claim = entry.claim
    read: Linked = {
        "@id": _urn("article", article.id), "@type": "prov:Entity", "rdfs:label": article.title, "rdfs:seeAlso": article.url,
        "prov:generatedAtTime": article.published,
    }  # fmt: skip
    if article.version_of:
        read["prov:wasRevisionOf"] = {"@id": _urn("article", article.version_of)}
    if article.outlet:
        read["prov:wasAttributedTo"] = {"@type": "prov:Organization", "rdfs:label": article.outlet}
    return {
        "@context": _PROV, "@id": _urn("claim", claim.id), "@type": "prov:Entity", "prov:value": claim.words,
        "prov:wasQuotedFrom": {k: v for k, v in read.items() if v is not None},
        "prov:wasAttributedTo": [{"@type": "prov:Agent", "rdfs:label": v.name} for v in claim.said_by],
        "prov:wasGeneratedBy": {
            "@type": "prov:Activity", "prov:wasAssociatedWith": {"@type": "prov:SoftwareAgent", "rdfs:label": claim.by},
        },
    }  # fmt: skip


def _creative_work(entry: Entry, article: Article) -> Linked:
    claim = entry.claim
    paper = {
        "@type": "NewsArticle", "@id": _source(article), "headline": article.title, "url": article.url,
        "datePublished": article.published,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
    }  # fmt: skip
    paper = {name: value for name, value in paper.items() if value is not None}
    work = {"@context": "https://schema.org", "@id": _urn("claim", claim.id), "text": claim.words}
    if isinstance(claim, Statement) and claim.quotation == "direct" and claim.speaker:
        return work | {"@type": "Quotation", "creator": _thing(claim.speaker.name), "isBasedOn": paper}
    return work | {"@type": "Claim", "author": [_thing(v.name) for v in claim.said_by], "appearance": paper}


def _thing(name: str) -> Linked:
    """Return somebody of whom it is not said whether it is a person or a body."""
    return {"@type": "Thing", "name": name}


def _source(article: Article) -> str:
    return article.url or _urn("article", article.id)


def _urn(kind: str, identity: str) -> str:
    return f"urn:onrecord:{kind}:{identity}"
