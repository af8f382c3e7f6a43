"""Articles, what changed between their versions, and the way from a claim back to its words."""

from typing import Any

from pydantic import BaseModel

from onrecord.web.wire.decisions import Judgement, Retraction
from onrecord.web.wire.shape import Wire, Words


class ArticleRow(Wire):
    """An article without its text."""

    day: str | None
    title: str | None
    outlet: str | None
    wire: str | None
    url: str | None
    claims: int
    article: str
    retracted: str | None
    begins: str | None


class Story(Wire):
    """An article with its copies and versions."""

    day: str | None
    title: str | None
    voice: str | None
    outlets: Words
    origins: int
    articles: Words
    versions: Words
    alike: float | None
    begins: str | None


class Article(Wire):
    """An article as it was read; every offset counts in `text`, in Unicode code points."""

    id: str
    text: str
    url: str | None
    outlet: str | None
    wire: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    language: str | None
    retrieved_at: str | None
    version_of: str | None


class ArticleClaims(BaseModel):
    """An article with its claims in text order, in the form of `onrecord extract`."""

    article: Article
    claims: list[dict[str, Any]]
    retracted: Retraction | None


class Why(Wire):
    """A claim and the words it rests on, each with what stands before and after; what people decided about it."""

    claim: dict[str, Any]
    words: tuple[tuple[str, str, str], ...]
    chain: Words
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    article: str
    by: str
    score: float
    judged: str | None
    read: dict[str, Any]
    judgements: tuple[Judgement, ...]
    copies: Words
    retracted: str | None
    linked: tuple[tuple[str, str], ...]


class Version(Wire):
    """One version of an article."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    retrieved_at: str | None


class DiffRow(Wire):
    """One claim that came, went or changed."""

    how: str
    kind: str
    who: str | None
    words: str
    fields: dict[str, tuple[Any, Any]]
    before: str | None
    after: str | None


class Diff(Wire):
    """What changed between two versions of an article."""

    before: Version
    after: Version
    rows: tuple[DiffRow, ...]
    kept: int
    versions: tuple[Version, ...]
