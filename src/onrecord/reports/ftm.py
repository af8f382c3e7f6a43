"""The claims of a ledger as FollowTheMoney statements, one a line: who says of whom what, in which article.

A statement there is one value of one property of one entity. An actor is an entity for each article and name in it
(`entity_id`), and one for all that are held to be the same (`canonical_id`), as people left it. What is claimed to have
happened is an Event; whatever else is claimed is a Note about those who say so, never a property of theirs.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.ledger import Entry, Query, View
from onrecord.ledger.export import write_lines
from onrecord.records import Article, Claim, Event, Figure, content_id
from onrecord.reports.numbers import toll_words
from onrecord.resolve.mentions import named_in
from onrecord.resolve.state import State, state_of

DATASET = "onrecord"
_SCHEMA = {"person": "Person", "body": "Organization", "government": "PublicBody"}
_SAY = {"said", "relayed", "stood", "tabled"}
_HAPPENED = {"occurred", "ongoing"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_WEB = re.compile(r"https?://[^\s/]+\.\S+")

Row = dict[str, Any]


def export_ftm(view: View, path: Path, query: Query) -> None:
    """Write a line a statement, each once; those of an article stand together."""
    write_lines(path, ftm_rows(view, query))


def ftm_rows(view: View, query: Query) -> Iterator[Row]:
    """Yield the statements of each article with claims, of the actors in it, and of what is claimed there."""
    state = state_of(view, None)
    article: Article | None = None
    met: set[str] = set()
    for entry in view.entries(query):
        if article is None or article.id != entry.claim.article:
            article, met = view.article(entry.claim.article), set()
            yield from _article(article)
        for row in (*_actors(entry, state), *_claim(view, entry, state)):
            if row["id"] not in met:
                met.add(row["id"])
                yield row


def _article(article: Article) -> Iterator[Row]:
    told = {
        "title": article.title, "author": article.byline, "publisher": article.outlet, "publishedAt": article.day,
        "sourceUrl": _web(article.url),
    }  # fmt: skip
    yield from _statements(_article_id(article.id), "Article", told, seen=article.day)


def _actors(entry: Entry, state: State) -> Iterator[Row]:
    """Yield what the article tells of those whom a claim names: the name used, and the office of a person."""
    article = entry.claim.article
    for name, role, _ in named_in(entry.claim):
        if (actor := state.actors.of(name, article)) is None:
            continue
        schema = _SCHEMA[actor.kind]
        told = {
            "name": name, "position": role if schema == "Person" else None,
            "country": actor.home.lower() if actor.home else None, "proof": _article_id(article),
        }  # fmt: skip
        own = _identity("mention", [article, name])
        yield from _statements(own, schema, told, seen=entry.day, canonical=_identity("actor", actor.id))


def _claim(view: View, entry: Entry, state: State) -> Iterator[Row]:
    claim = entry.claim
    words = " … ".join(e.text for e in claim.evidence)
    told: Row = {"proof": _article_id(claim.article), "publisher": entry.outlet, "sourceUrl": _web(entry.url)}
    if isinstance(claim, Event) and claim.status in _HAPPENED and claim.modality == "asserted" and not claim.negated:
        kind = " ".join(filter(None, (claim.plover, claim.mode)))
        told |= {
            "name": f"{kind}: {' – '.join([*claim.actors, *claim.recipients])}" if claim.actors else kind,
            "summary": words, "date": claim.date if claim.date and _DATE.fullmatch(claim.date) else None,
            "location": claim.place, "keywords": [claim.plover, claim.mode, claim.status],
            "country": land.lower() if (land := claim.location and claim.location.place.country) else None,
            "involved": _called(state, claim, [*claim.actors, *claim.recipients]),
            "notes": ", ".join(toll_words(view.figures_of([claim]).get(claim.id, ()))) or None,
        }  # fmt: skip
        schema = "Event"
    else:
        status = claim.status if isinstance(claim, Event) else None
        denied = "negated" if claim.negated else None
        told |= {
            "name": f"{claim.kind}: {words}"[:200], "description": words,
            "keywords": [claim.kind, claim.modality, status, denied],
            "entity": [
                *_called(state, claim, [name for name, _, how in named_in(claim) if how in _SAY]),
                *([_identity("claim", claim.event)] if isinstance(claim, Figure) and claim.event else []),
            ],
        }  # fmt: skip
        schema = "Note"
    yield from _statements(_identity("claim", claim.id), schema, told, seen=entry.day)


def _called(state: State, claim: Claim, names: list[str]) -> list[str]:
    """Return the entities behind names of a claim, each once."""
    found = (state.actors.of(name, claim.article) for name in names)
    return list(dict.fromkeys(_identity("actor", actor.id) for actor in found if actor))


def _statements(
    entity: str, schema: str, told: Row, *, seen: str | None, canonical: str | None = None
) -> Iterator[Row]:
    """Yield a statement for each value told; first that the entity is there, which FollowTheMoney calls its id."""
    values = [(p, v) for p, held in told.items() for v in (held if isinstance(held, list) else [held]) if v is not None]
    for prop, value in [("id", content_id([schema, entity])), *values]:
        key = f"{DATASET}.{entity}.{prop}.{value}"
        yield {
            "canonical_id": canonical or entity, "entity_id": entity, "prop": prop, "schema": schema, "value": value,
            "dataset": DATASET, "lang": None, "original_value": None, "first_seen": seen, "last_seen": seen,
            "external": False, "origin": None, "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
        }  # fmt: skip


def _article_id(article: str) -> str:
    return _identity("article", article)  # an id given with the input may hold anything


def _identity(kind: str, content: Any) -> str:
    return f"{DATASET}-{kind}-{content_id(content)}"


def _web(url: str | None) -> str | None:
    return url if url and _WEB.fullmatch(url) else None
