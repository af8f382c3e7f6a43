"""Marks in the lines of our own dispatches."""

from evaluation.marked import span_of
from training.coreference_documents import own_references
from training.inline import split_marks


def test_marks_are_taken_out_and_their_spans_are_of_the_text_left():
    text, marks = split_marks("At least {12|killed} people and {a dozen|injured} more.")
    assert text == "At least 12 people and a dozen more."
    assert [(text[s:e], said) for (s, e), said in marks] == [("12", "killed"), ("a dozen", "injured")]


def test_words_marked_for_what_they_mean_stand_in_their_dispatches():
    for row in own_references():
        for mark in row["references"]:
            assert all(span_of(row["text"], words) for words in (mark["at"], *mark["of"]))
