"""A news item as it was read."""

from dataclasses import dataclass, fields
from typing import Any, Self

from onrecord.errors import InvalidRecord
from onrecord.records.identity import content_id
from onrecord.records.values import require_date, require_existing


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one news item.

    `text` is what every offset counts in: the title, a blank line and the body, or the body alone where there is no
    title. `published` is a day (YYYY-MM-DD) or a moment; `wire` the agency whose copy it carries, where stated;
    `version_of` the id of an earlier version. None means "not stated".
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    wire: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    retrieved_at: str | None = None
    version_of: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidRecord("an article needs an id")
        if self.published is not None:
            require_date(self.published[:10], "published")
        if self.title and not self.text.startswith(self.title):
            raise InvalidRecord("an article's text starts with its title")

    @classmethod
    def build(cls, *, body: str, title: str | None = None, id: str | None = None, **stated: str | None) -> Self:
        """Return the article made of `title` and `body`; without `id` it gets the hash of its content."""
        require_existing(stated.get("published"), "published")
        text = f"{title}\n\n{body}" if title else body
        identity = {"text": text, **{k: stated.get(k) for k in ("url", "outlet", "published")}}
        return cls(id=id or content_id(identity), text=text, title=title or None, **stated)

    @property
    def day(self) -> str | None:
        """The day of publication, YYYY-MM-DD."""
        return self.published[:10] if self.published else None

    def to_json(self) -> dict[str, Any]:
        """Return the article as JSON holds it."""
        return {f.name: getattr(self, f.name) for f in fields(self)}
