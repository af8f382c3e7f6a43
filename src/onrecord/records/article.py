"""A news item as it was read."""

from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from onrecord.errors import InvalidRecord
from onrecord.records.identity import content_id
from onrecord.records.values import require_date, require_existing

_NAMED = 60  # characters by which an article without a title is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one news item.

    `text` is what every offset counts in: the title, a blank line and the body, or the body alone where there is no
    title. `published` is a day (YYYY-MM-DD) or a moment; `wire` the agency whose copy it carries, where stated;
    `version_of` the id of an earlier version. None means "not stated". `where` is the file and line it was read from,
    for messages; it is no part of the record and nowhere stored.
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
    where: str | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidRecord("an article needs an id")
        if self.published is not None:
            require_date(self.published[:10], "published")
        if self.title and not self.text.startswith(self.title):
            raise InvalidRecord("an article's text starts with its title")

    @classmethod
    def build(cls, *, body: str, title: str | None = None, id: str | None = None, **stated: str | None) -> Self:
        """Return the article made of `title` and `body`; without `id` it gets the hash of its content.

        The hash does not depend on how lines end: a file saved on another system is the same article.
        """
        require_existing(stated.get("published"), "published")
        text = f"{title}\n\n{body}" if title else body
        identity = {k: stated.get(k) for k in ("url", "outlet", "published")}
        return cls(id=id or content_id({"text": one_ended(text), **identity}), text=text, title=title or None, **stated)

    @property
    def day(self) -> str | None:
        """The day of publication, YYYY-MM-DD."""
        return self.published[:10] if self.published else None

    @property
    def begins(self) -> str | None:
        """The first words of an article that has no title, to call it by; None of one that has."""
        return None if self.title else first_words(self.text)

    @property
    def former_id(self) -> str:
        """The id that earlier versions gave: for a text with other line ends than the usual ones it was another."""
        if "\r" not in self.text:
            return self.id
        identity = {k: getattr(self, k) for k in ("url", "outlet", "published")}
        is_hashed = self.id == content_id({"text": one_ended(self.text), **identity})
        return content_id({"text": self.text, **identity}) if is_hashed else self.id

    def found_at(self, where: str) -> Self:
        """Return the article with the file and line it was read from."""
        return replace(self, where=where)

    def to_json(self) -> dict[str, Any]:
        """Return the article as JSON holds it."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "where"}


def first_words(text: str) -> str | None:
    """Return the words that a text begins with, as many as name it."""
    line = text.strip()[: 2 * _NAMED].split("\n")[0].strip()
    return (line if len(line) <= _NAMED else line[:_NAMED].rsplit(" ", 1)[0] + "…") or None


def one_ended(text: str) -> str:
    """Return the text with every line ended by a line feed alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def another_text(article: str) -> str:
    """Return what is wrong, and what to do, where a text comes under the id of another."""
    return (
        f"another text is on record under the id {article!r}, and stays; give this one an id of its own, or none "
        "(and, if it is a later version of that one, the same url)"
    )
