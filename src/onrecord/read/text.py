"""Plain text -> Article: the text as it stands; what a dateline or file name states beside it."""

from onrecord.read.days import day_in_name, day_published
from onrecord.read.heading import heading
from onrecord.records import Article


def text_article(where: str, text: str, *, url: str | None = None) -> Article:
    """Return the article a plain text is; its day is the one it states, else that in the file's name (talks-2024-08-15.txt)."""
    published = day_published(text, day_in_name(where))
    return Article.build(body=text, url=url, published=published, where=where, **heading(text))


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
