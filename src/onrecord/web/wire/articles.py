"""Articles with their claims."""

from typing import Any

from pydantic import BaseModel

from onrecord.web.wire.decisions import Retraction
from onrecord.web.wire.shape import Wire


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
