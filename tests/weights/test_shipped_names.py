"""Names as the shipped weights read them, in sentences of our own."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article

pytestmark = pytest.mark.weights


def labels(text):
    found = {}
    for entity in reader().annotate(Article.build(body=text)).entities:
        found.setdefault(text[entity.start : entity.end], []).append(entity.label)
    return found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Weibara",
            "Weibara blocked the account. Users of Weibara, a social media platform owned by Shenlong Group, said Weibara had removed posts about the strike.",
        ),
        (
            "Douvane",
            "Douvane said on Monday it had removed posts about the strike. Users of Douvane, a social media company, left Douvane in numbers.",
        ),
    ],
)
def test_a_name_that_no_list_holds_means_one_thing_all_through_an_article(name, text):
    assert len(set(labels(text)[name])) == 1
    assert len(labels(text)[name]) == text.count(name)


def test_a_short_form_in_brackets_is_a_name_like_its_full_form():
    text = "The Northern Relief Convoy Agency (NRCA) said on Friday that NRCA trucks had reached Jaffna."
    assert labels(text) == {
        "Northern Relief Convoy Agency": ["ORGANIZATION"],
        "NRCA": ["ORGANIZATION"] * 2,
        "Jaffna": ["LOCATION"],
    }


def test_a_name_whose_edges_are_in_doubt_is_not_lost():
    assert "Awa Diop" in labels("Economist and adviser to the Ministry of Trade Awa Diop said prices would rise.")
