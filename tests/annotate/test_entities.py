import numpy as np

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.entities import annotate_entities
from onrecord.records import Span

NAMES = ["O", "B-LOCATION", "B-ORGANIZATION"]


def found(text, scores):
    words, at = [], 0
    for word in text.split():
        words.append(Span(at, at + len(word)))
        at += len(word) + 1
    flat = np.zeros((3, 3), np.float32)
    entities = annotate_entities(
        text, np.array(scores, np.float32), words, [Sentence(0, len(text), 0, len(words))], NAMES, flat
    )
    return [(text[e.start : e.end], e.label) for e in entities]


ASIDE = [9, 0, 0]


def test_one_doubtful_mention_follows_its_like_in_the_article():
    text, place, body = "at Hamza , at Hamza , at Hamza", [0, 3, 0], [0, 1, 1.5]
    rows = [ASIDE, place, ASIDE, ASIDE, place, ASIDE, ASIDE, body]
    assert found(text, rows) == [("Hamza", "LOCATION")] * 3


def test_words_with_other_neighbours_or_in_lower_case_are_not_alike():
    text, place = "in Hamza and Hamza Airport hamza", [0, 4, 0]
    rows = [ASIDE, place, ASIDE, [0, 0, 4], ASIDE, ASIDE]
    assert found(text, rows) == [("Hamza", "LOCATION"), ("Hamza", "ORGANIZATION")]


def test_no_words_have_no_entities():
    assert found("", np.zeros((0, 3))) == []
