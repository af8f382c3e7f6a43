"""Who says what and when, in single sentences; the weights read them."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Statement

pytestmark = pytest.mark.weights


def statements(text, published="1998-08-14"):
    """Return the statements of an article, published on a Friday."""
    read = reader().read(Article.build(body=text, published=published))
    return [c for c in read.claims if isinstance(c, Statement)]


@pytest.mark.parametrize(
    ("text", "speaker", "said_on"),
    [
        ("The Peruvian government Thursday condemned the bombing in Goma.", "Peruvian government", "1998-08-13"),
        ("Two officials Wednesday told reporters that the envoy had left.", "Two officials", "1998-08-12"),
        ("Malian security forces said on Friday three men were killed and two hurt.", "Malian security forces",
         "1998-08-14"),
        ("On Tuesday the envoy said he would leave.", "envoy", "1998-08-11"),
        ("After landing on Monday the envoy said he would leave.", "envoy", None),
    ],
)  # fmt: skip
def test_the_day_of_saying_is_no_part_of_the_name(text, speaker, said_on):
    (told,) = statements(text)
    assert (told.speaker.name, told.said_on) == (speaker, said_on)


def test_what_is_said_in_one_breath_is_said_on_one_day():
    told = statements("President Awa Diop Thursday condemned the bombing in Goma and vowed to punish the bombers.")
    assert [s.said_on for s in told] == ["1998-08-13"] * 2
