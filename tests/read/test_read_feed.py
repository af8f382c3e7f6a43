from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.read.feed import feed_articles, plain

FEED = (Path(__file__).parents[1] / "cases/read/feed.xml").read_bytes()
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title><id>1</id>
<updated>2024-03-02T08:00:00Z</updated>
<content type="html">&lt;p&gt;x &amp;amp; y&lt;/p&gt;</content></entry></feed>"""


def test_an_entry_with_text_is_an_article_and_one_without_is_said():
    article, problem = feed_articles("feed.xml", FEED)
    assert article.text == "Army & rebels trade blame\n\nGOMA (AFP) — Five people died.\n\nThe army said so."
    assert (article.outlet, article.url, article.published) == (
        "Example Desk",
        "https://desk.example/1",
        "2024-03-02",
    )
    assert (article.wire, article.dateline, article.language) == ("AFP", "GOMA", "en")
    assert str(problem).startswith("feed.xml, entry 2: carries no text")


def test_atom_is_read_alike():
    (article,) = feed_articles("atom.xml", ATOM)
    assert (article.text, article.published, article.url) == ("T\n\nx & y", "2024-03-02", None)


def test_a_feed_without_entries_is_a_problem():
    with pytest.raises(InputError, match="no entries"):
        list(feed_articles("f", b"<rss><channel><title>x</title>"))


def test_entities_that_multiply_do_not():
    levels = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{levels}]>'
    bomb = head + "<rss><channel><item><title>x</title><description>&j;</description></item></channel></rss>"
    for item in feed_articles("bomb.xml", bomb.encode()):
        assert len(str(item)) < 10_000


def test_markup_becomes_paragraphs_and_scripts_do_not_run_into_words():
    assert plain("<p>One <b>two</b></p><ul><li>three</li></ul>") == "One two\n\nthree"
