"""HTML -> Article, by trafilatura: title, day, byline, outlet, language and the main text."""

import re
from typing import Any

from onrecord.errors import InputError
from onrecord.read.days import day_in_name, day_published, is_day
from onrecord.read.decoding import decode
from onrecord.read.heading import heading
from onrecord.records import Article

_MOST_TAGS = 100_000  # trafilatura needs a second for some 20,000; the longest news pages have a few thousand
_DEEPEST = 400  # open elements; the parser below gives up a little later, pages of news nest some forty deep
_MOST_BYTES = 20_000_000
_ELEMENT = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,2000}?(/?)>")
_NEVER_OPEN = frozenset(
    b"br hr img input link meta area base col embed source track wbr p li dt dd option tr td th".split()
)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)


def html_article(where: str, content: bytes, *, url: str | None = None, charset: str | None = None) -> Article:
    """Return the article of a page; InputError if no main text is found or the markup is built to exhaust
    us.
    """
    check_markup(where, content)
    text = decode(where, content, charset=charset)
    page = _extracted(where, text, url)
    title = " ".join((page.title or "").split()) or None
    body = _body(page.text, title)
    stated = heading(body)
    language = _LANGUAGE.search(text[:5000])
    return Article.build(
        body=body, title=title, url=url or page.url or None, outlet=page.sitename or stated["outlet"],
        byline=page.author or None,
        published=page.date if page.date and is_day(page.date) else day_published(body, day_in_name(where), title),
        language=language[1].lower() if language else None, dateline=stated["dateline"], wire=stated["wire"],
        where=where,
    )  # fmt: skip


def check_markup(where: str, content: bytes) -> None:
    """Raise InputError if the page is far larger, more deeply nested or fuller of tags than any page of
    news.
    """
    if len(content) > _MOST_BYTES or content.count(b"<") > _MOST_TAGS or _depth(content) > _DEEPEST:
        raise InputError(
            where,
            "has more markup than any page of news, as if built to exhaust a reader; read its text instead",
        )


def _extracted(where: str, text: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(
            text, url=url, with_metadata=True, include_comments=False, include_tables=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )  # fmt: skip
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise InputError(where, f"the page cannot be parsed ({type(error).__name__}); read its text instead") from error
    if page is None or not (page.text or "").strip():  # type: ignore[union-attr]
        raise InputError(where, "no article text was found on the page; save its text and read that")
    return page


def _body(text: str, title: str | None) -> str:
    """Return the paragraphs set apart by blank lines, without the headline, which is the title already."""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip(" |-")]  # no rule of a table
    if title and len(paragraphs) > 1 and " ".join(paragraphs[0].split()).casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    return "\n\n".join(paragraphs)


def _depth(content: bytes) -> int:
    """Return how deep elements that must be closed stand open at most, counted roughly and cheaply."""
    depth = deepest = 0
    for tag in _ELEMENT.finditer(content):
        if tag[3] or tag[2].lower() in _NEVER_OPEN:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
