"""What a source asks for itself, or whom it cites, is not what it says."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Statement

pytestmark = pytest.mark.weights


def statements(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the acts of the statements of a text and the words they come from."""
    claims = reader().read(Article.build(body=text, published="2024-03-14")).claims
    return [(c.speech_act, tuple(e.text for e in c.evidence)) for c in claims if isinstance(c, Statement)]


def test_who_asks_not_to_be_named_tells_the_rest():
    text = '"We have broken no promise," a commander of the front, who asked not to be named, told the paper.'
    (told,) = statements(text)
    assert told == ("asserts", ('"We have broken no promise,"', "a commander of the front", "told"))


@pytest.mark.parametrize(
    "text",
    [
        "The envoy, who declined to be named, said the army would withdraw.",
        "The ministry, citing local officials, said the army would withdraw.",
    ],
)
def test_a_wish_for_silence_and_whom_one_cites_are_no_statements(text):
    assert [evidence[-1] for _, evidence in statements(text)] == ["the army would withdraw"]
