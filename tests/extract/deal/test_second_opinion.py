"""The second opinion on stances: one word may tell different ones on different topics."""

import pytest

from onrecord.extract.deal.learned import Pair
from onrecord.extract.deal.stances.second import SecondOpinion, ask_stance
from onrecord.extract.page import Page
from onrecord.pipeline import reader
from onrecord.records import Article
from onrecord.weights.heads import StanceHead
from onrecord.weights.small_head import bucket

pytestmark = pytest.mark.weights


def page_of(text):
    article = Article.build(body=text, published="2024-05-01")
    return Page(article, reader().annotate(article), by="")


def word(page, lower):
    return next(w for w in range(len(page.tree.words)) if page.tree.lower(w) == lower)


@pytest.mark.parametrize(
    ("text", "cue", "topic", "stance"),
    [
        ("Chad rejected the ceasefire but accepted the corridor.", "rejected", "ceasefire", "rejects"),
        ("Chad rejected the ceasefire but accepted the corridor.", "accepted", "corridor", "accepts"),
        ("Nepal called on the rebels to free the pilots.", "called", "free", "demands"),
        ("Peru would leave the port only if Chile disarmed.", "if", "leave", "conditions"),
    ],
)
def test_the_stance_of_a_pair_is_the_likeliest(text, cue, topic, stance):
    page = page_of(text)
    assert page.annotations.states is not None
    second = SecondOpinion(page.tree, page.annotations.states, StanceHead.load())
    (shares,) = second([Pair(word(page, cue), word(page, topic), 0)])
    assert StanceHead.kinds[shares.argmax()] == stance
    assert shares.sum() == pytest.approx(1, abs=1e-5)


def test_a_pair_is_told_by_its_words_and_the_way_between_them():
    page = page_of("Chad has not accepted the ceasefire.")
    accepted, ceasefire = word(page, "accepted"), word(page, "ceasefire")
    asked = ask_stance(page.tree, Pair(accepted, ceasefire, 0))
    assert asked.single == (accepted, accepted, ceasefire, accepted)
    assert word(page, "not") in asked.means[0]
    assert {bucket(m) for m in ("haccepted", "cnot", "hcaccepted|not", "pobj", "oceasefire", "ychad")} <= {*asked.marks}
    nobody = ask_stance(page.tree, Pair(accepted, ceasefire, None))
    assert set(nobody.marks) < set(asked.marks)
