"""RSS and Atom -> articles, by feedparser: the content that the feed itself carries."""

import io
import re
from collections.abc import Iterator
from html import unescape
from time import strftime
from typing import Any

from onrecord.errors import InputError
from onrecord.read.days import day_stated
from onrecord.read.heading import heading
from onrecord.read.html import check_markup
from onrecord.records import Article

_BLOCK = re.compile(r"<\s*/?\s*(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure)\b[^>]*>", re.I)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")


def feed_articles(where: str, content: bytes) -> Iterator[Article | InputError]:
    """Yield the article of every entry that carries text, an InputError for each that has none."""
    import feedparser

    check_markup(where, content)
    parsed = feedparser.parse(io.BytesIO(content), resolve_relative_uris=False)
    if not parsed.entries:
        raise InputError(where, "the feed holds no entries, or is damaged; open it in a browser to see")
    for number, entry in enumerate(parsed.entries, start=1):
        place = f"{where}, entry {number}"
        article = _article(entry, parsed.feed)
        yield (
            article.found_at(place)
            if article
            else InputError(place, "carries no text; read the page it links to instead")
        )
    if parsed.bozo and "</" not in content[-200:].decode("latin-1"):
        yield InputError(where, "the feed is cut short; fetch it again")


def plain(markup: str) -> str:
    """Return the text of an entry's HTML, blocks set apart by blank lines."""
    blocks = _BLOCK.sub("\n", markup).split("\n")
    texts = (" ".join(unescape(_TAG.sub("", block)).split()) for block in blocks)
    return "\n\n".join(text for text in texts if text)


def _article(entry: Any, feed: Any) -> Article | None:
    bodies = [c.get("value", "") for c in entry.get("content", ())] or [entry.get("summary", "")]
    body = plain(max(bodies, key=len))
    if not body:
        return None
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    stated = heading(body)
    link = entry.get("link") or ""
    return Article.build(
        body=body, title=plain(entry.get("title", "")) or None, url=link if link.startswith("http") else None,
        outlet=feed.get("title") or stated["outlet"], byline=entry.get("author") or None,
        published=strftime("%Y-%m-%d", moment) if moment else day_stated(body),
        language=feed.get("language") or None, dateline=stated["dateline"], wire=stated["wire"],
    )  # fmt: skip
