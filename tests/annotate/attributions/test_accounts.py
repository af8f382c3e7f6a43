"""Statements told by a noun for an account, in single sentences."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Statement


def statements(text: str) -> list[tuple[str, list[str]]]:
    """Return the speakers of a text's statements, with what they say."""
    article = Article.build(body=text, published="2024-06-05")
    found = [c for c in reader().read(article).claims if isinstance(c, Statement)]
    return [(s.speaker.name if s.speaker else "", [article.text[p.start : p.end] for p in s.content]) for s in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "It was the worst day of the truce: 44 dead, 112 hurt, by the tally of the Peruvian Red Cross.",
            "Peruvian Red Cross",
            ["It was the worst day of the truce: 44 dead, 112 hurt"],
        ),
        (
            "Neither the army nor the rebels, in the analysts' view, can pay for another offensive.",
            "analysts",
            ["Neither the army nor the rebels", "can pay for another offensive"],
        ),
        ("By the army's own admission, nine of its men were killed.", "army", ["nine of its men were killed"]),
    ],
)
def test_who_has_it_by_his_own_account_says_it(text, speaker, content):
    assert (speaker, content) in statements(text)


def test_an_account_inside_a_clause_attributes_nothing():
    assert statements("The two sides differ in their view of the border.") == []


def test_in_view_of_a_thing_nobody_tells_what_follows():
    told = statements("In view of this, the Peruvian side cannot vouch for the safety of ships.")
    assert "this" not in {speaker for speaker, _ in told}
