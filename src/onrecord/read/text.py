"""Plain text -> Article: the text as it stands; what a dateline or file name states beside it."""

import re
from pathlib import PurePath

from onrecord.read.datelines import dateline
from onrecord.records import Article
from onrecord.records.values import day_of

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_OPENING = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_PAGE = re.compile(r"https?://")


def text_article(where: str, text: str, *, url: str | None = None) -> Article:
    """Return the article a plain text is; its day is that in the file's name (talks-2024-08-15.txt), if
    any.
    """
    place, wire = dateline(text)
    return Article.build(body=text, url=url, dateline=place, wire=wire, published=day_in_name(where), where=where)


def day_in_name(where: str) -> str | None:
    """Return the day YYYY-MM-DD that stands in a file's name."""
    match = None if _PAGE.match(where) else _DAY.search(PurePath(where).name)
    if match is None:
        return None
    day = f"{match[1]}-{match[3]}-{match[4]}"
    return day if is_day(day) else None


def is_day(value: str) -> bool:
    """Say whether the value opens with a day of the calendar, YYYY-MM-DD."""
    return _OPENING.match(value) is not None and day_of(value) is not None


def with_day(article: Article, day: str | None) -> Article:
    """Return the article with `day` as its day of publication if it states none; an id it was given stays."""
    if article.published is not None or day is None:
        return article
    stated = {k: v for k, v in article.to_json().items() if k not in {"id", "text", "title", "published"}}
    body = article.text[len(article.title) + 2 :] if article.title else article.text
    stated["where"] = article.where
    hashed = Article.build(body=body, title=article.title, **stated).id == article.id
    given = None if hashed else article.id
    return Article.build(body=body, title=article.title, id=given, published=day, **stated)
